"""What stands behind and around the events: lanes with their names, years over the columns, the axis of time."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rtdocs.layout.base.content import Content, lane_style
from rtdocs.layout.base.scene import Box, Frame, Paragraph, Point, Stroke
from rtdocs.layout.base.text_boxes import ELLIPSIS, natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema.grid_search import EDGE, HEADER, POINT, Arrangement
from rtdocs.layout.schema.measure import Band, Ground
from rtdocs.plan.content.graph import Lane

_LETTERS = 12
# Of so many years at most, headers tell the months.
_FEW_YEARS = 3
_BETWEEN = 3 * POINT  # from one lane to the next
_AXIS = 3 * POINT  # from the axis to the first lane


def draw(content: Content, plan: Arrangement, ground: Ground, frame: Frame) -> Iterator[Box | Stroke]:
    """Yield everything of a page that is neither an event nor an arrow, from back to front."""
    strips = {row.lane: span for row, span in zip(plan.rows, ground.rows, strict=True) if row.strip}
    for lane, span in zip(content.lanes, _lane_spans(content, plan, ground), strict=True):
        right = _label_right(plan, frame, strip=lane.id in strips)
        yield _lane(lane, span, right, _right(ground, plan))
        yield _label(lane, strips.get(lane.id, span), Band(frame.x, right), strip=lane.id in strips)
    yield from axis(_column_years(content, plan), ground.columns, frame)
    yield from _headings(content, plan, ground, frame)


def _label_right(plan: Arrangement, frame: Frame, *, strip: bool) -> int:
    return frame.x + plan.label_width + (EDGE + plan.box_width if strip else 0)


def _right(ground: Ground, plan: Arrangement) -> int:
    """Return the right side of the lanes."""
    gap = ground.gaps[len(plan.columns)]
    return min(gap.start + EDGE, gap.end)


def _lane_spans(content: Content, plan: Arrangement, ground: Ground) -> list[Band]:
    """Return from where to where each lane goes: to the middle of the channel between it and the next."""
    order = [lane.id for lane in content.lanes]
    first = {lane: next(n for n, row in enumerate(plan.rows) if row.lane == lane) for lane in order}
    borders = [ground.channels[first[lane]].middle for lane in order[1:]]
    sides = [ground.channels[0].start - _BETWEEN // 2, *borders, ground.channels[-1].end + _BETWEEN // 2]
    return [Band(top + _BETWEEN // 2, bottom - _BETWEEN // 2) for top, bottom in pairwise(sides)]


def _lane(lane: Lane, span: Band, left: int, right: int) -> Box:
    return Box(
        id=f"lane-{lane.id}",
        frame=Frame(left, span.start, right - left, span.end - span.start),
        style=lane_style("lane", lane.id),
        name=lane.name,
    )


def _label(lane: Lane, span: Band, across: Band, *, strip: bool) -> Box:
    """Return a lane's name; on a strip it is no higher than its row, for arrows pass above and below."""
    return Box(
        id=f"lane-label-{lane.id}",
        frame=Frame(across.start, span.start, across.end - across.start, span.end - span.start),
        style=lane_style("lane-strip" if strip else "lane-label", lane.id),
        paragraphs=(Paragraph(lane.name, "label"),),
        name=lane.name,
        alt=lane.name,
    )


def axis(years: Sequence[tuple[int, int] | None], spans: Sequence[Band], frame: Frame) -> Iterator[Stroke]:
    """Yield the axis of time over columns, given their years; it is dotted where whole years pass without an event."""
    y = frame.y + HEADER - _AXIS
    start = 0
    for number, (one, other) in enumerate(pairwise(years), 1):
        if one and other and other[0] - one[1] > 1:
            yield _part(f"axis-{number}", spans[start].start, spans[number - 1].end, y, "axis-part")
            yield _part(f"axis-break-{number}", spans[number - 1].end, spans[number].start, y, "silence")
            start = number
    if spans:
        yield _part("axis", spans[start].start, spans[-1].end, y, "axis")


def _part(key: str, start: int, end: int, y: int, style: str) -> Stroke:
    return Stroke(id=key, start=Point(start, y), end=Point(end, y), style=style)


def _column_years(content: Content, plan: Arrangement) -> list[tuple[int, int] | None]:
    """Return the first and the last year of each column, none where no event of it has one."""
    years = {piece.id: int(piece.heading) for piece in content.events if piece.heading.isdigit()}
    found = [[years[piece] for piece in column if piece in years] for column in plan.columns]
    return [(min(some), max(some)) if some else None for some in found]


def _headings(content: Content, plan: Arrangement, ground: Ground, frame: Frame) -> Iterator[Box]:
    """Yield the years over the columns, once for neighbours of the same years, and the word over the effects."""
    texts = _months(content, plan) or _column_texts(content, plan)
    spans = list(zip(texts, ground.columns, strict=True))
    for number, (text, group) in enumerate(groupby(spans, key=lambda pair: pair[0])):
        columns = [span for _, span in group]
        if text:
            yield heading(f"header-{number}", text, Band(columns[0].start, columns[-1].end), frame, "header")
    if content.effects and any(piece.style != "marker" for piece in content.right):
        yield heading("header-effects", content.effects, ground.right, frame, "effects-header")


def _column_texts(content: Content, plan: Arrangement) -> list[str]:
    years = {piece.id: piece.heading for piece in content.events}
    return [_years([years[piece] for piece in column]) for column in plan.columns]


def _months(content: Content, plan: Arrangement) -> list[str]:
    """Return the months or seasons of each column, where they suit: all events have one, in few years, and they fit."""
    months = {piece.id: piece.month for piece in content.events}
    if not all(months.values()) or len({piece.heading for piece in content.events}) > _FEW_YEARS:
        return []
    texts = [_from_to(months[column[0]], months[column[-1]]) for column in plan.columns]
    return texts if all(natural_width(Paragraph(text, "label"), "header") <= plan.box_width for text in texts) else []


def _from_to(first: str, last: str) -> str:
    """Return two months as one stretch of time, their common year once."""
    if first == last:
        return last
    *start, year = first.split()
    return f"{' '.join(start) if year == last.rsplit(maxsplit=1)[-1] else first}–{last}"


def _years(headings: Sequence[str]) -> str:
    """Return the years of a column, the first and the last; words stand for it only where no event has a year."""
    years = sorted({heading for heading in headings if heading.isdigit()}, key=int)
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else headings[0]


def heading(key: str, text: str, span: Band, frame: Frame, style: str) -> Box:
    """Return words over columns, on one line."""
    shown = _one_line(text, span.end - span.start, style)
    high = height(1, _LETTERS)
    return Box(
        id=key,
        frame=Frame(span.start, frame.y, span.end - span.start, high),
        style=style,
        paragraphs=(Paragraph(shown, "label"),),
        name=text,
        alt=text,
    )


def _one_line(text: str, room: int, style: str) -> str:
    """Return a text with as many of its words as stand on one line."""
    words = text.split(" ")
    texts = [text, *(" ".join(words[:count]) + ELLIPSIS for count in range(len(words) - 1, 0, -1))]
    return next((each for each in texts if natural_width(Paragraph(each, "label"), style) <= room), ELLIPSIS)
