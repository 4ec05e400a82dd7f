"""Files made to harm whoever opens them, and files that are not what their names say: name -> (maker, outcome).

A maker writes a file in a folder and returns its path. The outcome is the key of the one message that refuses the file,
or READ where the file is odd but rightly read: its problems are then told as those of any workbook.
"""

import io
import os
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT
from workbooks import complete, workbook

READ = "read"
TOO_LARGE = "workbook-too-large"
SIZE = "workbook-unsafe-size"
CONTENTS = "workbook-unsafe-contents"
DAMAGED = "workbook-damaged"
IS_NONE = "workbook-is-none"
IS_DOCUMENT = "workbook-is-document"
PROTECTED = "workbook-protected"

SHEET = "xl/worksheets/sheet2.xml"  # Événements
STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MIB = 1 << 20
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
CALC = b"application/vnd.oasis.opendocument.spreadsheet"

Content = bytes | Iterable[bytes]
Parts = dict[str, Content]


class Hostile(NamedTuple):
    """A file to make, and what must come of it."""

    make: Callable[[Path], Path]
    outcome: str


def parts_of(folder: Path) -> Parts:
    """Return the parts of a sound workbook."""
    with zipfile.ZipFile(workbook(folder, complete(), "base.xlsx")) as book:
        return {name: book.read(name) for name in book.namelist()}


def zipped(path: Path, parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write parts, each bytes or an iterable of pieces that never stand in memory together."""
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as stream:
                for piece in [content] if isinstance(content, bytes) else content:
                    stream.write(piece)
    return path


def with_parts(folder: Path, **changed: Content) -> Path:
    """Write a sound workbook but for these parts, a slash written `__` and a dot `_`."""
    names = {name.replace("/", "__").replace(".", "_"): name for name in parts_of(folder)}
    return zipped(folder / "projet.xlsx", {**parts_of(folder), **{names[key]: part for key, part in changed.items()}})


def edited(part: str, old: bytes, new: bytes, folder: Path) -> Path:
    """Write a sound workbook with a replacement in one part."""
    parts = parts_of(folder)
    content = bytes(parts[part])
    assert old in content, (part, old)
    return zipped(folder / "projet.xlsx", {**parts, part: content.replace(old, new, 1)})


def added(name: str, content: Content, folder: Path) -> Path:
    """Write a sound workbook with one part more."""
    return zipped(folder / "projet.xlsx", {**parts_of(folder), name: content})


def replaced(part: str, content: Content, folder: Path) -> Path:
    """Write a sound workbook with one part exchanged."""
    return zipped(folder / "projet.xlsx", {**parts_of(folder), part: content})


def repeated(piece: bytes, times: int) -> Iterable[bytes]:
    """Return pieces of about a hundred kilobytes that make up `piece` as many times."""
    bunch = max(1, 100_000 // len(piece))
    return [piece * bunch] * (times // bunch) + [piece * (times % bunch)]


def filled_sheet(rows: Iterable[bytes]) -> Iterable[bytes]:
    """Return a worksheet with these rows."""
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return [head, *rows, b"</sheetData></worksheet>"]


# --- Zip bombs and lies


def many_entries(folder: Path) -> Path:
    return zipped(folder / "projet.xlsx", {**parts_of(folder), **{f"xl/media/{n}.png": b"" for n in range(10_001)}})


def several_large(folder: Path) -> Path:
    """Hold each entry under its limit, all together above theirs."""
    noise = [os.urandom(1000) + bytes(99_000)] * 450
    return zipped(folder / "projet.xlsx", {**parts_of(folder), **{f"xl/media/{n}.png": noise for n in range(5)}})


def largest_allowed(folder: Path) -> Path:
    """Come as close to all limits as a file may that is still opened."""
    noise = [os.urandom(1000) + bytes(99_000)] * 450
    return zipped(folder / "projet.xlsx", {**parts_of(folder), **{f"xl/media/{n}.png": noise for n in range(4)}})


def nested(folder: Path) -> Path:
    """Put a bomb in a zip in the zip: nobody opens it."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(40 * MIB))
    return added("xl/embeddings/book1.xlsx", inner.getvalue(), folder)


def overlapping(folder: Path) -> Path:
    """Let a thousand entries of the directory share the bytes of one (a quoted-overlap bomb in its simplest form)."""
    path = added("xl/media/x0.bin", os.urandom(1000) + bytes(190_000), folder)
    content = bytearray(path.read_bytes())
    start = content.rindex(b"PK\x05\x06")
    directory = struct.unpack_from("<I", content, start + 16)[0]
    last = content.rindex(b"PK\x01\x02")
    copies = [content[last:start].replace(b"x0.bin", f"{n:06}".encode()) for n in range(1000)]
    more = b"".join(bytes(copy) for copy in copies)
    count = struct.unpack_from("<H", content, start + 10)[0] + len(copies)
    end = bytearray(content[start:])
    struct.pack_into("<HHI", end, 8, count, count, start - directory + len(more))
    path.write_bytes(bytes(content[:start]) + more + bytes(end))
    return path


def lying_size(field: int, signature: bytes, folder: Path) -> Path:
    """Say in one of the two headers of a large entry that it unpacks to 100 bytes."""
    path = added("xl/media/grand.bin", repeated(b"\0", 40 * MIB), folder)
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, content.rindex(signature) + field, 100)
    path.write_bytes(content)
    return path


