"""The questions as data, and their words in one language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from rtdocs.i18n import catalogue
from rtdocs.i18n.typography import typeset

FOLDER = Path(__file__).parent


class Section(Enum):
    """The part of the grid that a question belongs to."""

    LEARN = "learn"
    REINVEST = "reinvest"
    OUTCOME = "outcome"


class Source(Enum):
    """The source of a question."""

    METHOD = "method"  # the method's authors ask it; the words are ours
    OURS = "rtdocs"


class Looking(Enum):
    """The use of the method that a question serves; the names are those of the model's `Use`."""

    BACK = "retrospective"
    AHEAD = "prospective"
    BOTH = "both"


class Condition(Enum):
    """The state of the story for which a question is asked; for a question on one outcome, the outcome's state."""

    ALWAYS = "always"
    DONE = "done"
    ABSENT = "absent"
    PLANNED = "planned"
    REVERSES = "reverses"
    REPEATED = "repeated"
    OUTSIDE = "outside"
    FEW_ACTORS = "few-actors"
    OBSERVED = "observed"
    HOPED_FOR = "hoped-for"
    NO_EFFECT = "no-effect"
    PRODUCED_NOT_PLACED = "produced-not-placed"
    PLACED_NOT_MOVED = "placed-not-moved"
    SPOKESPERSONS_WITHOUT_SOLIDIFICATION = "spokespersons-without-solidification"
    RESOURCES_WITHOUT_GOVERNANCE = "resources-without-governance"
    OVER_INVESTED = "over-invested"
    ABSENT_FUNCTION = "absent-function"
    REVERSES_WITHOUT_CONTROVERSY = "reverses-without-controversy"
    REVERSES_AND_CONTROVERSY = "reverses-and-controversy"
    ONE_ACTOR = "one-actor"
    SAME_ACTORS = "same-actors"
    ACTORS_ONCE = "actors-once"
    ACTORS_GONE = "actors-gone"
    SILENCE = "silence"
    THIN_EVIDENCE = "thin-evidence"
    UNREACHED = "unreached"
    DO_IT = "do-it"
    MAKE_IT_HAPPEN = "make-it-happen"
    PLANNED_TOWARDS = "planned-towards"
    PLANNED_WITHOUT_ACTORS = "planned-without-actors"
    PLANNED_WITHOUT_DATE = "planned-without-date"
    PLANNED_PAST = "planned-past"
    FORESEEN = "foreseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, without its words.

    Attributes:
        code: its name for people, the same in every language: "A1", "R2", "RT5.1".
        weight: its worth, from 0 to 100, before the number of events that call for it counts.
        outcome: the number of the outcome it is about; None where it is about the whole chain.
    """

    code: str
    section: Section
    source: Source
    condition: Condition
    looking: Looking
    weight: int
    outcome: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A question's whole sentences with their places; `one` is empty where number makes no difference."""

    other: str
    one: str = ""

    def form(self, category: str) -> str:
        """Return the sentence of a plural category of Unicode CLDR."""
        return self.one if category == "one" and self.one else self.other


@cache
def load() -> tuple[Question, ...]:
    """Return all questions in the order they are asked.

    Raises:
        ValueError: a row names a section, source, condition or use that there is none of.
    """
    rows = tomllib.loads((FOLDER / "questions.toml").read_text("utf-8"))["question"]
    return tuple(map(_question, rows))


@cache
def words(code: str) -> dict[str, Wording]:
    """Return the words of every question in a language, by the question's code.

    Raises:
        FileNotFoundError: no questions in that language; a test holds one file to each catalogue.
    """
    tree = catalogue.texts(code, "questions")
    return {
        name: Wording(**{form: typeset(text, code) for form, text in forms.items()}) for name, forms in tree.items()
    }


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        code=row["code"],
        section=Section(row["section"]),
        source=Source(row["source"]),
        condition=Condition(row["condition"]),
        looking=Looking(row["use"]),
        weight=row["weight"],
        outcome=row.get("outcome"),
    )
