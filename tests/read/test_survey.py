import time

import pytest

from rtdocs.read.survey import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Area, Survey
from rtdocs.read.xlsx_ods import calc_markup, excel_markup


@pytest.mark.parametrize(
    ("markup", "rows", "columns"),
    [
        (b"", 0, 0),
        (b'<row r="3"><c r="B3"><v>1</v></c></row>', 3, 2),
        (b'<row r="3"><c r="B3"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>', 3, 2),
        (b'<row r="9"><c r="AA9" s="1"></c></row>', 0, 0),
        (b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", 2, 2),
        (b'<x:row r="7"><x:c r="C7" t="s"><x:v>0</x:v></x:c></x:row>', 7, 3),
        (b"<row/><row></row><row/>\n<row><c><v>1</v></c></row>", 4, 1),
        (b"<row r='2'/><x:row r='7' s='1'/><row><c><v>1</v></c></row><row/><row/><row><c><v>1</v></c></row>", 11, 1),
        (b"<cols><col min='1'/></cols><row r='2'><c r='a2' t='s'><v>0</v></c></row><rowBreaks/>", 2, 1),
    ],
)
def test_the_extent_of_an_excel_sheet_is_its_last_filled_cell(markup, rows, columns):
    assert excel_markup.read(markup) == Survey(rows, columns)


def test_cells_in_error_of_an_excel_sheet_are_told():
    markup = b'<row r="2"><c r="A2" t="e"><f>X!A1</f><v>#REF!</v></c><c r="B2" t="e"/><c r="C2" t="e"><v/></c></row>'
    assert excel_markup.read(markup).errors == {(2, 1): "#REF!", (2, 3): "#"}


@pytest.mark.parametrize(
    ("cell", "is_unsaved"),
    [
        (b'<c r="B2"><f>A1</f><v></v></c>', True),
        (b'<c r="B2"><f>A1</f><v/></c>', True),
        (b'<c r="B2"><f>A1</f></c>', True),
        (b'<c r="B2"><f t="shared" si="0"/></c>', True),
        (b'<x:c r="B2"><x:f>A1&gt;0</x:f><x:v /></x:c>', True),
        (b'<c r="B2"><f>A1</f><v>0</v></c>', False),
        (b'<c r="B2"><f aca="false">A1</f>\n<v>0</v></c>', False),
        (b'<c r="B2" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="B2" t="inlineStr"><is><t>a</t></is></c>', False),
    ],
)
def test_a_formula_of_an_excel_sheet_without_its_value_is_told(cell, is_unsaved):
    assert excel_markup.read(b'<row r="2">' + cell + b"</row>").unsaved == ({(2, 2)} if is_unsaved else set())


@pytest.mark.parametrize("yes", [b"1", b"true"])
def test_hidden_and_merged_cells_of_an_excel_sheet_are_told(yes):
    markup = (
        b'<cols><col min="2" max="3" hidden="%b"/><col min="5" max="5" hidden="0"/><col hidden="1"/></cols>'
        b'<row r="2" hidden="false"/><row r="4" hidden="%b"><c r="A4"/></row><row hidden="1"/>'
        b'<mergeCells><mergeCell ref="B2:C9"/><mergeCell ref="A1"/></mergeCells>'
    ) % (yes, yes)
    told = excel_markup.read(markup)
    assert (told.hidden_columns, told.hidden_rows, told.merged) == ({2, 3}, {4, 5}, (Area(2, 2, 9, 3),))


def test_what_is_hidden_beyond_all_that_is_read_costs_nothing():
    told = excel_markup.read(b'<col min="10" max="16384" hidden="1"/><row r="1048576" hidden="1"/>')
    assert (len(told.hidden_columns), len(told.hidden_rows)) == (MOST_COLUMNS - 9, 0)


def test_hidden_and_merged_cells_and_formulas_of_a_calc_sheet_are_told():
    markup = (
        b'<table:table table:name="A">'
        b'<table:table-column-group><table:table-column table:number-columns-repeated="2"/>'
        b'<table:table-column table:visibility="collapse"/></table:table-column-group>'
        b'<table:table-row-group><table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
        b"</table:table-row-group>"
        b'<table:table-row><table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="1"/>'
        b'<table:table-cell table:number-rows-spanned="3"/><table:table-cell table:formula="of:=A1"/></table:table-row>'
        b"</table:table>"
    )
    told = calc_markup.read(markup)["A"]
    assert (told.hidden_columns, told.hidden_rows) == ({3}, {1, 2})
    assert (told.merged, told.unsaved) == ((Area(3, 2, 5, 2),), {(3, 3)})


CELL = b'<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
ERROR = (
    b'<table:table-cell table:formula="of:=#REF!" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (b"<table:table-row>" + CELL + b"</table:table-row>", Survey(1, 1)),
        (
            b'<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
            b'<table:table-row><table:table-cell table:number-columns-repeated="3"/>' + CELL + b"</table:table-row>"
            b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>',
            Survey(6, 4),
        ),
        (b"<table:table-row>" + CELL + ERROR + b"</table:table-row>", Survey(1, 2, {(1, 2): "#REF!"})),
        (b'<table:table-row table:number-rows-repeated="9">' + CELL + b"</table:table-row>", Survey(9, 1)),
    ],
)
def test_the_extent_of_a_calc_sheet_counts_what_repeats(rows, expected):
    markup = b'<table:table table:name="A &amp; B" x="1">' + rows + b"</table:table>"
    assert calc_markup.read(markup) == {"A & B": expected}


def test_each_calc_sheet_has_its_own_survey_whatever_its_name():
    row = b"<table:table-row>" + CELL + b"</table:table-row>"
    first = b'<table:table table:name="L\'un">' + row + b"</table:table>"
    second = b"<table:table table:name='2'>" + row + row + b"</table:table>"
    markup = first + second
    assert calc_markup.read(markup) == {"L'un": Survey(1, 1), "2": Survey(2, 1)}


@pytest.mark.parametrize(
    ("scan", "piece"),
    [
        (excel_markup.read, b"<c "),
        (excel_markup.read, b"<row "),
        (excel_markup.read, b'<c r="A1"><f>1'),
        (excel_markup.read, b"<c><f>1</f>"),
        (calc_markup.read, b'<table:table table:name="A" '),
        (calc_markup.read, b'<table:table table:name="A"><table:table-cell '),
        (calc_markup.read, b'<table:table-cell table:formula="'),
    ],
)
def test_markup_that_never_closes_a_tag_takes_no_longer_than_other(scan, piece):
    start = time.process_time()
    scan(piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 5  # under 1 s on the machine it was written on; quadratic would be minutes


@pytest.mark.parametrize(
    ("rows", "columns", "too_large"),
    [
        (MOST_ROWS, MOST_CELLS // MOST_ROWS, False),
        (MOST_CELLS // MOST_COLUMNS, MOST_COLUMNS, False),
        (MOST_ROWS + 1, 1, True),
        (1, MOST_COLUMNS + 1, True),
        (MOST_ROWS, MOST_CELLS // MOST_ROWS + 1, True),
    ],
)
def test_an_extent_may_be_too_large(rows, columns, too_large):
    assert Survey(rows, columns).is_too_large is too_large
