"""Workbooks whose zip, markup or sheets are made to harm whoever opens them."""

import io
import os
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

from conftest import ROOT
from workbooks import complete, workbook

SHEET = "xl/worksheets/sheet2.xml"  # Événements


STRINGS = "xl/sharedStrings.xml"


BOOK = "xl/workbook.xml"


RELATIONS = "xl/_rels/workbook.xml.rels"


MIB = 1 << 20


Content = bytes | Iterable[bytes]


Parts = dict[str, Content]


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


def target(name: bytes, mode: bytes, folder: Path) -> Path:
    return edited(RELATIONS, b'Target="worksheets/sheet2.xml"', b'Target="%s"%s' % (name, mode), folder)


def link_outside(address: bytes, folder: Path) -> Path:
    relation = b'<Relationship Id="rIdX" Type="http://x/image" TargetMode="External" Target="%s"/></Relationships>'
    return edited(RELATIONS, b"</Relationships>", relation % address, folder)
