"""The workbook inside a chart, which a person sees and changes after "Edit Data"; the same bytes each time."""

import io
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook

from rtdocs.plan.content.charts import Chart, RadarChart
from rtdocs.write.package.output import STAMP, sealed


class ChartRow(NamedTuple):
    """A row of the sheet of numbers and a place on the axis: a category, or the head of a group, without values."""

    group: str
    label: str
    values: tuple[float | None, ...]


def chart_rows(chart: Chart) -> tuple[ChartRow, ...]:
    """Return the rows of a chart. Among bars each group has a row that heads it.

    Categories have one level: of two (`c:multiLvlStrRef`), Google Slides shows bare numbers.
    """
    values = zip(*(series.values for series in chart.series), strict=True)
    rows = [ChartRow(each.group, each.label, some) for each, some in zip(chart.categories, values, strict=True)]
    if isinstance(chart, RadarChart) or not any(category.group for category in chart.categories):
        return tuple(rows)
    none = (None,) * len(chart.series)
    groups = groupby(rows, key=lambda row: row.group)
    return tuple(row for group, members in groups for row in (ChartRow(group, group, none), *members))


# The columns of groups and categories stand before those of the series.
_CATEGORY, _FIRST_SERIES = 1, 2
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = (22, 28, 14)


class Ranges:
    """The ranges of a chart's parts in its workbook, as formulas name them."""

    def __init__(self, chart: Chart) -> None:
        self._sheet = quote_sheetname(chart.sheet)
        self._last = len(chart_rows(chart))

    def name(self, number: int) -> str:
        """Return the reference of the cell with the name of a series, by its index from 0."""
        return self._range(0, _FIRST_SERIES + number, 0, _FIRST_SERIES + number)

    def values(self, number: int) -> str:
        """Return the reference of the cells with the values of a series, by its index from 0."""
        return self._range(1, _FIRST_SERIES + number, self._last, _FIRST_SERIES + number)

    @property
    def categories(self) -> str:
        """The reference of the cells with the categories."""
        return self._range(1, _CATEGORY, self._last, _CATEGORY)

    def _range(self, top: int, left: int, bottom: int, right: int) -> str:
        return f"{self._sheet}!{xl_range_abs(top, left, bottom, right)}"


def chart_book(chart: Chart) -> bytes:
    """Return a chart's workbook as the bytes of an .xlsx file."""
    buffer = io.BytesIO()
    with Workbook(buffer, _OPTIONS) as workbook:
        workbook.set_properties({"title": chart.name, "created": datetime(*STAMP, tzinfo=UTC)})
        sheet = workbook.add_worksheet(chart.sheet)
        sheet.write_row(
            0, 0, (*chart.heads, *(series.name for series in chart.series)), workbook.add_format({"bold": 1})
        )
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(chart_rows(chart), 1):
            sheet.write_row(number, 0, (row.group or None, row.label, *row.values))
    return sealed(buffer.getvalue())
