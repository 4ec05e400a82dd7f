"""The questions: the group's answers, its next steps, and the questions that are still open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from rtdocs.model import Lesson
from rtdocs.plan.content.document import Block, Column, Items, Paragraph, Role, Run, Table, Text
from rtdocs.plan.questions.questions import Tailored, tailored, unmatched
from rtdocs.plan.questions.session import SESSIONS, choose
from rtdocs.plan.report import ahead
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell
from rtdocs.repertoire.questions import Section

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The group's words on one question, of the grid or its own."""

    code: str
    question: Text
    answer: str
    action: str
    responsible: str
    due: str

    @property
    def is_step(self) -> bool:
        """Whether the reply holds a next step, even if only its person or its term."""
        return bool(self.action or self.responsible or self.due)

    @property
    def is_open(self) -> bool:
        """Whether the reply is a question alone."""
        return not self.answer and not self.is_step


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the group's lessons, then its next steps; for the group itself, the open questions too."""
    found = replies(telling)
    told = (*_answers(telling, found), *_steps(telling, found), *(_open(telling, found) if telling.group else ()))
    return (telling.heading("questions", 1, "report.questions.heading"), *told) if told else ()


def replies(telling: Telling) -> tuple[Reply, ...]:
    """Return the group's replies to the questions, those of the grid first."""
    return (
        *(_reply(each) for each in tailored(telling) if each.is_answered),
        *(_own_reply(telling, lesson) for lesson in unmatched(telling.story)),
    )


def step(telling: Telling, reply: Reply) -> Text:
    """Return a next step in a line: action, person, term."""
    what = {"what": _before_brackets(telling.own(reply.action) or reply.question)}
    who, due = {"who": telling.own(reply.responsible)}, {"due": _due(telling, reply)}
    if reply.responsible and reply.due:
        return telling.told("report.questions.step.who_and_when", {**who, **due, **what})
    if reply.responsible or reply.due:
        return telling.told("report.questions.step.one", {"one": who["who"] or due["due"], **what})
    return telling.own(reply.action)


def _due(telling: Telling, reply: Reply) -> Text:
    """Return the term of a step; one whose years are all past on the day of the workbook is to be confirmed."""
    years = _YEAR.findall(reply.due)
    if years and max(years) < telling.story.saved[:4]:
        return telling.told("report.questions.overdue", {"due": telling.own(reply.due)})
    return telling.own(reply.due)


def _before_brackets(text: Text) -> Text:
    """Return a sentence without its full stop, for brackets to follow."""
    if not text or text[-1].text.endswith(("..", "…")):
        return text
    return (*text[:-1], replace(text[-1], text=text[-1].text.removesuffix(".")))


def _reply(asked: Tailored) -> Reply:
    return Reply(
        code=asked.code,
        question=(Run(asked.text, strong=True),),
        answer=asked.answer,
        action=asked.action,
        responsible=asked.responsible,
        due=asked.due,
    )


def _own_reply(telling: Telling, lesson: Lesson) -> Reply:
    """Return the reply of a lesson outside the grid: a question of the group's own, or a mere note."""
    own = telling.own(lesson.question, strong=True)
    return Reply(
        code=lesson.code,
        question=own or (Run(telling.say("report.questions.noted"), strong=True),),
        answer=lesson.answer,
        action=lesson.action,
        responsible=lesson.responsible,
        due=lesson.due,
    )


def _answers(telling: Telling, found: tuple[Reply, ...]) -> Iterator[Block]:
    said = ahead.quoted(telling)
    answered = [reply for reply in found if reply.answer and reply.code not in said]
    if not answered:
        if telling.group and not any(reply.answer for reply in found):
            yield telling.paragraph("report.questions.no_answer")
        return
    yield telling.heading("questions-answers", 2, "report.questions.answers")
    for reply in answered:
        yield Paragraph(_coded(telling, reply.code, reply.question))
        yield from telling.own_paragraphs(reply.answer, Role.QUOTE)


def _coded(telling: Telling, code: str, question: Text) -> Text:
    """Return a question behind its code, which only the group needs: it leads to the grid."""
    return telling.told("report.questions.coded", {"text": question}, code=code) if code and telling.group else question


def _steps(telling: Telling, found: tuple[Reply, ...]) -> Iterator[Block]:
    """Yield the group's next steps, with names and dates; for the group itself, with the questions they come from."""
    planned = [reply for reply in found if reply.is_step]
    if not planned:
        return
    columns = (
        Column(telling.say("report.questions.action"), 5),
        Column(telling.say("report.questions.responsible"), 2.5),
        Column(telling.say("report.questions.due"), 1.8),
        Column(telling.say("report.questions.code"), 1.3),
    )
    width = len(columns) if telling.group else len(columns) - 1
    yield telling.heading("questions-steps", 2, "report.questions.steps")
    yield Table(
        id="questions-steps-table",
        caption=telling.say("report.questions.caption"),
        description=telling.say("report.questions.description"),
        columns=columns[:width],
        rows=tuple(_row(telling, reply)[:width] for reply in planned),
        numbered=False,
    )


def _row(telling: Telling, reply: Reply) -> tuple[Text, ...]:
    return (
        telling.own(reply.action) or reply.question,
        telling.own(reply.responsible),
        _due(telling, reply),
        cell(reply.code),
    )


def _open(telling: Telling, found: tuple[Reply, ...]) -> Iterator[Block]:
    """Yield the open questions of one session on the whole chain; those on one outcome stand in the grid."""
    asked = tailored(telling)
    session = {section: _chosen(asked, section, most) for section, most in SESSIONS[telling.story.project.use].items()}
    further = session.pop(Section.OUTCOME)
    whole = chain.from_iterable(session.values())
    items = (
        *(_coded(telling, each.code, (Run(each.text),)) for each in whole),
        *(_coded(telling, reply.code, reply.question) for reply in found if reply.is_open),
    )
    if items:
        yield telling.heading("questions-open", 2, "report.questions.open")
        yield Items(items)
    if further:
        yield telling.paragraph("report.questions.in_grid", Role.NOTE, count=len(further))


def _chosen(asked: tuple[Tailored, ...], section: Section, most: int) -> list[Tailored]:
    return [each for each in choose(asked, section, most).questions if not each.is_answered]
