"""The spaces and marks of good typography.

French as the Office québécois de la langue française writes it: a space that stands before « : ; ! ? » % $ », after
an opening guillemet, between groups of digits or between a day and its month never breaks. Only the kind of a space
and of an apostrophe ever changes, so a person's own text keeps each of its characters in its place. A place in a
catalogue's sentence ("{count}") counts as the word or number that will fill it.
"""

import re

NBSP = "\u00a0"

_FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FRENCH_SHORT = r"janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\."
_ENGLISH_SHORT = "Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec"

# A number, or the place where one will stand.
_AFTER_NUMBER = r"(?<=[\d}])"
_NUMBER = r"(?=[\d{])"

_Rule = tuple[re.Pattern[str], str]


def _glue(pattern: str) -> _Rule:
    return re.compile(pattern), NBSP


_ANY: tuple[_Rule, ...] = (
    _glue(r"(?<=\d) (?=\d{3}(?!\d))"),
    _glue(rf"(?<=\bRT) {_NUMBER}|(?<=\bTO) {_NUMBER}"),
    # Elision, possession, contraction; after a digit it is a prime or a foot mark, which is not an apostrophe.
    (re.compile(r"(?<=[^\W\d_])'(?=[\w{«])|(?<=\})'(?=s\b)"), "’"),
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "fr": (
        *_ANY,
        _glue(r" (?=[:;!?»%$])"),
        _glue(r"(?<=«) "),
        _glue(rf"(?i)(?<=\d) (?=(?:{_FRENCH_MONTHS})\b|{_FRENCH_SHORT})|(?<=\b1er) (?=[\w{{])"),
        _glue(rf"{_AFTER_NUMBER} (?=(?:h|km|m|min|k\$|M\$)(?!\w))"),
        _glue(rf"(?<=\bn°) {_NUMBER}|(?<=\bN°) {_NUMBER}|(?<=\bp\.) {_NUMBER}"),
        _glue(r"(?<=\bM\.) (?=[A-ZÀ-Ý])|(?<=\bMme) (?=[A-ZÀ-Ý])"),
    ),
    "en": (
        *_ANY,
        _glue(rf"(?<=\d) (?=(?:{_ENGLISH_MONTHS}|{_ENGLISH_SHORT})\b)"),
        *(_glue(rf"(?<=\b{month}) (?=\d{{1,2}}(?!\d))") for month in f"{_ENGLISH_MONTHS}|{_ENGLISH_SHORT}".split("|")),
        _glue(rf"(?<=\bNo\.) {_NUMBER}|(?<=\bp\.) {_NUMBER}"),
    ),
}


def typeset(text: str, code: str) -> str:
    """Return `text` with its spaces and apostrophes as the language `code` sets them; no character is added or lost."""
    for pattern, instead in _RULES.get(code, _ANY):
        text = pattern.sub(instead, text)
    return text
