"""The sheets to fill in by hand, on large paper: a timeline, a schema and a wheel, and a schema that is filled in."""

from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.prints import BlankTimelineSlide
from rtdocs.plan.content.slides import BlankSlide, BlankWheelSlide, Deck, StoryPosterSlide
from rtdocs.plan.figures import schema, wheel
from rtdocs.plan.kit import example
from rtdocs.plan.kit.asked import deck
from rtdocs.plan.wording import cover, events


def plan(story: Story | None, language: Language) -> Deck:
    """Return the sheets; a project's own names stand on its wheel."""
    slides = (_timeline(language), _schema(story, language), _wheel(story, language), _worked(language))
    named = language.say("handouts.title"), language.say("handouts.subject")
    return deck(named, slides, story, language, language.say("report.credit"))


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


def _schema(story: Story | None, language: Language) -> BlankSlide:
    functions = events.repertoire(story, language).functions
    return BlankSlide(
        title=language.say("handouts.schema.title"),
        lanes=tuple((function.code, function.name) for function in functions),
        prompt=language.say("deck.blank.prompt"),
        effect_prompt=language.say("deck.blank.effect_prompt"),
        notes=language.say("handouts.schema.notes"),
    )


def _wheel(story: Story | None, language: Language) -> BlankWheelSlide:
    return replace(
        wheel.blank(story or example.story(language), language),
        title=language.say("handouts.wheel.title"),
        notes=language.say("handouts.wheel.notes"),
    )


def _worked(language: Language) -> StoryPosterSlide:
    """Return the schema of the fictional story, as large as the sheet."""
    told = example.story(language)
    graph = schema.graph(told, language)
    return StoryPosterSlide(
        title=language.say("handouts.worked.title", title=cover.title(told)),
        lead="",
        credit="",
        graph=graph,
        notes_opening=language.say("handouts.worked.notes"),
    )
