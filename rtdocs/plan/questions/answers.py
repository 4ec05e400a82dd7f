"""Lessons of the workbook that answer a question: by the question's code, else by the question's words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rtdocs import i18n
from rtdocs.i18n.folding import fold_sentence
from rtdocs.model import Lesson
from rtdocs.repertoire import questions
from rtdocs.repertoire.questions import Question

_PLACE = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Answers:
    """The lessons of a workbook: those with a known code by the code, and the others."""

    coded: Mapping[str, tuple[Lesson, ...]]
    uncoded: tuple[Lesson, ...]

    def to(self, question: Question) -> tuple[Lesson, ...]:
        """Return the lessons that answer a question, in the order of the sheet, those that give its code first."""
        words = (lesson for lesson in self.uncoded if asks(lesson.question, question))
        return (*self.coded.get(plain_code(question.code), ()), *words)


def gather(lessons: Iterable[Lesson]) -> Answers:
    """Return the lessons indexed by code; one whose code is none of ours is known by its words alone."""
    coded: dict[str, list[Lesson]] = defaultdict(list)
    uncoded: list[Lesson] = []
    for lesson in lessons:
        code = plain_code(lesson.code)
        (coded[code] if code in _codes() else uncoded).append(lesson)
    return Answers({code: tuple(found) for code, found in coded.items()}, tuple(uncoded))


def is_answered(lesson: Lesson) -> bool:
    """Tell whether the group wrote an answer, an action, a person or a term."""
    return bool(lesson.answer or lesson.action or lesson.responsible or lesson.due)


def is_own(lesson: Lesson) -> bool:
    """Tell whether a lesson asks a question of the group's own."""
    return bool(lesson.question) and plain_code(lesson.code) not in _codes()


def plain_code(code: str) -> str:
    """Return a code for comparison: "rt 5.1", "RT5.1" and the English "TO 5.1" are one."""
    return re.sub(r"^to(?=\d)", "rt", re.sub(r"\s", "", code).casefold())


def asks(text: str, question: Question) -> bool:
    """Tell whether a text repeats a question, in any language and number, with any words in its places."""
    words = fold_sentence(text)
    return any(pattern.fullmatch(words) for pattern in _patterns(question.code))


@cache
def _codes() -> frozenset[str]:
    return frozenset(plain_code(question.code) for question in questions.load())


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    wordings = (questions.words(language)[code] for language in i18n.codes())
    return tuple(re.compile(_pattern(form)) for wording in wordings for form in (wording.one, wording.other) if form)


def _pattern(form: str) -> str:
    return r"\b.+\b".join(re.escape(fold_sentence(piece)) for piece in _PLACE.split(form))
