"""The contents of a timeline: marks in order, each with its two ends in time and its words."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

SILENCE = 3
"""So many years in a row in which nothing begins or ends are cut out of the axis."""


class Sign(Enum):
    """The kind of a mark or node, shown by shape and line as well as colour."""

    ADVANCE = "advance"
    REVERSE = "reverse"
    PLANNED = "planned"
    PLANNED_REVERSE = "planned-reverse"
    CONTEXT = "context"
    PLANNED_CONTEXT = "planned-context"
    EFFECT = "effect"
    HOPED_EFFECT = "hoped-effect"


class Tag(NamedTuple):
    """The few signs on a card beside its date and title.

    Attributes:
        badge: the number of its outcome, or an effect's own: "12", "A"; empty for context.
        status: its difference from an event that took place, in a word or two: "↩ revers", "prévu".
        number: an event's own number as it is shown: "n° 14"; empty for effects, whose badge has it.
    """

    badge: str = ""
    status: str = ""
    number: str = ""


NO_TAG = Tag()


class Key(Enum):
    """A meaning in the legend of a timeline's lines and dots, beside its signs; or that years differ in width."""

    LASTING = "lasting"
    LOOSE = "loose"
    SILENCE = "silence"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMark:
    """One event or effect on the timeline.

    Attributes:
        id: stable: "event-14", "effect-A".
        number: the label people know it by.
        title: its title, typeset.
        short: its title in fewer words, where the group gave one.
        badge: "RT 5", "RT 10 – revers", "Effet": the sign in words.
        tag: the same in the few signs of a card.
        when: the date as a reader sees it.
        earliest, latest: its ends in time; None where unknown or to come: such marks follow the others.
        fades_in, fades_out: "before", "about", "after": an end that is not known sharply.
        lasts: whether it lasted from one end to the other; else it took place somewhere between them.
        function: the code of its function, empty for context and effects.
        name: its shape's name in the selection pane.
        alt: the whole mark in one sentence.
    """

    id: str
    number: str
    title: str
    badge: str
    when: str
    earliest: date | None
    latest: date | None
    fades_in: bool = False
    fades_out: bool = False
    lasts: bool = False
    sign: Sign = Sign.ADVANCE
    function: str = ""
    name: str = ""
    alt: str = ""
    tag: Tag = NO_TAG
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The marks in time order, with the drawing's own title and words.

    Attributes:
        alt: one sentence on the drawing, with the table that holds the same.
        undated: the label over the marks without a place in time.
        legend: the meaning of each sign in use, in reading order.
        keys: the meaning of each line and dot; the layout leaves out those of which it draws none.
        functions: by its code, the name of each function in use and its outcomes.
    """

    marks: tuple[TimelineMark, ...]
    alt: str
    undated: str
    legend: tuple[tuple[Sign, str], ...] = ()
    keys: tuple[tuple[Key, str], ...] = ()
    functions: tuple[tuple[str, str], ...] = ()
