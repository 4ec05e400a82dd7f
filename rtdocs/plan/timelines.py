"""From a story to its timeline: events and effects in the order of time, undated ones behind."""

from collections.abc import Iterable, Iterator
from datetime import date

from rtdocs.facts.order import in_time
from rtdocs.i18n import Language
from rtdocs.model import Bound, Effect, Event, LooseDate, Story
from rtdocs.plan import events
from rtdocs.plan.timeline import Mark, Timeline

_OPEN_BEFORE = frozenset({Bound.BEFORE, Bound.UNTIL, Bound.ABOUT})
_OPEN_AFTER = frozenset({Bound.AFTER, Bound.SINCE, Bound.ABOUT})

Thing = Event | Effect
Key = tuple[date, date]


def timeline(story: Story, language: Language) -> Timeline:
    """Return the timeline of a story, in the words of `language`."""
    things = in_order(story)
    return Timeline(
        marks=tuple(_mark(thing, story, language) for thing in things),
        alt=language.say("events.timeline.alt", events=len(story.events), effects=len(story.effects)),
        undated=language.say("events.timeline.undated"),
        legend=events.legend(map(events.sign_of, things), language),
    )


def in_order(story: Story) -> tuple[Thing, ...]:
    """Return events and effects in time order, an effect behind the events of its date; what has no date is last."""
    things: list[Thing] = [*in_time(story), *story.effects]
    known = sorted(_placed(thing for thing in things if _is_known(thing)), key=lambda each: each[0])
    return (*(thing for _, thing in known), *(thing for thing in things if not _is_known(thing)))


def _placed(things: Iterable[Thing]) -> Iterator[tuple[Key, Thing]]:
    """Give each thing a key; events, whose order `Ordre` may have changed, get none before the event ahead."""
    latest = (date.min, date.min)
    for thing in things:
        if isinstance(thing, Event):
            latest = max(latest, _sort_key(thing))
        yield (latest if isinstance(thing, Event) else _sort_key(thing)), thing


def _is_known(thing: Thing) -> bool:
    return thing.date is not None and thing.date.is_known


def _sort_key(thing: Thing) -> Key:
    return thing.date.sort_key if thing.date is not None else (date.max, date.max)


def _mark(thing: Thing, story: Story, language: Language) -> Mark:
    when = thing.date
    return Mark(
        id=events.identity(thing),
        number=thing.number,
        title=events.title(thing, story),
        badge="" if isinstance(thing, Effect) or thing.is_context else events.badge(thing, language),
        when=events.short_when(when, story, language),
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        fades_in=when is not None and _starts(when) in _OPEN_BEFORE,
        fades_out=when is not None and _ends(when) in _OPEN_AFTER,
        sign=events.sign_of(thing),
        function=events.function(thing, story) if isinstance(thing, Event) else "",
        alt=events.alt(thing, story, language),
    )


def _starts(when: LooseDate) -> Bound:
    return when.ends[0].bound if when.ends else when.bound


def _ends(when: LooseDate) -> Bound:
    return when.ends[1].bound if when.ends else when.bound
