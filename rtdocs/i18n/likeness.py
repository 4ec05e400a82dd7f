"""Likeness of names as people see it: case, accents, marks and spaces do not count, and a typing slip is forgiven."""

from collections.abc import Iterable
from difflib import get_close_matches

from rtdocs.i18n.folding import fold_name

NEAR_ENOUGH = 0.72
"""How alike two names must be, from 0 to 1, to ask « did you mean »: found by trial on misspelt names of sheets."""


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the name most like `text`; an empty text where none is near enough."""
    by_fold = {fold_name(name): name for name in names}
    near = get_close_matches(fold_name(text), by_fold, n=1, cutoff=NEAR_ENOUGH)
    return by_fold[near[0]] if near else ""