def spoilt_picture(folder: Path) -> Path:
    """Spoil a picture's bytes: the cells are sound, but no copy of the workbook could hold it."""
    path = added("xl/media/a.png", noise := os.urandom(1000), folder)
    path.write_bytes(path.read_bytes().replace(noise[400:420], bytes(20)))
    return path


def spoilt_document(folder: Path) -> Path:
    path, noise = folder / "projet.xlsx", os.urandom(1000)
    with zipfile.ZipFile(ROOT / "templates" / "rapport.docx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    zipped(path, {**parts, "word/media/a.png": noise})
    path.write_bytes(path.read_bytes().replace(noise[400:420], bytes(20)))
    return path


def later_zip(folder: Path) -> Path:
    """Say that a later version of zip is needed than there is."""
    path = workbook(folder, complete())
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 84
    path.write_bytes(content)
    return path


def encrypted_entry(folder: Path) -> Path:
    path = workbook(folder, complete())
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    return path


# --- Entities


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 11))
    + b"]>"
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY a10 SYSTEM 'file:///etc/passwd'>]>"


def with_doctype(part: str, doctype: bytes, encoding: str, folder: Path) -> Path:
    content = bytes(parts_of(folder)[part]).decode()
    body = content.partition("?>")[2].strip()
    head = f"<?xml version='1.0' encoding='{encoding}'?>{doctype.decode()}"
    return replaced(part, (head + body.replace(">", ">&a10;", 1)).encode(encoding), folder)


# --- Huge sheets


def phantom_rows(folder: Path) -> Path:
    return replaced(SHEET, filled_sheet(repeated(b"<row/>", 1_048_576)), folder)


def far_cell(folder: Path) -> Path:
    far = b'</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return edited(SHEET, b"</row></sheetData>", far, folder)


def many_cells(folder: Path) -> Path:
    """Fill three million cells, of which none lies far."""
    row = b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>"
    return replaced(SHEET, filled_sheet(repeated(row, 15_000)), folder)


def largest_sheet(folder: Path) -> Path:
    """Fill every cell of the block that may be read."""
    row = b"<row>" + b"<c><v>1</v></c>" * 500 + b"</row>"
    return replaced(SHEET, filled_sheet(repeated(row, 6_000)), folder)


def largest_corners(folder: Path) -> Path:
    """Fill the two corners of the block that may be read."""
    rows = [b'<row r="1"><c r="A1"><v>1</v></c></row>', b'<row r="20000"><c r="SF20000"><v>1</v></c></row>']
    return replaced(SHEET, filled_sheet(rows), folder)


def many_strings(piece: bytes, times: int, folder: Path) -> Path:
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return replaced(STRINGS, [head, *repeated(piece, times), b"</sst>"], folder)


