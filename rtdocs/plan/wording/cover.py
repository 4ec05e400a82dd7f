"""The cover of a document: its project, author, day and credit, for covers and file properties."""

from datetime import date
from typing import TypedDict

from rtdocs import i18n
from rtdocs.model import Story
from rtdocs.plan.wording.telling import Telling

MAKER = "rtdocs"
"""The author of a document that is for any group, until a person saves it."""


class Properties(TypedDict):
    """The properties of a file besides its title, by the names that plans give them; `date` as an ISO text."""

    language: str
    author: str
    subject: str
    keywords: str
    date: str


def properties(telling: Telling, subject: str, keywords: str, maker: str = "") -> Properties:
    """Return the properties of a document about a story, or for any group; `maker` stands in for a missing author."""
    return {
        "language": telling.language.code,
        "author": author(telling.story) or maker,
        "subject": subject,
        "keywords": keywords,
        "date": telling.story.saved,
    }


def title(story: Story) -> str:
    """Return the project's title as typed, or the workbook's name where nothing was typed."""
    return i18n.language_of(story.language).typeset(story.project.title or story.name)


def author(story: Story) -> str:
    """Return the name of the person who prepared the workbook, else that of the organisation."""
    return story.project.prepared_by or story.project.organisation


def period(telling: Telling) -> str:
    """Return the project's start and end, "2006 – 2019", or the one that is known."""
    ends = (telling.when(end) for end in (telling.story.project.start, telling.story.project.end))
    return " – ".join(end for end in ends if end)


def day(telling: Telling) -> str:
    """Return the day the workbook was last saved, in words; empty where the file does not say."""
    return telling.language.day(date.fromisoformat(telling.story.saved)) if telling.story.saved else ""


def project_fields(telling: Telling) -> dict[str, str]:
    """Return the fields of the project that a Word template prints by name."""
    project, typed_in = telling.story.project, telling.own_language
    return {
        "title": title(telling.story),
        "organisation": typed_in.typeset(project.organisation),
        "territory": typed_in.typeset(project.territory),
        "period": period(telling),
        "goal": typed_in.typeset(project.goal),
        "prepared_by": typed_in.typeset(project.prepared_by),
        "workshop_date": telling.when(project.workshop_date),
    }
