"""The most telling events of a story, where a short document has room for only some of them."""

from collections import Counter

from rtdocs.facts import chains
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Event, Story


def telling(story: Story, most: int) -> tuple[Event, ...]:
    """Return at most `most` events in time order.

    Chosen in this order, which the document says: the first and the last, the setbacks, then those that the most
    arrows tie to others. Where two rank alike, the earlier one comes first.
    """
    timed = in_time(story)
    ends = Counter(number for arrow in chains.arrows(story) for number in (arrow.source, arrow.target))
    edges = {timed[0].number, timed[-1].number} if timed else set()

    def rank(event: Event) -> tuple[bool, bool, int]:
        return event.number not in edges, event.direction is not Direction.REVERSE, -ends[event.number]

    chosen = {event.number for event in sorted(timed, key=rank)[:most]}
    return tuple(event for event in timed if event.number in chosen)
