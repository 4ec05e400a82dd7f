"""DrawingML charts as text, for PowerPoint and Word alike: native, editable, in colours of the document's theme.

Written by hand and not by python-pptx, whose charts have axis ids that Microsoft's validator refuses (they are below
0), fixed colours, and a workbook that bears the time of day.
"""

from collections.abc import Callable, Sequence
from typing import assert_never

from rtdocs.layout.base.chart_looks import BARS, BarLook, LineLook, line_looks
from rtdocs.layout.base.look import Slot
from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.plan.content.charts import BarChart, Chart, RadarChart, Series
from rtdocs.write.drawingml.chart_book import ChartRow, Ranges, chart_rows
from rtdocs.write.drawingml.drawing import colour_xml, safe

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
# The relation from a chart to its workbook, the only one it has.
BOOK_RELATION = "rId1"

_SPACES = (
    f'xmlns:c="{C}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
_FONT = '<a:latin typeface="+mn-lt"/>'
# A few events must not look like many.
_SHORTEST_AXIS = 4
# LibreOffice 25 leaves out every other name of a bar, though asked for each (c:tickLblSkip), unless the text is told to
# be level.
_LEVEL = '<a:bodyPr rot="0" vert="horz"/>'
# Numbers are shown where there are any: a bar of nothing bears no "0".
_COUNTED = "0;;;"
_SHOWN_VALUE = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_xml(chart: Chart, lang: str, size: int) -> bytes:
    """Return a chart's part in letters of `size` points; `lang` is the tag of its language."""
    letters = _Letters(lang, size)
    match chart:
        case BarChart():
            plot = _bars(chart, letters)
        case RadarChart():
            plot = _radar(chart, letters)
        case _:
            assert_never(chart)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_SPACES}><c:date1904 val="0"/>'
        f'<c:lang val="{lang}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>"
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{letters.text()}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters.text()}"
        f'<c:externalData r:id="{BOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


class _Letters:
    """The letters of a chart: one size and one language throughout."""

    def __init__(self, lang: str, size: int) -> None:
        self.lang = lang
        self.size = size

    def text(self, colour: Slot = Slot.TEXT, *, bold: bool = False) -> str:
        """Return the text properties (`c:txPr`) of a text of the chart."""
        return f"<c:txPr>{_LEVEL}<a:lstStyle/>{self._paragraph(colour, bold=bold)}</c:txPr>"

    def title(self, words: str) -> str:
        """Return a title of an axis."""
        run = f'<a:r><a:rPr lang="{self.lang}" sz="{self.size * 100}" b="0"/><a:t>{safe(words)}</a:t></a:r>'
        paragraph = f"<a:p><a:pPr>{self._own(Slot.TEXT, bold=False)}</a:pPr>{run}</a:p>"
        rich = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/>{paragraph}</c:rich></c:tx>"
        return f'<c:title>{rich}<c:overlay val="0"/></c:title>'

    def _paragraph(self, colour: Slot, *, bold: bool) -> str:
        return f'<a:p><a:pPr>{self._own(colour, bold=bold)}</a:pPr><a:endParaRPr lang="{self.lang}"/></a:p>'

    def _own(self, colour: Slot, *, bold: bool) -> str:
        fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
        return f'<a:defRPr lang="{self.lang}" sz="{self.size * 100}" b="{int(bold)}">{fill}{_FONT}</a:defRPr>'


# --- bars ---


def _bars(chart: BarChart, letters: _Letters) -> str:
    looks = [BARS[series.mark] for series in chart.series]
    series = _every_series(chart, lambda number: (_bar(looks[number]), "", _bar_numbers(looks[number], letters)))
    highest = max(
        (sum(filter(None, stack)) for stack in zip(*(s.values for s in chart.series), strict=True)), default=0
    )
    return (
        f'<c:barChart><c:barDir val="{"col" if chart.upright else "bar"}"/>'
        '<c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="45"/><c:overlap val="100"/>{_axis_ids()}</c:barChart>'
        f"{_bar_categories(chart, letters)}{_bar_values(chart, letters, highest)}"
    )


def _bar(look: BarLook) -> str:
    """Return the fill and outline of a bar: white gaps keep the parts of a bar apart."""
    colour, white = colour_xml(look.colour), colour_xml(Slot.BACKGROUND)
    match look.pattern:
        case "":
            fill, line = f"<a:solidFill>{colour}</a:solidFill>", colour
        case "none":
            fill, line = f"<a:solidFill>{white}</a:solidFill>", colour
        case pattern:
            fill = f'<a:pattFill prst="{pattern}"><a:fgClr>{colour}</a:fgClr><a:bgClr>{white}</a:bgClr></a:pattFill>'
            line = colour
    outline = f'<a:ln w="19050"><a:solidFill>{line}</a:solidFill><a:prstDash val="{look.dash}"/></a:ln>'
    return f'<c:spPr>{fill}{outline}</c:spPr><c:invertIfNegative val="0"/>'


