"""The timeline as drawings for a page of text: marks in order on an axis, their words as flags above and below it.

Time is not drawn to scale: a mark always has room for its words, and only the spare room goes where time passes. The
years on the axis say when, and a dotted stretch of it that years pass without a mark.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from rtdocs.layout import samples
from rtdocs.layout.cards import Card, card, natural_width
from rtdocs.layout.content import sign_style
from rtdocs.layout.metrics import height
from rtdocs.layout.scene import EMU_PER_POINT, Box, Frame, Line, Point, Scene, Shape, Stroke
from rtdocs.plan.timeline import Mark, Timeline

POINT = EMU_PER_POINT

SIZE = 11
_FLAG = 106 * POINT  # how wide the words of a mark are
_BADGE_HEIGHT = 20 * POINT
_NARROWEST_BADGE = 26 * POINT
_WIDEST_BADGE = 60 * POINT
_YEAR = 28 * POINT  # a year's room on the axis, before a mark
_CLEAR = 3 * POINT
_AXIS = 5 * POINT  # between badges and words
_MOST_LINES = 5
_SILENCE = 3  # years without a mark that the axis shows as dots


@dataclass(frozen=True, slots=True)
class _Strip:
    """The marks of one drawing with their places on the axis, from left to right."""

    marks: tuple[Mark, ...]
    places: tuple[int, ...]
    badge: int
    width: int
    first: bool
    last: bool


def strips(timeline: Timeline, width: int, max_height: int) -> tuple[Scene, ...]:
    """Return the timeline as drawings one below the other.

    Args:
        timeline: the marks in time order; those without a date follow, under a heading of their own.
        width: of each drawing.
        max_height: of each drawing; words are cut shorter where they are too high.

    Returns:
        As many drawings as the marks need; none where there is no mark.
    """
    dated = [mark for mark in timeline.marks if mark.earliest]
    undated = [mark for mark in timeline.marks if not mark.earliest]
    badge = _badge_width(timeline.marks)
    parts = [
        *((strip, "") for strip in _strips(dated, badge, width)),
        *((strip, timeline.undated) for strip in _strips(undated, badge, width)),
    ]
    return tuple(
        _scene(strip, heading, timeline, max_height, legend=number == len(parts))
        for number, (strip, heading) in enumerate(parts, 1)
    )


def _badge_width(marks: Sequence[Mark]) -> int:
    widest = max((natural_width(Line(mark.number, "badge"), _style(mark)) for mark in marks), default=0)
    return min(max(_NARROWEST_BADGE, widest), _WIDEST_BADGE)


def _style(mark: Mark) -> str:
    return f"{sign_style(mark.sign, mark.function)}-badge/{SIZE}"


def _strips(marks: Sequence[Mark], badge: int, width: int) -> Iterator[_Strip]:
    """Yield marks in strips of even size."""
    step = _step(badge)
    most = max(1, 1 + (width - _YEAR - _FLAG - badge // 2) // step)
    count = -(-len(marks) // most)
    ends = [len(marks) * number // count for number in range(count + 1)] if count else []
    for first, last in pairwise(ends):
        part = tuple(marks[first:last])
        yield _Strip(part, _places(part, badge, width), badge, width, first=not first, last=last == len(marks))


def _step(badge: int) -> int:
    """Return the least way from one mark to the next: two of them hold the words of the mark between."""
    return max(badge + _YEAR, (_FLAG + _CLEAR) // 2)


def _places(marks: Sequence[Mark], badge: int, width: int) -> tuple[int, ...]:
    """Return the marks' places on the axis; the spare room is shared by the time that passes."""
    start, step = _YEAR + badge // 2, _step(badge)
    spare = max(0, width - start - _FLAG - step * (len(marks) - 1))
    passes = [_weight(one, other) for one, other in pairwise(marks)]
    shares = [spare * weight / sum(passes) for weight in passes]
    return tuple(round(place) for place in accumulate((step + share for share in shares), initial=start))


def _weight(one: Mark, other: Mark) -> float:
    """Return the weight of the time between two marks: a long silence counts, yet does not push all else aside."""
    if one.earliest is None or other.earliest is None:
        return 1
    return 1 + math.sqrt(max(0, (other.earliest - one.earliest).days))


def _scene(strip: _Strip, heading: str, timeline: Timeline, max_height: int, *, legend: bool) -> Scene:
    """Return a drawing: heading, words above, axis, words below, and on the last one the legend."""
    signs = samples.row(timeline.legend, strip.width, SIZE) if legend else samples.NONE
    top = _CLEAR + (height(1, SIZE) if heading else 0)
    room = (max_height - top - signs.height - _BADGE_HEIGHT - 2 * _AXIS) // 2
    flags = [_flag(mark, room) for mark in strip.marks]
    above = max((words.height for words in flags[::2]), default=0)
    below = max((words.height for words in flags[1::2]), default=0)
    axis = top + above + _AXIS + _BADGE_HEIGHT // 2
    foot = axis + _BADGE_HEIGHT // 2 + (_AXIS + below if below else 0)
    shapes = (
        *_heading(heading, strip.width),
        *_axis(strip, axis, dated=not heading),
        *_bars(strip, axis),
        *(
            shape
            for number, words in enumerate(flags)
            for shape in _mark(strip, number, words, axis, dated=not heading)
        ),
        *signs.shapes(foot),
    )
    return Scene(width=strip.width, height=foot + signs.height, shapes=shapes, alt=timeline.alt)


