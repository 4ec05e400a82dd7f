"""The contents of a schema: nodes in lanes and in time, edges that the group claims (or plain succession)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from rtdocs.i18n import Language
from rtdocs.plan.content.timeline import NO_TAG, Sign, Tag


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
        name: the shape's name in PowerPoint's selection pane: "RT 5 – Dépôt du mémoire".
        badge: "RT 5", "RT 10 – revers", "Contexte", "Effet"; never empty: the sign in words.
        tag: the same in the few signs of a card.
        details: of an effect, a sentence each: who benefits, its evidence; a drawing with room to spare has them.
        when: the date as a reader sees it; may be empty.
        period: the earliest day, for the time header; None where unknown.
        alt: the whole node in one sentence.
        month: its month or season with the year, where its date is as fine as that.
        short_title: the group's title for drawings, empty where it gives none.
        stage: the group's own chapter that it belongs to, empty for none.
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
    short_title: str = ""
    stage: str = ""
    tag: Tag = NO_TAG
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An arrow from one node's id to another's, its name and alt text.

    Attributes:
        tie: its meaning, as a key of the catalogue ("event", "expected-effect"): arrows of one tie to one box may share
            one sentence; empty where each has its own.
        reason: the number of its rationale, 0 for none.
    """

    id: str
    source: str
    target: str
    alt: str
    name: str = ""
    kind: EdgeKind = EdgeKind.CLAIMED
    tie: str = ""
    reason: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A schema: lanes from top to bottom, nodes by rank, edges.

    `language` is that of the words of the layout itself; `legend` gives the meaning of each sign in use.
    """

    id: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    language: Language
    legend: tuple[tuple[Sign, str], ...] = ()

    @property
    def alts(self) -> dict[str, str]:
        """The alt texts by the ids of nodes, in their order, then of edges."""
        return {node.id: node.alt for node in self.nodes} | {edge.id: edge.alt for edge in self.edges}