def shared_text(letters: int, cells: int, folder: Path) -> Path:
    """Show one long text in many cells: a small file whose cells take far more."""
    strings = bytes(parts_of(folder)[STRINGS])
    text = b"<si><t>%s</t></si></sst>" % (os.urandom(500).hex().encode() * (letters // 1000))
    row = b"<row>" + b'<c t="s"><v>%d</v></c>' % strings.count(b"<si>") * 10 + b"</row>"
    parts = {STRINGS: strings.replace(b"</sst>", text), SHEET: filled_sheet(repeated(row, cells // 10))}
    return zipped(folder / "projet.xlsx", {**parts_of(folder), **parts})


def heaviest_allowed(folder: Path) -> Path:
    """Fill as many cells as may be, with texts as long as may be, each with a letter of four bytes."""
    text = ("é😀" + "x" * 30).encode()
    row = b"<row>" + b'<c t="inlineStr"><is><t>' + text + b"</t></is></c>" + b"<c><v>1</v></c>" * 20 + b"</row>"
    return replaced(SHEET, filled_sheet(repeated(row, 19_000)), folder)


def wordiest_allowed(folder: Path) -> Path:
    """Fill cells with texts as long as may be, each with a letter that makes Python keep four bytes for all."""
    text = "😀".encode() + os.urandom(8000).hex().encode() * 12
    head = b"<row><c><v>1</v></c><c><v>2</v></c>"
    row = head + b'<c t="inlineStr"><is><t>' + text + b"</t></is></c></row>"
    events = b'<row><c t="inlineStr"><is><t>No.</t></is></c><c t="inlineStr"><is><t>Date</t></is></c>'
    events += b'<c t="inlineStr"><is><t>\xc3\x89v\xc3\xa9nement</t></is></c></row>'
    return replaced(SHEET, filled_sheet([events, *repeated(row, 120)]), folder)


def disguised(folder: Path) -> Path:
    """Hide how far a cell stands from those who search for the end of its tag."""
    far = b'</row><row x=">" r="1048576"><c x=">" r="XFD1048576"><v>1</v></c></row></sheetData>'
    return edited(SHEET, b"</row></sheetData>", far, folder)


def announced(folder: Path) -> Path:
    """Announce four thousand million shared texts where there are few."""
    return edited(STRINGS, b'uniqueCount="', b'uniqueCount="42949672', folder)


def long_text(size: int, folder: Path) -> Path:
    text = [os.urandom(500).hex().encode() * 10] * (size // 10_000)
    rows = [b'<row><c t="inlineStr"><is><t>', *text, b"</t></is></c></row>"]
    return replaced(SHEET, filled_sheet(rows), folder)


def deep(part: str, levels: int, folder: Path) -> Path:
    body = b"<a>" * levels + b"</a>" * levels
    return replaced(part, body, folder)


def defined_names(count: int, folder: Path) -> Path:
    names = b"".join(b'<definedName name="n%d">Projet!$A$1</definedName>' % n for n in range(count))
    return edited(BOOK, b"</sheets>", b"</sheets><definedNames>%s</definedNames>" % names, folder)


def merges(folder: Path) -> Path:
    """Merge every cell with every other, ten thousand times."""
    ranges = b'<mergeCell ref="A1:XFD1048576"/>' * 10_000
    return edited(SHEET, b"</sheetData>", b'</sheetData><mergeCells count="10000">%s</mergeCells>' % ranges, folder)


def many_sheets(folder: Path) -> Path:
    sheets = b"".join(b'<sheet name="F%d" sheetId="%d" r:id="rId2"/>' % (n, n + 100) for n in range(5_000))
    return edited(BOOK, b"</sheets>", sheets + b"</sheets>", folder)


def many_nodes(folder: Path) -> Path:
    return edited(BOOK, b"</sheets>", b"</sheets>" + b"<a/>" * 4_000_000, folder)


def many_attributes(folder: Path) -> Path:
    attributes = b"".join(b' a%d="1"' % n for n in range(200_000))
    return edited(BOOK, b"<sheets>", b"<sheets%s>" % attributes, folder)


# --- Names and targets


def target(name: bytes, mode: bytes, folder: Path) -> Path:
    return edited(RELATIONS, b'Target="worksheets/sheet2.xml"', b'Target="%s"%s' % (name, mode), folder)


def link_outside(address: bytes, folder: Path) -> Path:
    relation = b'<Relationship Id="rIdX" Type="http://x/image" TargetMode="External" Target="%s"/></Relationships>'
    return edited(RELATIONS, b"</Relationships>", relation % address, folder)


# --- Other kinds of file


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
TRAVERSAL = b"../../../../etc/passwd"
PNG = bytes.fromhex("89504E470D0A1A0A") + bytes(50)

CASES: dict[str, Hostile] = {
    "one entry of 60 MB of zeros": Hostile(partial(added, "xl/media/a.bin", repeated(b"\0", 60 * MIB)), SIZE),
    "one entry of 40 MB at a ratio of 1000": Hostile(partial(added, "xl/a.bin", repeated(b"\0", 40 * MIB)), SIZE),
    "10 001 entries more": Hostile(many_entries, SIZE),
    "five entries of 45 MB": Hostile(several_large, SIZE),
    "four entries of 45 MB": Hostile(largest_allowed, READ),
    "a bomb in a zip in the zip": Hostile(nested, READ),
    "1 000 entries that share their bytes": Hostile(overlapping, CONTENTS),
    "a size that lies in the directory": Hostile(partial(lying_size, 24, b"PK\x01\x02"), DAMAGED),
    "a size that lies before the entry": Hostile(partial(lying_size, 22, b"PK\x03\x04"), SIZE),
    "a picture whose bytes are spoilt": Hostile(spoilt_picture, DAMAGED),
    "an entry of a later zip": Hostile(later_zip, DAMAGED),
    "an entry with a password": Hostile(encrypted_entry, PROTECTED),
    **{
        f"{kind} in {part} in {encoding}": Hostile(partial(with_doctype, part, doctype, encoding), CONTENTS)
        for kind, doctype in (("a billion laughs", LAUGHS), ("a file of the system", OUTSIDE))
        for part in (SHEET, STRINGS, BOOK, RELATIONS, "docProps/core.xml")
        for encoding in ("utf-8", "utf-16")
    },
    "1 048 576 rows without cells": Hostile(phantom_rows, SIZE),
    "a cell in XFD1048576": Hostile(far_cell, TOO_LARGE),
    "three million cells": Hostile(many_cells, SIZE),
    "three million cells in a wide block": Hostile(largest_sheet, SIZE),
    "two cells 20 000 rows and 500 columns apart": Hostile(largest_corners, TOO_LARGE),
    "three million short texts": Hostile(partial(many_strings, b"<si><t>a</t></si>", 2_900_000), SIZE),
    "a million empty texts": Hostile(partial(many_strings, b"<si/>", 1_000_000), READ),
    "two million texts of one letter": Hostile(partial(many_strings, b"<si><t>a</t></si>", 1_900_000), SIZE),
    "a text of 30 000 letters in 10 000 cells": Hostile(partial(shared_text, 30_000, 10_000), SIZE),
    "a text of 2 000 letters in 10 000 cells": Hostile(partial(shared_text, 2_000, 10_000), READ),
    "as many cells as may be": Hostile(heaviest_allowed, READ),
    "as many letters as may be": Hostile(wordiest_allowed, READ),
    "4 thousand million texts announced": Hostile(announced, DAMAGED),
    "a far cell in disguise": Hostile(disguised, CONTENTS),
    "a cell of 48 MB": Hostile(partial(long_text, 48 * MIB), SIZE),
    "a cell of 10 MB": Hostile(partial(long_text, 10 * MIB), SIZE),
    **{
        f"100 000 levels in {part}": Hostile(partial(deep, part, 100_000), outcome)
        for part, outcome in (
            (SHEET, READ),
            (STRINGS, DAMAGED),
            (BOOK, DAMAGED),
            (RELATIONS, DAMAGED),
            ("docProps/core.xml", READ),
        )
    },
    "10 000 defined names": Hostile(partial(defined_names, 10_000), READ),
    "10 000 merged blocks over each other": Hostile(merges, READ),
    "5 000 sheets": Hostile(many_sheets, READ),
    "4 million elements in the list of sheets": Hostile(many_nodes, SIZE),
    "200 000 attributes": Hostile(many_attributes, SIZE),
    "a name with ..": Hostile(partial(added, "xl/../../sortie.txt", b""), CONTENTS),
    "an absolute name": Hostile(partial(added, "/etc/passwd", b""), CONTENTS),
    "a name with a drive": Hostile(partial(added, "C:\\sortie.txt", b""), CONTENTS),
    "a name twice but for its case": Hostile(partial(added, "XL/Workbook.xml", b""), CONTENTS),
    "a sheet that is ../../etc/passwd": Hostile(partial(target, TRAVERSAL, b""), DAMAGED),
    "a sheet on the web": Hostile(partial(target, b"http://192.0.2.1/a.xml", b' TargetMode="External"'), DAMAGED),
    "a sheet in a file": Hostile(partial(target, b"file:///etc/passwd", b' TargetMode="External"'), DAMAGED),
    "a link to the web": Hostile(partial(link_outside, b"http://192.0.2.1/a.png"), READ),
    "a link to a share": Hostile(partial(link_outside, rb"\\192.0.2.1\a\b.png"), READ),
    "a Word document": Hostile(partial(office_document, "rapport.docx"), IS_DOCUMENT),
    "a Word document with a spoilt picture": Hostile(spoilt_document, IS_DOCUMENT),
    "a PowerPoint document": Hostile(partial(office_document, "schema.pptx"), IS_DOCUMENT),
    "a PDF": Hostile(partial(renamed, "projet.xlsx", b"%PDF-1.7\n"), IS_DOCUMENT),
    "a picture": Hostile(partial(renamed, "projet.xlsx", PNG), IS_NONE),
    "a CSV": Hostile(partial(renamed, "projet.xlsx", b"1;2;3\n"), IS_NONE),
    "a web page": Hostile(partial(renamed, "projet.xls", b"<html><table><tr><td>1</table>"), IS_NONE),
    "nothing but two letters": Hostile(partial(renamed, "projet.xlsx", b"PK"), DAMAGED),
    "an empty zip": Hostile(partial(renamed, "projet.xlsx", b"PK\x05\x06" + bytes(18)), IS_NONE),
    **{f"cut at {share:.0%}": Hostile(partial(cut, share), DAMAGED) for share in (0.01, 0.3, 0.6, 0.9, 0.99)},
    "an empty file": Hostile(partial(renamed, "projet.xlsx", b""), "workbook-empty-file"),
    "an .ods with 17 thousand million cells": Hostile(partial(calc, CALC_BOMB), TOO_LARGE),
    "an .ods with a cell 4 thousand million columns away": Hostile(partial(calc, CALC_FAR), TOO_LARGE),
    "an .ods with 10 million cells": Hostile(partial(calc, CALC_WIDE), TOO_LARGE),
    "an .ods with a prefix of its own": Hostile(partial(calc, CALC_PREFIX), READ),
    "an .ods with a million empty rows, then one": Hostile(partial(calc, CALC_EMPTY_ROWS), TOO_LARGE),
    "an .ods with 4 thousand million spaces": Hostile(partial(calc, CALC_SPACES), SIZE),
    "an .ods with a text in 10 000 cells": Hostile(partial(calc, CALC_ECHO), SIZE),
    "an .ods with a far cell in disguise": Hostile(partial(calc, CALC_DISGUISED), SIZE),
    "an .ods with a password": Hostile(partial(calc, b"", manifest=b"<manifest:encryption-data/>"), PROTECTED),
    "an .xls": Hostile(partial(old, old_number(0, 0)), READ),
    "an .xls with two cells at its corners": Hostile(partial(old, FAR_OLD), TOO_LARGE),
    "an .xls whose sectors run in a circle": Hostile(cyclic, READ),
    "an .xls with nothing behind its first bytes": Hostile(partial(renamed, "projet.xls", OLE + bytes(600)), IS_NONE),
    "a link that leads to itself": Hostile(symbolic_loop, "workbook-denied"),
    "a pipe": Hostile(named_pipe, IS_NONE),
    "a device without end": Hostile(device, IS_NONE),
    "a folder": Hostile(folder_named_so, "workbook-is-folder"),
    "a name too long": Hostile(long_name, "workbook-missing"),
}
