"""Runs of row or column numbers, named by the first and the last."""

from collections.abc import Callable, Iterable

MOST_NAMED = 12
"""More runs than this are cut short: a filter may hide every other row of a thousand."""


def in_words(numbers: Iterable[int], name: Callable[[int], str]) -> tuple[str, ...]:
    """Return runs of ascending numbers as people write them: 3, 7-9, 12."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    named = tuple("-".join(map(name, run)) for run in runs)
    return named if len(named) <= MOST_NAMED else (*named[:MOST_NAMED], "…")
