"""Module 1: a presentation that teaches the way to write a story of local action, with its presenter's whole text.

Each slide's notes begin with its length, then give the whole text to say: a reader needs no presenter, and a person
recording it has the script. The example is the fictional story; with a group's own story, a slide shows its own chain.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rtdocs.i18n import Language
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
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.cover import MAKER
from rtdocs.plan.wording.telling import Telling


class LessonPart(NamedTuple):
    """A slide with its narration; `told` is its drawing in words, where no list of the slide gives them."""

    slide: Slide
    narration: str
    told: str = ""


def plan(telling: Telling) -> Deck:
    """Return the presentation in one language; with a project's story, it also shows a chain of that story."""
    parts = tuple(_parts(telling))
    total = sum(pace.seconds(part.narration) for part in parts)
    first, *others = parts
    return Deck(
        title=telling.say("lesson.title"),
        **cover.properties(telling, telling.say("lesson.subject"), telling.say("lesson.keywords"), MAKER),
        slides=(
            _narrated(first, telling.language, _total(total, telling.language)),
            *(_narrated(part, telling.language) for part in others),
        ),
        footer=telling.say("lesson.footer"),
        page_words=telling.say("deck.page"),
    )


def _parts(telling: Telling) -> Iterator[LessonPart]:
    """Yield the slides in their order, each with its narration."""
    language, there = telling.language, telling.repertoire
    told = Telling(example.story(language), language)
    yield _opening(telling)
    yield LessonPart(lesson_boards.why(language), telling.say("lesson.why.narration"))
    yield LessonPart(lesson_drawings.network(told), telling.say("lesson.network.narration"))
    yield LessonPart(lesson_boards.words(told, there), telling.say("lesson.words.narration"))
    yield LessonPart(lesson_drawings.path(told), telling.say("lesson.path.narration"))
    yield LessonPart(lesson_boards.functions(there, language), lesson_boards.functions_told(there, language))
    for function in there.functions:
        board = lesson_boards.function(function, there, language)
        yield LessonPart(board, lesson_boards.function_told(function, there, told))
    yield LessonPart(lesson_boards.confused(there, language), telling.say("lesson.confused.narration"))
    yield LessonPart(lesson_drawings.legend(told), telling.say("lesson.legend.narration"))
    yield LessonPart(lesson_drawings.chain(told), telling.say("lesson.chain.narration"))
    yield from _ours(telling)
    yield LessonPart(lesson_boards.reverses(there, language), telling.say("lesson.reverses.narration"))
    yield LessonPart(lesson_boards.effects(language), telling.say("lesson.effects.narration"))
    yield LessonPart(lesson_boards.uses(language), telling.say("lesson.uses.narration"))
    yield LessonPart(lesson_drawings.timeline(told), telling.say("lesson.timeline.narration"))
    wheel, scores = lesson_drawings.wheel(told)
    yield LessonPart(wheel, telling.say("lesson.wheel.narration"), scores)
    yield LessonPart(lesson_boards.workshop(language), telling.say("lesson.workshop.narration"))
    yield LessonPart(lesson_boards.documents(language), telling.say("lesson.documents.narration"))
    yield LessonPart(_closing(language), telling.say("lesson.closing.narration"))


def _opening(telling: Telling) -> LessonPart:
    lines = [telling.say("lesson.opening.module"), telling.say("lesson.opening.notes")]
    narration = telling.say("lesson.opening.narration")
    if telling.has_project:
        lines.insert(1, telling.say("lesson.opening.project", title=cover.title(telling.story)))
        narration += "\n" + telling.say("lesson.opening.own", title=cover.title(telling.story))
    slide = TitleSlide(
        title=telling.say("lesson.opening.title"),
        subtitle="\n".join(lines),
        credit=telling.say("report.credit"),
    )
    return LessonPart(slide, narration)


def _ours(telling: Telling) -> Iterator[LessonPart]:
    """Yield the slide of the group's own chain; none where its story has no event."""
    slide = lesson_drawings.ours(telling)
    if slide:
        yield LessonPart(slide, telling.say("lesson.ours.narration"))


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
