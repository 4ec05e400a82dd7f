"""Puts things that would overlap apart on a line, each as near as can be to where it would like to be."""

from collections.abc import Sequence


def apart(wanted: Sequence[int], steps: Sequence[int], start: int, end: int) -> list[int]:
    """Return a place for each thing, in the order given, between `start` and `end`.

    Pushing all of them on from the start gives one arrangement, pushing them back from the end another; both keep
    every distance, so their mean does too, and it favours neither side.

    Args:
        wanted: where each would like to begin.
        steps: how far it reaches, with what must stay free behind it.
        start, end: of the line. Things that need more room than that reach past its end.
    """
    on, back = _pushed_on(wanted, steps, start, end), _pushed_back(wanted, steps, start, end)
    return [(one + other) // 2 for one, other in zip(on, back, strict=True)]


def _pushed_on(wanted: Sequence[int], steps: Sequence[int], start: int, end: int) -> list[int]:
    """Return the places where each is pushed on by the one before, then all back as far as the end asks."""
    places = _forward(wanted, steps, start)
    return _forward(_backward(places, steps, end), steps, start)


def _pushed_back(wanted: Sequence[int], steps: Sequence[int], start: int, end: int) -> list[int]:
    """Return the places where each is pushed back by the one behind, then all on as far as the start asks."""
    return _forward(_backward(wanted, steps, end), steps, start)


def _forward(wanted: Sequence[int], steps: Sequence[int], start: int) -> list[int]:
    places, least = list[int](), start
    for place, step in zip(wanted, steps, strict=True):
        places.append(max(place, least))
        least = places[-1] + step
    return places


def _backward(wanted: Sequence[int], steps: Sequence[int], end: int) -> list[int]:
    places, most = list[int](), end
    for place, step in zip(reversed(wanted), reversed(steps), strict=True):
        most = min(place, most - step)
        places.append(most)
    return places[::-1]
