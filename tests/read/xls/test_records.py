import struct

import olefile
import pytest

from rtdocs.errors import UnreadableWorkbook
from rtdocs.read.survey import Area
from rtdocs.read.xls import records as old_excel


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


def test_a_sheet_that_is_cut_short_ends_there():
    assert old_excel._surveys(stream()[:-4])["A"].rows == 0


def test_a_damaged_container_is_refused(tmp_path):
    path = tmp_path / "projet.xls"
    path.write_bytes(olefile.MAGIC + bytes(600))
    with pytest.raises(UnreadableWorkbook) as refusal:
        old_excel.read(path)
    assert refusal.value.key == "workbook-damaged"
