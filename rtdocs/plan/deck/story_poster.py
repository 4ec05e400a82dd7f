"""The poster of the story: the whole chain on one large page, for the wall of the room and for residents."""

from rtdocs.facts import chains
from rtdocs.plan.content.slides import Deck, StoryPosterSlide
from rtdocs.plan.deck import titles
from rtdocs.plan.figures import schema
from rtdocs.plan.wording import cover, plan_wording
from rtdocs.plan.wording.telling import Telling


def plan(telling: Telling) -> Deck:
    """Return the poster of a story as a deck of one slide."""
    return Deck(
        title=telling.say("deck.poster.title", title=cover.title(telling.story)),
        **cover.properties(telling, telling.say("deck.poster.subject"), telling.say("deck.keywords")),
        slides=(_slide(plan_wording.fitting(telling)),),
        footer=cover.title(telling.story),
        page_words=telling.say("deck.page"),
        own=telling.foreign,
    )


def _slide(telling: Telling) -> StoryPosterSlide:
    graph = schema.graph(telling, numbered=False)
    claimed = "deck.schema.claimed" if chains.claims_arrows(telling.story) else "deck.schema.succession"
    opening = (telling.say("deck.poster.notes"), telling.say("deck.schema.reading"), telling.say(claimed))
    return StoryPosterSlide(
        title=titles.whole(telling) or cover.title(telling.story),
        lead=_lead(telling),
        credit=telling.say("report.credit"),
        graph=graph,
        notes_opening="\n".join(opening),
    )


def _lead(telling: Telling) -> str:
    """Return the project with its organisation, its territory and the day of its workbook, as far as they are known."""
    fields = cover.project_fields(telling)
    parts = (fields["title"], fields["organisation"], fields["territory"], cover.day(telling))
    return " · ".join(part for part in parts if part)
