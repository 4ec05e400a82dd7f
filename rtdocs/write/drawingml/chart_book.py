"""The workbook inside a chart: what a person sees and changes after "Edit Data", the same bytes each time."""

import io
from datetime import UTC, datetime

from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook

from rtdocs.plan.content.charts import BarChart, Chart
from rtdocs.write.package.output import STAMP, sealed

# The columns of groups and categories stand before those of the series.
_GROUP, _CATEGORY, _FIRST_SERIES = 0, 1, 2
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = (22, 28, 14)


class Ranges:
    """Where the parts of a chart stand in its workbook, as formulas name them."""

    def __init__(self, chart: Chart) -> None:
        self._sheet = quote_sheetname(chart.sheet)
        self._last = len(chart.categories)

    def name(self, number: int) -> str:
        """Return the cell with the name of a series by its place."""
        return self._range(0, _FIRST_SERIES + number, 0, _FIRST_SERIES + number)

    def values(self, number: int) -> str:
        """Return the cells with the values of a series by its place."""
        return self._range(1, _FIRST_SERIES + number, self._last, _FIRST_SERIES + number)

    @property
    def categories(self) -> str:
        """The cells with the categories."""
        return self._range(1, _CATEGORY, self._last, _CATEGORY)

    @property
    def groups(self) -> str:
        """The cells with the groups and categories."""
        return self._range(1, _GROUP, self._last, _CATEGORY)

    def _range(self, top: int, left: int, bottom: int, right: int) -> str:
        return f"{self._sheet}!{xl_range_abs(top, left, bottom, right)}"


def chart_book(chart: Chart) -> bytes:
    """Return a chart's workbook."""
    buffer = io.BytesIO()
    with Workbook(buffer, _OPTIONS) as workbook:
        workbook.set_properties({"title": chart.name, "created": datetime(*STAMP, tzinfo=UTC)})
        sheet = workbook.add_worksheet(chart.sheet)
        sheet.write_row(
            0, 0, (*chart.heads, *(series.name for series in chart.series)), workbook.add_format({"bold": 1})
        )
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        groups = _groups(chart)
        for row, category in enumerate(chart.categories, 1):
            sheet.write_row(
                row, 0, (groups[row - 1], category.label, *(series.values[row - 1] for series in chart.series))
            )
    return sealed(buffer.getvalue())


def _groups(chart: Chart) -> list[str | None]:
    """Return the group of each row; a bar chart needs it once, where it begins, to show it once."""
    groups = [category.group for category in chart.categories]
    if not isinstance(chart, BarChart):
        return list(groups)
    return [group if at == 0 or groups[at - 1] != group else None for at, group in enumerate(groups)]
