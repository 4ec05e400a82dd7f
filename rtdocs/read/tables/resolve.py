"""References between rows: numbers of arrows and names of actors, whatever their case and accents.

A name that refers to nothing is left as typed: the checks report it. A text parted by another sign than `;` is several
names where each part is known and the whole is not: "Ville, Table", "4/7", "4 et 7".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rtdocs.i18n.folding import fold_name
from rtdocs.model import PROJECT_IMAGE, Actor, Effect, Event, Image, Link
from rtdocs.workbook import names

_ZEROS = re.compile(r"(?<=\d)[.,]0+$")  # "1.0" is how programs write the number 1 as a text
# The coarsest first: "Femmes et santé, Ville" is two names.
_BETWEEN_NAMES = tuple(map(re.compile, (r",", r"[,/&+]|\b(?:et|and)\b")))
_BETWEEN_NUMBERS = (*_BETWEEN_NAMES, re.compile(r"[,/&+\s]|\b(?:et|and)\b"))


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of events and effects.

    Attributes:
        exact: the numbers as typed.
        folded: the numbers by their form without case, accents and ".0", where only one number has that form.
    """

    exact: frozenset[str]
    folded: Mapping[str, str]

    def find(self, typed: str) -> str:
        """Return the number that is meant; `typed` itself where no number is."""
        return typed if typed in self.exact else self.folded.get(_bare(typed), typed)


def numbers(events: Iterable[Event], effects: Iterable[Effect]) -> Numbers:
    """Return the numbers of all events and effects."""
    exact = frozenset(filter(None, (*(event.number for event in events), *(effect.number for effect in effects))))
    counts = Counter(map(_bare, exact))
    return Numbers(exact, {_bare(number): number for number in exact if counts[_bare(number)] == 1})


def event(raw: Event, known: Numbers, actors: Mapping[str, str]) -> Event:
    """Return an event whose arrows bear the numbers of rows, and whose actors bear the names of the actors' sheet."""
    targets = (number for typed in raw.leads_to for number in _targets(typed, known))
    named = (name for typed in raw.actors for name in _actors(typed, actors))
    return replace(raw, leads_to=tuple(dict.fromkeys(targets)), actors=tuple(dict.fromkeys(named)))


def link(raw: Link, known: Numbers) -> Link:
    """Return a link whose ends bear the numbers of rows."""
    return replace(raw, source=known.find(raw.source), target=known.find(raw.target))


def image(raw: Image, known: Numbers) -> Image:
    """Return a picture whose owner is the project, a logo, or the number of a row."""
    owner = names.owners().get(fold_name(raw.of))
    return replace(raw, of=owner or (known.find(raw.of) if raw.of else PROJECT_IMAGE))


def actor_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the actors' names by their folded names and acronyms; a name wins over an acronym."""
    actors = tuple(actors)
    acronyms = {fold_name(actor.acronym): actor.name for actor in reversed(actors) if actor.acronym}
    return {**acronyms, **{fold_name(actor.name): actor.name for actor in reversed(actors)}}


def actors_of(events: Iterable[Event]) -> Iterator[Actor]:
    """Yield the actors that the events name, once each, as first written."""
    seen = set()
    for each in events:
        for name in each.actors:
            if fold_name(name) not in seen:
                seen.add(fold_name(name))
                yield Actor(name=name, where=each.where)


def _targets(typed: str, known: Numbers) -> tuple[str, ...]:
    """Return the numbers meant by one part of a list, several where another sign than `;` parts them."""
    if known.find(typed) not in known.exact:
        for parts in _parted(typed, _BETWEEN_NUMBERS):
            if known.exact.issuperset(numbers := tuple(map(known.find, parts))):
                return numbers
    return (known.find(typed),)


def _actors(typed: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names meant by one part of a list, several where another sign than `;` parts them."""
    if fold_name(typed) not in known:
        for parts in _parted(typed, _BETWEEN_NAMES):
            if known.keys() >= set(map(fold_name, parts)):
                return tuple(known[fold_name(part)] for part in parts)
    return (known.get(fold_name(typed), typed),)


def _parted(typed: str, between: Iterable[re.Pattern[str]]) -> Iterator[list[str]]:
    for separator in between:
        parts = [part for piece in separator.split(typed) if (part := piece.strip())]
        if len(parts) > 1:
            yield parts


def _bare(number: str) -> str:
    return fold_name(_ZEROS.sub("", number))
