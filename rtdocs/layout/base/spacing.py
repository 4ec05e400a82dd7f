"""Spacing of intervals on a line that would overlap, each as near as can be to its wanted place."""

from collections.abc import Sequence


def apart(wanted: Sequence[int], steps: Sequence[int], start: int, end: int, *, rows: int = 1) -> list[int]:
    """Return a place for each interval, between `start` and `end`, in the unit of the arguments.

    Pushing all of them on from the start gives one arrangement, pushing them back from the end another. Both keep the
    order and every distance, so their mean does too, and it favours neither side.

    Args:
        wanted: the wanted beginning of each interval, in order.
        steps: the length of each, with the distance that must stay free behind it.
        start: of the line.
        end: of the line. Intervals that need more room than that reach past it.
        rows: the number of rows on which the intervals take turns; only those of one row must stay apart, but none
            stands before the one ahead of it, on any row.
    """
    on = _on(_back(_on(wanted, steps, start, rows), steps, end, rows), steps, start, rows)
    back = _on(_back(wanted, steps, end, rows), steps, start, rows)
    return [(one + other) // 2 for one, other in zip(on, back, strict=True)]


def _on(wanted: Sequence[int], steps: Sequence[int], start: int, rows: int) -> list[int]:
    """Return the first places that are neither before those wanted nor too near to the intervals ahead."""
    places = list[int]()
    for at, place in enumerate(wanted):
        beside = places[at - rows] + steps[at - rows] if at >= rows else start
        places.append(max(place, beside, places[-1] if places else start))
    return places


def _back(wanted: Sequence[int], steps: Sequence[int], end: int, rows: int) -> list[int]:
    """Return the last places that are neither behind those wanted nor too near to the intervals that follow."""
    places = list(wanted)
    for at in range(len(wanted) - 1, -1, -1):
        beside = places[at + rows] if at + rows < len(wanted) else end
        following = places[at + 1] if at + 1 < len(wanted) else end
        places[at] = min(wanted[at], beside - steps[at], following)
    return places
