"""A whole project on one slide, however long: each event as a numbered badge in its lane and period, effects named.

Where even badges find no room, each lane says how many events it has in each period.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise

from rtdocs.layout.base.content import Piece, lane_style, sign_style
from rtdocs.layout.base.scene import Box, Frame, Paragraph, Scene, Shape
from rtdocs.layout.base.text_boxes import Card, card, natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema import columns
from rtdocs.layout.schema.backdrop import axis, heading
from rtdocs.layout.schema.grid_search import EDGE, GAP, HEADER, POINT, label_height, label_width
from rtdocs.layout.schema.measure import Band
from rtdocs.plan.content.graph import Graph, Lane, Node, Words

_LETTERS = 12
_EFFECT_WIDTH = 150 * POINT
_EFFECT_LINES = (0, 4, 3, 2, 1)
_EFFECT_STACK = 4 * POINT
_BETWEEN = 3 * POINT  # from one lane to the next, and from badge to badge
_BADGE_INSETS = 8 * POINT
_BADGE_HEIGHT = height(1, _LETTERS) + 4 * POINT
_PERIOD = 10 * POINT  # from one period to the next
# How many years a period may have; the shortest that fits is best.
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_LABEL_LINES = (2, 3, 4, 6)
# A project of so few years is told by its months and seasons, where every date is as fine.
_MOST_YEARS_BY_MONTH = 2


@dataclass(frozen=True, slots=True)
class _Period:
    """A stretch of time with its events.

    Attributes:
        years: the first and the last year; none for events without a date.
        columns: events by lane, at the places in `events` that each column of badges holds.
    """

    label: str
    years: tuple[int, int] | None
    events: tuple[Node, ...]
    columns: columns.Columns
    width: int


def draw(graph: Graph, frame: Frame, slide: tuple[int, int]) -> Scene:
    """Return the overview of a schema in a part of a slide, in the slide's own coordinates."""
    lanes = _lane_spans(graph.lanes, frame)
    label = _label_width(graph.lanes, lanes)
    effects = [node for node in graph.nodes if not node.lane]
    right = frame.right - (_EFFECT_WIDTH + GAP if effects else 0)
    room = Band(frame.x + label + EDGE, right - EDGE)
    rows = (next(iter(lanes.values())).end - next(iter(lanes.values())).start - EDGE) // (_BADGE_HEIGHT + _BETWEEN)
    periods, counted = _fitting(graph, room.end - room.start, rows)
    spans = _spans(periods, room)
    shapes = (
        *_lanes(graph.lanes, lanes, frame, label, right),
        *axis([period.years for period in periods], spans, frame),
        *chain.from_iterable(
            _period(*each, lanes, graph, frame, counted=counted) for each in zip(periods, spans, strict=True)
        ),
        *_effects(effects, graph.words, frame),
    )
    return Scene(width=slide[0], height=slide[1], shapes=shapes)


def _lane_spans(lanes: Sequence[Lane], frame: Frame) -> dict[str, Band]:
    """Return from where to where each lane goes: all are of one height."""
    top, each = frame.y + HEADER, (frame.height - HEADER) // max(1, len(lanes))
    return {
        lane.id: Band(top + number * each, top + (number + 1) * each - _BETWEEN) for number, lane in enumerate(lanes)
    }


def _label_width(lanes: Sequence[Lane], spans: Mapping[str, Band]) -> int:
    """Return how wide the names of lanes are: in as few lines as their height allows."""
    fitting = (
        lines
        for lines in _LABEL_LINES
        if all(label_height(lane.name, lines) <= spans[lane.id].end - spans[lane.id].start for lane in lanes)
    )
    return label_width(next(fitting, _LABEL_LINES[-1]))


