"""Which of two strategies a chain looks like, by its outcomes alone: a question for the group, never an answer.

The two are an idea of the method's authors (2023 paper): *Do It*, where mostly RT 10 and 11 are seen since the network
holds the levers itself, and *Make It Happen*, where function F2 is mostly seen since it must convince those who do.
What counts as "mostly" is our own mark: at least half of the advances, once there are enough of them.
"""

from enum import Enum

from rtdocs.facts import outcomes
from rtdocs.facts.order import in_time
from rtdocs.model import Event, Story

ENOUGH_ADVANCES = 5
MOST = 0.5
LEVERS_HELD = frozenset({10, 11})
CONVINCING = "F2"


class Strategy(Enum):
    """The two strategies, by the names their authors gave them."""

    DO_IT = "Do It"
    MAKE_IT_HAPPEN = "Make It Happen"


def advances(story: Story, strategy: Strategy) -> tuple[Event, ...]:
    """Return, in time order, the advances that make a chain look like a strategy; none where it does not."""
    wanted = _outcomes(story, strategy)
    moved = {event.number for count in outcomes.counts(story) for event in count.advances}
    found = tuple(event for event in in_time(story) if event.number in moved and event.outcome in wanted)
    is_most = len(moved) >= ENOUGH_ADVANCES and len(found) >= MOST * len(moved)
    return found if is_most else ()


def _outcomes(story: Story, strategy: Strategy) -> frozenset[int]:
    if strategy is Strategy.DO_IT:
        return LEVERS_HELD
    return frozenset(each.number for each in story.repertoire.outcomes if each.function == CONVINCING)
