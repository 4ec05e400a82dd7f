"""The choice of a size that fits: of letters, cards or cuts of a text."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Try = TypeVar("Try")


def largest(tries: Iterable[Try], fits: Callable[[Try], bool]) -> Try:
    """Return the first of `tries` that fits, or the last where none does; they go from the largest to the smallest.

    Raises:
        ValueError: there is nothing to try.
    """
    chosen = None
    for chosen in tries:
        if fits(chosen):
            break
    if chosen is None:
        raise ValueError("nothing to try")
    return chosen
