"""Ties what the rows name to what bears the name: numbers of arrows, names of actors, whatever their case and accents.

A name that ties to nothing is left as typed: the checks say so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rtdocs.i18n.likeness import fold
from rtdocs.model import Actor, Effect, Event, Link

Numbers = Mapping[str, str]


def numbers(events: Iterable[Event], effects: Iterable[Effect]) -> Numbers:
    """Return the numbers of events and effects by every way to type them that means one of them only."""
    exact = [*(event.number for event in events), *(effect.number for effect in effects)]
    folded: dict[str, set[str]] = {}
    for number in filter(None, exact):
        folded.setdefault(fold(number), set()).add(number)
    return {
        **{key: next(iter(meant)) for key, meant in folded.items() if len(meant) == 1},
        **{number: number for number in exact if number},
    }


def event(raw: Event, known: Numbers, actors: Mapping[str, str]) -> Event:
    """Return an event that leads to numbers as they stand, and names actors as they are named elsewhere."""
    targets = tuple(dict.fromkeys(number for typed in raw.leads_to for number in _targets(typed, known)))
    return replace(raw, leads_to=targets, actors=tuple(dict.fromkeys(actors.get(fold(n), n) for n in raw.actors)))


def link(raw: Link, known: Numbers) -> Link:
    """Return a link between numbers as they stand."""
    return replace(raw, source=_number(raw.source, known), target=_number(raw.target, known))


def actor_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the actors' names by their folded names and acronyms; a name wins over an acronym."""
    actors = tuple(actors)
    acronyms = {fold(actor.acronym): actor.name for actor in reversed(actors) if actor.acronym}
    return {**acronyms, **{fold(actor.name): actor.name for actor in reversed(actors)}}


def actors_of(events: Iterable[Event]) -> Iterator[Actor]:
    """Yield the actors that the events name, once each, as first written."""
    seen = set()
    for each in events:
        for name in each.actors:
            if fold(name) not in seen:
                seen.add(fold(name))
                yield Actor(name=name, where=each.where)


def _number(typed: str, known: Numbers) -> str:
    return known.get(typed) or known.get(fold(typed)) or typed


def _targets(typed: str, known: Numbers) -> tuple[str, ...]:
    """Return the numbers that a part of a list means: "4, 7" is two of them if both are known and the whole is not."""
    whole = _number(typed, known)
    parts = tuple(_number(part.strip(), known) for part in typed.split(","))
    is_list = whole not in known and all(part in known for part in parts)
    return parts if is_list else (whole,)
