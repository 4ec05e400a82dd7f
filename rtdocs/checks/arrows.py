"""Checks of arrows: ends that exist, order in time, and events and effects without any arrow."""

from collections.abc import Iterator, Mapping

from rtdocs.checks.claims import Claim, by_number, claims, is_numbered
from rtdocs.checks.places import cell, is_read, sheet
from rtdocs.i18n.likeness import nearest
from rtdocs.model import Bound, Effect, Event, LooseDate, Story
from rtdocs.problems import NEAREST, Rule, WorkbookProblem

_SURE_ENDS = {Bound.WITHIN, Bound.BEFORE, Bound.UNTIL}
_SURE_STARTS = {Bound.WITHIN, Bound.AFTER, Bound.SINCE}

NUMBERS_COMPARED = 10
"""Beyond so many unknown numbers, a guess for each would only cost time: it compares with all events and effects."""

Rows = Mapping[str, Event | Effect]


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield arrows that cannot be, arrows back in time, and the events and effects that the arrows leave out."""
    rows = by_number(story)
    claimed = tuple(claims(story))
    for claim in dict.fromkeys(claimed):
        if {claim.source, claim.target} <= rows.keys():
            yield from _claim(claim, rows)
    yield from _unknown(story, claimed, rows)
    yield from _untouched(story, claimed)


def _unknown(story: Story, claimed: tuple[Claim, ...], rows: Rows) -> Iterator[WorkbookProblem]:
    if not is_numbered(story):
        return
    ends = ((end, place) for each in claimed for end, place in ((each.source, each.start), (each.target, each.end)))
    unknown = (end for end in dict.fromkeys(ends) if end[0] and end[0] not in rows)
    for position, (number, place) in enumerate(unknown):
        near = _near(number, rows) if position < NUMBERS_COMPARED else ""
        yield WorkbookProblem(Rule.UNKNOWN_TARGET, place, {"number": number, NEAREST: near})


def _near(number: str, rows: Rows) -> str:
    """Return the nearest number that exists; Excel turns "4,7", typed for 4 and 7, into the number 4.7."""
    parts = number.replace(",", ".").split(".")
    return "; ".join(parts) if len(parts) > 1 and set(parts) <= rows.keys() else nearest(number, rows)


def _claim(claim: Claim, rows: Rows) -> Iterator[WorkbookProblem]:
    source, target = rows[claim.source], rows[claim.target]
    values = {"source": claim.source, "target": claim.target}
    if claim.source == claim.target:
        yield WorkbookProblem(Rule.ARROW_TO_ITSELF, claim.end, {"number": claim.target})
    elif isinstance(source, Effect):
        yield WorkbookProblem(Rule.ARROW_FROM_EFFECT, claim.start, values)
    elif _is_back_in_time(source, target):
        yield WorkbookProblem(Rule.ARROW_BACK_IN_TIME, claim.end, values)


def _is_back_in_time(source: Event, target: Event | Effect) -> bool:
    """Tell whether the target is surely over before the source begins; `Ordre` wins where both have it."""
    if isinstance(target, Event) and source.order is not None and target.order is not None:
        return target.order < source.order
    if source.date is None or target.date is None:
        return False
    return _is_over_before(target.date, source.date)


def _is_over_before(first: LooseDate, second: LooseDate) -> bool:
    is_sure = _bounds(first) <= _SURE_ENDS and _bounds(second) <= _SURE_STARTS
    return is_sure and first.is_known and second.is_known and first.sort_key[1] < second.sort_key[0]


def _bounds(when: LooseDate) -> set[Bound]:
    return {when.bound, *(end.bound for end in when.ends or ())}


def _untouched(story: Story, claimed: tuple[Claim, ...]) -> Iterator[WorkbookProblem]:
    """Yield one note for a story without arrows; else a problem for each event and effect that no arrow touches."""
    if not claimed:
        if story.events and is_read(story, story.events, "events.leads_to"):
            yield WorkbookProblem(Rule.NO_ARROWS, sheet(story, "events"))
        return
    sources = {claim.source for claim in claimed}
    targets = {claim.target for claim in claimed}
    for event in story.events:
        if event.number not in sources and not event.is_context:
            values = {"number": event.number, "title": event.title}
            yield WorkbookProblem(Rule.EVENT_TO_NOTHING, cell(story, event, "events.leads_to"), values)
    for effect in story.effects:
        if effect.number not in targets:
            values = {"number": effect.number, "title": effect.title}
            yield WorkbookProblem(Rule.EFFECT_FROM_NOTHING, cell(story, effect, "effects.number"), values)
