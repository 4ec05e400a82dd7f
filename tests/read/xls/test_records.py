import struct

import olefile
import pytest

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import language_of
from rtdocs.read.shown.values import as_shown
from rtdocs.read.survey import COMPUTED_ADDRESS, Area, What
from rtdocs.read.values.text import plain
from rtdocs.read.xls import records as old_excel
from rtdocs.read.xls.looks import LookRecords


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def stream(*records, name=b"\x00A"):
    """Return a workbook stream of one sheet with these records."""
    globals_length = (
        len(record(0x0809)) + len(record(0x0085, bytes(6) + bytes([len(name) - 1]) + name)) + len(record(0x000A))
    )
    sheet = struct.pack("<IBB", globals_length, 0, 0) + bytes([len(name) - 1]) + name
    return record(0x0809) + record(0x0085, sheet) + record(0x000A) + record(0x0809) + b"".join(records) + record(0x000A)


def told(*records):
    return old_excel._surveys(stream(*records))["A"]


def test_errors_come_from_formulas_and_from_cells():
    formula = struct.pack("<HHHBBBBHH", 1, 2, 0, 2, 0, 23, 0, 0, 0xFFFF)
    number = struct.pack("<HHHd", 3, 0, 0, 2011.0)
    cell, truth = struct.pack("<HHHBB", 4, 0, 0, 42, 1), struct.pack("<HHHBB", 5, 0, 0, 1, 0)
    unknown = struct.pack("<HHHBB", 6, 0, 0, 99, 1)
    found = told(
        record(0x0006, formula), record(0x0006, number), *(record(0x0205, each) for each in (cell, truth, unknown))
    )
    assert found.errors == {(2, 3): "#REF!", (5, 1): "#N/A", (7, 1): "#"}


def test_hidden_and_merged_cells_are_told():
    rows = [struct.pack("<H10xH", number, flags) + bytes(2) for number, flags in ((3, 0x20), (4, 0x0100))]
    columns = [struct.pack("<HHHHHH", 1, 2, 0, 0, flags, 0) for flags in (1, 0)]
    merged = struct.pack("<H8H", 2, 1, 3, 0, 0, 5, 5, 1, 2)
    found = told(
        *(record(0x0208, each) for each in rows), *(record(0x007D, each) for each in columns), record(0x00E5, merged)
    )
    assert (found.hidden_rows, found.hidden_columns) == ({4}, {2, 3})
    assert found.merged == (Area(2, 1, 4, 1), Area(6, 2, 6, 3))


def test_what_a_chart_within_a_sheet_holds_is_passed_over_but_the_sheet_goes_on():
    row = record(0x0208, struct.pack("<H10xH", 3, 0x20))
    assert told(record(0x0809), record(0x000A), row).hidden_rows == {4}


def test_a_name_may_take_two_bytes_a_letter():
    name = "Événements – 1"
    letters = name.encode("utf-16-le")
    sheet = struct.pack("<IBBBB", 0, 0, 0, len(name), 1) + letters
    assert list(old_excel._surveys(record(0x0085, sheet))) == [name]


def formula(row, *tokens, mark=0):
    """A formula whose stored value is the number 0, as LibreOffice writes that of HYPERLINK; of Excel, a text."""
    joined = b"".join(tokens)
    return record(0x0006, struct.pack("<HHH6xH6xH", row, 0, 0, mark, len(joined)) + joined)


def words(text):
    letters = text.encode("utf-16-le")
    return bytes([0x17, len(text), 1]) + letters


LINK_OF_TWO, LINK_OF_ONE, CELL, JOINED = b"\x42\x02\x67\x01", b"\x42\x01\x67\x01", b"\x44\x00\x00\x00\xc0", b"\x08"


def test_the_address_of_a_formula_is_read_and_words_that_are_not_stored_with_it():
    found = told(
        formula(0, words("https://exemple.ca/pv"), words('Le "PV"'), LINK_OF_TWO),
        formula(1, words("https://exemple.ca/seul"), LINK_OF_ONE),
        formula(2, words("https://exemple.ca/"), CELL, JOINED, words("Joint"), LINK_OF_TWO),
        formula(3, CELL, CELL, LINK_OF_TWO),
        formula(4, words("https://exemple.ca/pv"), words("PV"), LINK_OF_TWO, mark=0xFFFF),
        formula(5, words("un texte")),
    )
    assert found.links == {
        (1, 1): "https://exemple.ca/pv",
        (2, 1): "https://exemple.ca/seul",
        (3, 1): COMPUTED_ADDRESS,
        (4, 1): COMPUTED_ADDRESS,
        (5, 1): "https://exemple.ca/pv",
    }
    shown = {
        place: plain(as_shown(0.0, code, epoch_1904=False), language_of("fr")) for place, code in found.codes.items()
    }
    assert shown == {(1, 1): 'Le "PV"', (2, 1): "https://exemple.ca/seul", (3, 1): "Joint"}
    assert found.unsaved == {(4, 1)}


def test_a_text_with_words_struck_out_is_told_also_where_it_goes_on_in_a_further_record():
    fonts = [record(0x0031, struct.pack("<HH", 200, struck)) for struck in (0, 0, 0, 0, 0x08)]  # the fifth is number 5
    rich = struct.pack("<HBH", 4, 0x08, 1) + b"mots" + struct.pack("<HH", 2, 5)
    long = struct.pack("<HBHI", 6, 0x0D, 1, 2) + "dé".encode("utf-16-le")
    going_on = bytes([0]) + b"cida" + struct.pack("<HH", 0, 5) + b"xx"
    plain = struct.pack("<HB", 2, 0) + b"ok"
    texts = [record(0x00FC, struct.pack("<II", 3, 3) + rich + long), record(0x003C, going_on + plain)]
    cells = [record(0x00FD, struct.pack("<HHHI", row, 0, 0, row)) for row in range(3)]
    looks = LookRecords()
    for kind, each in ((struct.unpack_from("<H", each)[0], each[4:]) for each in (*fonts, *texts)):
        looks.take(kind, each)
    struck = [seen.area.top for each in cells for seen in looks.seen(0x00FD, each[4:]) if seen.what is What.STRUCK]
    assert struck == [1, 2]


def test_a_sheet_that_is_cut_short_ends_there():
    assert old_excel._surveys(stream()[:-4])["A"].rows == 0


def test_a_damaged_container_is_refused(tmp_path):
    path = tmp_path / "projet.xls"
    path.write_bytes(olefile.MAGIC + bytes(600))
    with pytest.raises(UnreadableWorkbook) as refusal:
        old_excel.read(path)
    assert refusal.value.key == "workbook-damaged"
