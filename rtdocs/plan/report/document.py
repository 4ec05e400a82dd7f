"""The report: its sections put together with the words of cover and header and the properties."""

from collections.abc import Callable, Iterator

from rtdocs.model import PROJECT_IMAGE
from rtdocs.plan.content.document import Block, Document
from rtdocs.plan.report import (
    actors,
    ahead,
    annexes,
    chains,
    effects,
    essentials,
    glossary,
    method,
    outcomes,
    project,
    questions,
    schema,
    setbacks,
    timeline,
    wheel,
)
from rtdocs.plan.report.images import logos, photos
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.rows import rows
from rtdocs.plan.wording.telling import Telling

SECTIONS: dict[str, Callable[[Telling], tuple[Block, ...]]] = {
    "project": project.section,
    "summary": essentials.section,
    "schema": schema.section,
    "timeline": timeline.section,
    "chains": chains.section,
    "effects": effects.section,
    "actors": actors.section,
    "outcomes": outcomes.section,
    "setbacks": setbacks.section,
    "ahead": ahead.section,
    "questions": questions.section,
    "annexes": annexes.section,
    "wheel": wheel.section,
    "method": method.section,
    "glossary": glossary.section,
}
"""Each section by the name of its place in the template, in reading order."""


def plan(telling: Telling) -> Document:
    """Return the report of a story in one language, all of it but the group's own words.

    For the group itself, it also names open questions and missing answers.
    """
    telling = fitting(telling)
    sections = {name: section(telling) for name, section in SECTIONS.items()}
    sections["photo"] = tuple(photos(telling, PROJECT_IMAGE))
    return Document(
        title=cover.title(telling.story),
        **cover.properties(telling, telling.say("report.subject"), telling.say("report.keywords")),
        fields={"project": cover.project_fields(telling), "document": cover_words(telling)},
        sections={name: blocks for name, blocks in sections.items() if blocks},
        logo=telling.story.project.logo,
        rows=rows(telling),
        own=telling.foreign,
        within={"effects": "chains"},
        is_long=annexes.has_lists(telling.story),
        logos=logos(telling),
    )


def cover_words(telling: Telling) -> dict[str, str]:
    """Return the words of the cover and the header besides the project."""
    project = telling.story.project
    prepared = telling.language.typeset(project.prepared_by)
    return {
        "kind": telling.say("report.cover.kind"),
        "subtitle": telling.say("report.cover.subtitle"),
        "date": cover.day(telling),
        "credit": telling.say("report.credit"),
        "prepared": telling.say("report.cover.prepared", name=prepared) if prepared else "",
        "funders": " ".join(_with_whom(telling)),
    }


def _with_whom(telling: Telling) -> Iterator[str]:
    """Yield a sentence on the funders and one on the partners: funders look for their names on the cover."""
    project = telling.story.project
    if project.funders:
        yield telling.say("report.cover.funders", names=telling.names(project.funders))
    if project.partners:
        yield telling.say("report.cover.partners", names=telling.names(project.partners))
