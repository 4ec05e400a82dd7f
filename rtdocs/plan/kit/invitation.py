"""The letter of invitation: one page, with room to type where the workbook has no value."""

from collections.abc import Iterator
from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.document import Block, Document, Items, Paragraph, Run, Text
from rtdocs.plan.kit.host import Host
from rtdocs.plan.kit.project import social
from rtdocs.plan.wording import cover, events
from rtdocs.plan.wording.shortened import TITLE, excerpt, shortened

NAMED, NAME = 5, 60
"""How many actors a letter of one page names."""


def plan(story: Story | None, language: Language) -> Document:
    """Return the letter in one language, for the group of a story, or for any group."""
    host = Host(_brief(story) if story else None, language)
    return host.document("invitation", _blocks(host), about=("organisation", "territory"))


def _brief(story: Story) -> Story:
    """Return a story with its long texts cut, the organisation's name too: the letter holds on one page."""
    title, organisation = (excerpt(name, TITLE) for name in (story.project.title, story.project.organisation))
    project = replace(story.project, title=title, organisation=organisation)
    return shortened(replace(story, project=project))


def _blocks(host: Host) -> Iterator[Block]:
    organisation = _organisation(host)
    yield Paragraph(host.told("invitation.greeting", {"name": _blank(host, "name")}))
    opening = {"organisation": organisation, "project": _project(host)}
    yield Paragraph(host.told("invitation.opening", opening))
    yield host.paragraph("invitation.aim")
    yield host.paragraph("invitation.practical")
    yield Items(tuple(_practical(host)))
    yield host.paragraph("invitation.help")
    yield host.paragraph("invitation.ease")
    yield host.paragraph("invitation.record")
    yield host.paragraph("invitation.closing")
    signed = {"signature": _blank(host, "signature"), "role": _blank(host, "role"), "organisation": organisation}
    yield Paragraph(host.told("invitation.sentence.signed", signed))


def _practical(host: Host) -> Iterator[Text]:
    yield _line(host, "when", date=_date(host), start=_blank(host, "start"), end=_blank(host, "end"))
    yield _line(host, "where", place=_blank(host, "place"))
    yield _line(host, "answer", contact=_blank(host, "contact"), deadline=_blank(host, "deadline"))
    yield from _others(host)


def _others(host: Host) -> Iterator[Text]:
    """Yield a sentence with the first few other actors of the workbook, who may be invited too."""
    if host.story is None:
        return
    names = [name for name in social(host.story) if name != host.story.project.organisation]
    shown = host.language.join(host.language.typeset(excerpt(name, NAME)) for name in names[:NAMED])
    if names:
        yield _line(host, "invited-more" if len(names) > NAMED else "invited", label="invited", names=(Run(shown),))


def _line(host: Host, key: str, label: str = "", **places: Text) -> Text:
    """Return a sentence behind its label."""
    opening = (Run(host.say(f"invitation.label.{label or key}"), strong=True),)
    return host.told(f"invitation.sentence.{key}", {"label": opening, **places})


def _date(host: Host) -> Text:
    known = events.when(host.story.project.workshop_date, host.story, host.language) if host.story else ""
    return (Run(known),) if known else _blank(host, "date")


def _organisation(host: Host) -> Text:
    known = host.story.project.organisation if host.story else ""
    return host.own(known) or _blank(host, "organisation")


def _project(host: Host) -> Text:
    known = cover.title(host.story) if host.story else ""
    return host.own(known) or _blank(host, "project")


def _blank(host: Host, name: str) -> Text:
    return host.blank(f"invitation.blank.{name}")
