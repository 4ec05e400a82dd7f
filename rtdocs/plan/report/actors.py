"""The actors: what each took part in, and who contributed to each function."""

from collections.abc import Iterable, Iterator, Sequence

from rtdocs.facts import actors, ahead
from rtdocs.facts.actors import Participation
from rtdocs.model import Actor, ActorKind, Event, EventStatus
from rtdocs.plan.content.document import Block, Column, Paragraph, Table, Text
from rtdocs.plan.wording.voice import SEMICOLON, Voice, cell, joined

OFTEN_FROM = 3
"""Who took part in so many events is named in a sentence, if no more than `OFTEN_NAMED` share that rank."""
OFTEN_NAMED = 3


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the actors' section; nothing where no actor is named."""
    parts = actors.parts(voice.story)
    if not parts:
        return ()
    return (
        voice.heading("actors", 1, "report.actors.heading"),
        Paragraph(joined(_lead(voice, parts))),
        _table(voice, parts),
        *_functions(voice),
    )


def _lead(voice: Voice, parts: Sequence[Participation]) -> Iterator[Text]:
    """Yield what an actor is, how many there are, and who took part most often, where a few stand out."""
    table = voice.reference("report.actors.the_table", "actors-table")
    yield voice.words("report.actors.lead")
    yield voice.told("report.actors.counted", {"table": table}, count=len(parts))
    most = max(len(part.done) for part in parts)
    often = [part.name for part in parts if len(part.done) == most]
    if most >= OFTEN_FROM and len(often) <= OFTEN_NAMED and len(often) < len(parts):
        yield voice.told(
            "report.actors.often", {"names": voice.listed([voice.own(name) for name in often])}, count=most
        )


def _table(voice: Voice, parts: Sequence[Participation]) -> Table:
    """Return who took part in what; who they are has a column where the workbook says it, outcomes but in a plan."""
    rows = [
        (voice.own(part.name), _who(voice, part.actor), _events(voice, part), _outcomes(voice, part)) for part in parts
    ]
    columns = (
        Column(voice.say("report.actors.name"), 3),
        Column(voice.say("report.actors.who"), 2.5),
        Column(_took_part(voice, parts), 5),
        Column(voice.say("report.actors.outcomes"), 2),
    )
    left_out = {1: not any(who for _, who, *_ in rows), 3: ahead.is_plan(voice.story)}
    shown = [place for place in range(len(columns)) if not left_out.get(place)]
    return Table(
        id="actors-table",
        caption=voice.say("report.actors.caption"),
        description=voice.say("report.actors.description"),
        columns=tuple(columns[place] for place in shown),
        rows=tuple(tuple(row[place] for place in shown) for row in rows),
    )


def _took_part(voice: Voice, parts: Iterable[Participation]) -> str:
    """Return the head of the column of events: it tells of the past, and of what is planned where anything is."""
    is_mixed = any(part.planned for part in parts) and not ahead.is_plan(voice.story)
    return voice.say("ahead.mixed.took_part") if is_mixed else voice.say("report.actors.events")


def _who(voice: Voice, actor: Actor | None) -> Text:
    if actor is None:
        return ()
    kind = voice.words("report.actors.non_human") if actor.kind is ActorKind.NON_HUMAN else ()
    typed = (actor.acronym, actor.sector, *actor.roles)
    return joined((*(voice.own(text) for text in typed), kind), SEMICOLON)


def _events(voice: Voice, part: Participation) -> Text:
    return joined((_event(voice, event) for event in part.events), SEMICOLON)


def _event(voice: Voice, event: Event) -> Text:
    title = {"title": voice.title(event)}
    if event.status is EventStatus.PLANNED:
        return voice.told("report.actors.planned_event", title, number=event.number)
    return voice.told("report.actors.event", title, number=event.number)


def _outcomes(voice: Voice, part: Participation) -> Text:
    """Return the outcomes it helped ahead, then those whose reverses it met, named as such."""
    back = (voice.say("report.actors.reverse", name=name) for name in voice.outcomes(part.reversed_outcomes))
    return cell("; ".join((*voice.outcomes(part.outcomes), *back)))


def _functions(voice: Voice) -> Iterator[Block]:
    found = actors.by_function(voice.story)
    if any(found.values()):
        yield Table(
            id="actors-functions",
            caption=voice.say("report.actors.functions.caption"),
            description=voice.say("report.actors.functions.description"),
            columns=(
                Column(voice.say("report.actors.functions.function"), 4),
                Column(voice.say("report.actors.functions.names"), 6),
            ),
            rows=tuple((cell(voice.function(code)), voice.own("; ".join(names))) for code, names in found.items()),
        )
