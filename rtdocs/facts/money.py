"""Sums of money of a story: obtained, lost, hoped for. They are never added to each other."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from rtdocs.model import Direction, Event, EventStatus, Story


class Money(NamedTuple):
    """Sums in dollars; zero where no event holds an amount."""

    obtained: Decimal
    lost: Decimal
    hoped_for: Decimal


def money(story: Story) -> Money:
    """Return the sums of a story: obtained by done advances, lost by done reverses, hoped for from planned advances."""
    done = [event for event in story.events if event.status is EventStatus.DONE]
    planned = [event for event in story.events if event.status is EventStatus.PLANNED]
    return Money(
        obtained=_sum(event for event in done if event.direction is Direction.ADVANCE),
        lost=_sum(event for event in done if event.direction is Direction.REVERSE),
        hoped_for=_sum(event for event in planned if event.direction is Direction.ADVANCE),
    )


def _sum(events: Iterable[Event]) -> Decimal:
    return sum((event.amount for event in events if event.amount is not None), Decimal(0))
