"""Typography: the non-breaking spaces and the apostrophes of each language.

French as the Office québécois de la langue française writes it: a space before « : ; ! ? » % $ », after an opening
guillemet, between groups of digits or between a day and its month never breaks. Only the kind of a space and of an
apostrophe ever changes, so a person's own text keeps each of its characters in its place. A place in a catalogue's
sentence ("{count}") counts as the word or number that will fill it.
"""

import re
from functools import cache

NBSP = "\u00a0"

_FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FRENCH_SHORT = r"janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\."
_ENGLISH_SHORT = "Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec"

_AFTER_MONTH = "|".join(rf"(?<=\b{month} )" for month in f"{_ENGLISH_MONTHS}|{_ENGLISH_SHORT}".split("|"))

# A number, or the place where one will stand; a space in between.
_AFTER_NUMBER = r"(?<=[\d}] )"
_NUMBER = r"(?=[\d{])"

_Rule = tuple[re.Pattern[str], str]


def _spaces(*places: str) -> _Rule:
    """Return the rule of all non-breaking spaces; each place is the text before and after the first space.

    One expression that begins with a space is much faster than one a place: most of a text is skipped at once.
    """
    return re.compile(f" (?:{'|'.join(places)})"), NBSP


_ANY = (r"(?<=\d )(?=\d{3}(?!\d))", rf"(?:(?<=\bRT )|(?<=\bTO )){_NUMBER}")
_MARKS: dict[str, tuple[str, ...]] = {
    "fr": (
        r"(?=[:;!?»%$])",
        r"(?<=« )",
        rf"(?<=\d )(?=(?i:{_FRENCH_MONTHS})\b|(?i:{_FRENCH_SHORT}))|(?i:(?<=\b1er ))(?=[\w{{])",
        rf"{_AFTER_NUMBER}(?=(?:h|km|m|min|k\$|M\$)(?!\w))",
        rf"(?:(?<=\b[nN]° )|(?<=\bp\. )){_NUMBER}",
        r"(?:(?<=\bM\. )|(?<=\bMme ))(?=[A-ZÀ-Ý])",
    ),
    "en": (
        rf"(?<=\d )(?=(?:{_ENGLISH_MONTHS}|{_ENGLISH_SHORT})\b)",
        rf"(?:{_AFTER_MONTH})(?=\d{{1,2}}(?!\d))",
        rf"(?:(?<=\bNo\. )|(?<=\bp\. )){_NUMBER}",
    ),
}
# A pair of single quotes around a few words; an apostrophe between two letters within them belongs to a word.
_QUOTED = re.compile(r"(?<![\w}])'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w)){0,200}?[^\s\d'])'(?!\w)"), r"‘\1’"
# Elision, possession ("seniors'"), contraction ("'90s"); after a digit it is a prime or a foot mark, which is no
# apostrophe.
_APOSTROPHE = re.compile(r"'(?:(?<=[^\W\d_]')|(?<=\}')(?=s\b)|(?<![\w}]')(?=\w))"), "’"


@cache
def _rules(code: str) -> tuple[_Rule, ...]:
    return _spaces(*_ANY, *_MARKS.get(code, ())), _QUOTED, _APOSTROPHE


# In our own sentences a noun stays with the letter or number that it names, and a number with its unit of time.
_NAMED = {
    "fr": "effets?|événements?|étapes?|pages?|figures?|tableaux?|diapositives?|feuilles?|questions?|lignes?|année",
    "en": "effects?|events?|steps?|pages?|figures?|tables?|slides?|sheets?|questions?|rows?|lines?|year",
}
_TIMES = {
    "fr": "ans?|mois|semaines?|jours?|heures?|minutes?|secondes?",
    "en": "years?|months?|weeks?|days?|hours?|minutes?|seconds?",
}


@cache
def _ties(code: str) -> re.Pattern[str] | None:
    if code not in _NAMED:
        return None
    return re.compile(rf"(?i:\b({_NAMED[code]})) (?=\{{|\d|[A-Z]\b(?!['’]))|(?<=[\d}}]) (?=(?:{_TIMES[code]})\b)")


def tied(text: str, code: str) -> str:
    """Return a sentence of a catalogue with "effet B", "événement 6", "page 3" and "13 ans" each on one line.

    A person's text is not for this: in it, a capital after such a noun may be the first letter of anything.
    """
    ties = _ties(code)
    return ties.sub(rf"\1{NBSP}", text) if ties else text


def apostrophes(text: str) -> str:
    """Return `text` with its apostrophes and single quotes as print has them, whatever its language."""
    for pattern, instead in (_QUOTED, _APOSTROPHE):
        text = pattern.sub(instead, text)
    return text


def typeset(text: str, code: str) -> str:
    """Return `text` with its spaces and apostrophes as the language `code` sets them; no character is added or lost."""
    for pattern, instead in _rules(code):
        text = pattern.sub(instead, text)
    return text