def _heading(text: str, width: int) -> Iterator[Box]:
    if text:
        line = Line(text, "label")
        yield Box(
            id="undated",
            frame=Frame(0, 0, width, height(1, SIZE)),
            style=f"heading/{SIZE}",
            paragraphs=(line,),
            name=text,
            alt=text,
        )


def _flag(mark: Mark, room: int) -> Card:
    """Return the words of a mark, with fewer lines of its title where they are too high."""
    opening = " · ".join(part for part in (mark.badge, mark.when) if part)
    lines = (*((Line(opening, "when"),) if opening else ()), Line(mark.title, "title"))
    tries = (card(lines, f"label/{SIZE}", _FLAG, most) for most in range(_MOST_LINES, 0, -1))
    found = next(tries)
    while found.height > room and (shorter := next(tries, None)):
        found = shorter
    return found


def _axis(strip: _Strip, y: int, *, dated: bool) -> Iterator[Stroke]:
    """Yield the axis from mark to mark, dotted where years pass without one."""
    stops = (0, *strip.places, strip.width)
    for number, (left, right) in enumerate(pairwise(stops)):
        style = "silence" if not dated or _silent(strip, number) else "tick"
        last = dated and strip.last and number == len(strip.places)
        yield Stroke(id=f"axis-{number}", start=Point(left, y), end=Point(right, y), style="axis" if last else style)


def _silent(strip: _Strip, number: int) -> bool:
    """Return whether years pass without a mark between one and the mark before."""
    if not 0 < number < len(strip.marks):
        return False
    one, other = strip.marks[number - 1].latest, strip.marks[number].earliest
    return one is not None and other is not None and other.year - one.year > _SILENCE


def _bars(strip: _Strip, y: int) -> Iterator[Stroke]:
    """Yield a bar for each mark that lasts over the turn of a year."""
    for mark, place in zip(strip.marks, strip.places, strict=True):
        if mark.earliest and mark.latest and mark.latest.year > mark.earliest.year:
            style = "loose-span" if mark.fades_in or mark.fades_out else "span"
            end = Point(_place_of(strip, mark.latest, place), y)
            yield Stroke(id=f"span-{mark.id}", start=Point(place, y), end=end, style=style)


def _place_of(strip: _Strip, day: date, start: int) -> int:
    """Return where a day lies on the axis, after `start`."""
    before, after = (0, 0), (strip.width, 0)
    for mark, place in zip(strip.marks, strip.places, strict=True):
        first = mark.earliest.toordinal() if mark.earliest else 0
        if first <= day.toordinal():
            before = (place, first)
        else:
            after = (place, first)
            break
    if not after[1]:
        return max(start, (before[0] + strip.width) // 2)
    share = (day.toordinal() - before[1]) / (after[1] - before[1])
    return max(start, round(before[0] + share * (after[0] - before[0])))


def _mark(strip: _Strip, number: int, words: Card, axis: int, *, dated: bool) -> Iterator[Shape]:
    """Yield a mark's year, its pole, its words and its badge."""
    mark, place = strip.marks[number], strip.places[number]
    half = _BADGE_HEIGHT // 2
    left = place - strip.badge // 2
    if dated and mark.earliest and _new_year(strip, number):
        year = Frame(left - _YEAR + _CLEAR // 2, axis - height(1, SIZE) // 2, _YEAR - _CLEAR, height(1, SIZE))
        text = str(mark.earliest.year)
        yield Box(
            id=f"year-{mark.id}",
            frame=year,
            style=f"year/{SIZE}",
            paragraphs=(Line(text, "label"),),
            name=text,
            alt=text,
        )
    up = number % 2 == 0
    top = axis - half - _AXIS - words.height if up else axis + half + _AXIS
    edge = axis - half if up else axis + half
    yield Stroke(
        id=f"pole-{mark.id}",
        start=Point(left, edge),
        end=Point(left, top if up else top + words.height),
        style="leader",
    )
    yield Box(
        id=f"words-{mark.id}",
        frame=Frame(left, top, _FLAG, words.height),
        style=f"{'label' if up else 'label-below'}/{SIZE}",
        paragraphs=words.paragraphs,
        name=mark.title,
        alt=mark.alt,
    )
    yield Box(
        id=mark.id,
        frame=Frame(left, axis - half, strip.badge, _BADGE_HEIGHT),
        style=_style(mark),
        paragraphs=(Line(mark.number, "badge"),),
        name=mark.number,
        alt=mark.alt,
    )


def _new_year(strip: _Strip, number: int) -> bool:
    before = strip.marks[number - 1].earliest if number else None
    now = strip.marks[number].earliest
    return before is None or now is None or before.year != now.year
