"""One cell, parsed by its column's kind: a value, and the rules it breaks. The caller knows the cell's place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from rtdocs import repertoire
from rtdocs.i18n import Language, codes
from rtdocs.i18n.folding import fold_name
from rtdocs.i18n.likeness import nearest
from rtdocs.problems import NEAREST, Rule
from rtdocs.read.open import Cell
from rtdocs.read.shown.values import EPOCHS, ShownDay, ShownMoment, ShownNumber
from rtdocs.read.values import dates, money
from rtdocs.read.values.text import has_controls, label, listed, one_line, plain
from rtdocs.repertoire import Repertoire
from rtdocs.workbook import names
from rtdocs.workbook.columns import SCORES, Column, Kind

_NUMBERED = re.compile(r"(?:(?:rt|to|n|no|resultat transitoire|transitional outcome) ?)?0*(\d+)(?: (\D+))?")
_ZEROS = re.compile(r"(?<=\d)[.,]0+$")  # "5.0" is how programs write the number 5 as a text
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d*)?(?:e[-+]?\d{1,2})?")
_AROUND_DIGITS = re.compile(r"[\s'\"“”«»‘’\u200e\u200f]")  # "1 000", and a number that came with its quotes
_BEYOND_DIGITS = re.compile(r"[^\d\s.,-]")
_SHORTEST_WORD = 5  # letters of a word that is enough to name an outcome
_ROUNDED = (Decimal("0.5"), Decimal(2))  # between which a shown amount may lie of the stored one, 0.6 shown as 1
_LIKELY_YEARS = range(1900, 2101)
_DATE_RULES = {
    dates.DateIssue.UNREADABLE: Rule.UNREADABLE_DATE,
    dates.DateIssue.IMPOSSIBLE: Rule.IMPOSSIBLE_DATE,
    dates.DateIssue.AMBIGUOUS: Rule.AMBIGUOUS_DATE,
}


class ParseIssue(NamedTuple):
    """A rule that a cell breaks, and the values of its sentences' places."""

    rule: Rule
    values: Mapping[str, object]


