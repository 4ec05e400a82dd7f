"""For whom a print is made: a project, or any group."""

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.slides import Deck, Slide
from rtdocs.plan.wording import cover, events
from rtdocs.repertoire import Repertoire


def repertoire_of(story: Story | None, language: Language) -> Repertoire:
    """Return the repertoire, with a project's own labels where there is one."""
    return repertoire.load(language.code) if story is None else events.repertoire(story, language)


def outcome_title(number: int, label: str, language: Language) -> str:
    """Return an outcome with its label: "RT 5 – Placement d'intermédiaires"."""
    return language.say("events.outcome", outcome=number, label=label)


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
