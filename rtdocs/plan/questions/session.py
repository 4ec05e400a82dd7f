"""The questions of a session: those of each section most worth asking, and all that the group has answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from rtdocs.model import Use
from rtdocs.plan.questions.questions import Tailored
from rtdocs.repertoire.questions import Condition, Section

SESSION = {Section.LEARN: 5, Section.REINVEST: 4, Section.OUTCOME: 6}
"""What a group talks about in one meeting of two hours or so, at eight minutes or so a question; our own mark."""
SESSION_AHEAD = {Section.REINVEST: 7, Section.LEARN: 2, Section.OUTCOME: 6}
"""The same for a group that only looks ahead: first, and mostly, what comes next."""
SESSIONS = {Use.RETROSPECTIVE: SESSION, Use.BOTH: SESSION, Use.PROSPECTIVE: SESSION_AHEAD}
"""How many open questions of each section, in the order of the grid."""

GAPS = frozenset(
    {
        Condition.OUTSIDE,
        Condition.UNREACHED,
        Condition.SILENCE,
        Condition.THIN_EVIDENCE,
        Condition.PLANNED_WITHOUT_ACTORS,
        Condition.PLANNED_WITHOUT_DATE,
        Condition.PLANNED_PAST,
    }
)
"""What calls for a question on the workbook itself: something that is missing in it, or not up to date."""

MOST_THAT_COUNTS = 5
"""Beyond so many things that call for a question, more of them make it no more pressing."""
A_THING = 3
"""What each of them adds to a question's weight, which goes from 0 to 100."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The questions of a section for a session, and the number of further ones that the story calls for."""

    questions: tuple[Tailored, ...]
    others: int = 0


def weight(asked: Tailored) -> int:
    """Return a question's worth for this story: its own weight, and A_THING for each event or finding behind it."""
    return asked.weight + A_THING * min(asked.strength, MOST_THAT_COUNTS)


def choose(asked: Sequence[Tailored], section: Section, most: int, *, everything: bool = False) -> Chosen:
    """Return the `most` open questions of a section with the greatest weight, in the order of their codes.

    An answered question is always among them, and takes no place of an open one.
    """
    here = [each for each in asked if each.section is section]
    open_ones = sorted((each for each in here if not each.is_answered), key=lambda each: -weight(each))
    left_out = [] if everything else open_ones[most:]
    gone = {each.id for each in left_out}
    return Chosen(tuple(each for each in here if each.id not in gone), len(left_out))
