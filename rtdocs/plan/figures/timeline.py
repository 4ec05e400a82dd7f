"""The timeline of a story: events and effects in the order of time, undated ones behind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from rtdocs.facts.order import in_time
from rtdocs.model import Bound, Effect, Event, LooseDate, Story
from rtdocs.plan.content.timeline import SILENCE, Key, Timeline, TimelineMark
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling

_OPEN_BEFORE = frozenset({Bound.BEFORE, Bound.UNTIL, Bound.ABOUT})
_OPEN_AFTER = frozenset({Bound.AFTER, Bound.SINCE, Bound.ABOUT})

Thing = Event | Effect
_Sorting = tuple[date, date]


def timeline(telling: Telling) -> Timeline:
    """Return the timeline of a story, in the words of `language`."""
    things = in_order(telling.story)
    marks = tuple(_mark(thing, telling) for thing in things)
    return Timeline(
        marks=marks,
        alt=telling.say("events.timeline.alt", events=len(telling.story.events), effects=len(telling.story.effects)),
        undated=telling.say("events.timeline.undated"),
        legend=events.legend(map(events.sign_of, things), telling.language),
        keys=tuple((key, telling.say(f"drawings.timeline.{key.value}")) for key in _keys(marks)),
        functions=events.functions_of(telling.story.events, telling),
    )


def _keys(marks: Sequence[TimelineMark]) -> Iterator[Key]:
    """Yield the kinds of lines in use that need a word in the legend."""
    dated = [mark for mark in marks if mark.earliest]
    if any(mark.lasts for mark in dated):
        yield Key.LASTING
    if any(mark.fades_in or mark.fades_out or (not mark.lasts and mark.earliest != mark.latest) for mark in dated):
        yield Key.LOOSE
    years = sorted({day.year for mark in dated for day in (mark.earliest, mark.latest) if day})
    if any(other - one > SILENCE for one, other in pairwise(years)):
        yield Key.SILENCE
    if dated:
        yield Key.UNEVEN


def in_order(story: Story) -> tuple[Thing, ...]:
    """Return events and effects in time order, an effect behind the events of its date; undated ones are last."""
    things: list[Thing] = [*in_time(story), *story.effects]
    known = sorted(_placed(thing for thing in things if _is_known(thing)), key=lambda each: each[0])
    return (*(thing for _, thing in known), *(thing for thing in things if not _is_known(thing)))


def _placed(things: Iterable[Thing]) -> Iterator[tuple[_Sorting, Thing]]:
    """Yield a sort key with each event or effect; an event, moved by `Ordre`, never sorts before its predecessor."""
    latest = (date.min, date.min)
    for thing in things:
        if isinstance(thing, Event):
            latest = max(latest, _sort_key(thing))
        yield (latest if isinstance(thing, Event) else _sort_key(thing)), thing


def _is_known(thing: Thing) -> bool:
    return thing.date is not None and thing.date.is_known


def _sort_key(thing: Thing) -> _Sorting:
    return thing.date.sort_key if thing.date is not None else (date.max, date.max)


def _mark(thing: Thing, telling: Telling) -> TimelineMark:
    when = thing.date
    earliest, latest = _ends_in_time(when)
    return TimelineMark(
        id=events.identity(thing),
        number=thing.number,
        title=events.title(thing, telling.story),
        badge=events.badge_of(thing, telling.language),
        when=telling.short_when(when),
        earliest=earliest,
        latest=latest,
        fades_in=when is not None and _starts(when) in _OPEN_BEFORE,
        fades_out=when is not None and _ends(when) in _OPEN_AFTER,
        lasts=when is not None and when.ends is not None,
        sign=events.sign_of(thing),
        function=events.function(thing, telling.story) if isinstance(thing, Event) else "",
        name=events.name(thing, telling),
        alt=events.alt(thing, telling),
        tag=events.tag(thing, telling.language),
        short=events.short_title(thing, telling.story),
    )


def _ends_in_time(when: LooseDate | None) -> tuple[date | None, date | None]:
    """Return the two days between which a date is drawn: "before" a date at its first day, "after" at its last."""
    if when is None:
        return None, None
    match when.bound:
        case Bound.BEFORE:
            return when.earliest, when.earliest
        case Bound.AFTER:
            return when.latest, when.latest
        case _:
            return when.earliest, when.latest


def _starts(when: LooseDate) -> Bound:
    return when.ends[0].bound if when.ends else when.bound


def _ends(when: LooseDate) -> Bound:
    return when.ends[1].bound if when.ends else when.bound
