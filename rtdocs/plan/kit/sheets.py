"""The sheets to fill in by hand, on large paper: a timeline, a schema and a wheel, and a schema that is filled in."""

from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.plan.content.prints import BlankTimelineSlide
from rtdocs.plan.content.slides import BlankSlide, BlankWheelSlide, Deck, StoryPosterSlide
from rtdocs.plan.figures import schema, wheel
from rtdocs.plan.kit import example
from rtdocs.plan.kit.asked import deck
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import Telling


def plan(telling: Telling) -> Deck:
    """Return the sheets; a project's own names stand on its wheel."""
    slides = (_timeline(telling.language), _schema(telling), _wheel(telling), _worked(telling.language))
    named = telling.say("handouts.title"), telling.say("handouts.subject")
    return deck(named, slides, telling, telling.say("report.credit"))


def _timeline(language: Language) -> BlankTimelineSlide:
    return BlankTimelineSlide(
        title=language.say("handouts.timeline.title"),
        above=language.say("handouts.timeline.above"),
        below=language.say("events.badge.context"),
        prompt=language.say("deck.blank.prompt"),
        context_prompt=language.say("handouts.timeline.context_prompt"),
        effect_prompt=language.say("deck.blank.effect_prompt"),
        year=language.say("handouts.timeline.year"),
        notes=language.say("handouts.timeline.notes"),
    )


def _schema(telling: Telling) -> BlankSlide:
    functions = telling.repertoire.functions
    return BlankSlide(
        title=telling.say("handouts.schema.title"),
        lanes=tuple((function.code, function.name) for function in functions),
        prompt=telling.say("deck.blank.prompt"),
        effect_prompt=telling.say("deck.blank.effect_prompt"),
        notes=telling.say("handouts.schema.notes"),
    )


def _wheel(telling: Telling) -> BlankWheelSlide:
    return replace(
        wheel.blank(telling),
        title=telling.say("handouts.wheel.title"),
        notes=telling.say("handouts.wheel.notes"),
    )


def _worked(language: Language) -> StoryPosterSlide:
    """Return the schema of the fictional story, as large as the sheet."""
    told = example.story(language)
    graph = schema.graph(Telling(told, language))
    return StoryPosterSlide(
        title=language.say("handouts.worked.title", title=cover.title(told)),
        lead="",
        credit="",
        graph=graph,
        notes_opening=language.say("handouts.worked.notes"),
    )
