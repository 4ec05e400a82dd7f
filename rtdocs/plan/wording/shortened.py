"""A story with its long texts shortened, for a document that must stay short; the report has them whole.

Nobody's name is ever cut.
"""

import re
from dataclasses import replace

from rtdocs.model import Effect, Event, Lesson, Project, Story

CUT = " […]"
_ENDS = (". ", "! ", "? ", "… ")
LONGER = 1.5
"""A first sentence may be so many times as long as its room."""
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÀ-Ý])(?<!\b(?:Mr|Dr|St|no|vs))[.!?…][»”’)\u00a0]*(?=\s+[«“‘(]?\s?[A-ZÀ-Ý0-9])")
"""The end of a sentence: not the point of an initial or an abbreviation ("M. Roy", "St. James")."""

# The most characters of a text that are kept. Whole words always; whole sentences where enough of them fit.
TITLE, EVIDENCE, GOAL, SUMMARY, ANSWER, ACTION = 90, 180, 320, 700, 240, 140
_SENTENCES_FROM = 0.5
"""Sentences that fill so much of the room are told without a beginning of the next."""


def shortened(story: Story) -> Story:
    """Return the story with the texts of a summary cut to length."""
    return replace(
        story,
        project=_project(story.project),
        events=tuple(_event(event) for event in story.events),
        effects=tuple(_effect(effect) for effect in story.effects),
        lessons=tuple(_lesson(lesson) for lesson in story.lessons),
    )


def sentences(text: str, most: int) -> str:
    """Return the whole sentences of a text that `most` letters hold, the first of them even where it is longer.

    Only a first sentence of more than half as many letters again is cut, and says so.
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    end = max((end for end in ends if end <= most), default=min(ends, default=len(text)))
    return text[:end] if end <= most * LONGER else excerpt(text, most)


def excerpt(text: str, most: int) -> str:
    """Return a text of at most `most` letters before its mark: whole sentences, else whole words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    room = text[: most + 1]
    sentences = max(room.rfind(end) for end in _ENDS) + 1
    if sentences > most * _SENTENCES_FROM:
        return text[:sentences] + CUT
    words = room.rfind(" ")
    return text[: words if words > 0 else most] + CUT


def _project(project: Project) -> Project:
    return replace(
        project,
        title=sentences(project.title, TITLE),
        territory=sentences(project.territory, TITLE),
        goal=sentences(project.goal, GOAL),
        summary=sentences(project.summary, SUMMARY),
    )


def _event(event: Event) -> Event:
    return replace(event, title=sentences(event.title, TITLE))


def _effect(effect: Effect) -> Effect:
    return replace(effect, title=sentences(effect.title, TITLE), evidence=sentences(effect.evidence, EVIDENCE))


def _lesson(lesson: Lesson) -> Lesson:
    return replace(
        lesson,
        question=sentences(lesson.question, ACTION),
        answer=sentences(lesson.answer, ANSWER),
        action=sentences(lesson.action, ACTION),
    )
