"""Chains: an effect with all that leads to it, by the arrows that the group claims. No arrow is ever invented."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rtdocs.facts.gathered import gathered_once
from rtdocs.facts.order import in_time
from rtdocs.model import Effect, Event, Story


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow that the group claims between two numbers, with the reason and source that `Liens` gives it."""

    source: str
    target: str
    rationale: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """An effect, the events that lead to it in time order, and the arrows among them and to it."""

    effect: Effect
    events: tuple[Event, ...]
    arrows: tuple[Arrow, ...]

    @property
    def links(self) -> tuple[Event, ...]:
        """The chain's events that hold an outcome: context may lead to an effect without being a link of the chain."""
        return tuple(event for event in self.events if not event.is_context)


@gathered_once
def arrows(story: Story) -> tuple[Arrow, ...]:
    """Return the arrows of `Mène à`, then those that `Liens` adds, each pair once.

    An end that the workbook does not know and an arrow to itself are left out: the checks report them.
    """
    known = _numbers(story)
    reasons = _reasons(story)
    pairs = dict.fromkeys(
        (source, target) for source, target in _claimed(story) if {source, target} <= known and source != target
    )
    return tuple(Arrow(*pair, *reasons.get(pair, ("", ""))) for pair in pairs)


def claims_arrows(story: Story) -> bool:
    """Tell whether the group claims any arrow; where it claims none, a drawing shows plain succession."""
    return bool(arrows(story))


@gathered_once
def chains(story: Story) -> tuple[Chain, ...]:
    """Return the chain of each effect, in the effects' order; an effect that nothing leads to has no events."""
    claimed = arrows(story)
    comes_from = _sources(claimed)
    timed = in_time(story)
    return tuple(_chain(effect, claimed, comes_from, timed) for effect in story.effects)


def outside(story: Story) -> tuple[Event, ...]:
    """Return the events in no chain, in time order; context events among them."""
    inside = {event.number for chain in chains(story) for event in chain.events}
    return tuple(event for event in in_time(story) if event.number not in inside)


def succession(story: Story) -> tuple[tuple[str, str], ...]:
    """Return the pairs of successive events in time, context left out: drawn where the group claims no arrow."""
    numbers = [event.number for event in in_time(story) if not event.is_context]
    return tuple(pairwise(numbers))


def _numbers(story: Story) -> set[str]:
    return {event.number for event in story.events} | {effect.number for effect in story.effects}


def _claimed(story: Story) -> Iterator[tuple[str, str]]:
    for event in story.events:
        for target in event.leads_to:
            yield event.number, target
    for link in story.links:
        yield link.source, link.target


def _reasons(story: Story) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the rationale and source of each pair of `Liens`; a pair typed on several rows keeps all of them."""
    rows = defaultdict(list)
    for link in story.links:
        rows[link.source, link.target].append(link)
    return {
        pair: (_joined(link.rationale for link in links), _joined(link.reference for link in links))
        for pair, links in rows.items()
    }


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _sources(claimed: Iterable[Arrow]) -> Mapping[str, list[str]]:
    comes_from = defaultdict(list)
    for arrow in claimed:
        comes_from[arrow.target].append(arrow.source)
    return comes_from


def _chain(
    effect: Effect, claimed: tuple[Arrow, ...], comes_from: Mapping[str, list[str]], timed: tuple[Event, ...]
) -> Chain:
    inside = _all_before(effect.number, comes_from)
    return Chain(
        effect=effect,
        events=tuple(event for event in timed if event.number in inside),
        arrows=tuple(arrow for arrow in claimed if arrow.source in inside and arrow.target in inside),
    )


def _all_before(number: str, comes_from: Mapping[str, list[str]]) -> set[str]:
    """Return a number and all numbers that lead to it; a number met again is not followed, so a loop ends."""
    found = {number}
    waiting = [number]
    while waiting:
        new = [source for source in comes_from.get(waiting.pop(), ()) if source not in found]
        found.update(new)
        waiting.extend(new)
    return found
