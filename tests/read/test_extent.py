import pytest

from rtdocs.read.extent import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Extent, of_calc, of_excel


@pytest.mark.parametrize(
    ("markup", "rows", "columns"),
    [
        (b"", 0, 0),
        (b'<row r="3"><c r="B3"><v>1</v></c></row>', 3, 2),
        (b'<row r="3"><c r="B3"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>', 3, 2),
        (b'<row r="9"><c r="AA9" s="1"></c></row>', 0, 0),
        (b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", 2, 2),
        (b'<x:row r="7"><x:c r="C7" t="s"><x:v>0</x:v></x:c></x:row>', 7, 3),
        (b"<cols><col min='1'/></cols><row r='2'><c r='a2' t='s'><v>0</v></c></row><rowBreaks/>", 2, 1),
    ],
)
def test_the_extent_of_an_excel_sheet_is_its_last_filled_cell(markup, rows, columns):
    assert of_excel(markup) == Extent(rows, columns)


def test_cells_in_error_of_an_excel_sheet_are_told():
    markup = b'<row r="2"><c r="A2" t="e"><f>X!A1</f><v>#REF!</v></c><c r="B2" t="e"/><c r="C2" t="e"><v/></c></row>'
    assert of_excel(markup).errors == {(2, 1): "#REF!", (2, 3): "#"}


CELL = b'<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
ERROR = (
    b'<table:table-cell table:formula="of:=#REF!" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (b"<table:table-row>" + CELL + b"</table:table-row>", Extent(1, 1)),
        (
            b'<table:table-row table:number-rows-repeated="5"><table:table-cell/></table:table-row>'
            b'<table:table-row><table:table-cell table:number-columns-repeated="3"/>' + CELL + b"</table:table-row>"
            b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>',
            Extent(6, 4),
        ),
        (b"<table:table-row>" + CELL + ERROR + b"</table:table-row>", Extent(1, 2, {(1, 2): "#REF!"})),
        (b'<table:table-row table:number-rows-repeated="9">' + CELL + b"</table:table-row>", Extent(9, 1)),
    ],
)
def test_the_extent_of_a_calc_sheet_counts_what_repeats(rows, expected):
    markup = b'<table:table table:name="A &amp; B" x="1">' + rows + b"</table:table>"
    assert of_calc(markup) == {"A & B": expected}


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
    assert Extent(rows, columns).is_too_large is too_large
