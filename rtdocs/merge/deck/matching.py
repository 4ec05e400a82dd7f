"""The matching of slides in two versions of a presentation: by name, else by title, else by common shapes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rtdocs.merge.deck.state import DeckState, SlideState

_ALIKE: Final = 0.5
"""The share of shapes that two slides must have in common to be one."""


def matched(before: Iterable[SlideState], after: Iterable[SlideState]) -> Mapping[int, int]:
    """Return the number of each slide of `before` that is in `after`, with its number there; both from 0."""
    ones, others = list(before), list(after)
    found: dict[int, int] = {}
    for key in (_by_name, _by_title):
        _pair(ones, others, key, found)
    _pair_by_likeness(ones, others, found)
    return found


def is_recognised(base: Iterable[SlideState], theirs: Iterable[SlideState]) -> bool:
    """Tell whether a file still has half of the base's shape names: Google Slides gives every shape another name."""
    known = {id_ for slide in base for id_ in slide.shapes if "/" not in id_ and not id_.startswith("ph:")}
    there = {id_ for slide in theirs for id_ in slide.shapes}
    return not known or len(known & there) >= _ALIKE * len(known)


def gone_from(base: DeckState, theirs: DeckState) -> frozenset[str]:
    """Return the keys of the slides and shapes that rtdocs wrote once and theirs has no longer."""
    found = matched(base.slides, theirs.slides)
    slides = {slide.key for at, slide in enumerate(base.slides) if at not in found}
    pairs = [(base.slides[at], theirs.slides[place]) for at, place in found.items()]
    shapes = {f"{one.key} {id_}" for one, other in pairs for id_ in one.shapes.keys() - other.shapes.keys()}
    back = {slide.key for slide in theirs.slides}
    back |= {f"{one.key} {id_}" for one, other in pairs for id_ in other.shapes}
    return (base.gone | slides | {each for each in shapes if "/" not in each.rpartition(" ")[2]}) - back


def _by_name(slide: SlideState) -> str:
    return slide.key


def _by_title(slide: SlideState) -> str:
    return slide.title


def _pair(
    ones: list[SlideState], others: list[SlideState], key: Callable[[SlideState], str], found: dict[int, int]
) -> None:
    """Pair slides of equal keys; a key that several slides bear pairs none."""
    taken = set(found.values())
    free = [at for at in range(len(others)) if at not in taken]
    by_key: dict[str, list[int]] = {}
    for at in free:
        by_key.setdefault(key(others[at]), []).append(at)
    wanted = [at for at in range(len(ones)) if at not in found]
    for at in wanted:
        name = key(ones[at])
        same = [other for other in wanted if key(ones[other]) == name]
        if name and len(same) == 1 and len(by_key.get(name, ())) == 1:
            found[at] = by_key[name][0]


def _pair_by_likeness(ones: list[SlideState], others: list[SlideState], found: dict[int, int]) -> None:
    taken = set(found.values())
    for at, one in enumerate(ones):
        if at in found:
            continue
        likeness = {place: _likeness(one, other) for place, other in enumerate(others) if place not in taken}
        best = max(likeness, key=lambda place: likeness[place], default=None)
        if best is not None and likeness[best] > _ALIKE:
            found[at] = best
            taken.add(best)


def _likeness(one: SlideState, other: SlideState) -> float:
    """Return the share of named shapes that two slides have in common, of all that either has (Jaccard, 1901)."""
    mine, theirs = ({id_ for id_ in slide.shapes if not id_.startswith("ph:")} for slide in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
