"""A story without people's names: those whom the workbook calls persons become roles, everywhere alike.

Names are found as whole words, whatever their capitals, accents, apostrophes and hyphens. A person called by a part of
the name ("Mme Tremblay") cannot be told from others of that name: such places are listed for a person to look at.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from rtdocs.i18n import Language
from rtdocs.model import LOGO_IMAGE, Actor, Story
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

_APOSTROPHES, _HYPHENS = "'’ʼ`´", r"\-‐‑–"
_ALIKE = {**dict.fromkeys("'’ʼ`´", _APOSTROPHES), **dict.fromkeys("-‐‑–", _HYPHENS)}
_MARKS = "[\u0300-\u036f]*"
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))

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
    """

    story: Story
    replaced: tuple[Replaced, ...]
    left: tuple[Place, ...]
    photos: int


def anonymous(telling: Telling) -> Anonymous:
    """Return a story whose persons are named by their roles, in one language."""
    story, roles = telling.story, _roles(telling)
    patterns = {name: _pattern(name) for name in roles}
    found = Counter[str]()

    def rename(text: str) -> str:
        for name, role in roles.items():
            text, times = patterns[name].subn(role, text)
            found[name] += times
        return text

    kept = replace(story, images=tuple(image for image in story.images if image.of == LOGO_IMAGE), places={})
    told = replace(_renamed(kept, rename), places=story.places)
    return Anonymous(
        story=told,
        replaced=tuple(Replaced(name, role, found[name]) for name, role in roles.items()),
        left=tuple(_left(told, roles)),
        photos=len(story.images) - len(kept.images),
    )


def _roles(telling: Telling) -> dict[str, str]:
    """Return the role of each person's name and acronym; several persons of one role have a number each."""
    persons = [actor for actor in telling.story.actors if actor.person]
    wanted = Counter(_role(actor, telling.language) for actor in persons)
    turn = Counter[str]()
    roles: dict[str, str] = {}
    for actor in persons:
        role = _role(actor, telling.language)
        turn[role] += 1
        told = role if wanted[role] == 1 else telling.say("anonymous.numbered", role=role, number=turn[role])
        roles |= {name: told for name in (actor.name, actor.acronym) if name}
    return dict(sorted(roles.items(), key=lambda pair: -len(pair[0])))


def _role(actor: Actor, language: Language) -> str:
    if actor.roles:
        return language.say("anonymous.with_role", role=language.typeset(actor.roles[0]))
    if actor.sector:
        return language.say("anonymous.of_sector", sector=language.typeset(actor.sector))
    return language.say("anonymous.person")


def _pattern(name: str) -> re.Pattern[str]:
    words = r"[\s_\-]+".join("".join(map(_sign, _plain(word))) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?![\w\u0300-\u036f])", re.IGNORECASE)


def _plain(text: str) -> str:
    """Return a text without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _sign(char: str) -> str:
    """Return the pattern of a sign of a name: a letter with any accent or none, any apostrophe, any hyphen."""
    if char in _ALIKE:
        return f"[{_ALIKE[char]}]"
    return f"[{re.escape(char)}{_accented().get(char.casefold(), '')}]{_MARKS}" if char.isalpha() else re.escape(char)


@cache
def _accented() -> dict[str, str]:
    """Return the accented letters of Latin scripts by the letter that they are without accent."""
    found: dict[str, str] = defaultdict(str)
    for char in map(chr, _LATIN):
        if (base := _plain(char).casefold()) != char.casefold():
            found[base] += char
    return found


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
    """Yield the texts in which a part of a name is left, with their cells."""
    parts = {part for name in roles for part in re.split(r"[\s'’-]+", name) if len(part) >= PART}
    if not parts:
        return
    pattern = re.compile("|".join(_pattern(part).pattern for part in sorted(parts)), re.IGNORECASE)
    for where, text in _texts(story, None):
        if any(found[0][0].isupper() for found in pattern.finditer(text)):  # a name, no word like "rose"
            yield Place(where, text)


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
