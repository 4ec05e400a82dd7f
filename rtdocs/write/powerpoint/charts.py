"""A chart on a slide: its frame, its part, and the workbook with its numbers."""

from typing import Any, NamedTuple

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from rtdocs.layout.base.scene import Frame
from rtdocs.plan.content.charts import Chart
from rtdocs.write.drawingml.chart_book import chart_book
from rtdocs.write.drawingml.charts import C, chart_xml
from rtdocs.write.drawingml.drawing import about_xml
from rtdocs.write.drawingml.legibility import Colours
from rtdocs.write.package.free_names import FreeNames

# The relation from a slide to its chart, the first that is made.
CHART_RELATION = "rId1"
SIZE = 14
"""The letters of a chart on a slide, in points."""


class PlacedChart(NamedTuple):
    """A chart with its place on a slide."""

    chart: Chart
    frame: Frame


def frame_xml(placed: PlacedChart, number: int) -> str:
    """Return the graphic frame of a chart on its slide, with the shape id `number`."""
    x, y, width, height = placed.frame
    about = about_xml("p:cNvPr", number, placed.chart.name, placed.chart.alt)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{about}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f'</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{CHART_RELATION}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_part(package: Any, chart: Chart, lang: str, colours: Colours, free: FreeNames) -> Any:  # noqa: ANN401 - python-pptx has no types
    """Return a chart's part with its workbook, both under names that no template has."""
    xml = colours.paint(chart_xml(chart, lang, SIZE).decode()).encode()
    part = _part(package, free(f"/ppt/charts/chart-{chart.id}.xml"), CONTENT_TYPE.DML_CHART, xml)
    book = _part(package, free(f"/ppt/embeddings/chart-{chart.id}.xlsx"), CONTENT_TYPE.SML_SHEET, chart_book(chart))
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    return part


def _part(package: Any, name: str, kind: str, blob: bytes) -> Any:  # noqa: ANN401 - idem
    return Part(PackURI(name), kind, package, blob)
