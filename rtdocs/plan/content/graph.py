"""What a schema shows: nodes in lanes and in time, edges the group claims (or plain succession)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from rtdocs.plan.content.timeline import Sign


class EdgeKind(Enum):
    """An arrow the group claims, or the plain order of time where it claims none."""

    CLAIMED = "claimed"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane by its id: a function's code ("F1"), or "context"; its name is written at its left end."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An event or an effect.

    Attributes:
        id: stable: "event-14", "effect-A".
        lane: a lane's id; empty for effects, which stand in a column of their own at the right end.
        rank: its place in time among all nodes, from 0; equal ranks may stand one above the other.
        name: what the shape is called in PowerPoint's selection pane: "RT 5 – Dépôt du mémoire".
        badge: "RT 5", "RT 10 – revers", "Contexte", "Effet"; never empty: the sign in words.
        when: the date as a reader sees it; may be empty.
        period: the earliest day, for the time header; None where unknown.
        alt: the whole node in one sentence.
        month: its month or season with the year, where its date is as fine as that.
    """

    id: str
    number: str
    title: str
    badge: str
    when: str
    lane: str
    rank: int
    sign: Sign
    name: str
    alt: str
    period: date | None = None
    month: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An arrow from one node's id to another's, its name and alt text; `reason` numbers its rationale, 0 for none."""

    id: str
    source: str
    target: str
    alt: str
    name: str = ""
    kind: EdgeKind = EdgeKind.CLAIMED
    reason: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the layout itself must write, with places to fill.

    Attributes:
        leads_to: a marker where an arrow leaves the page: "vers p. {page} · {number}".
        comes_from: its twin on the other page: "de p. {page} · {number}".
        marker_alt: the marker in one sentence, with {page}, {number}.
        effects: the header over the effects.
        undated: the header over events whose date is unknown or to come.
        counted: how many events an overview does not show one by one, with {count}.
        counted_alt: the same in one sentence, with {lane}, {period}, {count}.
    """

    leads_to: str
    comes_from: str
    leads_to_alt: str
    comes_from_alt: str
    effects: str
    undated: str
    counted: str = "× {count}"
    counted_alt: str = "{lane}, {period}: {count}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A schema: lanes from top to bottom, nodes by rank, edges; `legend` says what each sign in use means."""

    id: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    words: Words
    legend: tuple[tuple[Sign, str], ...] = ()
