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
from rtdocs.plan.wording.voice import Voice, cell
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


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the group's lessons, then its next steps; for the group itself, the open questions too."""
    found = replies(voice)
    told = (*_answers(voice, found), *_steps(voice, found), *(_open(voice, found) if voice.group else ()))
    return (voice.heading("questions", 1, "report.questions.heading"), *told) if told else ()


def replies(voice: Voice) -> tuple[Reply, ...]:
    """Return the group's replies to the questions, those of the grid first."""
    return (
        *(_reply(each) for each in tailored(voice.story, voice.language) if each.is_answered),
        *(_own_reply(voice, lesson) for lesson in unmatched(voice.story)),
    )


def step(voice: Voice, reply: Reply) -> Text:
    """Return a next step in a line: action, person, term."""
    what = {"what": _before_brackets(voice.own(reply.action) or reply.question)}
    who, due = {"who": voice.own(reply.responsible)}, {"due": _due(voice, reply)}
    if reply.responsible and reply.due:
        return voice.told("report.questions.step.who_and_when", {**who, **due, **what})
    if reply.responsible or reply.due:
        return voice.told("report.questions.step.one", {"one": who["who"] or due["due"], **what})
    return voice.own(reply.action)


def _due(voice: Voice, reply: Reply) -> Text:
    """Return the term of a step; one whose years are all past on the day of the workbook is to be confirmed."""
    years = _YEAR.findall(reply.due)
    if years and max(years) < voice.story.saved[:4]:
        return voice.told("report.questions.overdue", {"due": voice.own(reply.due)})
    return voice.own(reply.due)


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


def _own_reply(voice: Voice, lesson: Lesson) -> Reply:
    """Return the reply of a lesson outside the grid: a question of the group's own, or a mere note."""
    own = voice.own(lesson.question, strong=True)
    return Reply(
        code=lesson.code,
        question=own or (Run(voice.say("report.questions.noted"), strong=True),),
        answer=lesson.answer,
        action=lesson.action,
        responsible=lesson.responsible,
        due=lesson.due,
    )


def _answers(voice: Voice, found: tuple[Reply, ...]) -> Iterator[Block]:
    said = ahead.quoted(voice)
    answered = [reply for reply in found if reply.answer and reply.code not in said]
    if not answered:
        if voice.group and not any(reply.answer for reply in found):
            yield voice.paragraph("report.questions.no_answer")
        return
    yield voice.heading("questions-answers", 2, "report.questions.answers")
    for reply in answered:
        yield Paragraph(_coded(voice, reply.code, reply.question))
        yield from voice.own_paragraphs(reply.answer, Role.QUOTE)


def _coded(voice: Voice, code: str, question: Text) -> Text:
    """Return a question behind its code, which only the group needs: it leads to the grid."""
    return voice.told("report.questions.coded", {"text": question}, code=code) if code and voice.group else question


def _steps(voice: Voice, found: tuple[Reply, ...]) -> Iterator[Block]:
    """Yield the group's next steps, with names and dates; for the group itself, with the questions they come from."""
    planned = [reply for reply in found if reply.is_step]
    if not planned:
        return
    columns = (
        Column(voice.say("report.questions.action"), 5),
        Column(voice.say("report.questions.responsible"), 2.5),
        Column(voice.say("report.questions.due"), 1.8),
        Column(voice.say("report.questions.code"), 1.3),
    )
    width = len(columns) if voice.group else len(columns) - 1
    yield voice.heading("questions-steps", 2, "report.questions.steps")
    yield Table(
        id="questions-steps-table",
        caption=voice.say("report.questions.caption"),
        description=voice.say("report.questions.description"),
        columns=columns[:width],
        rows=tuple(_row(voice, reply)[:width] for reply in planned),
        numbered=False,
    )


def _row(voice: Voice, reply: Reply) -> tuple[Text, ...]:
    return (
        voice.own(reply.action) or reply.question,
        voice.own(reply.responsible),
        _due(voice, reply),
        cell(reply.code),
    )


def _open(voice: Voice, found: tuple[Reply, ...]) -> Iterator[Block]:
    """Yield the open questions of one session on the whole chain; those on one outcome stand in the grid."""
    asked = tailored(voice.story, voice.language)
    session = {section: _chosen(asked, section, most) for section, most in SESSIONS[voice.story.project.use].items()}
    further = session.pop(Section.OUTCOME)
    whole = chain.from_iterable(session.values())
    items = (
        *(_coded(voice, each.code, (Run(each.text),)) for each in whole),
        *(_coded(voice, reply.code, reply.question) for reply in found if reply.is_open),
    )
    if items:
        yield voice.heading("questions-open", 2, "report.questions.open")
        yield Items(items)
    if further:
        yield voice.paragraph("report.questions.in_grid", Role.NOTE, count=len(further))


def _chosen(asked: tuple[Tailored, ...], section: Section, most: int) -> list[Tailored]:
    return [each for each in choose(asked, section, most).questions if not each.is_answered]
