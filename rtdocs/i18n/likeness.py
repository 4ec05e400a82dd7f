"""Compares names as people do: case, accents, marks and spaces do not count, and a slip of the finger is forgiven."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

NEAR_ENOUGH = 0.72
"""How alike two names must be, from 0 to 1, to ask « did you mean »: found by trial on misspelt names of sheets."""

_NOT_WORDS = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@cache
def fold(text: str) -> str:
    """Return what is left of a name once case, accents, marks and spaces no longer count: "Mène à *" is "mene a".

    A text of marks only is kept as it is, so that "#" and "+" remain names.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    words = _NOT_WORDS.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()
    return words or text.strip()


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the name most like `text`; an empty text where none is near enough."""
    by_fold = {fold(name): name for name in names}
    near = get_close_matches(fold(text), by_fold, n=1, cutoff=NEAR_ENOUGH)
    return by_fold[near[0]] if near else ""
