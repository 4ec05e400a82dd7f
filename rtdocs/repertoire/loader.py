"""The repertoire of a language, read from its file; a group may put its own labels on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rtdocs.i18n import catalogue
from rtdocs.i18n.typography import typeset


@dataclass(frozen=True, slots=True)
class Function:
    """One of the three things a network must do: a lane of the schema.

    Attributes:
        gist: its meaning in a sentence.
        motto: its meaning in a few words, for a poster.
    """

    code: str
    name: str
    short: str
    gist: str
    motto: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One transitional outcome.

    Attributes:
        number: 1 to 12.
        function: the code of its function ("F1").
        label: its name; the group's own where the workbook renames it.
        short: a name of one to three words, for badges and charts.
        definition: its meaning, in the project's own words.
        gist: its meaning in a sentence short enough for a poster or a card.
        examples: two or three events that would be coded with it.
        question: a question to recognise it by, about an event that a group holds in its hands.
        confusion: its difference from its neighbours; empty where nobody confuses it.
        reverse: the name of its reverse; empty where the method knows none.
    """

    number: int
    function: str
    label: str
    short: str
    definition: str
    gist: str = ""
    examples: tuple[str, ...] = ()
    question: str = ""
    confusion: str = ""
    reverse: str = ""

    @property
    def can_reverse(self) -> bool:
        """Whether the method knows a reverse of the outcome."""
        return bool(self.reverse)


@dataclass(frozen=True, slots=True)
class Repertoire:
    """The functions and outcomes of one language, in order."""

    functions: tuple[Function, ...]
    outcomes: tuple[Outcome, ...]

    def outcome(self, number: int) -> Outcome:
        """Return the outcome of a number.

        Raises:
            KeyError: the repertoire has no such number.
        """
        for outcome in self.outcomes:
            if outcome.number == number:
                return outcome
        raise KeyError(number)

    def function(self, code: str) -> Function:
        """Return the function of a code.

        Raises:
            KeyError: the repertoire has no such function.
        """
        for function in self.functions:
            if function.code == code:
                return function
        raise KeyError(code)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all outcomes."""
        return tuple(outcome.number for outcome in self.outcomes)

    def relabelled(self, labels: Mapping[int, str]) -> "Repertoire":
        """Return the repertoire with a group's own labels by outcome number."""
        renamed = tuple(replace(each, label=labels.get(each.number, each.label)) for each in self.outcomes)
        return replace(self, outcomes=renamed)


@cache
def load(code: str) -> Repertoire:
    """Return the repertoire in the language `code`.

    Raises:
        FileNotFoundError: no repertoire in that language; a test holds one to each catalogue.
    """
    tree = catalogue.texts(code, "repertoire")
    return Repertoire(
        functions=tuple(Function(**_typeset(table, code)) for table in tree["function"]),
        outcomes=tuple(Outcome(**_typeset(table, code)) for table in tree["outcome"]),
    )


def _typeset(table: dict[str, Any], code: str) -> dict[str, Any]:
    return {name: _typeset_value(value, code) for name, value in table.items()}


def _typeset_value(value: Any, code: str) -> Any:  # noqa: ANN401 - what TOML holds
    match value:
        case str():
            return typeset(value.strip(), code)
        case list():
            return tuple(_typeset_value(item, code) for item in value)
        case _:
            return value
