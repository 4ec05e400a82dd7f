"""The rows of the grid: the questions asked of a story and the group's own, with the group's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import count

from rtdocs import i18n
from rtdocs.i18n import Language
from rtdocs.model import Event, Lesson
from rtdocs.plan.questions.questions import Tailored, tailored, unmatched
from rtdocs.plan.questions.session import GAPS, SESSIONS, choose
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire.questions import Section, Source


class Room(Enum):
    """The rooms to write in under each question, in the order of the workbook's own columns."""

    ANSWER = "answer"
    ACTION = "action"
    WHO = "who"
    WHEN = "when"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question of the grid.

    Attributes:
        id: stable and unique in the grid.
        section: None for a question of the group's own.
        source: the source of the question; None for the group's own.
        written: the group's earlier answers, by room; empty texts where it wrote none.
    """

    id: str
    code: str
    text: str
    written: dict[Room, str]
    section: Section | None = None
    outcome: int | None = None
    source: Source | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class GridPart:
    """A section of the grid: its rows in the order of their codes, and the number of further questions."""

    section: Section
    rows: tuple[QuestionRow, ...]
    others: int


def asked(telling: Telling, *, everything: bool = False) -> tuple[GridPart, ...]:
    """Return the questions asked of a story, by section: a session's worth, or all of them.

    Those on what the workbook lacks are for the group alone, unless they are answered. For a group that looks ahead,
    the section on the next steps comes first and is longer.
    """
    found = [each for each in tailored(telling) if telling.group or each.is_answered or each.condition not in GAPS]
    session = SESSIONS[telling.story.project.use]
    chosen = {section: choose(found, section, most, everything=everything) for section, most in session.items()}
    return tuple(GridPart(section, tuple(map(_row, each.questions)), each.others) for section, each in chosen.items())


def own(telling: Telling) -> tuple[QuestionRow, ...]:
    """Return the lessons that answer no question of the grid, each with a code, then room for one more question."""
    typed_in = i18n.language_of(telling.story.language)
    lessons = unmatched(telling.story)
    codes = _free_codes(lessons)
    rows = [
        QuestionRow(
            id=f"own-{number}",
            code=lesson.code or next(codes),
            text=typed_in.typeset(lesson.question) or telling.say("grid.noted"),
            written=_written(lesson, typed_in),
        )
        for number, lesson in enumerate(lessons, 1)
    ]
    blank = QuestionRow(
        id="own-new", code=next(codes), text=telling.say("grid.one_more"), written=dict.fromkeys(Room, "")
    )
    return (*rows, blank)


def _row(question: Tailored) -> QuestionRow:
    return QuestionRow(
        id=question.id,
        code=question.code,
        text=question.text,
        written={
            Room.ANSWER: question.answer,
            Room.ACTION: question.action,
            Room.WHO: question.responsible,
            Room.WHEN: question.due,
        },
        section=question.section,
        outcome=question.outcome,
        source=question.source,
        events=question.events,
    )


def _written(lesson: Lesson, typed_in: Language) -> dict[Room, str]:
    texts = (lesson.answer, lesson.action, lesson.responsible, lesson.due)
    return {room: typed_in.typeset(text) for room, text in zip(Room, texts, strict=True)}


def _free_codes(lessons: tuple[Lesson, ...]) -> Iterator[str]:
    """Yield codes for the group's own questions that no lesson bears yet: "G1", "G2"."""
    taken = {lesson.code.strip().casefold() for lesson in lessons}
    return (code for code in (f"G{number}" for number in count(1)) if code.casefold() not in taken)
