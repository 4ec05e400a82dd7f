"""The summary as a document of its own: two letter pages at most, cut by count and never by smaller letters.

Its parts stand below in the order of their importance: a part is shortened only to leave room for the briefest form of
those behind it. All that is left out is in the full report, and the summary says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rtdocs.facts import chains
from rtdocs.model import Effect, EffectStatus, Event, Story
from rtdocs.plan.content.document import Block, Document, Items, Paragraph, Role, SchemaFigure
from rtdocs.plan.figures import schema
from rtdocs.plan.report import essentials, figures
from rtdocs.plan.report import schema as drawing
from rtdocs.plan.report.document import cover_words
from rtdocs.plan.report.fitting import Option, fitted, height
from rtdocs.plan.report.highlights import highlights
from rtdocs.plan.report.images import logos
from rtdocs.plan.report.questions import Reply, replies, step
from rtdocs.plan.report.steps import Steps, steps
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.shortened import shortened
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import joined

ROOM = 91
"""How many lines of text two pages of the template hold under its title (`rtdocs.plan.report.fitting`), less what a
heading or a drawing that will not be parted from its text may leave empty at the end of the first."""
TITLE_LETTERS, TITLE_LINE = 46, 1.8
"""How many letters a line of the title holds, and how many lines of text it is high."""
ENOUGH = 6
"""Fewer events than this are told only where there is no room for so many, even without the schema."""
EFFECTS, EVENTS, STEPS = (6, 4, 3, 2, 1), (8, 7, 6, 5, 4, 3), (4, 3, 2, 1)


def plan(telling: Telling) -> Document:
    """Return the summary of a story in one language, all of it but the group's own words."""
    telling = fitting(telling)
    brief = replace(telling, story=_unsourced(shortened(telling.story)))
    words = _words(brief)
    room = ROOM - height(words["funders"]) - TITLE_LINE * (height(brief.story.project.title, TITLE_LETTERS) - 1)
    told = fitted({name: options(brief) for name, options in PARTS.items()}, room)
    return Document(
        title=cover.title(telling.story),
        **cover.properties(telling, telling.say("report.brief.subject"), telling.say("report.keywords")),
        fields={"project": cover.project_fields(brief), "document": words},
        sections={name: blocks for name, blocks in told.items() if blocks},
        logo=telling.story.project.logo,
        logos=logos(brief),
    )


def _unsourced(story: Story) -> Story:
    """Return a story without its sources: footnotes would take the room of the text; the report has them."""
    events = tuple(replace(event, source="") for event in story.events)
    return replace(story, events=events, links=tuple(replace(link, reference="") for link in story.links))


def _words(telling: Telling) -> dict[str, str]:
    named = {"kind": telling.say("report.brief.kind"), "subtitle": telling.say("report.brief.subtitle")}
    return {**cover_words(telling), **named}


def _summary(telling: Telling) -> list[Option]:
    text = telling.story.project.summary or telling.story.project.goal
    return [(*telling.own_paragraphs(text, Role.LEAD), *figures.tables(telling)), figures.tables(telling)]


def _effects(telling: Telling) -> list[Option]:
    found = telling.story.effects
    if not found:
        return [()]
    heading = telling.heading("effects", 1, _effects_key(found))
    return [
        (heading, *essentials.boxes(telling, found[:most], whom=True), *_rest(telling, "effects", len(found) - most))
        for most in _counts(EFFECTS, len(found))
    ]


def _effects_key(found: Sequence[Effect]) -> str:
    """Return the name of the heading above effects: of those observed, of those hoped for, or of both."""
    kinds = {effect.status for effect in found}
    if len(kinds) > 1:
        return "report.brief.effects_and_hopes"
    return "report.essentials.observed" if EffectStatus.OBSERVED in kinds else "report.essentials.hoped_for"


def _method(telling: Telling) -> list[Option]:
    note = joined((telling.words("report.brief.note"), telling.words("report.credit")))
    return [(Paragraph(note, Role.NOTE),)]


def _setbacks(telling: Telling) -> list[Option]:
    told = tuple(essentials.setback(telling, why=True))
    return [(telling.heading("setbacks", 1, "report.essentials.hard"), *told)] if told else [()]


def _timeline(telling: Telling) -> list[Option]:
    """Return the forms of the part on events, with a small schema of them where there is room for it."""
    if not telling.story.events:
        return [()]
    heading = telling.heading("timeline", 1, "report.brief.events")
    counts = _counts(EVENTS, len(telling.story.events))
    chosen = [highlights(telling.story, most) for most in counts]
    effects_told = drawing.told(telling)
    told = [(heading, *_how(telling), *_steps(telling, each)) for each in chosen]
    drawn = [(*told[place], *effects_told, _schema(telling, each)) for place, each in enumerate(chosen)]
    if not chains.claims_arrows(telling.story):
        return told
    enough = sum(count >= ENOUGH for count in counts)
    return [*drawn[:enough], *told[:enough], *drawn[enough:], *told[enough:]]


def _how(telling: Telling) -> Iterator[Block]:
    told = joined(essentials.way(telling))
    if told:
        yield Paragraph(told)


def _schema(telling: Telling, found: Sequence[Event]) -> SchemaFigure:
    drawn = schema.graph(Telling(replace(telling.story, events=tuple(found)), telling.language), numbered=False)
    alt = telling.say("report.schema.brief_alt", events=len(found), effects=len(telling.story.effects))
    return SchemaFigure("schema-figure", telling.say("report.schema.caption"), drawn, alt, turned=False)


def _steps(telling: Telling, found: Sequence[Event]) -> Iterator[Block]:
    """Yield the events as steps, without their causes: most of these are not in the summary."""
    teller: Steps = steps(telling, ())
    yield from teller.brief(found)
    rest = len(telling.story.events) - len(found)
    if rest:
        yield telling.paragraph("report.brief.rest.events", Role.NOTE, count=rest)


def _questions(telling: Telling) -> list[Option]:
    found = [reply for reply in replies(telling) if reply.is_step]
    if not found:
        return [()]
    heading = telling.heading("questions", 1, "report.essentials.next")
    return [(heading, _listed(telling, found[:most])) for most in _counts(STEPS, len(found))]


def _listed(telling: Telling, found: Sequence[Reply]) -> Items:
    return Items(tuple(step(telling, reply) for reply in found))


def _rest(telling: Telling, what: str, count: int) -> Iterator[Block]:
    if count > 0:
        yield telling.paragraph(f"report.brief.rest.{what}", Role.NOTE, count=count)


def _counts(wanted: Sequence[int], there_are: int) -> list[int]:
    """Return the numbers of items to show, from the most to the least, each once, none above `there_are`."""
    return list(dict.fromkeys(min(most, there_are) for most in wanted))


PARTS: dict[str, Callable[[Telling], list[Option]]] = {
    "summary": _summary,
    "effects": _effects,
    "method": _method,
    "setbacks": _setbacks,
    "questions": _questions,
    "timeline": _timeline,
}
"""The parts by their places in the template, the most important first."""
