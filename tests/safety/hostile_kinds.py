"""Files that are not what their names say: other documents, LibreOffice and old Excel workbooks, pipes and loops."""

import os
import shutil
import struct
from collections.abc import Callable, Iterable
from pathlib import Path

from conftest import ROOT
from hostile_zips import Parts, zipped
from workbooks import complete, workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


CALC = b"application/vnd.oasis.opendocument.spreadsheet"


def renamed(name: str, content: bytes, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def office_document(template: str, folder: Path) -> Path:
    return Path(shutil.copy(ROOT / "templates" / template, folder / "projet.xlsx"))


def cut(share: float, folder: Path) -> Path:
    content = workbook(folder, complete()).read_bytes()
    return renamed("projet.xlsx", content[: int(len(content) * share)], folder)


def calc(body: bytes | Iterable[bytes], folder: Path, manifest: bytes = b"") -> Path:
    pieces = [body] if isinstance(body, bytes) else body
    head = (
        b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        b' office:version="1.2"><office:body><office:spreadsheet>'
    )
    tail = b"</office:spreadsheet></office:body></office:document-content>"
    parts: Parts = {"mimetype": CALC, "content.xml": [head, *pieces, tail], "META-INF/manifest.xml": manifest}
    return zipped(folder / "projet.ods", parts)


def calc_table(rows: bytes) -> bytes:
    return b'<table:table table:name="\xc3\x89v\xc3\xa9nements">' + rows + b"</table:table>"


FILLED = b'<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'


CALC_BOMB = calc_table(
    b'<table:table-row table:number-rows-repeated="1048576">'
    b'<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>a</text:p>'
    b"</table:table-cell></table:table-row>"
)


CALC_FAR = calc_table(
    b'<table:table-row><table:table-cell table:number-columns-repeated="4000000000"/>' + FILLED + b"</table:table-row>"
)


CALC_WIDE = calc_table(
    b'<table:table-row table:number-rows-repeated="20000"><table:table-cell office:value-type="string"'
    b' table:number-columns-repeated="500"><text:p>a</text:p></table:table-cell></table:table-row>'
)


CALC_PREFIX = (
    b'<t:table xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" t:name="X">'
    b'<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384">'
    b"<text:p>a</text:p></t:table-cell></t:table-row></t:table>"
)


CALC_ECHO = calc_table(
    b'<table:table-row table:number-rows-repeated="1000"><table:table-cell office:value-type="string"'
    b' table:number-columns-repeated="10"><text:p>'
    + b"abcdefghij" * 3000
    + b"</text:p></table:table-cell></table:table-row>"
)


CALC_DISGUISED = calc_table(
    b'<table:table-row table:number-rows-repeated = "1048576"><table:table-cell table:formula="a>b"'
    b' office:value-type="string" table:number-columns-repeated = "16384"><text:p>a</text:p></table:table-cell>'
    b"</table:table-row>"
)


CALC_EMPTY_ROWS = calc_table(
    b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/>'
    b"</table:table-row><table:table-row>" + FILLED + b"</table:table-row>"
)


CALC_SPACES = calc_table(
    b'<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="4000000000"/></text:p>'
    b"</table:table-cell></table:table-row>"
)


def record(kind: int, body: bytes) -> bytes:
    """Return a record of an old Excel stream."""
    return struct.pack("<HH", kind, len(body)) + body


def old_book(sheet: bytes) -> bytes:
    """Return the stream of an old Excel workbook (BIFF 8) with one sheet of these records."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + record(0x42, struct.pack("<H", 1200))
    name = "Événements".encode("utf-16-le")
    length = len(start) + 4 + 8 + len(name) + 4
    bound = record(0x85, struct.pack("<IBBBB", length, 0, 0, len(name) // 2, 1) + name)
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + sheet + record(0x0A, b"")
    return start + bound + record(0x0A, b"") + body


def old_number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def compound(stream: bytes, fat_of: Callable[[list[int]], list[int]] = lambda chain: chain) -> bytes:
    """Return a compound file whose one stream is `Workbook`: header, a table of sectors, a directory, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    sectors = count + 2
    tables = -(-(sectors + 4) // 127)
    total = sectors - 1 + tables
    fat = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + [tables + 2 + n for n in range(count - 1)] + [0xFFFFFFFE]
    fat = fat_of(fat) + [0xFFFFFFFF] * (tables * 128 - len(fat))
    assert total < tables * 128
    header = OLE + bytes(16) + struct.pack("<HHHHHHI", 0x3E, 3, 0xFFFE, 9, 6, 0, 0)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += b"".join(struct.pack("<I", n if n < tables else 0xFFFFFFFF) for n in range(109))
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, tables + 1, len(stream))
    return header + struct.pack(f"<{len(fat)}I", *fat) + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def old(sheet: bytes, folder: Path) -> Path:
    return renamed("projet.xls", compound(old_book(sheet)), folder)


def cyclic(folder: Path) -> Path:
    def turned(fat: list[int]) -> list[int]:
        return [*fat[:-1], fat.index(0xFFFFFFFE) + 1]  # the last sector of the stream leads back to its first

    return renamed("projet.xls", compound(old_book(old_number(0, 0)), turned), folder)


def symbolic_loop(folder: Path) -> Path:
    (folder / "projet.xlsx").symlink_to(folder / "autre.xlsx")
    (folder / "autre.xlsx").symlink_to(folder / "projet.xlsx")
    return folder / "projet.xlsx"


def named_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "projet.xlsx")
    return folder / "projet.xlsx"


def folder_named_so(folder: Path) -> Path:
    (folder / "projet.xlsx").mkdir()
    return folder / "projet.xlsx"


def long_name(folder: Path) -> Path:
    return folder / ("x" * 5000 + ".xlsx")


def device(folder: Path) -> Path:
    (folder / "projet.xlsx").symlink_to("/dev/zero")
    return folder / "projet.xlsx"


FAR_OLD = b"".join(old_number(row, column) for row, column in ((0, 0), (65_535, 255)))
