"""The spaces and marks of good typography.

French as the Office québécois de la langue française writes it: a space that stands before « : ; ! ? » % $ », after
an opening guillemet, between groups of digits or between a day and its month never breaks. Only the kind of a space
and of an apostrophe ever changes, so a person's own text keeps each of its characters in its place.
"""

import re

NBSP = "\u00a0"

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_ANY = (
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_MONTHS})\b)"), NBSP),
    (re.compile(r"(?<=\b1er) (?=\w)"), NBSP),
    (re.compile(r"(?<=\bRT) (?=[\d{])|(?<=\bTO) (?=[\d{])"), NBSP),  # in a catalogue, the place of a number
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)
_FRENCH = (
    (re.compile(r" (?=[:;!?»%$])"), NBSP),
    (re.compile(r"(?<=«) "), NBSP),
    (re.compile(r"(?<=\d) (?=(?:h|km|m|min|k\$|M\$)\b)"), NBSP),
)


def typeset(text: str, code: str) -> str:
    """Return `text` with its spaces and apostrophes as the language `code` sets them; no character is added or lost."""
    for pattern, instead in (*_ANY, *(_FRENCH if code == "fr" else ())):
        text = pattern.sub(instead, text)
    return text
