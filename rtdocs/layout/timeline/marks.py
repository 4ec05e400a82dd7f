"""The moments of a timeline: what begins at one place and lasts as long is one sign beside the axis."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Point, Shape, Stroke
from rtdocs.layout.timeline.scale import Scale
from rtdocs.plan.content.timeline import TimelineMark

POINT = EMU_PER_POINT

DOT = 9 * POINT
PITCH = 9 * POINT  # from one level to the next
_FADE = 20 * POINT
_LEAST_BAR = 8 * POINT
_CLEAR = 6 * POINT


class Span(NamedTuple):
    """Where a moment begins and ends on the axis, whether it lasted, and which of its ends fade."""

    start: int
    end: int
    lasts: bool
    fades_in: bool
    fades_out: bool

    @property
    def barred(self) -> bool:
        """Whether more than a dot is drawn."""
        return self.end - self.start >= _LEAST_BAR or self.fades_in or self.fades_out

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it is drawn."""
        half = DOT // 2
        left = self.start - (_FADE if self.fades_in else half)
        return left, max(self.start + half, self.end + (_FADE if self.fades_out else 0))


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at one side of the axis, with the level it stands on, 0 at the axis."""

    id: str
    span: Span
    level: int


def span(mark: TimelineMark, scale: Scale) -> Span:
    """Return where a dated mark stands."""
    if mark.earliest is None or mark.latest is None:
        message = "a mark without a date has no place on the axis"
        raise ValueError(message)
    start = scale.x(mark.earliest)
    return Span(start, max(start, scale.x(mark.latest, end=True)), mark.lasts, mark.fades_in, mark.fades_out)


def moments(spans: Sequence[Span], side: str) -> dict[Span, Moment]:
    """Return the moments of one side, those with a bar on levels where no two of them meet."""
    found: dict[Span, Moment] = {}
    ends: list[int] = []  # of the last bar on each level
    for number, each in enumerate(dict.fromkeys(spans)):
        level = _level(each, ends) if each.barred else 0
        found[each] = Moment(f"moment-{side}-{number}", each, level)
    return found


def _level(each: Span, ends: list[int]) -> int:
    """Return the first level free for a bar, which it then takes."""
    left, right = each.reach
    at = next((number for number, end in enumerate(ends) if end + _CLEAR <= left), len(ends))
    ends[at:] = [right, *ends[at + 1 :]]
    return at + 1


def high(pile: Mapping[Span, Moment]) -> int:
    """Return how high the moments of one side are."""
    return max((each.level for each in pile.values()), default=0) * PITCH + (DOT if pile else 0)


def dot(moment: Moment, edge: int, *, up: bool) -> Frame:
    """Return the place of a moment's dot beside the edge of the axis."""
    away = moment.level * PITCH
    top = edge - away - DOT if up else edge + away
    return Frame(moment.span.start - DOT // 2, top, DOT, DOT)


def draw(moment: Moment, edge: int, frame: Frame, *, up: bool) -> Iterator[Shape]:
    """Yield the bar of a moment, its fading ends, the drop to the axis and its dot, no further than the frame."""
    place = dot(moment, edge, up=up)
    y = place.y + DOT // 2
    start, end = moment.span.start, moment.span.end
    if moment.level:
        yield _stroke(f"{moment.id}-drop", Point(start, y), Point(start, edge), "leader")
    if end - start >= _LEAST_BAR:
        yield _stroke(f"{moment.id}-bar", Point(start, y), Point(end, y), "span" if moment.span.lasts else "loose")
    if moment.span.fades_in:
        yield _stroke(f"{moment.id}-before", Point(max(frame.x, start - _FADE), y), Point(start, y), "loose")
    if moment.span.fades_out:
        yield _stroke(f"{moment.id}-after", Point(end, y), Point(min(frame.right, end + _FADE), y), "loose")
    yield Box(id=moment.id, frame=place, style="moment")


def _stroke(key: str, start: Point, end: Point, style: str) -> Stroke:
    return Stroke(id=key, start=start, end=end, style=style)