class Parsed(NamedTuple):
    """The value of a cell (text, texts, number, choice, dollars, loose date), and the rules it breaks."""

    value: Any
    faults: tuple[ParseIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words that cells are parsed by.

    Attributes:
        language: the workbook's language.
        repertoire: the repertoire in that language, with the group's own labels.
        outcomes: the numbers of outcomes by every label that may stand for them, folded.
        epoch_1904: whether the workbook counts its days from 1904 instead of 1900.
    """

    language: Language
    repertoire: Repertoire
    outcomes: Mapping[str, int] = field(default_factory=dict)
    epoch_1904: bool = False


def blank(column: Column) -> Any:  # noqa: ANN401 - what a column holds depends on its kind
    """Return the value of an empty cell of a column."""
    match column.kind:
        case Kind.TEXT | Kind.LONG_TEXT | Kind.LABEL:
            return ""
        case Kind.LIST | Kind.LABELS:
            return ()
        case Kind.YES_NO:
            return False
        case _:
            return column.default


def parse(raw: Cell, column: Column, words: Words) -> Parsed:
    """Return the value of a cell of a column, and the rules it breaks."""
    text = plain(raw, words.language)
    parsed = _PARSERS[column.kind](raw, text, column, words) if text else Parsed(blank(column))
    if isinstance(raw, str) and has_controls(raw):
        return Parsed(parsed.value, (ParseIssue(Rule.CONTROL_CHARACTERS, {"value": one_line(text)}), *parsed.faults))
    return parsed


def _text(raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    return Parsed(one_line(_in_words(raw, text, words)))


def _long_text(raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    return Parsed(_in_words(raw, text, words))


def _list(raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    return Parsed(listed(_in_words(raw, text, words)))


def _in_words(raw: Cell, text: str, words: Words) -> str:
    """Return the text of a cell, a day in full as its language writes it."""
    if isinstance(raw, ShownMoment):
        return raw.words(words.language)
    return words.language.day(raw) if isinstance(raw, date) and not isinstance(raw, ShownDay) else text


def _label(raw: Cell, text: str, _column: Column, _words: Words) -> Parsed:
    return Parsed(_bare_label(raw, text), _unwanted_date(raw))


def _labels(raw: Cell, text: str, _column: Column, _words: Words) -> Parsed:
    """Return numbers of events and effects; none of a date, so that no arrow to it is also reported as unknown."""
    faults = _unwanted_date(raw)
    is_plain = type(raw) is float  # "1,2" typed for two numbers is one to Excel: with its comma it would be two again
    return Parsed(() if faults else listed(f"{raw:.15g}" if is_plain else _bare_label(raw, text)), faults)


def _bare_label(raw: Cell, text: str) -> str:
    """Return the number of an event or effect; of a number shown as "1 200" or "1,00", its digits alone."""
    is_only_parted = isinstance(raw, ShownNumber) and not text.startswith("0") and not _BEYOND_DIGITS.search(text)
    return f"{raw:.15g}" if is_only_parted else label(text)


def _date(raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    if (year := _year_turned_into_day(raw, EPOCHS[words.epoch_1904])) is not None:
        fault = ParseIssue(Rule.YEAR_TURNED_INTO_DAY, {"value": text, "year": str(year)})
        return Parsed(dates.parse(year).date, (fault,))
    if isinstance(raw, ShownDay):
        issues = (ParseIssue(Rule.DAY_NOT_SHOWN, {}),) if raw.hides else ()
        return Parsed(dates.parse(text).date or dates.parse(raw.bare(words.language)).date, issues)
    reading = _date_shown(raw, text, words)
    if reading.fault is None:
        return Parsed(reading.date)
    values = {"value": one_line(text), **dict(zip(("first", "second"), reading.readings, strict=False))}
    return Parsed(reading.date, (ParseIssue(_DATE_RULES[reading.fault], values),))


def _date_shown(raw: Cell, text: str, words: Words) -> dates.Reading:
    """Return the date of a number as stored (2008 shown as 2,008); where that is none, as its cell shows it ("08")."""
    stored = dates.parse(raw, epoch_1904=words.epoch_1904)
    return dates.parse(text) if isinstance(raw, ShownNumber) and stored.fault else stored


def _year_turned_into_day(raw: Cell, first_day: date) -> int | None:
    """Return the year typed in a cell with a date format, None for a day: Excel makes 2008 a day of June 1905."""
    if not isinstance(raw, date):
        return None
    days = (date(raw.year, raw.month, raw.day) - first_day).days
    return days if days in _LIKELY_YEARS else None


def _outcome(raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    if isinstance(raw, date | time | timedelta):
        return Parsed(None, _unwanted_date(raw))
    known = words.outcomes.get(fold_name(text))
    found = None if text.startswith("-") else _NUMBERED.fullmatch(fold_name(_ZEROS.sub("", text)))
    if known is None and found and int(found[1]) in words.repertoire.numbers:
        return _numbered_outcome(int(found[1]), found[2] or "", text, words)
    if known is None:
        return Parsed(None, (ParseIssue(Rule.UNKNOWN_OUTCOME, {"value": one_line(text), NEAREST: _near(text, words)}),))
    return Parsed(known)


def _numbered_outcome(number: int, rest: str, text: str, words: Words) -> Parsed:
    """Return the outcome of "5. Placement d'intermédiaires": its number counts, and its label should agree."""
    named = words.outcomes.get(rest, number)
    if named == number:
        return Parsed(number)
    values = {"value": one_line(text), "kept": _shown(number, words), "other": _shown(named, words)}
    return Parsed(number, (ParseIssue(Rule.NUMBER_AND_LABEL_DISAGREE, values),))


def _near(text: str, words: Words) -> str:
    """Return the outcome that is likely meant, as the workbook's language names it, by its name in any language."""
    others = (repertoire.load(code) for code in codes() if code != words.language.code)
    for book in (words.repertoire, *others):
        labels = {outcome.label: outcome.number for outcome in book.outcomes}
        if name := nearest(text, labels) or _by_a_word(text, labels):
            return _shown(labels[name], words)
    return ""


def _by_a_word(text: str, labels: Iterable[str]) -> str:
    """Return the only label with all the meaningful words of a text, "captation"; empty where several have them."""
    typed = [word for word in fold_name(text).split() if len(word) >= _SHORTEST_WORD]
    held = {label: fold_name(label).split() for label in labels}
    found = [label for label, own in held.items() if typed and all(_holds(own, word) for word in typed)]
    return found[0] if len(found) == 1 else ""


def _holds(words: Iterable[str], typed: str) -> bool:
    return any(word.rstrip("sx") == typed.rstrip("sx") for word in words)  # one or several: « réseau », « réseaux »


def _shown(number: int, words: Words) -> str:
    return f"{number} · {words.repertoire.outcome(number).label}"


def _choice(_raw: Cell, text: str, column: Column, words: Words) -> Parsed:
    found = names.choices(column).get(fold_name(text)) or names.answers(column).get(fold_name(text))
    if found is not None:
        return Parsed(found)
    labels = column.choice_labels(words.language)
    values = {"value": one_line(text), "choices": labels, NEAREST: nearest(text, labels)}
    return Parsed(column.default, (ParseIssue(Rule.UNKNOWN_CHOICE, values),))


def _yes_no(_raw: Cell, text: str, _column: Column, words: Words) -> Parsed:
    found = names.yes_and_no().get(fold_name(text))
    if found is not None:
        return Parsed(found)
    labels = names.yes_no_labels(words.language)
    values = {"value": one_line(text), "choices": labels, NEAREST: nearest(text, labels)}
    return Parsed(False, (ParseIssue(Rule.UNKNOWN_CHOICE, values),))  # noqa: FBT003 - the value of the cell


def _money(raw: Cell, text: str, _column: Column, _words: Words) -> Parsed:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        amount = _shown_amount(float(raw), text)
    else:
        amount = money.parse(text)
    if amount is None or not amount.is_finite():
        return Parsed(None, (ParseIssue(Rule.UNREADABLE_AMOUNT, {"value": one_line(text)}),))
    return Parsed(amount)


def _shown_amount(stored: float, text: str) -> Decimal | None:
    """Return the amount of a number: as stored where its cell only rounds it, as shown for 12,5 shown as "12,5 k$".

    None where the cell shows no dollars: 75 %, 100 €.
    """
    exact, shown = Decimal(f"{stored:.15g}"), money.parse(text)
    if shown is None or not stored or not shown:
        return exact if not stored or shown is not None else None
    is_only_rounded = exact.is_finite() and _ROUNDED[0] < abs(shown / exact) < _ROUNDED[1]
    return exact if is_only_rounded else shown


def _number(raw: Cell, text: str, _column: Column, _words: Words) -> Parsed:
    if isinstance(raw, date | time | timedelta):
        return Parsed(None, _unwanted_date(raw))
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Parsed(float(raw))
    typed = _AROUND_DIGITS.sub("", text).replace(",", ".")
    if _NUMBER.fullmatch(typed):
        return Parsed(float(typed))
    return Parsed(None, (ParseIssue(Rule.NOT_A_NUMBER, {"value": one_line(text)}),))


def _score(raw: Cell, text: str, column: Column, words: Words) -> Parsed:
    lowest, highest = SCORES
    parsed = _number(raw, text, column, words)
    if parsed.value is None or lowest <= parsed.value <= highest:
        return parsed
    values = {"value": text, "lowest": lowest, "highest": highest}
    return Parsed(None, (ParseIssue(Rule.SCORE_OUT_OF_RANGE, values),))


def _unwanted_date(raw: Cell) -> tuple[ParseIssue, ...]:
    """Return an issue where the cell is a date, which Excel makes of numbers such as 4-7 or 4/7."""
    match raw:
        case datetime():
            shown = raw.date().isoformat()
        case date() | time() | timedelta():
            shown = str(raw)
        case _:
            return ()
    return (ParseIssue(Rule.UNWANTED_DATE, {"value": shown}),)


_PARSERS: Mapping[Kind, Callable[[Cell, str, Column, Words], Parsed]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.LIST: _list,
    Kind.LABEL: _label,
    Kind.LABELS: _labels,
    Kind.DATE: _date,
    Kind.OUTCOME: _outcome,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.SCORE: _score,
}
