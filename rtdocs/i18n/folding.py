"""Folding of texts for comparison: a function for each purpose, all on one way to take accents away."""

import re
import unicodedata
from functools import cache, lru_cache

_NOT_WORDS = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_LEFT_OUT = {"Mn", "Cf"}
"""The categories of signs that stand upon a letter, or that nobody sees."""


@cache
def fold_name(text: str) -> str:
    """Return a name without case, accents, marks and extra spaces: "Mène à *" is "mene a".

    A text of marks only is kept as it is, so that "#" and "+" remain names.
    """
    return _NOT_WORDS.sub(" ", _bare(text.casefold().translate(_LIGATURES))).strip() or text.strip()


def fold_date(text: str) -> str:
    """Return a date in lower case without accents, its marks kept, with one kind of space and of apostrophe."""
    kept = (sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign) not in _LEFT_OUT)
    return re.sub(r"\s+", " ", "".join(kept).casefold().replace("’", "'")).strip()


@lru_cache(maxsize=64)
def fold_sentence(text: str) -> str:
    """Return the words of a sentence, without accents, capitals, marks and the widths of its spaces."""
    return " ".join(re.findall(r"\w+", _bare(text.casefold())))


def sorting_key(word: str) -> str:
    """Return the key by which a dictionary sorts a word: "Événement" among the E."""
    return _bare(word).casefold()


def _bare(text: str) -> str:
    """Return a text without accents, each compatibility character as its plain one (NFKD)."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