def _bar_numbers(look: BarLook, letters: _Letters) -> str:
    """Return the numbers on the bars; on a pattern they stand on a white ground."""
    white = f"<a:solidFill>{colour_xml(Slot.BACKGROUND)}</a:solidFill>"
    ground = white if look.pattern else "<a:noFill/>"
    return (
        f'<c:dLbls><c:numFmt formatCode="{_COUNTED}" sourceLinked="0"/>'
        f"<c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>{letters.text(look.label, bold=True)}"
        f'<c:dLblPos val="ctr"/>{_SHOWN_VALUE.format(1)}</c:dLbls>'
    )


def _bar_categories(chart: BarChart, letters: _Letters) -> str:
    """Return the axis of the categories: the first at the top as in a list, at the left where the bars stand."""
    order, side = ("minMax", "b") if chart.upright else ("maxMin", "l")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{_line(Slot.DARK, 1)}</c:spPr>{letters.text()}<c:crossAx val="{_VALUES}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _bar_values(chart: BarChart, letters: _Letters, highest: float) -> str:
    """Return the axis of the numbers, below the last category or left of the first, in whole steps."""
    side, crosses = ("l", "autoZero") if chart.upright else ("b", "max")
    highest = max(int(highest), _SHORTEST_AXIS)
    step = -(-highest // 10)
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{-(-highest // step) * step}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        f"<c:majorGridlines><c:spPr>{_line(Slot.QUIET, 0.5, tint=0.6)}</c:spPr></c:majorGridlines>"
        f'{letters.title(chart.axis)}<c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters.text()}<c:crossAx val="{_CATEGORIES}"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/><c:majorUnit val="{step}"/></c:valAx>'
    )


# --- wheels ---


def _radar(chart: RadarChart, letters: _Letters) -> str:
    looks = line_looks(tuple(series.mark for series in chart.series))
    series = _every_series(chart, lambda number: (_radar_line(looks[number]), _marker(looks[number]), ""))
    return (
        '<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>'
        f"{series}{_axis_ids()}</c:radarChart>{_spokes(letters)}{_rings(chart, letters)}"
    )


def _radar_line(look: LineLook) -> str:
    return f"<c:spPr>{_line(look.colour, look.weight, look.dash)}</c:spPr>"


def _marker(look: LineLook) -> str:
    """Return the marker of a line; markers drawn as strokes alone get no fill."""
    fill = f"<a:solidFill>{colour_xml(look.colour)}</a:solidFill>"
    return (
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="9"/><c:spPr>{fill}{_line(look.colour, 1)}</c:spPr>'
        "</c:marker>"
    )


def _spokes(letters: _Letters) -> str:
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>{_line(Slot.QUIET, 0.75, tint=0.4)}</c:spPr>'
        '</c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{letters.text()}<c:crossAx val="{_VALUES}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _rings(chart: RadarChart, letters: _Letters) -> str:
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.highest}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{_line(Slot.QUIET, 0.75, tint=0.4)}</c:spPr></c:majorGridlines>"
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="cross"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{_line(Slot.QUIET, 0.75)}</c:spPr>{letters.text()}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        '<c:majorUnit val="1"/></c:valAx>'
    )


# --- bars and wheels alike ---

_Look = Callable[[int], tuple[str, str, str]]


def _every_series(chart: Chart, look: _Look) -> str:
    """Return the series; `look` gives the shape, marker and numbers of each by its place."""
    ranges = Ranges(chart)
    return "".join(_series(chart, number, series, look(number), ranges) for number, series in enumerate(chart.series))


def _series(chart: Chart, number: int, series: Series, look: tuple[str, str, str], ranges: Ranges) -> str:
    shape, marker, numbers = look
    rows = chart_rows(chart)
    values = [row.values[number] for row in rows]
    name = f'<c:strCache><c:ptCount val="1"/>{_point(0, series.name)}</c:strCache>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{safe(ranges.name(number))}</c:f>{name}</c:strRef></c:tx>"
        f"{shape}{marker}{numbers}{_cat(rows, ranges)}{_val(values, ranges.values(number))}</c:ser>"
    )


def _cat(rows: Sequence[ChartRow], ranges: Ranges) -> str:
    points = "".join(_point(at, row.label) for at, row in enumerate(rows))
    cache = f'<c:ptCount val="{len(rows)}"/>{points}'
    return f"<c:cat><c:strRef><c:f>{safe(ranges.categories)}</c:f><c:strCache>{cache}</c:strCache></c:strRef></c:cat>"


def _val(values: Sequence[float | None], where: str) -> str:
    points = "".join(_point(at, f"{value:g}") for at, value in enumerate(values) if value is not None)
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    return f"<c:val><c:numRef><c:f>{safe(where)}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:val>"


def _point(at: int, text: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{safe(text)}</c:v></c:pt>'


def _axis_ids() -> str:
    return "".join(f'<c:axId val="{number}"/>' for number in (_CATEGORIES, _VALUES))


def _line(colour: Slot, weight: float, dash: str = "solid", *, tint: float = 0.0) -> str:
    fill = f"<a:solidFill>{colour_xml(colour, tint)}</a:solidFill>"
    return f'<a:ln w="{round(weight * EMU_PER_POINT)}">{fill}<a:prstDash val="{dash}"/><a:round/></a:ln>'
