"""The report: its sections put together with the words of cover and header and the properties."""

from collections.abc import Callable, Iterator

from rtdocs.i18n import Language
from rtdocs.model import PROJECT_IMAGE, Story
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
from rtdocs.plan.wording.events import foreign
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.rows import rows
from rtdocs.plan.wording.voice import Voice

SECTIONS: dict[str, Callable[[Voice], tuple[Block, ...]]] = {
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


def plan(story: Story, language: Language, *, group: bool = False) -> Document:
    """Return the report of a story in one language, all of it but the group's own words.

    Args:
        story: the story.
        language: the report's.
        group: whether it is for the group itself: then it also names open questions and missing answers.
    """
    language = fitting(story, language)
    voice = Voice(story, language, group)
    sections = {name: section(voice) for name, section in SECTIONS.items()}
    sections["photo"] = tuple(photos(voice, PROJECT_IMAGE))
    return Document(
        title=cover.title(story),
        **cover.properties(story, language, language.say("report.subject"), language.say("report.keywords")),
        fields={"project": cover.project_fields(story, language), "document": cover_words(voice)},
        sections={name: blocks for name, blocks in sections.items() if blocks},
        logo=story.project.logo,
        rows=rows(story, language),
        own=foreign(story, language),
        within={"effects": "chains"},
        is_long=annexes.has_lists(story),
        logos=logos(voice),
    )


def cover_words(voice: Voice) -> dict[str, str]:
    """Return the words of the cover and the header besides the project."""
    project = voice.story.project
    prepared = voice.language.typeset(project.prepared_by)
    return {
        "kind": voice.say("report.cover.kind"),
        "subtitle": voice.say("report.cover.subtitle"),
        "date": cover.day(voice.story, voice.language),
        "credit": voice.say("report.credit"),
        "prepared": voice.say("report.cover.prepared", name=prepared) if prepared else "",
        "funders": " ".join(_with_whom(voice)),
    }


def _with_whom(voice: Voice) -> Iterator[str]:
    """Yield a sentence on the funders and one on the partners: funders look for their names on the cover."""
    project = voice.story.project
    if project.funders:
        yield voice.say("report.cover.funders", names=voice.names(project.funders))
    if project.partners:
        yield voice.say("report.cover.partners", names=voice.names(project.partners))
