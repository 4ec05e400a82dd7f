"""The questions: those that the group has answered, with its answers and next steps, and how many remain."""

from collections.abc import Iterator
from dataclasses import dataclass

from rtdocs.model import Lesson
from rtdocs.plan.blocks import Block, Column, Items, Paragraph, Role, Run, Table, Text
from rtdocs.plan.questions import Tailored, tailored, unmatched
from rtdocs.plan.report.voice import Voice, cell


@dataclass(frozen=True, slots=True)
class _Step:
    """What the group means to do, who and when, and the code of the question it comes from."""

    code: str
    action: str
    responsible: str
    due: str


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the questions' section: answers first, then next steps, then the questions that are still open."""
    asked = tailored(voice.story, voice.language)
    lessons = unmatched(voice.story)
    return (
        voice.heading("questions", 1, "report.questions.heading"),
        voice.paragraph("report.questions.lead"),
        *_answers(voice, asked, lessons),
        *_steps(voice, asked, lessons),
        *_open(voice, asked),
    )


def _answers(voice: Voice, asked: tuple[Tailored, ...], lessons: tuple[Lesson, ...]) -> Iterator[Block]:
    answered = [each for each in asked if each.answer]
    further = [lesson for lesson in lessons if lesson.answer]
    if not answered and not further:
        yield voice.paragraph("report.questions.no_answer")
        return
    yield voice.heading("questions-answers", 2, "report.questions.answers")
    for each in answered:
        yield Paragraph((Run(voice.say("report.questions.question", code=each.code, text=each.text), strong=True),))
        yield from voice.own_paragraphs(each.answer, Role.QUOTE)
    for lesson in further:
        yield Paragraph(_asked(voice, lesson))
        yield from voice.own_paragraphs(lesson.answer, Role.QUOTE)
