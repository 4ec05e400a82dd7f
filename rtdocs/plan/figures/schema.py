"""The schema of a story: events in lanes and in time, effects at the end, and the arrows that the group claims.

Where the group claims no arrow at all, events that hold an outcome are joined in the order of time by a line of another
kind, which says nothing of causes. Effects then stand at the end unjoined: a line from the last event to an effect
would be read as a cause, and an observed effect may well be older than a planned event.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from rtdocs import i18n
from rtdocs.facts import chains
from rtdocs.facts.chains import Arrow, Chain
from rtdocs.facts.order import in_time
from rtdocs.i18n import Language
from rtdocs.i18n.cutting import cut_between_words
from rtdocs.model import Direction, Effect, EffectStatus, Event, EventStatus, Story
from rtdocs.model.dates import Bound, DateForm, LooseDate, in_month
from rtdocs.plan.content.document import Run, plain
from rtdocs.plan.content.graph import Edge, EdgeKind, Graph, Lane, Node
from rtdocs.plan.figures.ranks import ranks
from rtdocs.plan.figures.sequence import drawn_order
from rtdocs.plan.wording import dates, events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import closed

CONTEXT_LANE = "context"

DETAIL_LENGTH = 140
"""The most characters of a person's words on who benefits and how one knows; the notes tell them whole."""

Thing = Event | Effect


class _Tie(Enum):
    """The meaning of an arrow: one end led to the other, or is expected to."""

    EVENT = "event"
    EXPECTED_EVENT = "expected-event"
    EFFECT = "effect"
    EXPECTED_EFFECT = "expected-effect"


def graph(telling: Telling, shown: Sequence[Chain] = (), *, numbered: bool = True) -> Graph:
    """Return the schema of the whole story, or of some chains together.

    A chain keeps the context that the group ties into it by an arrow; the whole schema shows all context.

    Args:
        telling: the story and its language.
        shown: the chains; all events and effects where it is empty.
        numbered: whether arrows bear the numbers of their reasons. The notes of a slide have the reasons by number;
            on paper nothing does, and a number would lead nowhere.
    """
    inside = {event.number for chain in shown for event in chain.events}
    timed = tuple(event for event in in_time(telling.story) if not shown or event.number in inside)
    happened = drawn_order(timed, ((arrow.source, arrow.target) for arrow in chains.arrows(telling.story)))
    effects = tuple(chain.effect for chain in shown) if shown else telling.story.effects
    things = by_number(happened, effects)
    edges = tuple(_edges(telling, things, numbered=numbered))
    nodes = tuple(_nodes(happened, effects, edges, telling))
    return Graph(
        id="-".join(("schema", *(chain.effect.number for chain in shown))),
        lanes=_lanes(happened, telling),
        nodes=nodes,
        edges=edges,
        language=telling.language,
        legend=events.legend((node.sign for node in nodes), telling.language),
    )


def by_number(happened: Iterable[Event], effects: Iterable[Effect]) -> dict[str, Thing]:
    """Return events and effects by the numbers that arrows name."""
    return {event.number: event for event in happened} | {effect.number: effect for effect in effects}


def undrawn(story: Story) -> tuple[Arrow, ...]:
    """Return the arrows that leave an effect: an effect ends its chain, so they stand in words and not in drawings."""
    effects = {effect.number for effect in story.effects}
    return tuple(arrow for arrow in chains.arrows(story) if arrow.source in effects)


def tell_arrow(arrow: Arrow, source: Thing, target: Thing, telling: Telling) -> str:
    """Return an arrow in one sentence, without its reason."""
    return telling.say(
        f"deck.arrow.{_wording(source, target)}",
        source=_called(source, telling),
        number=arrow.target,
        title=events.title(target, telling.story),
    )


def _lanes(happened: Iterable[Event], telling: Telling) -> tuple[Lane, ...]:
    """Return the lanes from top to bottom: context where there is any, then every function, even an empty one."""
    functions = telling.repertoire.functions
    context = (Lane(id=CONTEXT_LANE, name=telling.say("deck.lane.context")),)
    lanes = tuple(Lane(id=function.code, name=function.name) for function in functions)
    return (*(context if any(event.is_context for event in happened) else ()), *lanes)


def _nodes(
    happened: Sequence[Event], effects: Iterable[Effect], edges: Iterable[Edge], telling: Telling
) -> Iterator[Node]:
    lanes = {events.identity(event): events.function(event, telling.story) or CONTEXT_LANE for event in happened}
    places = ranks(happened, lanes, edges)
    last = max(places.values(), default=-1) + 1
    for thing in by_number(happened, effects).values():
        key = events.identity(thing)
        yield _node(thing, lanes.get(key, ""), places.get(key, last), telling)


def _node(thing: Thing, lane: str, rank: int, telling: Telling) -> Node:
    return Node(
        id=events.identity(thing),
        number=thing.number,
        title=events.title(thing, telling.story),
        badge=events.badge_of(thing, telling.language),
        when=telling.short_when(thing.date),
        lane=lane,
        rank=rank,
        sign=events.sign_of(thing),
        name=events.name(thing, telling),
        alt=events.alt(thing, telling),
        period=thing.date.earliest if thing.date else None,
        month=_month(thing.date, telling.language),
        short_title=_short_title(thing, telling.story),
        stage=_stage(thing, telling.story),
        tag=events.tag(thing, telling.language),
        details=tuple(_details(thing, telling)),
    )


