"""Fit of the cells below a header with a column of ours: the share it can hold, and the weight of that evidence."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rtdocs.i18n.folding import fold_name
from rtdocs.read.open import Cell
from rtdocs.read.values import dates
from rtdocs.read.values.cells import Words, parse
from rtdocs.read.values.text import label, listed, plain
from rtdocs.workbook.columns import Column, Kind

# The weight of a column's content alone, where all of it fits. With 0.5 needed to claim a column, content alone claims
# one only of these, and only where three quarters of the cells say so; elsewhere it only tips the scale of a name.
WEIGHTS: Mapping[str, float] = {
    "events.title": 0.65,
    "effects.title": 0.65,
    "events.actors": 0.65,
    Kind.DATE.value: 0.65,
    Kind.OUTCOME.value: 0.65,
    Kind.CHOICE.value: 0.65,
    Kind.LABEL.value: 0.55,
}
_OTHER_WEIGHT = 0.15

_SHORTEST_ACTOR = 3  # characters; "2; 7" lists numbers
_COMMA = re.compile(r"[,&]|\bet\b|\band\b")
_SENTENCE = 3  # words
_LONGEST_LABEL = 8  # characters of a short number such as "É12"
_LONGEST_OUTCOME = 120  # characters of "8 · Solidification des porte-parole et des intermédiaires"
_BARE_NUMBER = 1 / 3  # a column of numbers from 1 to 12 tells less than one of « RT 5 »: it may only count
_LIKELY_YEARS = range(1900, 2101)


class Fit(NamedTuple):
    """The fit of a sample with a column: the share of cells that the column can hold, and its weight, both 0 to 1."""

    share: float
    weight: float


class Sample(NamedTuple):
    """Some filled cells of one old column.

    Attributes:
        cells: the cells.
        is_first: whether the column is the first one filled, where people number.
    """

    cells: tuple[Cell, ...]
    is_first: bool = False


def fit(sample: Sample, column: Column, words: Words) -> Fit:
    """Return the fit of a sample with a column; an empty sample fits every column with weight 0."""
    if not sample.cells or column.kind is Kind.REVIEW:
        return Fit(1.0, 0.0)
    share = _share([_holds(cell, column, words) for cell in sample.cells])
    telling = _telling(sample, column, words, share)
    key = column.path if column.path in WEIGHTS else column.kind.value
    return Fit(share, WEIGHTS.get(key, _OTHER_WEIGHT) * telling)


def length(sample: Sample) -> float:
    """Return the mean length of a sample's texts, in characters."""
    texts = [cell for cell in sample.cells if isinstance(cell, str)]
    return sum(map(len, texts)) / len(sample.cells) if sample.cells else 0.0


def names_rows(sample: Sample, numbers: frozenset[str], words: Words) -> float:
    """Return the share of cells that hold nothing but numbers of rows: "4; 7".

    The share is 0 where no cell holds several: a column of single numbers may count, or code, anything.
    """
    lists = [_COMMA.sub(";", plain(cell, words.language)) for cell in sample.cells]
    parted = [listed(each) for each in lists]
    return _share([numbers.issuperset(parts) for parts in parted]) if max(map(len, parted), default=0) > 1 else 0.0


def is_outcome(raw: Cell, words: Words) -> bool:
    """Tell whether a cell surely names an outcome; other texts are not parsed, as near names take long to find."""
    text = plain(raw, words.language)
    if len(text) > _LONGEST_OUTCOME or not (fold_name(text) in words.outcomes or any(sign.isdigit() for sign in text)):
        return False
    parsed = parse(raw, Column("events.outcome", Kind.OUTCOME), words)
    return parsed.value is not None and not parsed.faults


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0


def _holds(raw: Cell, column: Column, words: Words) -> bool:
    """Tell whether a column can hold a cell without fault."""
    match column.kind:
        case Kind.TEXT | Kind.LONG_TEXT | Kind.LIST:
            return isinstance(raw, str)
        case Kind.OUTCOME:
            return is_outcome(raw, words)
        case Kind.LABEL | Kind.LABELS:
            parts = listed(plain(raw, words.language)) if not isinstance(raw, date) else ()
            return bool(parts) and all(len(part) <= _LONGEST_LABEL for part in parts)
        case _:
            parsed = parse(raw, column, words)
            return parsed.value is not None and not parsed.faults


def _telling(sample: Sample, column: Column, words: Words, share: float) -> float:
    special = _SPECIAL.get(column.path) or _SPECIAL.get(column.kind.value)
    return special(sample, words, share) if special else share


def _sentences(sample: Sample, words: Words, _share_held: float) -> float:
    return _share([_is_sentence(cell, words) for cell in sample.cells])


def _is_sentence(raw: Cell, words: Words) -> bool:
    if not isinstance(raw, str) or len(raw.split()) < _SENTENCE or ";" in raw:
        return False
    return dates.parse(raw).date is None and not is_outcome(raw, words)


def _lists(sample: Sample, _words: Words, _share_held: float) -> float:
    """Return the weight of a column of lists: `;` in two of five cells is all, names that come back are a little.

    An event has often one actor, hence the two of five.
    """
    texts = [cell for cell in sample.cells if isinstance(cell, str)]
    parted = _share([";" in text and max(map(len, listed(text)), default=0) >= _SHORTEST_ACTOR for text in texts])
    counts = Counter(fold_name(name) for text in texts for name in listed(text))
    again = sum(count for count in counts.values() if count > 1) / max(counts.total(), 1)
    return max(min(2.5 * parted, 1.0), 0.3 * again)


def _spelled(sample: Sample, _words: Words, share: float) -> float:
    bare = _share([not isinstance(cell, str) or cell.strip().isdigit() for cell in sample.cells])
    return share * (1 - bare + bare * _BARE_NUMBER)


def _lettered(sample: Sample, _words: Words, share: float) -> float:
    """Return the share held, less the cells without letters: dashes and plus signs may mean anything."""
    return share * _share([isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in sample.cells])


def _dated(sample: Sample, _words: Words, share: float) -> float:
    """Return the share held, less numbers: a number may be an amount; a likely year counts half a date."""
    marks = [1.0 if not isinstance(cell, int | float) else 0.5 * (cell in _LIKELY_YEARS) for cell in sample.cells]
    return share * sum(marks) / len(marks)


def _numbering(sample: Sample, words: Words, share: float) -> float:
    labels = [label(plain(cell, words.language)) for cell in sample.cells]
    return share * (sample.is_first and len(set(labels)) == len(labels) and not any(" " in each for each in labels))


_SPECIAL: Mapping[str, Callable[[Sample, Words, float], float]] = {
    "events.title": _sentences,
    "effects.title": _sentences,
    "events.actors": _lists,
    Kind.OUTCOME.value: _spelled,
    Kind.CHOICE.value: _lettered,
    Kind.DATE.value: _dated,
    Kind.LABEL.value: _numbering,
}
