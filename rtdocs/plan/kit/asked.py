"""For whom a print is made: a project, or any group."""

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.slides import Deck, Slide
from rtdocs.plan.form import form
from rtdocs.plan.wording import cover, events
from rtdocs.repertoire import Repertoire

MAKER = "rtdocs"
"""The author of what is no group's own."""


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
        language=language.code,
        title=title,
        author=(cover.author(story) if story else "") or MAKER,
        subject=subject,
        keywords=language.say("deck.keywords"),
        date=story.saved if story else form.MADE_ON,
        slides=slides,
        footer=footer,
        page_words=language.say("deck.page"),
    )
