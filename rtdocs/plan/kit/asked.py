"""The addressee of a print: a project, or any group."""

from rtdocs.plan.content.slides import Deck, Slide
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import Telling


def deck(named: tuple[str, str], slides: tuple[Slide, ...], telling: Telling, footer: str = "") -> Deck:
    """Return a print with its properties; `named` is its title and its subject."""
    title, subject = named
    return Deck(
        title=title,
        **cover.properties(telling, subject, telling.say("deck.keywords"), cover.MAKER),
        slides=slides,
        footer=footer,
        page_words=telling.say("deck.page"),
    )
