import datetime as dt
import random
import zipfile

import openpyxl
import programs
import pytest
from workbooks import complete, problems, workbook

from rtdocs import zip_limits
from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import codes, language_of
from rtdocs.model import DateForm
from rtdocs.problems import Rule
from rtdocs.read.build import read
from rtdocs.read.open import open_book

SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def rewritten(path, change=lambda _name, content: content, extra=()):
    """Write a workbook's zip again, each part as `change` makes it, with further parts."""
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, change(info.filename, old.read(info))) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in (*parts, *extra):
            new.writestr(name, content)
    return path


def bytes_at(path, content):
    path.write_bytes(content)
    return path


def missing(tmp_path):
    return tmp_path / "nulle part" / "projet.xlsx"


def below_a_file(tmp_path):
    return bytes_at(tmp_path / "fichier", b"x") / "projet.xlsx"


def folder(tmp_path):
    return tmp_path


def empty(tmp_path):
    return bytes_at(tmp_path / "vide.xlsx", b"")


def text(tmp_path):
    return bytes_at(tmp_path / "projet.csv", "N°;Événement\n1;Début\n".encode())


def lock(tmp_path):
    return bytes_at(tmp_path / "~$projet.xlsx", b"\x05Ana Tremblay".ljust(165))


def link(tmp_path):
    return bytes_at(tmp_path / "projet.gsheet", b'{"doc_id": "1"}')


def renamed_document(tmp_path):
    path = tmp_path / "projet.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<document/>")
    return path


def old_document(tmp_path):
    return bytes_at(tmp_path / "projet.xls", OLE + bytes(600))


def with_password(tmp_path):
    return bytes_at(tmp_path / "projet.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def calc_with_password(tmp_path):
    path = tmp_path / "projet.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", b"\x8f\x01")
        parts.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return path


def zip_with_password(tmp_path):
    path = workbook(tmp_path, complete())
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes_at(path, bytes(content))


def binary(tmp_path):
    path = tmp_path / "projet.xlsb"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("xl/workbook.bin", b"\x83")
    return path


def cut_short(tmp_path):
    path = workbook(tmp_path, complete())
    return bytes_at(path, path.read_bytes()[:-900])


def changed_byte(tmp_path):
    path = workbook(tmp_path, complete())
    content = bytearray(path.read_bytes())
    content[content.index(b"xl/worksheets/sheet2.xml") + 80] ^= 0xFF
    return bytes_at(path, bytes(content))


def no_markup(tmp_path):
    return rewritten(
        workbook(tmp_path, complete()), lambda name, content: b"<" if name == "xl/workbook.xml" else content
    )


def without_its_sheet(tmp_path):
    path = workbook(tmp_path, complete())
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist() if name != SHEET]
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts:
            new.writestr(name, content)
    return path


def with_doctype(tmp_path):
    return rewritten(
        workbook(tmp_path, complete()), lambda _name, content: content.replace(b"<worksheet", b"<!doctype x><worksheet")
    )


def with_doctype_in_utf16(tmp_path):
    return rewritten(
        workbook(tmp_path, complete()), extra=[("customXml/item1.xml", "<!DOCTYPE x><x/>".encode("utf-16"))]
    )


def with_late_doctype(tmp_path):
    noise = random.Random(1).randbytes(zip_limits._CHUNK - 10)  # noqa: S311 - bytes that do not pack, not a secret
    late = b"<!--" + noise.replace(b"\0", b"x") + b"--><!DOCTYPE x><x/>"
    return rewritten(workbook(tmp_path, complete()), extra=[("customXml/item1.xml", late)])


def climbing_name(tmp_path):
    return rewritten(workbook(tmp_path, complete()), extra=[("../sortie.txt", b"")])


def absolute_name(tmp_path):
    return rewritten(workbook(tmp_path, complete()), extra=[("C:\\sortie.txt", b"")])


def repeated_name(tmp_path):
    return rewritten(workbook(tmp_path, complete()), extra=[("XL/workbook.xml", b"")])


