"""The titles of the slides that show a chain: sentences that claim no more than the arrows do."""

from collections.abc import Iterable, Iterator, Sequence

from rtdocs.facts import chains
from rtdocs.facts.chains import Chain
from rtdocs.model import Direction, Effect, EffectStatus, Event, EventStatus
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital


def whole(telling: Telling) -> str:
    """Return the title of the whole chain: the number of events, their years, the number of effects they led to."""
    return capital("; ".join(_clauses(telling)))


def chain(shown: Sequence[Chain], telling: Telling) -> str:
    """Return the title of the chain of an effect, or of those of several effects that share a slide."""
    happened = list(dict.fromkeys(event for each in shown for event in each.events))
    effects = tuple(each.effect for each in shown)
    numbers = tuple(effect.number for effect in effects)
    reverses = sum(map(_is_reverse, happened))
    led = len(happened) - reverses
    many = "_all" if len(effects) > 1 else ""
    if not _observed(effects):
        kind, count = f"toward{many}{_along(happened)}", len(happened)
    else:  # a setback led to no effect: it is told apart
        kind, count = f"to{many}{_setbacks(led, reverses)}", led or reverses
    told = {"count": count, "reverses": telling.spelled(reverses), "effects": numbers}
    return capital(_dated(kind, (*happened, *effects), telling, **told))


def _setbacks(led: int, reverses: int) -> str:
    """Return the end of the name of the sentence that tells setbacks beside the events that led on, or alone."""
    if not reverses:
        return ""
    return "_setbacks" if not led else "_reverse" if reverses == 1 else "_reverses"


def _along(events: Iterable[Event]) -> str:
    """Return the end of the name of a neutral sentence, where events towards an effect are not all still to lead there.

    A setback opens no way, and what was carried out is no longer meant to.
    """
    ahead = all(event.status is EventStatus.PLANNED and event.direction is Direction.ADVANCE for event in events)
    return "" if ahead else "_along"


def _clauses(telling: Telling) -> Iterator[str]:
    """Yield the clauses on the whole chain: events that led to effects, then the other effects."""
    story = telling.story
    every = chains.chains(story)
    observed = [each for each in every if each.events and each.effect.status is not EffectStatus.HOPED_FOR]
    hoped_for = sum(effect.status is EffectStatus.HOPED_FOR for effect in story.effects)
    if observed:
        yield _led(observed, telling)
        if hoped_for:
            yield telling.say("deck.said.another_hoped", count=hoped_for)
    elif any(each.events for each in every):
        yield _must([each for each in every if each.events], telling)
    else:
        if story.events:
            yield _marked(story.events, telling)
        if len(story.effects) > hoped_for:
            yield telling.say("deck.said.observed", count=len(story.effects) - hoped_for)
        if hoped_for:
            yield telling.say("deck.said.hoped", count=hoped_for)


def _led(observed: Sequence[Chain], telling: Telling) -> str:
    """Return a clause on the share of done events that led to observed effects."""
    events, effects = _parts(observed)
    events = [event for event in events if event.status is not EventStatus.PLANNED]
    total = sum(event.status is not EventStatus.PLANNED for event in telling.story.events)
    kind = "led" if len(events) == total else "share"
    one = "_one" if len(events) == 1 else ""
    part, all_of_them = telling.alike(len(events), total)
    told = {"count": len(effects), "events": part, "total": all_of_them}
    return _dated(f"{kind}{one}", (*events, *effects), telling, **told)


def _must(hoped_for: Sequence[Chain], telling: Telling) -> str:
    events, effects = _parts(hoped_for)
    kind = "must_one" if len(events) == 1 else f"must{_along(events)}"
    return _dated(kind, (*events, *effects), telling, count=len(effects), events=telling.spelled(len(events)))


def _marked(events: Sequence[Event], telling: Telling) -> str:
    planned = sum(event.status is EventStatus.PLANNED for event in events)
    kind = "marked" if not planned else "marked_ahead" if planned == len(events) else "marked_partly"
    return _dated(kind, events, telling, count=len(events))


def _parts(shown: Iterable[Chain]) -> tuple[list[Event], list[Effect]]:
    """Return the events of several chains, each once, and their effects."""
    shown = list(shown)
    events = dict.fromkeys(event for each in shown for event in each.events)
    return list(events), [each.effect for each in shown]


def _dated(kind: str, things: Iterable[Event | Effect], telling: Telling, **told: object) -> str:
    """Return a sentence that opens with the years of its events and effects, where they are known."""
    ends = [(thing.date.earliest, thing.date.latest) for thing in things if thing.date]
    years = sorted({day.year for pair in ends for day in pair if day})
    if not years:
        return telling.say(f"deck.said.undated.{kind}", **told)
    period = "chain.chapter.years" if len(years) > 1 else "chain.chapter.year"
    when = telling.say(period, first=str(years[0]), last=str(years[-1]))
    return telling.say(f"deck.said.dated.{kind}", when=when, **told)


def _observed(effects: Iterable[Effect]) -> bool:
    return all(effect.status is not EffectStatus.HOPED_FOR for effect in effects)


def _is_reverse(event: Event) -> bool:
    return event.direction is Direction.REVERSE and event.status is not EventStatus.PLANNED