def _lanes(lanes: Sequence[Lane], spans: Mapping[str, Band], frame: Frame, label: int, right: int) -> Iterator[Box]:
    for lane in lanes:
        top, bottom = spans[lane.id]
        yield Box(
            id=f"lane-{lane.id}",
            frame=Frame(frame.x + label, top, right - frame.x - label, bottom - top),
            style=lane_style("lane", lane.id),
            name=lane.name,
        )
        yield Box(
            id=f"lane-label-{lane.id}",
            frame=Frame(frame.x, top, label, bottom - top),
            style=lane_style("lane-label", lane.id),
            paragraphs=(Paragraph(lane.name, "label"),),
            name=lane.name,
            alt=lane.name,
        )


def _fitting(graph: Graph, room: int, rows: int) -> tuple[list[_Period], bool]:
    """Return the periods of a project, and whether they only count events for want of room."""
    events = sorted((node for node in graph.nodes if node.lane), key=lambda node: node.rank)
    by_month = _by_month(events, graph.words, rows)
    if by_month and sum(period.width for period in by_month) <= room:
        return by_month, False
    for years in _YEARS:
        periods = _periods(events, graph.words, years, rows)
        if sum(period.width for period in periods) <= room:
            return periods, False
    for years in _YEARS[:-1]:
        periods = _periods(_dated(events), graph.words, years, len(events))
        if sum(period.width for period in periods) <= room:
            return periods, True
    return _periods(_dated(events), graph.words, _YEARS[-1], len(events)), True


def _dated(events: Sequence[Node]) -> list[Node]:
    """Return events without a date behind all others: what is only counted needs no place between them."""
    return sorted(events, key=lambda node: node.period is None)


def _by_month(events: Sequence[Node], words: Words, rows: int) -> list[_Period]:
    """Return a period for each month or season; none where dates are not so fine, or overlap, or years are many."""
    groups = [(label, tuple(group)) for label, group in groupby(events, key=lambda event: event.month)]
    years = {event.period.year for event in events if event.period}
    if len(years) > _MOST_YEARS_BY_MONTH or any(event.period and not event.month for event in events):
        return []
    if len({label for label, _ in groups}) < len(groups):
        return []
    return [_made(label or words.undated, _years(group), group, rows) for label, group in groups]


def _years(events: Sequence[Node]) -> tuple[int, int] | None:
    years = [event.period.year for event in events if event.period]
    return (min(years), max(years)) if years else None


def _periods(events: Sequence[Node], words: Words, years: int, rows: int) -> list[_Period]:
    made = []
    for key, group in groupby(events, key=lambda event: _key(event, years)):
        span = None if key is None else (key * years, key * years + years - 1)
        label = words.undated if span is None else "–".join(str(year) for year in dict.fromkeys(span))
        made.append(_made(label, span, tuple(group), rows))
    return made


def _key(event: Node, years: int) -> int | None:
    return event.period.year // years if event.period else None


def _made(label: str, span: tuple[int, int] | None, events: tuple[Node, ...], rows: int) -> _Period:
    lanes = [event.lane for event in events]
    split = columns.filled(lanes, dict.fromkeys(lanes, rows))
    badges = len(split) * (_badge_width(events) + _BETWEEN)
    least = natural_width(Paragraph(label if span else label.split(" ", maxsplit=1)[0], "label"), "header")
    return _Period(label, span, events, split, max(badges, least) + _PERIOD)


def _badge_width(events: Sequence[Node]) -> int:
    return max(natural_width(Paragraph(event.number, "badge"), _style(event)) for event in events) + _BADGE_INSETS


def _style(node: Node) -> str:
    return f"{sign_style(node.sign, node.lane)}-badge/{_LETTERS}"


def _spans(periods: Sequence[_Period], room: Band) -> list[Band]:
    """Return from where to where each period goes; they share the room to spare alike."""
    spare = max(0, room.end - room.start - sum(period.width for period in periods)) // max(1, len(periods))
    ends = list(accumulate((period.width + spare for period in periods), initial=room.start))
    return [Band(start, end - _PERIOD) for start, end in pairwise(ends)]


