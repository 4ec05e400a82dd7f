"""The contents of one page, before they have places: boxes with their words, and arrows between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.i18n import Language
from rtdocs.layout.base.content import Piece
from rtdocs.plan.content.graph import Lane


class Link(NamedTuple):
    """An arrow to route, by the ids of its two boxes.

    Attributes:
        id: the id of the edge that it draws, or of the first of them.
        source, target: the ids of its boxes on this page.
        style: its look, a name of the table of looks.
        name, alt: its name in the selection pane and its alternative text.
        ends: the numbers of the events and effects it joins, as people know them: its sources, its targets.
        tie: its meaning: a key of `chain.trunk`, empty where lines that share it have a sentence each.
        reason: the number of the group's reason for it, "3", or several, "3, 5"; empty for none.
        edges: the ids of all edges that it draws.
    """

    id: str
    source: str
    target: str
    style: str
    name: str
    alt: str
    ends: tuple[tuple[str, ...], tuple[str, ...]]
    tie: str = ""
    reason: str = ""
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The contents of a page.

    Attributes:
        lanes: all lanes, from top to bottom.
        events: in time order.
        left: references to sources on other pages, each in the lane of its source.
        right: effects, and references to targets on other pages: these in a lane.
        links: the arrows.
        language: of the layout's own words.
        whole: whether it shows the whole story.
        is_brief: whether boxes hold few words, and so may be narrow, in many rows.
    """

    lanes: tuple[Lane, ...]
    events: tuple[Piece, ...]
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    links: tuple[Link, ...] = ()
    language: Language
    whole: bool = True
    is_brief: bool = False

    @property
    def is_detailed(self) -> bool:
        """Whether an effect has more words than its title."""
        return any(piece.face and piece.face.details for piece in self.right)

    @property
    def empty(self) -> str:
        """The words in a lane without any box."""
        return self.language.say("chain.empty.story" if self.whole else "chain.empty.page")

    def line_name(self, links: Sequence[Link]) -> str:
        """Return the name of a line: it bears the numbers of all events and effects that it joins."""
        sources, targets = (tuple(dict.fromkeys(one for link in links for one in link.ends[at])) for at in (0, 1))
        words = links[0].name
        if len(sources) > 1 or len(targets) > 1:
            words = self.language.say("chain.line", sources=sources, targets=targets)
        return self.language.say("chain.line_name", id=f"ar-{';'.join(sources)}>{';'.join(targets)}", words=words)

    def reason_name(self, link: Link) -> str:
        """Return the name of the number of an arrow's reason."""
        return self.language.say("chain.reason_name", line=self.line_name([link]), number=link.reason)

    def line_alt(self, links: Sequence[Link]) -> str:
        """Return the alternative text of a line that ends in a box: of its arrow, or of all arrows it brings there."""
        tie = links[0].tie
        if len(links) == 1 or not tie or any(link.tie != tie for link in links):
            return " ".join(link.alt for link in links)
        sources = tuple(one for link in links for one in link.ends[0])
        told = self.language.say(f"chain.trunk.{tie}", sources=sources, target=links[0].ends[1][0])
        return " ".join((told, *(link.alt for link in links if link.reason)))
