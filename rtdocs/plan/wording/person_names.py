"""A person's name within a text, whole or a part that nobody and nothing else bears, and the role put in its place.

Names are found as whole words, whatever their capitals, accents, apostrophes and hyphens, with the title before them
("Mme Tremblay", "du Dr Roy"). A role begins with a capital where a sentence does, and words before it are elided as the
language asks ("d’une personne").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from rtdocs.i18n import Language

_APOSTROPHES, _HYPHENS = "'’ʼ`´", r"\-‐‑–"
_ALIKE = {**dict.fromkeys("'’ʼ`´", _APOSTROPHES), **dict.fromkeys("-‐‑–", _HYPHENS)}
_MARKS = "[\u0300-\u036f]*"
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_BEFORE, _AFTER = rf"(?<![\w{_HYPHENS}])", rf"(?![\w\u0300-\u036f]|[{_HYPHENS}]\w)"
_OPENINGS = ' \n\t\u00a0«“"(–-'
_ENDINGS = (".", "!", "?", "…", ":")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words around names in the language that a group writes in.

    Attributes:
        titles: the titles before names, the longest first.
        articles: what stays of an article before a title: "de" of "du", nothing of "le".
        elided: the words that lose their last letter before a vowel.
        places: the words beside which a name is that of a place.
    """

    titles: tuple[str, ...]
    articles: Mapping[str, str]
    elided: frozenset[str]
    places: frozenset[str]


def grammar(language: Language) -> Grammar:
    """Return the grammar of a language, by its catalogue."""
    said = {name: language.say(f"anonymous.{name}").split() for name in ("titles", "articles", "elided", "places")}
    return Grammar(
        tuple(sorted(said["titles"], key=len, reverse=True)),
        dict(pair.split("=") for pair in said["articles"] if "=" in pair),
        frozenset(word for word in said["elided"] if word.isalpha()),
        frozenset(said["places"]),
    )


def replacer(name: str, role: str, words: Grammar, *, part: bool) -> Callable[[str], tuple[str, int]]:
    """Return a function that puts a role in the place of a name, and tells how many times.

    Args:
        name: the name, or a part of it.
        role: what stands for it.
        words: the grammar of the texts.
        part: whether it is a part of a name only: then it needs a capital, and stays in the name of a place or beside
            another name.
    """
    found = _titled(name, words)

    def put(text: str) -> tuple[str, int]:
        pieces, end, times = [], 0, 0
        for match in found.finditer(text):
            if part and not _is_person(match, text, words):
                continue
            pieces += [text[end : match.start()], _said(role, match, text, words)]
            end, times = match.end(), times + 1
        return _elided("".join((*pieces, text[end:])), role, words) if times else text, times

    return put


def _titled(name: str, words: Grammar) -> re.Pattern[str]:
    """Return the pattern of a name with the title before it, and the article before that."""
    articles = "|".join(words.articles) or "(?!)"
    titles = "|".join(map(re.escape, words.titles))
    before = rf"(?:\b(?:(?P<article>{articles})\s+)?(?P<title>{titles})\s+)?"
    return re.compile(before + pattern(name), re.IGNORECASE)


def pattern(name: str) -> str:
    """Return the pattern of a name as whole words, however it is typed."""
    return (
        _BEFORE
        + "(?P<name>"
        + r"[\s_\-]+".join("".join(map(_sign, plain(word))) for word in name.split())
        + ")"
        + _AFTER
    )


def plain(text: str) -> str:
    """Return a text without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _is_person(match: re.Match[str], text: str, words: Grammar) -> bool:
    """Tell whether a part of a name names the person: with a capital, and in no place's or other person's name."""
    if not match["name"][0].isupper():
        return False
    if match["title"]:
        return True
    before = text[: match.start("name")].split()
    last = re.split(rf"[{_APOSTROPHES}]", before[-1])[-1] if before else ""
    starts = len(before) == 1 or (len(before) > 1 and before[-2].endswith(_ENDINGS))
    beside = re.match(r"[\s\u00a0]+[A-ZÀ-Ý]\w", text[match.end() :])
    return not beside and last.casefold() not in words.places and (starts or not last[:1].isupper())


def _said(role: str, match: re.Match[str], text: str, words: Grammar) -> str:
    kept = words.articles.get((match["article"] or "").casefold(), "")
    told = f"{kept} {role}" if kept else role
    before = text[: match.start()].rstrip(_OPENINGS)
    is_alone = match[0] == text.strip()
    opens = not is_alone and (not before or (before.endswith(_ENDINGS) and not before.endswith(":")))
    return told[:1].upper() + told[1:] if opens else told


def _elided(text: str, role: str, words: Grammar) -> str:
    if not words.elided or plain(role[:1]).casefold() not in "aeiou":
        return text
    elided = rf"\b({'|'.join(sorted(words.elided))})\s+(?={re.escape(role)})"
    return re.sub(elided, lambda found: f"{found[1][:-1]}’", text, flags=re.IGNORECASE)


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
        if (base := plain(char).casefold()) != char.casefold():
            found[base] += char
    return found
