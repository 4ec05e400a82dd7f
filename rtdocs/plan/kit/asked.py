"""The addressee of a print: a project, or any group."""

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.slides import Deck, Slide
from rtdocs.plan.wording import cover


def deck(
    named: tuple[str, str], slides: tuple[Slide, ...], story: Story | None, language: Language, footer: str = ""
) -> Deck:
    """Return a print with its properties; `named` is its title and its subject."""
    title, subject = named
    return Deck(
        title=title,
        **cover.properties(story, language, subject, language.say("deck.keywords"), cover.MAKER),
        slides=slides,
        footer=footer,
        page_words=language.say("deck.page"),
    )
