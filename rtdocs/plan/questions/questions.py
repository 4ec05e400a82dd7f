"""The questions of the grid, chosen and worded for one story, each with the group's earlier answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from rtdocs import i18n
from rtdocs.facts.gathered import gathered_once
from rtdocs.i18n import Language
from rtdocs.model import Event, Lesson, Story, Use
from rtdocs.plan.questions import answers
from rtdocs.plan.questions.findings import Finding, find, ground
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import questions
from rtdocs.repertoire.questions import Condition, Looking, Question, Section, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tailored:
    """A question as asked of this story, with one earlier answer.

    A question that the group answered on several rows of its workbook stands once for each of them.

    Attributes:
        id: stable and unique: "A1", and "A1-2" for a second answer to it.
        outcome: the number of the outcome that it is about; None where it is about the whole chain.
        text: the whole question, typeset.
        events: the events it speaks of, in time order.
        condition: the condition that called for it.
        weight: its worth as such, from 0 to 100.
        strength: the number of events or other things in the story that call for it.
        answer, action, responsible, due: the group's own words, empty where it has written none.
    """

    id: str
    code: str
    section: Section
    outcome: int | None
    text: str
    events: tuple[Event, ...]
    source: Source
    condition: Condition
    weight: int = 0
    strength: int = 0
    answer: str = ""
    action: str = ""
    responsible: str = ""
    due: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether the group has written an answer, an action, a person or a term."""
        return bool(self.answer or self.action or self.responsible or self.due)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that this story calls for, with its finding and the lessons that answer it."""

    question: Question
    finding: Finding
    lessons: tuple[Lesson, ...]


def tailored(telling: Telling) -> tuple[Tailored, ...]:
    """Return the questions that this story calls for, in their fixed order, with the earlier answers."""
    return tuple(each for asked in _asked(telling.story) for each in _worded(asked, telling))


def unmatched(story: Story) -> tuple[Lesson, ...]:
    """Return the lessons that answer none of these questions, in the order of the sheet: nothing written is lost.

    A row that only repeats a question of ours, with nothing in answer, is left out.
    """
    used = {lesson.where for asked in _asked(story) for lesson in asked.lessons}
    kept = (lesson for lesson in story.lessons if answers.is_answered(lesson) or answers.is_own(lesson))
    return tuple(lesson for lesson in kept if lesson.where not in used)


@gathered_once
def _asked(story: Story) -> tuple[_Asked, ...]:
    return tuple(_found(story))


def _found(story: Story) -> Iterator[_Asked]:
    facts, lessons = ground(story), answers.gather(story.lessons)
    for question in questions.load():
        finding = find(question.condition, facts, question.outcome) if _serves(question, story) else None
        if finding is not None:
            yield _Asked(question, finding, lessons.to(question))


def _serves(question: Question, story: Story) -> bool:
    """Tell whether a question suits the use and the repertoire: another repertoire may have fewer outcomes."""
    use = story.project.use
    suits = question.looking is Looking.BOTH or use is Use.BOTH or question.looking.value == use.value
    return suits and question.outcome in {None, *story.repertoire.numbers}


def _worded(asked: _Asked, telling: Telling) -> Iterator[Tailored]:
    text = _text(asked, telling)
    for number, lesson in enumerate(asked.lessons or (None,), 1):
        question = asked.question
        yield Tailored(
            id=question.code if number == 1 else f"{question.code}-{number}",
            code=shown_code(question, telling.language),
            section=question.section,
            outcome=question.outcome,
            text=text,
            events=asked.finding.events,
            source=question.source,
            condition=question.condition,
            weight=question.weight,
            strength=asked.finding.strength,
            **_given(lesson, i18n.language_of(telling.story.language)),
        )


def shown_code(question: Question, language: Language) -> str:
    """Return the code of a question as people read it: "RT5.1", in English "TO5.1"; "A1" in all languages."""
    if question.outcome is None:
        return question.code
    _, _, number = question.code.partition(".")
    return language.say("questions.code", outcome=question.outcome, number=number)


def _given(lesson: Lesson | None, typed_in: Language) -> dict[str, str]:
    if lesson is None:
        return {}
    return {name: typed_in.typeset(getattr(lesson, name)) for name in ("answer", "action", "responsible", "due")}


def _text(asked: _Asked, telling: Telling) -> str:
    """Return the question's words with their places filled."""
    finding = asked.finding
    wording = questions.words(telling.language.code)[asked.question.code]
    return wording.form(telling.say("questions.form", count=finding.count)).format(
        events=naming.titles_of(finding.events, telling),
        effects=naming.effects_of(finding.effects, telling),
        outcomes=_outcomes(asked, telling),
        functions=naming.functions_of(finding.functions, telling),
        actors=naming.first_of(telling.names(finding.actors), telling),
    )


def _outcomes(asked: _Asked, telling: Telling) -> str:
    """Return the outcomes of a question in words: with their counts where they come back, by function where many."""
    numbers = [count.number for count in asked.finding.outcomes]
    match asked.question.condition:
        case Condition.REPEATED | Condition.OVER_INVESTED:
            times = {count.number: len(count.done) for count in asked.finding.outcomes}
            return naming.outcomes_with_times(times, telling)
        case Condition.ABSENT:
            return naming.outcomes_by_function(numbers, telling)
        case _:
            return naming.outcomes_of(numbers, telling)
