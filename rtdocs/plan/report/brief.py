"""The summary as a document of its own: two letter pages at most, cut by count and never by smaller letters.

Its parts stand below in the order of their importance: a part may be told in fewer words only to leave room for the
briefest telling of those behind it. What is left out is in the full report, and the summary says so.
"""

from collections.abc import Callable, Iterator, Sequence

from rtdocs.facts import chains, outcomes
from rtdocs.i18n import Language
from rtdocs.model import Event, EventStatus, Story
from rtdocs.plan.content.document import Block, Column, Document, Items, Paragraph, Role, Table, Text
from rtdocs.plan.report import summary
from rtdocs.plan.report.course import Course
from rtdocs.plan.report.document import cover_words
from rtdocs.plan.report.fitting import Option, fitted, height
from rtdocs.plan.report.questions import Reply, replies, step
from rtdocs.plan.report.setbacks import aftermath
from rtdocs.plan.report.telling import telling
from rtdocs.plan.wording import cover, events
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.shortened import shortened
from rtdocs.plan.wording.voice import Voice, cell, closed, joined

ROOM = 83
"""How many lines of text two pages of the template hold under its title (`rtdocs.plan.report.fitting`), less what a
heading or a table that will not be parted from its text may leave empty at the end of the first."""
TITLE_LETTERS, TITLE_LINE = 46, 1.8
"""How many letters a line of the title holds, and how many lines of text it is high."""
EFFECTS, CHAINS, SETBACKS, EVENTS = (6, 4, 3, 2, 1), (3, 2, 1), (3, 2, 1, 0), (8, 6, 4, 3)
LETTERS = 300
"""How long the titles that one sentence names may be together: no list below says them again."""
LEARNED = ((3, 2), (3, 1), (3, 0), (2, 0), (1, 0))
"""How many next steps and answers a summary tells."""


def plan(story: Story, language: Language) -> Document:
    """Return the summary of a story in one language, all of it but the group's own words."""
    language = fitting(story, language)
    voice = Voice(shortened(story), language)
    words = _words(voice)
    room = ROOM - height(words["funders"]) - TITLE_LINE * (height(voice.story.project.title, TITLE_LETTERS) - 1)
    told = fitted({name: options(voice) for name, options in PARTS.items()}, room)
    return Document(
        title=cover.title(story),
        **cover.properties(story, language, language.say("report.brief.subject"), language.say("report.keywords")),
        fields={"project": cover.project_fields(voice.story, language), "document": words},
        sections={name: blocks for name, blocks in told.items() if blocks},
    )


def _words(voice: Voice) -> dict[str, str]:
    named = {"kind": voice.say("report.brief.kind"), "subtitle": voice.say("report.brief.subtitle")}
    return {**cover_words(voice), **named}


def _effects(voice: Voice) -> list[Option]:
    heading = voice.heading("effects", 1, "report.effects.heading")
    found = voice.story.effects
    return [
        (heading, *summary.effects(voice, found[:most]), *_rest(voice, "effects", len(found) - most))
        for most in _counts(EFFECTS, len(found))
    ]


def _project(voice: Voice) -> list[Option]:
    lead = voice.own_paragraphs(voice.story.project.summary or voice.story.project.goal)
    facts = Paragraph(joined((*summary.story(voice), *_no_arrow(voice), *summary.functions(voice))))
    return [(voice.heading("project", 1, "report.project.heading"), *lead, facts)]


def _no_arrow(voice: Voice) -> Iterator[Text]:
    if voice.story.events and not chains.claims_arrows(voice.story):
        yield voice.words("report.brief.no_arrow")


def _method(voice: Voice) -> list[Option]:
    note = joined((voice.words("report.brief.note"), voice.words("report.credit")))
    return [(Paragraph(note, Role.NOTE),)]


def _setbacks(voice: Voice) -> list[Option]:
    found = outcomes.setbacks(voice.story)
    if not any(event.status is EventStatus.DONE for event in voice.story.events):
        return [()]
    heading = voice.heading("setbacks", 1, "report.setbacks.heading")
    if not found:
        return [(heading, Paragraph(joined(summary.setbacks(voice))))]
    return [(heading, *_setback(voice, found, most)) for most in _counts(SETBACKS, len(found))]


