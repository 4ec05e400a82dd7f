"""The cover of a document: its project, author, day and credit, for covers and file properties."""

from datetime import date
from typing import TypedDict

from rtdocs import i18n
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.wording import events

MAKER = "rtdocs"
"""The author of a document that is for any group, until a person saves it."""
MADE_ON = "2026-01-05"
"""The day of what bears no workbook's: the clock would change its bytes."""


class Properties(TypedDict):
    """The properties of a file besides its title, by the names that plans give them; `date` as an ISO text."""

    language: str
    author: str
    subject: str
    keywords: str
    date: str


def properties(story: Story | None, language: Language, subject: str, keywords: str, maker: str = "") -> Properties:
    """Return the properties of a document about a story, or for any group; `maker` stands in for a missing author."""
    return {
        "language": language.code,
        "author": (author(story) if story else "") or maker,
        "subject": subject,
        "keywords": keywords,
        "date": story.saved if story else MADE_ON,
    }


def title(story: Story) -> str:
    """Return the project's title as typed, or the workbook's name where nothing was typed."""
    return i18n.language_of(story.language).typeset(story.project.title or story.name)


def author(story: Story) -> str:
    """Return the name of the person who prepared the workbook, else that of the organisation."""
    return story.project.prepared_by or story.project.organisation


def period(story: Story, language: Language) -> str:
    """Return the project's start and end, "2006 – 2019", or the one that is known."""
    ends = (events.when(end, story, language) for end in (story.project.start, story.project.end))
    return " – ".join(end for end in ends if end)


def day(story: Story, language: Language) -> str:
    """Return the day the workbook was last saved, in words; empty where the file does not say."""
    return language.day(date.fromisoformat(story.saved)) if story.saved else ""


def project_fields(story: Story, language: Language) -> dict[str, str]:
    """Return the fields of the project that a Word template prints by name."""
    project, typed_in = story.project, i18n.language_of(story.language)
    return {
        "title": title(story),
        "organisation": typed_in.typeset(project.organisation),
        "territory": typed_in.typeset(project.territory),
        "period": period(story, language),
        "goal": typed_in.typeset(project.goal),
        "prepared_by": typed_in.typeset(project.prepared_by),
        "workshop_date": events.when(project.workshop_date, story, language),
    }
