"""Equality in filled grids: of questions, by code or words, and of texts, whatever their kinds of spaces."""

import re
from functools import cache

from rtdocs import i18n
from rtdocs.i18n import language_of
from rtdocs.plan.questions import answers
from rtdocs.repertoire import questions

_LONGEST_QUESTION = 2_000
"""A longer text is no question of ours; people paste whole pages into cells."""
_SENTENCE_ENDS = (".", "!", "?", "…")
_SPACES = r"\s+"
_FILE = r"\S.*?\.\w+"  # the grids that a text says it comes from are named by their files


def key(code: str, question: str) -> str:
    """Return the key that rows on one question share: its code where it is ours, else its words, else its code."""
    return known_code(code, question) or f"{bare(question).casefold() or answers.plain_code(code)}?"


def known_code(code: str, question: str) -> str:
    """Return the code of the question of ours that a row answers; empty where the question is the group's own."""
    return _by_code().get(answers.plain_code(code), "") or _by_words(question)


def bare(text: str) -> str:
    """Return a text for comparison: its spaces and apostrophes of one kind."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def continues(text: str, standing: str) -> bool:
    """Tell whether a text begins with the whole of another, up to the end of a word."""
    whole, start = bare(text), bare(standing)
    return bool(start) and whole.startswith(start) and not whole[len(start) :][:1].isalnum()


def contains(standing: str, text: str) -> bool:
    """Tell whether a cell holds a text: as its whole, as that of a grid, or as the sentences at its start."""
    wanted = bare(text)
    return wanted in texts_in(standing) or (wanted.endswith(_SENTENCE_ENDS) and continues(standing, text))


def texts_in(standing: str) -> frozenset[str]:
    """Return the texts in a cell, bare: its whole, and the text of each grid without the grid's name."""
    return frozenset(map(bare, (standing, *_labels().split(standing))))


@cache
def standing_words() -> frozenset[str]:
    """Return the words of grids, bare, that stand in place of a question that the group has not asked yet."""
    words = (language_of(code).say(f"grid.{name}") for code in i18n.codes() for name in ("one_more", "noted"))
    return frozenset(map(bare, words))


@cache
def _labels() -> re.Pattern[str]:
    """Return the pattern of the words before a grid's text, in any language, at the start or after another text."""
    told = (language_of(code).say("collect.from_grid", grids="\ue000", text="") for code in i18n.codes())
    words = ([_FILE if word == "\ue000" else re.escape(word) for word in label.split()] for label in told)
    return re.compile(rf"(?:^|\n\n|;\s)(?:{'|'.join(_SPACES.join(each) for each in words)})\s*")


@cache
def _by_code() -> dict[str, str]:
    return {answers.plain_code(question.code): question.code for question in questions.load()}


@cache
def _by_words(text: str) -> str:
    if not text or len(text) > _LONGEST_QUESTION:
        return ""
    return next((question.code for question in questions.load() if answers.asks(text, question)), "")
