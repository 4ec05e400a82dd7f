"""Knowledge of the method that is not words: outcomes by number, and thresholds; `method.toml` as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The counts from which a sentence is written; the file explains each of them."""

    repeated_from: int
    over_invested_from: int
    over_invested_share: float
    enough_advances: int
    strategy_share: float
    once_in: int
    leaves_in: int
    alone_from: int
    same_from: int
    few_actors: int
    few_actors_in: int
    silence_days: int
    silence_times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Outcomes and functions by the part they play in the method.

    Attributes:
        controversies: the outcome in which a disagreement is dealt with.
        do_it: the outcomes in which the strategy *Do It* is seen.
        make_it_happen: the code of the function in which the strategy *Make It Happen* is seen.
        lookalikes: the outcomes that groups take for each other.
        words: the outcomes that a word of the glossary belongs to, by the word.
        calls_for: an outcome and the outcome that it calls for, by the name of a condition.
    """

    controversies: int
    do_it: frozenset[int]
    make_it_happen: str
    lookalikes: tuple[tuple[int, ...], ...]
    words: Mapping[str, frozenset[int]]
    calls_for: Mapping[str, tuple[int, int]]
    marks: Marks


def _method(table: Mapping[str, Any]) -> Method:
    lists: dict[str, Any] = {
        "do_it": frozenset(table["do_it"]),
        "lookalikes": tuple(map(tuple, table["lookalikes"])),
        "words": {name: frozenset(numbers) for name, numbers in table["words"].items()},
        "calls_for": {name: tuple(pair) for name, pair in table["calls_for"].items()},
        "marks": Marks(**table["marks"]),
    }
    return Method(**{**table, **lists})


METHOD = _method(tomllib.loads((Path(__file__).parent / "method.toml").read_text("utf-8")))
