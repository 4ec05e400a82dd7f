"""A story without people's names: those whom the workbook calls persons become roles, everywhere alike.

A person's whole name becomes the role, and a part of it too ("Mme Tremblay", "Omar") where it is nobody else's and in
no name of an organisation. What else may point to a person is listed for somebody to look at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, NamedTuple

from rtdocs.i18n import Language, language_of
from rtdocs.model import LOGO_IMAGE, Actor, Story
from rtdocs.plan.wording.person_names import Grammar, grammar, plain, replacer
from rtdocs.problems import Where

AROUND = 5
"""So many words are shown on each side of a part of a name that is left."""
PART = 3
"""A part of a name is looked for from so many letters on."""


class Replaced(NamedTuple):
    """A name, the role that stands for it, and the number of its occurrences."""

    name: str
    role: str
    times: int


class Place(NamedTuple):
    """A place where a part of a name is left, for a person to look at."""

    where: Where | None
    text: str


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A story without people's names.

    Attributes:
        story: the story; photos are left out, since they may show people.
        replaced: the key: each name with its role.
        left: the places with a part of a name, for a person to check.
        photos: the number of photos left out.
        parts: how many times a part of a name alone was replaced.
        people: the texts that may name people whom the sheet of actors does not hold.
    """

    story: Story
    replaced: tuple[Replaced, ...]
    left: tuple[Place, ...]
    photos: int
    parts: int = 0
    people: tuple[Place, ...] = ()


def anonymous(story: Story) -> Anonymous:
    """Return a story whose persons are named by their roles, in the language of the group, whose sentences they are."""
    own = language_of(story.language)
    roles, words = _roles(story, own), grammar(own)
    kept = replace(story, images=tuple(image for image in story.images if image.of == LOGO_IMAGE), places={})
    whole, found = _without(kept, roles, words, part=False)
    parts = _parts(whole, roles)
    told, lone = _without(whole, parts, words, part=True)
    told = replace(told, places=story.places)
    return Anonymous(
        story=told,
        replaced=(
            *(Replaced(name, role, found[name]) for name, role in roles.items()),
            *(Replaced(name, role, lone[name]) for name, role in parts.items() if lone[name]),
        ),
        left=tuple(_left(told, roles)),
        photos=len(story.images) - len(kept.images),
        parts=sum(lone.values()),
        people=tuple(_people(told, {*roles.values()})),
    )


def _without(story: Story, roles: Mapping[str, str], words: Grammar, *, part: bool) -> tuple[Story, Counter[str]]:
    """Return a story with roles in the place of names, and the number of times of each."""
    putting = {name: replacer(name, role, words, part=part) for name, role in roles.items()}
    found = Counter[str]()

    def rename(text: str) -> str:
        for name, put in putting.items():
            text, times = put(text)
            found[name] += times
        return text

    return _renamed(story, rename), found


def _parts(story: Story, roles: Mapping[str, str]) -> dict[str, str]:
    """Return the role of each part of a name that one person alone bears, and no organisation or place of the story."""
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for name, role in roles.items():
        for word in name.split():
            bearers[_folded(word)][role] = word
    taken = {*map(_folded, roles)} | {_folded(word) for text in _named(story) for word in re.findall(r"\w+", text)}
    return {
        word: role
        for folded, owners in bearers.items()
        for role, word in owners.items()
        if len(owners) == 1 and len(folded) >= PART and folded not in taken
    }


def _folded(word: str) -> str:
    return plain(word).casefold()


def _named(story: Story) -> Iterator[str]:
    """Yield the names of organisations and places."""
    project = story.project
    yield from (project.organisation, project.territory, *project.partners, *project.funders)
    yield from (effect.place for effect in story.effects)
    yield from (actor.name for actor in story.actors if not actor.person)


def _people(story: Story, roles: set[str]) -> Iterator[Place]:
    """Yield the texts that may name people outside the sheet of actors: who prepared, took part or has a task."""
    project = story.project
    told: list[tuple[Where | None, str]] = [(None, project.prepared_by), (None, project.participants)]
    told += [(lesson.where, lesson.responsible) for lesson in story.lessons]
    known = roles | {actor.name for actor in story.actors}
    yield from (Place(where, text) for where, text in dict.fromkeys(told) if text and text not in known)


def _roles(story: Story, language: Language) -> dict[str, str]:
    """Return the role of each person's name and acronym; several persons of one role have a number each."""
    persons = [actor for actor in story.actors if actor.person]
    wanted = Counter(_role(actor, language) for actor in persons)
    turn = Counter[str]()
    roles: dict[str, str] = {}
    for actor in persons:
        role = _role(actor, language)
        turn[role] += 1
        told = role if wanted[role] == 1 else language.say("anonymous.numbered", role=role, number=turn[role])
        roles |= {name: told for name in (actor.name, actor.acronym) if name}
    return dict(sorted(roles.items(), key=lambda pair: -len(pair[0])))


def _role(actor: Actor, language: Language) -> str:
    if actor.roles:
        return language.say("anonymous.with_role", role=language.typeset(actor.roles[0]))
    if actor.sector:
        return language.say("anonymous.of_sector", sector=language.typeset(actor.sector))
    return language.say("anonymous.person")


def _renamed(thing: Any, rename: Callable[[str], str]) -> Any:  # noqa: ANN401 - any part of a story
    """Return a part of a story with every text in it renamed; files keep their names, and places and enums stay."""
    match thing:
        case str():
            return rename(thing)
        case Where() | Enum():
            return thing
        case tuple():
            return tuple(_renamed(each, rename) for each in thing)
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            changed = {
                each.name: _renamed(getattr(thing, each.name), rename)
                for each in fields(thing)
                if each.name not in {"repertoire", "language", "logo", "file", "sheets", "saved", "unread", "date"}
            }
            return replace(thing, **changed)
        case _:
            return thing


def _left(story: Story, roles: Mapping[str, str]) -> Iterator[Place]:
    """Yield the texts in which a part of a name is left, at the start of a longer word too, or a person's initials."""
    parts = {plain(part) for name in roles for part in re.split(r"[\s'’-]+", name) if len(part) >= PART}
    if not parts:
        return
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(parts)))})", re.IGNORECASE)
    initials = [
        re.compile(r"\b" + r"\.\s?-?".join(word[0] for word in name.split()) + r"\.") for name in roles if " " in name
    ]
    for where, text in _texts(story, None):
        bare = plain(text)
        hits = [each.span() for each in found.finditer(bare) if each[0][0].isupper()]  # a name, no word like "rose"
        hits += [each.span() for pattern in initials for each in pattern.finditer(bare)]
        shown = dict.fromkeys(_around(text, *hit) for hit in sorted(hits))
        yield from (Place(where, words) for words in shown)


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a place of a text."""
    before = text[:start].split()[-AROUND:]
    return " ".join((*before, *text[start:].split()[: AROUND + text[start:end].count(" ")]))


def _texts(thing: Any, where: Where | None) -> Iterator[tuple[Where | None, str]]:  # noqa: ANN401 - idem
    match thing:
        case str():
            yield where, thing
        case Where():
            return
        case tuple():
            for each in thing:
                yield from _texts(each, where)
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            mine = getattr(thing, "where", where)
            for each in fields(thing):
                if each.name not in {"repertoire", "language", "logo", "file", "sheets"}:
                    yield from _texts(getattr(thing, each.name), mine)
