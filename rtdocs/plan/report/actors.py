"""The actors: their part in each event, as dots, by kind; and those who come back most."""

from collections.abc import Iterator, Mapping, Sequence

from rtdocs.facts import actors
from rtdocs.facts.actors import Participation
from rtdocs.facts.order import in_time
from rtdocs.model import ActorKind, Event, EventStatus
from rtdocs.plan.content.document import Block, Column, Paragraph, Role, Table, TableLook, Text
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital_of, cell, joined

OFTEN_FROM = 3
"""Who took part in so many events is named in a sentence, if no more than `OFTEN_NAMED` share that rank."""
OFTEN_NAMED = 3
UPRIGHT_AT_MOST, WIDE_AT_MOST = 18, 26
"""So many events have a column on an upright page, and on a turned one; more take several tables."""
PAGE, _AROUND = 36, 3
"""The lines of an upright page that several tables may share, and what each takes beside its rows: few actors of a long
story need no page turned sideways."""
_NAME, _KIND, _EVENT = 5.6, 3.4, 0.72


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the actors' section; empty where no actor is named."""
    parts = _grouped(telling)
    if not parts:
        return ()
    return (
        telling.heading("actors", 1, "report.actors.heading"),
        Paragraph(joined(_lead(telling, parts))),
        *_tables(telling, parts),
        Paragraph(joined(_signs(telling, parts)), Role.NOTE),
    )


def _grouped(telling: Telling) -> tuple[Participation, ...]:
    """Return the actors by kind: the kinds in the order in which they come, things behind people.

    Of those who take part in nothing, the group alone reads.
    """
    found = [part for part in actors.parts(telling.story) if part.events or telling.group]
    kinds = list(dict.fromkeys(kind(telling, part) for part in found))
    last = telling.say("report.actors.non_human")
    return tuple(
        sorted(found, key=lambda part: (kind(telling, part) == last, kinds.index(kind(telling, part)), -len(part.done)))
    )


def kind(telling: Telling, part: Participation) -> str:
    """Return the kind of an actor: a thing, else its sector; empty where the workbook does not say."""
    if part.actor is None:
        return ""
    if part.actor.kind is ActorKind.NON_HUMAN:
        return telling.say("report.actors.non_human")
    return telling.language.typeset(part.actor.sector)


def _lead(telling: Telling, parts: Sequence[Participation]) -> Iterator[Text]:
    """Yield the number of actors, and the names of those who took part most often, where a few stand out."""
    yield telling.words("report.actors.counted", count=len(parts))
    most = max(len(part.done) for part in parts)
    often = [part.name for part in parts if len(part.done) == most]
    if most >= OFTEN_FROM and len(often) <= OFTEN_NAMED and len(often) < len(parts):
        names = telling.listed([telling.own(name) for name in often])
        yield capital_of(
            telling.told("report.actors.often", {"names": names}, count=len(often), events=telling.spelled(most))
        )


def _tables(telling: Telling, parts: Sequence[Participation]) -> Iterator[Block]:
    taken = {event.number for part in parts for event in part.events}
    columns = [event for event in in_time(telling.story) if event.number in taken]
    if not columns:
        return
    upright = -(-len(columns) // UPRIGHT_AT_MOST)
    most = UPRIGHT_AT_MOST if upright == 1 or upright * (len(parts) + _AROUND) <= PAGE else WIDE_AT_MOST
    size = -(-len(columns) // -(-len(columns) // most))
    for place, start in enumerate(range(0, len(columns), size), 1):
        yield _table(telling, parts, columns[start : start + size], place)


def _table(telling: Telling, parts: Sequence[Participation], shown: Sequence[Event], place: int) -> Table:
    """Return the dots of some events; the kind has a column where the workbook gives any."""
    kinds = any(kind(telling, part) for part in parts)
    numbers = {event.number: event for event in shown}
    rows = [_row(telling, part, numbers, kinds=kinds) for part in parts]
    named = (Column(telling.say("report.actors.name"), _NAME), Column(telling.say("report.actors.kind"), _KIND))
    return Table(
        id="actors-table" if place == 1 else f"actors-table-{place}",
        caption=telling.say("report.actors.caption"),
        description=telling.say("report.actors.description"),
        columns=(*named[: 1 + kinds], *(Column(event.number, _EVENT) for event in shown)),
        rows=tuple(rows),
        wide=len(shown) > UPRIGHT_AT_MOST,
        look=TableLook.DOTS,
    )


def _row(telling: Telling, part: Participation, shown: Mapping[str, Event], *, kinds: bool) -> tuple[Text, ...]:
    mine = {event.number for event in part.events}
    dots = (cell(_dot(telling, event) if number in mine else "") for number, event in shown.items())
    return (telling.own(part.name), *((cell(kind(telling, part)),) * kinds), *dots)


def _dot(telling: Telling, event: Event) -> str:
    return telling.say("report.actors.planned" if event.status is EventStatus.PLANNED else "report.actors.done")


def _signs(telling: Telling, parts: Sequence[Participation]) -> Iterator[Text]:
    """Yield the meanings of the numbers and the dots."""
    yield telling.words("report.actors.numbers")
    if any(part.planned for part in parts) and any(part.done for part in parts):
        yield telling.words("report.actors.signs")
