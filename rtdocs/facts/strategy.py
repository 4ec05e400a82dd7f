"""Strategy that a chain looks like, by its outcomes alone: a question for the group, never an answer.

The two are an idea of the method's authors (2023 paper): *Do It*, where the network holds the levers itself, and *Make
It Happen*, where it must convince those who do. The outcomes of each, and the share that counts as "mostly", stand in
`repertoire/method.toml`.
"""

from enum import Enum

from rtdocs.facts import outcomes
from rtdocs.facts.order import in_time
from rtdocs.model import Event, Story
from rtdocs.repertoire.method import METHOD


class Strategy(Enum):
    """The two strategies, by the names their authors gave them."""

    DO_IT = "Do It"
    MAKE_IT_HAPPEN = "Make It Happen"


def looks_like(story: Story, strategy: Strategy) -> tuple[Event, ...]:
    """Return, in time order, the advances that make a chain look like a strategy; empty where it does not."""
    found = advances(story, strategy)
    return found if is_told(story) and len(found) >= METHOD.marks.strategy_share * _all_advances(story) else ()


def advances(story: Story, strategy: Strategy) -> tuple[Event, ...]:
    """Return, in time order, the advances whose outcome belongs to a strategy."""
    wanted = _outcomes(story, strategy)
    moved = {event.number for count in outcomes.counts(story) if count.number in wanted for event in count.advances}
    return tuple(event for event in in_time(story) if event.number in moved)


def is_told(story: Story) -> bool:
    """Tell whether a story has enough advances for their distribution to mean anything."""
    return _all_advances(story) >= METHOD.marks.enough_advances


def _all_advances(story: Story) -> int:
    return sum(len(count.advances) for count in outcomes.counts(story))


def _outcomes(story: Story, strategy: Strategy) -> frozenset[int]:
    if strategy is Strategy.DO_IT:
        return METHOD.do_it
    return frozenset(each.number for each in story.repertoire.outcomes if each.function == METHOD.make_it_happen)
