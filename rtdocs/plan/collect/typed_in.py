"""Words that people typed into the code or the words of one of our questions: kept with its answer, or told.

What stands before or behind the whole of our question continues the answer. Where our words themselves were changed,
what was put in is told: it may be a person's, or an event whose title the workbook has changed since.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rtdocs.model import Lesson
from rtdocs.plan.collect.matching import bare, known_code, standing_words
from rtdocs.plan.questions import answers
from rtdocs.read.grids.ours import Ours, without
from rtdocs.repertoire import questions

_CODE = re.compile(r"\S*")
_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Read:
    """A row of a grid, its answer with what was typed beside the question; and texts of ours that were changed."""

    lesson: Lesson
    changed: tuple[tuple[str, str], ...] = ()


def read(lesson: Lesson, ours: Ours, in_workbook: Collection[str]) -> Read:
    """Return a row with the words typed into its question, where the question is one of ours.

    Args:
        lesson: the row.
        ours: the words of our questions today.
        in_workbook: the questions of the workbook's own rows, bare: copies of it have the same.
    """
    code = known_code(lesson.code, lesson.question)
    if not code:
        has_words = bare(lesson.question) in standing_words() and not _CODE.fullmatch(lesson.code)
        return Read(lesson, ((lesson.question, lesson.code),) if has_words else ())
    changed = [] if answers.plain_code(lesson.code) in {"", answers.plain_code(code)} else [(code, lesson.code)]
    text = lesson.question
    if not text or bare(text) in in_workbook or _is_as_asked(text, code, ours):
        return Read(lesson, tuple(changed))
    wordings = ours.questions.get(answers.plain_code(code), frozenset())
    if typed := next(filter(None, (without(text, each) for each in sorted(wordings))), ""):
        answer = _APART.join(filter(None, (lesson.answer, typed)))
        return Read(replace(lesson, answer=answer), tuple(changed))
    put_in = _put_in(text, wordings)
    if _asks(text, code) and not _has_letters(put_in):  # a number that an earlier version wrote elsewhere
        return Read(lesson, tuple(changed))
    return Read(lesson, (*changed, (code, put_in)))


def _is_as_asked(text: str, code: str, ours: Ours) -> bool:
    """Tell whether a question reads as we ask it: today, or in general where we do not ask it of this story today."""
    wordings = ours.questions.get(answers.plain_code(code))
    if wordings:
        return bare(text) in map(bare, wordings)
    return _asks(text, code)


def _asks(text: str, code: str) -> bool:
    return any(answers.asks(text, question) for question in questions.load() if question.code == code)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _put_in(text: str, wordings: Iterable[str]) -> str:
    """Return the words that the nearest of our wordings does not have, where the text is like one of them at all."""
    words = bare(text).split()
    matchers = [SequenceMatcher(None, bare(each).split(), words, autojunk=False) for each in sorted(wordings)]
    nearest = max(matchers, key=lambda each: each.ratio(), default=None)
    if nearest is None or nearest.ratio() < 0.5:  # noqa: PLR2004 - more of it is other than ours
        return text
    spans = [" ".join(words[start:end]) for kind, _, _, start, end in nearest.get_opcodes() if kind != "equal"]
    return " … ".join(filter(None, spans))
