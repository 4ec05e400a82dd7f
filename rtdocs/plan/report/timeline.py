"""The timeline: a drawing, and its chapters as a list; the table of all events stands in the annexes."""

from collections.abc import Iterator

from rtdocs.facts.chapters import Chapter, chapters
from rtdocs.facts.order import in_time
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text, TimelineFigure
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.report.chains import chapter_title
from rtdocs.plan.wording.voice import Voice, closed, joined, shared_source

UPRIGHT = 12
"""So many events and effects stand on an upright page; more have one turned sideways."""
NAMED, MANY = 3, 5
"""Of a chapter, so many events are named, and the others counted; of as many chapters or more, one event each."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the timeline's section; empty for a story without events and effects."""
    things = in_order(voice.story)
    if not things:
        return ()
    drawn = timeline(voice.story, voice.language)
    turned = len(drawn.marks) > UPRIGHT
    return (
        voice.heading("timeline", 1, "report.timeline.heading"),
        TimelineFigure("timeline-figure", voice.say("report.timeline.figure"), drawn, turned=turned),
        *_chapters(voice),
        *_notes(voice),
    )


def _chapters(voice: Voice) -> Iterator[Block]:
    found = chapters(in_time(voice.story))
    if found:
        most = NAMED if len(found) < MANY else 1
        yield Items(tuple(_chapter(voice, chapter, most) for chapter in found))


def _chapter(voice: Voice, chapter: Chapter, most: int) -> Text:
    title = tuple(Run(run.text, strong=True, language=run.language) for run in chapter_title(voice, chapter))
    named, rest = chapter.events[:most], len(chapter.events) - most
    names = [voice.name(event) for event in named]
    if rest > 0:
        names.append(voice.words("report.timeline.others", count=rest))
    return voice.told("report.timeline.chapter", {"title": title, "names": voice.listed(names)})


def _notes(voice: Voice) -> Iterator[Block]:
    source = shared_source(voice.story)
    if source:
        told = closed(voice.told("report.timeline.one_source", {"source": voice.own(source)}))
        yield Paragraph(joined((told,)), Role.NOTE)