def far_cell(tmp_path):
    cell = b'</row><row r="100000"><c r="ZZ100000"><v>1</v></c></row></sheetData>'
    return rewritten(
        workbook(tmp_path, complete()), lambda _name, content: content.replace(b"</row></sheetData>", cell)
    )


def steep(tmp_path):
    return rewritten(
        workbook(tmp_path, complete()), extra=[("xl/media/image1.bmp", bytes(2 * zip_limits.RATIO_COUNTS_FROM))]
    )


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (missing, "workbook-missing"),
        (below_a_file, "workbook-missing"),
        (folder, "workbook-is-folder"),
        (empty, "workbook-empty-file"),
        (text, "workbook-is-none"),
        (lock, "workbook-is-lock"),
        (link, "workbook-is-link"),
        (renamed_document, "workbook-is-document"),
        (old_document, "workbook-is-none"),
        (with_password, "workbook-protected"),
        (calc_with_password, "workbook-protected"),
        (zip_with_password, "workbook-protected"),
        (binary, "workbook-is-binary"),
        (cut_short, "workbook-damaged"),
        (changed_byte, "workbook-damaged"),
        (no_markup, "workbook-damaged"),
        (without_its_sheet, "workbook-damaged"),
        (with_doctype, "workbook-unsafe-contents"),
        (with_doctype_in_utf16, "workbook-unsafe-contents"),
        (with_late_doctype, "workbook-unsafe-contents"),
        (climbing_name, "workbook-unsafe-contents"),
        (absolute_name, "workbook-unsafe-contents"),
        (repeated_name, "workbook-unsafe-contents"),
        (steep, "workbook-unsafe-size"),
        (far_cell, "workbook-too-large"),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_one_sentence(make, key, tmp_path):
    with pytest.raises(UnreadableWorkbook) as refusal:
        read(make(tmp_path))
    assert refusal.value.key == key
    for code in codes():
        assert str(refusal.value.values["path"]) in refusal.value.say(language_of(code))


@pytest.mark.parametrize("limit", ["MOST_ENTRIES", "LARGEST_ENTRY", "LARGEST_IN_ALL"])
def test_a_zip_past_a_limit_is_refused(limit, tmp_path, monkeypatch):
    monkeypatch.setattr(zip_limits, limit, 3)
    with pytest.raises(UnreadableWorkbook) as refusal:
        read(workbook(tmp_path, complete()))
    assert refusal.value.key == "workbook-unsafe-size"


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    path = workbook(tmp_path, complete())

    def denied(*_args):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(path), "open", denied)
    with pytest.raises(UnreadableWorkbook) as refusal:
        read(path)
    assert refusal.value.key == "workbook-denied"


def test_a_far_cell_of_a_sheet_that_is_not_ours_does_no_harm(tmp_path):
    sheets = {"Brouillon": [["a"]], **complete()}
    path = workbook(tmp_path, sheets)
    cell = b'</row><row r="100000"><c r="ZZ100000"><v>1</v></c></row></sheetData>'
    rewritten(path, lambda name, content: content.replace(b"</row></sheetData>", cell) if name == SHEET else content)
    assert len(read(path)[0].events) == 2


def test_rows_that_only_bear_a_look_do_no_harm(tmp_path):
    path = workbook(tmp_path, complete())
    phantom = b'</row><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    rewritten(path, lambda _name, content: content.replace(b"</row></sheetData>", phantom))
    assert len(read(path)[0].events) == 2


def test_macros_are_left_out_with_a_note(tmp_path):
    path = rewritten(workbook(tmp_path, complete(), "projet.xlsm"), extra=[("xl/vbaProject.bin", b"\x01")])
    found = read(path)[1]
    assert [(problem.rule, problem.message(language_of("fr"))) for problem in found] == [
        (Rule.MACROS_LEFT_OUT, "Le classeur projet.xlsm contient des macros; rtdocs le lit sans les exécuter.")
    ]
    assert Rule.MACROS_LEFT_OUT not in {problem.rule for problem in problems(tmp_path, complete())}


