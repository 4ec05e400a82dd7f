"""A chart in a Word document: set in line with the text, native, with the workbook that holds its numbers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from rtdocs.layout.base.scene import EMU_PER_INCH
from rtdocs.plan.content.charts import BarChart, Chart
from rtdocs.plan.content.document import ChartFigure
from rtdocs.write.drawingml import charts
from rtdocs.write.drawingml.chart_book import chart_book
from rtdocs.write.drawingml.drawing import about_xml
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.word.text import Manuscript

if TYPE_CHECKING:
    from docx.document import Document as WordFile

SIZE = 11
"""The letters of a chart in a document, in points."""

_COLUMNS, _WHEEL = EMU_PER_INCH * 5 // 2, EMU_PER_INCH * 7 // 2
_AROUND_BARS, _BAR = EMU_PER_INCH, EMU_PER_INCH * 22 // 100
"""What a chart's legend, scale and axis take of its height, and what each bar adds."""


def chart_xml(manuscript: Manuscript, figure: ChartFigure) -> str:
    """Return a run that shows a chart."""
    about = about_xml("wp:docPr", next(manuscript.drawings), figure.chart.name, figure.chart.alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{manuscript.width}" cy="{min(_height(figure.chart), manuscript.height)}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{about}<wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{charts.C}"><c:chart xmlns:c="{charts.C}" r:id="{manuscript.chart(figure.chart)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _height(chart: Chart) -> int:
    """Return the height of a chart in EMU: only as high as it reads well, since a page must hold it whole."""
    if not isinstance(chart, BarChart):
        return _WHEEL
    return _COLUMNS if chart.upright else _AROUND_BARS + _BAR * len(chart.categories)


def add_charts(word: "WordFile", lang: str) -> Callable[[Chart], str]:
    """Return a function that puts a chart into a document and gives its relation id; `lang` is its language tag."""
    package, free = word.part.package, FreeNames(word.part.package)

    def add(chart: Chart) -> str:
        name, book = free(f"/word/charts/chart-{chart.id}.xml"), free(f"/word/embeddings/chart-{chart.id}.xlsx")
        part = Part(PackURI(name), CONTENT_TYPE.DML_CHART, charts.chart_xml(chart, lang, SIZE), package)
        numbers = Part(PackURI(book), CONTENT_TYPE.SML_SHEET, chart_book(chart), package)
        part.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE)
        return str(word.part.relate_to(part, RELATIONSHIP_TYPE.CHART))

    return add
