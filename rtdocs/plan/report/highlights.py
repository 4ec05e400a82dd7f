"""The events that make a story, where a short document has room for only some of them."""

from collections import Counter
from collections.abc import Iterator

from rtdocs.facts import chains, outcomes
from rtdocs.facts.order import in_time
from rtdocs.model import Event, EventStatus, Story

SETBACKS = 2
"""Of several setbacks, a short document names so many."""


def highlights(story: Story, most: int) -> tuple[Event, ...]:
    """Return at most `most` events in time order: those that the group highlights, then those that make the story.

    These are, in this order: the start, the last step before each effect, one or two setbacks, the present, and the
    turning points, where the most arrows meet. Of two alike, the earlier one comes first.
    """
    wanted = [event for event in in_time(story) if event.highlight]
    chosen = {event.number for event in list(dict.fromkeys((*wanted, *_making(story))))[:most]}
    return tuple(event for event in in_time(story) if event.number in chosen)


def _making(story: Story) -> Iterator[Event]:
    timed = in_time(story)
    done = [event for event in timed if event.status is EventStatus.DONE]
    yield from timed[:1]
    yield from _before_effects(story)
    yield from outcomes.setbacks(story)[:SETBACKS]
    yield from done[-1:]
    ends = Counter(number for arrow in chains.arrows(story) for number in (arrow.source, arrow.target))
    yield from sorted(timed, key=lambda event: -ends[event.number])


def _before_effects(story: Story) -> Iterator[Event]:
    """Yield the last event that leads straight to each effect."""
    for chain in chains.chains(story):
        direct = {arrow.source for arrow in chain.arrows if arrow.target == chain.effect.number}
        yield from [event for event in chain.events if event.number in direct][-1:]