@pytest.mark.parametrize(
    ("core", "saved"),
    [
        (
            b"<c:properties xmlns:c='c' xmlns:d='d'><d:modified>2025-03-04T05:06:07Z</d:modified></c:properties>",
            "2025-03-04",
        ),
        (b"<cp:coreProperties xmlns:cp='c'/>", ""),
        (b"<broken", ""),
    ],
)
def test_the_day_it_was_saved_comes_from_its_properties(core, saved, tmp_path):
    path = rewritten(
        workbook(tmp_path, complete()), lambda name, content: core if name == "docProps/core.xml" else content
    )
    assert read(path)[0].saved == saved


def test_sheets_of_a_1904_workbook_bear_the_same_days(tmp_path):
    sheets = complete()
    sheets["Effets"][1][2] = dt.date(2012, 5, 31)
    for name, options in (("a.xlsx", {}), ("b.xlsx", {"date_1904": True})):
        effect = read(workbook(tmp_path, sheets, name, **options))[0].effects[0]
        assert effect.date.earliest == dt.date(2012, 5, 31)


DAYS_FROM_1900, DAYS_FROM_1904 = 41_060, 41_060 - 1462  # 31 May 2012


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize(("from_1904", "number"), [(False, DAYS_FROM_1900), (True, DAYS_FROM_1904)])
def test_a_day_that_lost_its_look_is_counted_as_its_workbook_counts(ending, from_1904, number, tmp_path):
    sheets = complete()
    sheets["Effets"][1][2] = number
    sheets["Effets"].append(["B", "Un autre", dt.datetime(1904, 1, 1) + dt.timedelta(days=2008), None])  # noqa: DTZ001
    path = workbook(tmp_path, sheets, date_1904=from_1904)
    if ending != "xlsx":
        path = programs.converted([path], ending, tmp_path)[path.name]
    first, second = read(path)[0].effects
    assert first.date.earliest == dt.date(2012, 5, 31)
    assert (second.date.form is DateForm.YEAR) is from_1904  # 2008, typed where a look for days was set


def test_a_calc_file_with_a_far_cell_is_refused(tmp_path):
    path = tmp_path / "projet.ods"
    row = '<table:table-row table:number-rows-repeated="30000"><table:table-cell><text:p>a</text:p></table:table-cell>'
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", f'<t><table:table table:name="Z">{row}</table:table-row></table:table></t>')
    with pytest.raises(UnreadableWorkbook) as refusal:
        open_book(path)
    assert (refusal.value.key, refusal.value.values["sheet"]) == ("workbook-too-large", "Z")


@pytest.mark.parametrize(("number", "look"), [(1e300, "[h]:mm"), (-1e300, "[h]:mm"), (-1e300, "yyyy-mm-dd")])
def test_a_number_far_beyond_any_day_is_told_by_its_row(number, look, tmp_path):
    path = workbook(tmp_path, complete())
    book = openpyxl.load_workbook(path)
    book["Événements"]["C3"], book["Événements"]["C3"].number_format = number, look
    book.save(path)
    with pytest.raises(UnreadableWorkbook) as refusal:
        read(path)
    assert refusal.value.key == "workbook-day-too-far"
    assert (refusal.value.values["sheet"], refusal.value.values["row"]) == ("Événements", 3)


def test_parts_whose_names_are_in_capitals_are_found(tmp_path):
    path = workbook(tmp_path, complete())
    with zipfile.ZipFile(path) as old:
        parts = [(name.replace("docProps/core", "docProps/CORE"), old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts:
            new.writestr(name, content)
    assert open_book(path).saved == "2026-01-31"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_workbook_whose_parts_are_in_utf_16_is_read_as_excel_reads_it(encoding, tmp_path):
    """Calamine knows UTF-8 alone, and so do scans of bytes."""

    def change(name, content):
        if not name.endswith((".xml", ".rels")):
            return content
        sign = "\ufeff" if encoding == "utf-16-be" else ""
        text = content.decode().partition("?>")[2].strip()
        return f'{sign}<?xml version="1.0" encoding="UTF-16"?>{text}'.encode(encoding)

    story, told = read(rewritten(workbook(tmp_path, complete()), change))
    assert (told, story.project.title) == ((), "Marché solidaire")
    assert [event.number for event in story.events] == ["1", "2"]
