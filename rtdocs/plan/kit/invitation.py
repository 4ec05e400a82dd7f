"""The letter of invitation: one page, with room to type where the workbook has no value."""

from collections.abc import Iterator
from dataclasses import replace

from rtdocs.model import Story
from rtdocs.plan.content.document import Block, Document, Items, Paragraph, Run, Text
from rtdocs.plan.kit import passages
from rtdocs.plan.kit.project import social
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.shortened import TITLE, excerpt, shortened
from rtdocs.plan.wording.telling import Telling

NAMED, NAME = 5, 60
"""How many actors a letter of one page names."""


def plan(telling: Telling) -> Document:
    """Return the letter in one language, for the group of a story, or for any group."""
    telling = replace(telling, story=_brief(telling.story))
    return passages.document(telling, "invitation", _blocks(telling), about=("organisation", "territory"))


def _brief(story: Story) -> Story:
    """Return a story with its long texts cut, the organisation's name too: the letter holds on one page."""
    title, organisation = (excerpt(name, TITLE) for name in (story.project.title, story.project.organisation))
    project = replace(story.project, title=title, organisation=organisation)
    return shortened(replace(story, project=project))


def _blocks(telling: Telling) -> Iterator[Block]:
    organisation = _organisation(telling)
    yield Paragraph(telling.told("invitation.greeting", {"name": _blank(telling, "name")}))
    opening = {"organisation": organisation, "project": _project(telling)}
    yield Paragraph(telling.told("invitation.opening", opening))
    yield telling.paragraph("invitation.aim")
    yield telling.paragraph("invitation.practical")
    yield Items(tuple(_practical(telling)))
    yield telling.paragraph("invitation.help")
    yield telling.paragraph("invitation.ease")
    yield telling.paragraph("invitation.record")
    yield telling.paragraph("invitation.closing")
    signed = {"signature": _blank(telling, "signature"), "role": _blank(telling, "role"), "organisation": organisation}
    yield Paragraph(telling.told("invitation.sentence.signed", signed))


def _practical(telling: Telling) -> Iterator[Text]:
    yield _line(telling, "when", date=_date(telling), start=_blank(telling, "start"), end=_blank(telling, "end"))
    yield _line(telling, "where", place=_blank(telling, "place"))
    yield _line(telling, "answer", contact=_blank(telling, "contact"), deadline=_blank(telling, "deadline"))
    yield from _others(telling)


def _others(telling: Telling) -> Iterator[Text]:
    """Yield a sentence with the first few other actors of the workbook, who may be invited too."""
    names = [name for name in social(telling.story) if name != telling.story.project.organisation]
    shown = telling.language.join(telling.language.typeset(excerpt(name, NAME)) for name in names[:NAMED])
    if names:
        yield _line(telling, "invited-more" if len(names) > NAMED else "invited", label="invited", names=(Run(shown),))


def _line(telling: Telling, key: str, label: str = "", **places: Text) -> Text:
    """Return a sentence behind its label."""
    opening = (Run(telling.say(f"invitation.label.{label or key}"), strong=True),)
    return telling.told(f"invitation.sentence.{key}", {"label": opening, **places})


def _date(telling: Telling) -> Text:
    known = telling.when(telling.story.project.workshop_date)
    return (Run(known),) if known else _blank(telling, "date")


def _organisation(telling: Telling) -> Text:
    known = telling.story.project.organisation
    return telling.own(known) or _blank(telling, "organisation")


def _project(telling: Telling) -> Text:
    known = cover.title(telling.story)
    return telling.own(known) or _blank(telling, "project")


def _blank(telling: Telling, name: str) -> Text:
    return passages.blank(telling, f"invitation.blank.{name}")
