"""Ties what the rows name to what bears the name: numbers of arrows, names of actors, whatever their case and accents.

A name that ties to nothing is left as typed: the checks say so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rtdocs.i18n.likeness import fold
from rtdocs.model import Actor, Effect, Event, Link


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of events and effects.

    Attributes:
        exact: the numbers as they stand.
        folded: the numbers by what is left of them without case and accents, where that means one of them only.
    """

    exact: frozenset[str]
    folded: Mapping[str, str]

    def find(self, typed: str) -> str:
        """Return the number that is meant; `typed` itself where none is."""
        return typed if typed in self.exact else self.folded.get(fold(typed), typed)


def numbers(events: Iterable[Event], effects: Iterable[Effect]) -> Numbers:
    """Return the numbers of all events and effects."""
    exact = frozenset(filter(None, (*(event.number for event in events), *(effect.number for effect in effects))))
    counts = Counter(fold(number) for number in exact)
    return Numbers(exact, {fold(number): number for number in exact if counts[fold(number)] == 1})


def event(raw: Event, known: Numbers, actors: Mapping[str, str]) -> Event:
    """Return an event that leads to numbers as they stand, and names actors as they are named elsewhere."""
    targets = tuple(dict.fromkeys(number for typed in raw.leads_to for number in _targets(typed, known)))
    return replace(raw, leads_to=targets, actors=tuple(dict.fromkeys(actors.get(fold(n), n) for n in raw.actors)))


def link(raw: Link, known: Numbers) -> Link:
    """Return a link between numbers as they stand."""
    return replace(raw, source=known.find(raw.source), target=known.find(raw.target))


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


def _targets(typed: str, known: Numbers) -> tuple[str, ...]:
    """Return the numbers that a part of a list means: "4, 7" is two of them if both are known and the whole is not."""
    whole = known.find(typed)
    parts = tuple(known.find(part.strip()) for part in typed.split(","))
    is_list = whole not in known.exact and known.exact.issuperset(parts)
    return parts if is_list else (whole,)