def _details(thing: Thing, telling: Telling) -> Iterator[str]:
    """Yield who benefits from an effect, and its evidence, a sentence each."""
    if isinstance(thing, Effect):
        typed_in = i18n.language_of(telling.story.language)
        for key, text in (("benefits", thing.beneficiaries), ("evidence", thing.evidence)):
            if text:
                told = cut_between_words(typed_in.typeset(text), DETAIL_LENGTH)
                yield telling.say(f"chain.details.{key}", text=told)


def _short_title(thing: Thing, story: Story) -> str:
    return i18n.language_of(story.language).typeset(getattr(thing, "short_title", ""))


def _stage(thing: Thing, story: Story) -> str:
    return i18n.language_of(story.language).typeset(getattr(thing, "stage", ""))


def _month(when: LooseDate | None, language: Language) -> str:
    """Return the month or season of a date, in few letters; empty where the date is not as fine as that."""
    if when is None or when.earliest is None or when.bound is not Bound.WITHIN:
        return ""
    if when.form is DateForm.DAY:
        return dates.short(in_month(when.earliest.year, when.earliest.month), language)
    return dates.short(when, language) if when.form in {DateForm.MONTH, DateForm.SEASON} else ""


def _edges(telling: Telling, things: dict[str, Thing], *, numbered: bool) -> Iterator[Edge]:
    """Yield the edges between the nodes shown; a reason bears the same number in every schema of the story."""
    claimed = chains.arrows(telling.story)
    if not claimed:
        yield from _succession(telling, things)
    reasons = _reason_numbers(claimed) if numbered else {}
    for arrow in claimed:
        source, target = things.get(arrow.source), things.get(arrow.target)
        if isinstance(source, Event) and target is not None:
            reason = reasons.get((arrow.source, arrow.target), 0)
            yield Edge(
                id=f"arrow-{arrow.source}-to-{arrow.target}",
                source=events.identity(source),
                target=events.identity(target),
                name=telling.say("deck.arrow_name", source=arrow.source, target=arrow.target),
                alt=" ".join((tell_arrow(arrow, source, target, telling), *_reason(arrow, reason, telling))),
                tie=_shared(source, target),
                reason=reason,
            )


def _succession(telling: Telling, things: dict[str, Thing]) -> Iterator[Edge]:
    for first, second in chains.succession(telling.story):
        if first in things and second in things:
            yield Edge(
                id=f"succession-{first}-to-{second}",
                source=events.identity(things[first]),
                target=events.identity(things[second]),
                name=telling.say("deck.succession_name", source=first, target=second),
                alt=telling.say("deck.succession", first=first, second=second),
                kind=EdgeKind.SUCCESSION,
            )


def _reason_numbers(claimed: Iterable[Arrow]) -> dict[tuple[str, str], int]:
    with_reason = (arrow for arrow in claimed if arrow.rationale)
    return {(arrow.source, arrow.target): number for number, arrow in enumerate(with_reason, 1)}


def _reason(arrow: Arrow, number: int, telling: Telling) -> Iterator[str]:
    """Yield an arrow's reason and where it comes from, each closed: another sentence may follow."""
    typed_in = i18n.language_of(telling.story.language)
    if arrow.rationale:
        key = "deck.reason" if number else "deck.reason_on_paper"
        yield _closed(telling.say(key, number=number, rationale=typed_in.typeset(arrow.rationale)))
    if arrow.reference:
        yield _closed(telling.say("deck.reference", reference=typed_in.typeset(arrow.reference)))


def _closed(sentence: str) -> str:
    return plain(closed((Run(sentence),)))


def _called(thing: Thing, telling: Telling) -> str:
    title = events.title(thing, telling.story)
    if isinstance(thing, Event):
        return telling.say("deck.called.event", number=thing.number, title=title)
    return telling.say("deck.called.effect", number=thing.number, title=title)


def _tie(source: Thing, target: Thing) -> _Tie:
    is_sure = not _is_ahead(source) and not _is_ahead(target)
    if isinstance(target, Event):
        return _Tie.EVENT if is_sure else _Tie.EXPECTED_EVENT
    return _Tie.EFFECT if is_sure else _Tie.EXPECTED_EFFECT


def _shared(source: Thing, target: Thing) -> str:
    """Return the tie that arrows may share in one sentence; a setback's arrow has its own, of what came before."""
    wording = _wording(source, target)
    return wording if wording in {tie.value for tie in _Tie} else ""


def _wording(source: Thing, target: Thing) -> str:
    """Return the wording of an arrow: a setback neither causes nor opens, it comes before or after."""
    tie = _tie(source, target)
    is_setback = any(isinstance(each, Event) and each.direction is Direction.REVERSE for each in (source, target))
    if not is_setback or tie in {_Tie.EXPECTED_EVENT, _Tie.EXPECTED_EFFECT}:
        return tie.value
    return "before-event" if tie is _Tie.EVENT else "before-effect"


def _is_ahead(thing: Thing) -> bool:
    return thing.status in {EventStatus.PLANNED, EffectStatus.HOPED_FOR}
