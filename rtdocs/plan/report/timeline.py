"""The timeline: a drawing, and its chapters as a list; the table of all events stands in the annexes."""

from collections.abc import Iterator

from rtdocs.facts.chapters import Chapter, chapters
from rtdocs.facts.evidence import shared_source
from rtdocs.facts.order import in_time
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text, TimelineFigure
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.report.chains import chapter_title
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import closed, joined

UPRIGHT = 12
"""So many events and effects stand on an upright page; more have one turned sideways."""
NAMED, MANY = 3, 5
"""Of a chapter, so many events are named, and the others counted; of as many chapters or more, one event each."""


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the timeline's section; empty for a story without events and effects."""
    things = in_order(telling.story)
    if not things:
        return ()
    drawn = timeline(telling)
    turned = len(drawn.marks) > UPRIGHT
    return (
        telling.heading("timeline", 1, "report.timeline.heading"),
        TimelineFigure("timeline-figure", telling.say("report.timeline.figure"), drawn, turned=turned),
        *_chapters(telling),
        *_notes(telling),
    )


def _chapters(telling: Telling) -> Iterator[Block]:
    found = chapters(in_time(telling.story))
    if found:
        most = NAMED if len(found) < MANY else 1
        yield Items(tuple(_chapter(telling, chapter, most) for chapter in found))


def _chapter(telling: Telling, chapter: Chapter, most: int) -> Text:
    title = tuple(Run(run.text, strong=True, language=run.language) for run in chapter_title(telling, chapter))
    named, rest = chapter.events[:most], len(chapter.events) - most
    names = [telling.name(event) for event in named]
    if rest > 0:
        names.append(telling.words("report.timeline.others", count=rest))
    return telling.told("report.timeline.chapter", {"title": title, "names": telling.listed(names)})


def _notes(telling: Telling) -> Iterator[Block]:
    source = shared_source(telling.story)
    if source:
        told = closed(telling.told("report.timeline.one_source", {"source": telling.own(source)}))
        yield Paragraph(joined((told,)), Role.NOTE)