def _setback(voice: Voice, found: Sequence[Event], most: int) -> Iterator[Block]:
    what_came = aftermath(voice)
    yield voice.paragraph("report.brief.setbacks", count=len(found))
    if most:
        yield Items(
            tuple(joined((_sentence(voice, each), what_came.of(each, turn))) for turn, each in enumerate(found[:most]))
        )


def _sentence(voice: Voice, event: Event) -> Text:
    return voice.told("report.brief.sentence", {"event": voice.mention(event)})


def _chains(voice: Voice) -> list[Option]:
    found = [chain for chain in chains.chains(voice.story) if chain.events]
    if not found:
        return [()]
    heading = voice.heading("chains", 1, "report.chains.heading")
    paragraphs = [_chain(voice, chain, turn) for turn, chain in enumerate(found[: CHAINS[0]])]
    counts = _counts(CHAINS, len(found))
    return [(heading, *paragraphs[:most], *_rest(voice, "chains", len(found) - most)) for most in counts]


def _chain(voice: Voice, chain: chains.Chain, turn: int) -> Paragraph:
    title = voice.told(
        "report.brief.chain", {"title": voice.title(chain.effect, strong=True)}, number=chain.effect.number
    )
    return Paragraph(joined((title, *Course(voice, chain, turn, letters=LETTERS).sentences())))


def _timeline(voice: Voice) -> list[Option]:
    total = len(voice.story.events)
    if not total:
        return [()]
    heading = voice.heading("timeline", 1, "report.brief.events.heading")
    return [(heading, *_table(voice, telling(voice.story, most), total)) for most in _counts(EVENTS, total)]


def _table(voice: Voice, found: Sequence[Event], total: int) -> Iterator[Block]:
    if len(found) < total:
        yield voice.paragraph("report.brief.events.some", count=len(found), total=voice.spelled(total))
    yield Table(
        id="brief-events",
        caption=voice.say("report.brief.events.caption"),
        description=voice.say("report.brief.events.description"),
        columns=(
            Column(voice.say("report.timeline.number"), 0.9),
            Column(voice.say("report.timeline.date"), 2.2),
            Column(voice.say("report.brief.events.event"), 6),
            Column(voice.say("report.timeline.outcome"), 2),
        ),
        rows=tuple(_row(voice, event) for event in found),
    )


def _row(voice: Voice, event: Event) -> tuple[Text, ...]:
    badge = events.badge(event, voice.language)
    return (cell(event.number), cell(voice.when(event.date)), voice.title(event), cell(badge))


def _questions(voice: Voice) -> list[Option]:
    found = replies(voice)
    steps = [reply for reply in found if reply.is_step]
    answers = [reply for reply in found if reply.answer]
    if not steps and not answers:
        return [()]
    heading = voice.heading("questions", 1, "report.questions.heading")
    return [(heading, *_answers(voice, answers, learned), *_steps(voice, steps, most)) for most, learned in LEARNED]


def _answers(voice: Voice, found: Sequence[Reply], most: int) -> Iterator[Block]:
    if found:
        key = "report.questions.answered" if len(found) <= most else "report.brief.answered"
        yield voice.paragraph(key, count=len(found))
        for reply in found[:most]:
            yield Paragraph(joined((reply.question, closed(voice.own(reply.answer)))))


def _steps(voice: Voice, found: Sequence[Reply], most: int) -> Iterator[Block]:
    if found:
        key = "report.summary.steps" if len(found) <= most else "report.summary.first_steps"
        yield voice.paragraph(key, count=len(found))
        yield Items(tuple(step(voice, reply) for reply in found[:most]))


def _rest(voice: Voice, what: str, count: int) -> Iterator[Block]:
    if count > 0:
        yield voice.paragraph(f"report.brief.rest.{what}", Role.NOTE, count=count)


def _counts(wanted: Sequence[int], there_are: int) -> list[int]:
    """Return how many of so many things to tell, from the most to the least; each number once."""
    return list(dict.fromkeys(min(most, there_are) for most in wanted))


PARTS: dict[str, Callable[[Voice], list[Option]]] = {
    "effects": _effects,
    "project": _project,
    "method": _method,
    "setbacks": _setbacks,
    "chains": _chains,
    "questions": _questions,
    "timeline": _timeline,
}
"""The parts by their places in the template, the most important first."""
