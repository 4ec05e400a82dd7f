"""The poster of the story: the whole chain on one large page, for the wall of the room and for residents."""

from rtdocs.facts import chains
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.slides import Deck, StoryPosterSlide
from rtdocs.plan.deck import titles
from rtdocs.plan.figures import schema
from rtdocs.plan.wording import cover, events, plan_wording


def plan(story: Story, language: Language) -> Deck:
    """Return the poster of a story as a deck of one slide."""
    return Deck(
        title=language.say("deck.poster.title", title=cover.title(story)),
        **cover.properties(story, language, language.say("deck.poster.subject"), language.say("deck.keywords")),
        slides=(_slide(story, plan_wording.fitting(story, language)),),
        footer=cover.title(story),
        page_words=language.say("deck.page"),
        own=events.foreign(story, language),
    )


def _slide(story: Story, language: Language) -> StoryPosterSlide:
    graph = schema.graph(story, language, numbered=False)
    claimed = "deck.schema.claimed" if chains.claims_arrows(story) else "deck.schema.succession"
    opening = (language.say("deck.poster.notes"), language.say("deck.schema.reading"), language.say(claimed))
    return StoryPosterSlide(
        title=titles.whole(story, language) or cover.title(story),
        lead=_lead(story, language),
        credit=language.say("report.credit"),
        graph=graph,
        notes_opening="\n".join(opening),
    )


def _lead(story: Story, language: Language) -> str:
    """Return the project with its organisation, its territory and the day of its workbook, as far as they are known."""
    fields = cover.project_fields(story, language)
    parts = (fields["title"], fields["organisation"], fields["territory"], cover.day(story, language))
    return " · ".join(part for part in parts if part)
