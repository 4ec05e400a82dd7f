"""Module 1: a presentation that teaches the way to write a story of local action, with its presenter's whole text.

Each slide's notes begin with its length, then give the whole text to say: a reader needs no presenter, and a person
recording it has the script. The example is the fictional story; with a group's own story, a slide shows its own chain.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.slides import (
    Deck,
    EffectSlide,
    LegendSlide,
    PathSlide,
    SchemaSlide,
    Slide,
    StoryPosterSlide,
    TextSlide,
    TimelineSlide,
    TitleSlide,
)
from rtdocs.plan.deck import deck
from rtdocs.plan.kit import example, lesson_boards, lesson_drawings, pace
from rtdocs.plan.wording import cover, events
from rtdocs.plan.wording.cover import MAKER


class LessonPart(NamedTuple):
    """A slide with its narration; `told` is its drawing in words, where no list of the slide gives them."""

    slide: Slide
    narration: str
    told: str = ""


def plan(story: Story | None, language: Language) -> Deck:
    """Return the presentation in one language; with a story, it also shows a chain of that story."""
    parts = tuple(_parts(story, language))
    total = sum(pace.seconds(part.narration) for part in parts)
    first, *others = parts
    return Deck(
        title=language.say("lesson.title"),
        **cover.properties(story, language, language.say("lesson.subject"), language.say("lesson.keywords"), MAKER),
        slides=(_narrated(first, language, _total(total, language)), *(_narrated(part, language) for part in others)),
        footer=language.say("lesson.footer"),
        page_words=language.say("deck.page"),
    )


def _parts(story: Story | None, language: Language) -> Iterator[LessonPart]:
    """Yield the slides in their order, each with its narration."""
    told = example.story(language)
    there = events.repertoire(story, language)
    yield _opening(story, language)
    yield LessonPart(lesson_boards.why(language), language.say("lesson.why.narration"))
    yield LessonPart(lesson_drawings.network(told, language), language.say("lesson.network.narration"))
    yield LessonPart(lesson_boards.words(told, there, language), language.say("lesson.words.narration"))
    yield LessonPart(lesson_drawings.path(told, language), language.say("lesson.path.narration"))
    yield LessonPart(lesson_boards.functions(there, language), lesson_boards.functions_told(there, language))
    for function in there.functions:
        board = lesson_boards.function(function, there, language)
        yield LessonPart(board, lesson_boards.function_told(function, there, told, language))
    yield LessonPart(lesson_boards.confused(there, language), language.say("lesson.confused.narration"))
    yield LessonPart(lesson_drawings.legend(told, language), language.say("lesson.legend.narration"))
    yield LessonPart(lesson_drawings.chain(told, language), language.say("lesson.chain.narration"))
    yield from _ours(story, language)
    yield LessonPart(lesson_boards.reverses(there, language), language.say("lesson.reverses.narration"))
    yield LessonPart(lesson_boards.effects(language), language.say("lesson.effects.narration"))
    yield LessonPart(lesson_boards.uses(language), language.say("lesson.uses.narration"))
    yield LessonPart(lesson_drawings.timeline(told, language), language.say("lesson.timeline.narration"))
    wheel, scores = lesson_drawings.wheel(told, language)
    yield LessonPart(wheel, language.say("lesson.wheel.narration"), scores)
    yield LessonPart(lesson_boards.workshop(language), language.say("lesson.workshop.narration"))
    yield LessonPart(lesson_boards.documents(language), language.say("lesson.documents.narration"))
    yield LessonPart(_closing(language), language.say("lesson.closing.narration"))


def _opening(story: Story | None, language: Language) -> LessonPart:
    lines = [language.say("lesson.opening.module"), language.say("lesson.opening.notes")]
    narration = language.say("lesson.opening.narration")
    if story:
        lines.insert(1, language.say("lesson.opening.project", title=cover.title(story)))
        narration += "\n" + language.say("lesson.opening.own", title=cover.title(story))
    slide = TitleSlide(
        title=language.say("lesson.opening.title"),
        subtitle="\n".join(lines),
        credit=language.say("report.credit"),
    )
    return LessonPart(slide, narration)


def _ours(story: Story | None, language: Language) -> Iterator[LessonPart]:
    """Yield the slide of the group's own chain; none where its story has no event."""
    slide = lesson_drawings.ours(story, language) if story else None
    if slide:
        yield LessonPart(slide, language.say("lesson.ours.narration"))


def _closing(language: Language) -> TextSlide:
    return TextSlide(
        title=deck.closing(language).title,
        items=(*deck.closing(language).items, language.say("lesson.closing.example")),
    )


def _total(seconds: int, language: Language) -> str:
    length = pace.told(round(seconds / 60) * 60, language)
    return language.say("lesson.total", length=length, pace=pace.WORDS_A_MINUTE)


def _narrated(part: LessonPart, language: Language, total: str = "") -> Slide:
    """Return a slide with its notes: its length, its narration, and the announcement of its list."""
    timing = language.say("lesson.timing", length=pace.told(pace.seconds(part.narration), language))
    lists = isinstance(part.slide, LegendSlide | PathSlide | SchemaSlide | EffectSlide | TimelineSlide) or part.told
    shown = language.say("lesson.shown") if lists else ""
    notes = "\n".join(filter(None, (total, timing, part.narration, shown, part.told)))
    if isinstance(part.slide, PathSlide | SchemaSlide | EffectSlide | StoryPosterSlide | TimelineSlide):
        return replace(part.slide, notes_opening=notes)
    return replace(part.slide, notes=notes)
