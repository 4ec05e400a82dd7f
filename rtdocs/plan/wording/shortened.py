"""A story with its long texts cut, for a document that must stay short. A cut text ends in an ellipsis.

Nobody's name is ever cut.
"""

from dataclasses import replace

from rtdocs.model import Effect, Event, Lesson, Project, Story

CUT = " […]"
_ENDS = (". ", "! ", "? ", "… ")

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
        title=excerpt(project.title, TITLE),
        territory=excerpt(project.territory, TITLE),
        goal=excerpt(project.goal, GOAL),
        summary=excerpt(project.summary, SUMMARY),
    )


def _event(event: Event) -> Event:
    return replace(event, title=excerpt(event.title, TITLE))


def _effect(effect: Effect) -> Effect:
    return replace(effect, title=excerpt(effect.title, TITLE), evidence=excerpt(effect.evidence, EVIDENCE))


def _lesson(lesson: Lesson) -> Lesson:
    return replace(
        lesson,
        question=excerpt(lesson.question, ACTION),
        answer=excerpt(lesson.answer, ANSWER),
        action=excerpt(lesson.action, ACTION),
    )
