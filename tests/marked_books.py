"""Workbooks of people for the tests of marked copies: with all that a copy must not lose."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from pathlib import Path

import openpyxl
import xlsxwriter
from lxml import etree
from workbooks import SAVED, with_event

FAULTS = {"N°": "2", "Date": "03/04/2017", "RT": 99, "Mène à": "ZZ", "Statut": "reporté"}
"""Faults in A4 (error), B4 (warning), E4, G4 and H4 (errors) of the sheet Événements."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def faulty():
    """Return the sheets of a workbook with five faults in row 4 of Événements."""
    return with_event(**FAULTS)


def rich(path, sheets=None, *, macros=False):
    """Write a workbook, faulty by default, with notes, conditions, a picture, a chart, a button, names and more."""
    path = Path(path)
    picture = path.with_suffix(".png")
    picture.write_bytes(_png())
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        book.set_properties({"created": SAVED})
        if macros:
            project = path.with_suffix(".bin")
            project.write_bytes(b"\xd0\xcf\x11\xe0 no real macros")
            book.add_vba_project(str(project))
        pages = {}
        for title, rows in (sheets or faulty()).items():
            pages[title] = page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
        _furnish(book, pages["Événements"], picture)
        book.add_worksheet("Brouillon").write(0, 0, "à moi")
        pages["Effets"].write_comment("A1", "Une note ailleurs", {"author": "Ana"})
        book.define_name("Effets!Locale", "=Effets!$A$1")
        book.define_name("Partout", "=Projet!$B$2")
        pages["Événements"].activate()
    return path


def _furnish(book, page, picture):
    bold = book.add_format({"bold": True})
    page.write_comment("A4", "Je vérifie ce numéro.", {"author": "Ana"})
    page.write_comment("C2", "Belle rencontre!", {"author": "Ana"})
    page.conditional_format("A2:H9", {"type": "no_blanks", "format": bold})
    page.conditional_format("E2:E9", {"type": "data_bar", "data_bar_2010": True})
    page.data_validation("H2:H9", {"validate": "list", "source": ["réalisé", "prévu"]})
    page.write_rich_string("C3", "Prêt ", bold, "d’un", " local")
    page.insert_image("J2", str(picture))
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Événements!$E$2:$E$4"})
    page.insert_chart("J8", chart)
    page.insert_button("J20", {"caption": "Un bouton"})
    page.insert_textbox("J25", "Une zone de texte")
    page.autofilter("A1:H4")
    page.print_area("A1:H9")
    page.repeat_rows(0)
    page.write_url("I1", "https://example.org", string="Notes")
    page.protect("", {"insert_rows": True})
    page.set_column("A:A", 6)
    page.set_row(1, 40)


def calc(folder):
    """Return an .ods workbook with one sheet."""
    spaces = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        '<table:table table:name="Projet"><table:table-row><table:table-cell office:value-type="string">'
        "<text:p>Champ</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    files = {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    return stored(folder / "projet.ods", files)


def opened(path):
    """Return what openpyxl reads of a workbook: a reader that shares no code with us.

    It holds the file of a workbook with pictures open, and warns of extensions that it leaves out.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()))


def parts(path):
    """Return the parts of a file by their names."""
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


def stored(path, content):
    """Write parts as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in content.items():
            target.writestr(name, part)
    return Path(path)


def changed(source, path, **replaced):
    """Copy a file with texts replaced by regular expressions: changed(a, b, **{"xl/workbook.xml": (old, new)})."""
    content = parts(source)
    for name, (old, new) in replaced.items():
        text, count = re.subn(old, new, content[name].decode("utf-8"), flags=re.DOTALL)
        assert count, f"{old} is not in {name}"
        content[name] = text.encode("utf-8")
    return stored(path, content)


def with_thread(source, path):
    """Copy a workbook as Excel 365 keeps it when the note on A4 is a conversation, with its shadow."""
    content = parts(source)
    sheet = sheet_part(content, "Événements")
    rels = f"xl/worksheets/_rels/{Path(sheet).name}.rels"
    comments = next(name for name in content if "comments" in name and b'ref="A4"' in content[name])
    content[comments] = (
        content[comments]
        .replace(b"<author>Ana</author>", b"<author>Ana</author><author>tc={1}</author>")
        .replace(b'ref="A4" authorId="0"', b'ref="A4" authorId="1"')
    )
    content["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{THREAD}"><threadedComment ref="A4" dT="2026-01-01T00:00:00.00" '
        'personId="{22222222-2222-2222-2222-222222222222}" id="{11111111-1111-1111-1111-111111111111}">'
        "<text>Je vérifie ce numéro.</text></threadedComment></ThreadedComments>"
    ).encode()
    content["xl/persons/person.xml"] = (
        f'<personList xmlns="{THREAD}"><person displayName="Ana" id="{{22222222-2222-2222-2222-222222222222}}" '
        'userId="Ana" providerId="None"/></personList>'
    ).encode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships"
    _relate(content, rels, f"{kind}/threadedComment", "../threadedComments/threadedComment1.xml")
    _relate(content, "xl/_rels/workbook.xml.rels", f"{kind}/person", "persons/person.xml")
    for part, name in (("threadedComments/threadedComment1", "threadedcomments"), ("persons/person", "person")):
        override = f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.ms-excel.{name}+xml"/></Types>'
        content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return stored(path, content)


def with_the_thread_lost(source, path):
    """Copy a workbook as a program leaves it that knows no conversations: their shadows stay."""
    content = parts(with_thread(source, path))
    for name in ("xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"):
        del content[name]
    for name, part in content.items():
        if name.endswith((".rels", "Types].xml")):
            content[name] = re.sub(rb"<(?:Relationship|Override) [^>]*(?:threadedC|person)[^>]*/>", b"", part)
    return stored(path, content)


def with_prefixes(source, path):
    """Copy a workbook as some programs write it: each element with a prefix."""
    content = parts(source)
    for name, part in content.items():
        if name.endswith(".xml") and f'xmlns="{MAIN}"'.encode() in part:
            text = part.decode("utf-8").replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
            content[name] = re.sub(r"<(/?)(?=[A-Za-z])(?!\w+:)", r"<\1x:", text).encode("utf-8")
    return stored(path, content)


def sheet_part(content, name):
    """Return the name of the part of a sheet."""
    root = etree.fromstring(content["xl/workbook.xml"])
    wanted = next(each for each in root.iter("{*}sheet") if each.get("name") == name)
    identity = next(value for key, value in wanted.attrib.items() if key.endswith("}id"))
    rels = etree.fromstring(content["xl/_rels/workbook.xml.rels"])
    target = next(each.get("Target") for each in rels if each.get("Id") == identity)
    return f"xl/{target.removeprefix('/xl/')}"


def _relate(content, rels, kind, target):
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"/></Relationships>'
    content[rels] = content[rels].replace(b"</Relationships>", relation.encode())


def _png():
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )
