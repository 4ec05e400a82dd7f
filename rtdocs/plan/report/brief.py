"""The summary as a document of its own: two letter pages at most, cut by count and never by smaller letters.

Its parts stand below in the order of their importance: a part is shortened only to leave room for the briefest form of
those behind it. All that is left out is in the full report, and the summary says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rtdocs.facts import chains
from rtdocs.i18n import Language
from rtdocs.model import Effect, EffectStatus, Event, Story
from rtdocs.plan.content.document import Block, Document, Items, Paragraph, Role, SchemaFigure
from rtdocs.plan.figures import schema
from rtdocs.plan.report import essentials, figures
from rtdocs.plan.report import schema as drawing
from rtdocs.plan.report.document import cover_words
from rtdocs.plan.report.fitting import Option, fitted, height
from rtdocs.plan.report.images import logos
from rtdocs.plan.report.questions import Reply, replies, step
from rtdocs.plan.report.steps import Steps, steps
from rtdocs.plan.report.telling import telling
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.shortened import shortened
from rtdocs.plan.wording.voice import Voice, joined

ROOM = 91
"""How many lines of text two pages of the template hold under its title (`rtdocs.plan.report.fitting`), less what a
heading or a drawing that will not be parted from its text may leave empty at the end of the first."""
TITLE_LETTERS, TITLE_LINE = 46, 1.8
"""How many letters a line of the title holds, and how many lines of text it is high."""
ENOUGH = 6
"""Fewer events than this are told only where there is no room for so many, even without the schema."""
EFFECTS, EVENTS, STEPS = (6, 4, 3, 2, 1), (8, 7, 6, 5, 4, 3), (4, 3, 2, 1)


def plan(story: Story, language: Language, *, group: bool = False) -> Document:
    """Return the summary of a story in one language, all of it but the group's own words."""
    language = fitting(story, language)
    voice = Voice(_unsourced(shortened(story)), language, group)
    words = _words(voice)
    room = ROOM - height(words["funders"]) - TITLE_LINE * (height(voice.story.project.title, TITLE_LETTERS) - 1)
    told = fitted({name: options(voice) for name, options in PARTS.items()}, room)
    return Document(
        title=cover.title(story),
        **cover.properties(story, language, language.say("report.brief.subject"), language.say("report.keywords")),
        fields={"project": cover.project_fields(voice.story, language), "document": words},
        sections={name: blocks for name, blocks in told.items() if blocks},
        logo=story.project.logo,
        logos=logos(voice),
    )


def _unsourced(story: Story) -> Story:
    """Return a story without its sources: footnotes would take the room of the text; the report has them."""
    events = tuple(replace(event, source="") for event in story.events)
    return replace(story, events=events, links=tuple(replace(link, reference="") for link in story.links))


def _words(voice: Voice) -> dict[str, str]:
    named = {"kind": voice.say("report.brief.kind"), "subtitle": voice.say("report.brief.subtitle")}
    return {**cover_words(voice), **named}


def _summary(voice: Voice) -> list[Option]:
    text = voice.story.project.summary or voice.story.project.goal
    return [(*voice.own_paragraphs(text, Role.LEAD), *figures.tables(voice)), figures.tables(voice)]


def _effects(voice: Voice) -> list[Option]:
    found = voice.story.effects
    if not found:
        return [()]
    heading = voice.heading("effects", 1, _effects_key(found))
    return [
        (heading, *essentials.boxes(voice, found[:most], whom=True), *_rest(voice, "effects", len(found) - most))
        for most in _counts(EFFECTS, len(found))
    ]


def _effects_key(found: Sequence[Effect]) -> str:
    """Return the name of the heading above effects: of those observed, of those hoped for, or of both."""
    kinds = {effect.status for effect in found}
    if len(kinds) > 1:
        return "report.brief.effects_and_hopes"
    return "report.essentials.observed" if EffectStatus.OBSERVED in kinds else "report.essentials.hoped_for"


def _method(voice: Voice) -> list[Option]:
    note = joined((voice.words("report.brief.note"), voice.words("report.credit")))
    return [(Paragraph(note, Role.NOTE),)]


def _setbacks(voice: Voice) -> list[Option]:
    told = tuple(essentials.setback(voice, why=True))
    return [(voice.heading("setbacks", 1, "report.essentials.hard"), *told)] if told else [()]


def _timeline(voice: Voice) -> list[Option]:
    """Return the forms of the part on events, with a small schema of them where there is room for it."""
    if not voice.story.events:
        return [()]
    heading = voice.heading("timeline", 1, "report.brief.events")
    counts = _counts(EVENTS, len(voice.story.events))
    chosen = [telling(voice.story, most) for most in counts]
    effects_told = drawing.told(voice)
    told = [(heading, *_how(voice), *_steps(voice, each)) for each in chosen]
    drawn = [(*told[place], *effects_told, _schema(voice, each)) for place, each in enumerate(chosen)]
    if not chains.claims_arrows(voice.story):
        return told
    enough = sum(count >= ENOUGH for count in counts)
    return [*drawn[:enough], *told[:enough], *drawn[enough:], *told[enough:]]


def _how(voice: Voice) -> Iterator[Block]:
    told = joined(essentials.way(voice))
    if told:
        yield Paragraph(told)


def _schema(voice: Voice, found: Sequence[Event]) -> SchemaFigure:
    drawn = schema.graph(replace(voice.story, events=tuple(found)), voice.language, numbered=False)
    alt = voice.say("report.schema.brief_alt", events=len(found), effects=len(voice.story.effects))
    return SchemaFigure("schema-figure", voice.say("report.schema.caption"), drawn, alt, turned=False)


def _steps(voice: Voice, found: Sequence[Event]) -> Iterator[Block]:
    """Yield the events as steps, without their causes: most of these are not in the summary."""
    teller: Steps = steps(voice, ())
    yield from teller.brief(found)
    rest = len(voice.story.events) - len(found)
    if rest:
        yield voice.paragraph("report.brief.rest.events", Role.NOTE, count=rest)


def _questions(voice: Voice) -> list[Option]:
    found = [reply for reply in replies(voice) if reply.is_step]
    if not found:
        return [()]
    heading = voice.heading("questions", 1, "report.essentials.next")
    return [(heading, _listed(voice, found[:most])) for most in _counts(STEPS, len(found))]


def _listed(voice: Voice, found: Sequence[Reply]) -> Items:
    return Items(tuple(step(voice, reply) for reply in found))


def _rest(voice: Voice, what: str, count: int) -> Iterator[Block]:
    if count > 0:
        yield voice.paragraph(f"report.brief.rest.{what}", Role.NOTE, count=count)


def _counts(wanted: Sequence[int], there_are: int) -> list[int]:
    """Return the numbers of items to show, from the most to the least, each once, none above `there_are`."""
    return list(dict.fromkeys(min(most, there_are) for most in wanted))


PARTS: dict[str, Callable[[Voice], list[Option]]] = {
    "summary": _summary,
    "effects": _effects,
    "method": _method,
    "setbacks": _setbacks,
    "questions": _questions,
    "timeline": _timeline,
}
"""The parts by their places in the template, the most important first."""