def _period(
    period: _Period, span: Band, lanes: Mapping[str, Band], graph: Graph, frame: Frame, *, counted: bool
) -> Iterator[Shape]:
    """Yield the heading of a period and its badges."""
    yield heading(f"header-{period.events[0].id}", period.label, span, frame, "header")
    if counted:
        yield from _counts(period, span, lanes, graph)
        return
    step = (span.end - span.start) // len(period.columns)
    wide = _badge_width(period.events)
    for number, column in enumerate(period.columns):
        middle = span.start + number * step + step // 2
        for lane, held in lanes.items():
            events = [period.events[place] for place in column if period.events[place].lane == lane]
            for row, event in enumerate(events):
                top = held.start + EDGE + row * (_BADGE_HEIGHT + _BETWEEN)
                yield _badge(event, Frame(middle - wide // 2, top, wide, _BADGE_HEIGHT))


def _badge(event: Node, frame: Frame) -> Box:
    return Box(
        id=event.id,
        frame=frame,
        style=_style(event),
        paragraphs=(Paragraph(event.number, "badge"),),
        name=event.name,
        alt=event.alt,
    )


def _counts(period: _Period, span: Band, lanes: Mapping[str, Band], graph: Graph) -> Iterator[Box]:
    """Yield how many events each lane has in a period."""
    for lane in graph.lanes:
        count = sum(event.lane == lane.id for event in period.events)
        if not count:
            continue
        text = graph.words.counted.format(count=count)
        held, high = lanes[lane.id], 2 * _BADGE_HEIGHT
        top = (held.start + held.end - high) // 2
        yield Box(
            id=f"count-{lane.id}-{period.events[0].id}",
            frame=Frame(span.start, top, span.end - span.start, high),
            style=lane_style("count", lane.id),
            paragraphs=(Paragraph(text, "badge"),),
            name=f"{lane.name} · {period.label}",
            alt=graph.words.counted_alt.format(lane=lane.name, period=period.label, count=count),
        )


def _effects(effects: Sequence[Node], words: Words, frame: Frame) -> Iterator[Box]:
    """Yield the effects one below the other, with as much of their titles as there is room for."""
    if not effects:
        return
    left = frame.right - _EFFECT_WIDTH
    yield heading("header-effects", words.effects, Band(left, frame.right), frame, "effects-header")
    top = frame.y + HEADER
    for piece, told in _stack(effects, frame.height - HEADER):
        place = Frame(left, top, _EFFECT_WIDTH, told.height)
        yield Box(
            id=piece.id, frame=place, style=piece.style, paragraphs=told.paragraphs, name=piece.name, alt=piece.alt
        )
        top += told.height + _EFFECT_STACK


def _stack(effects: Sequence[Node], room: int) -> list[tuple[Piece, Card]]:
    """Return the effects with as much of their titles as a height allows; past it, one box names the rest by number."""
    pieces = [_effect((node,)) for node in effects]
    for lines in _EFFECT_LINES:
        cards = [card(piece.paragraphs, piece.style, _EFFECT_WIDTH, lines) for piece in pieces]
        if sum(told.height + _EFFECT_STACK for told in cards) <= room:
            return list(zip(pieces, cards, strict=True))
    kept = max(0, room // max(told.height + _EFFECT_STACK for told in cards) - 1)
    rest = _effect(effects[kept:])
    return [*zip(pieces[:kept], cards, strict=False), (rest, card(rest.paragraphs, rest.style, _EFFECT_WIDTH, 1))]


def _effect(nodes: Sequence[Node]) -> Piece:
    """Return an effect, or several in one box; its alternative text tells them whole."""
    first = nodes[0]
    words = " · ".join(node.number for node in nodes) + (f" · {first.title}" if len(nodes) == 1 else "")
    return Piece(
        id=first.id,
        style=sign_style(first.sign, ""),
        paragraphs=(Paragraph(" ".join(words.split()), "title"),),
        name="; ".join(node.name for node in nodes),
        alt=" ".join(node.alt for node in nodes),
    )
