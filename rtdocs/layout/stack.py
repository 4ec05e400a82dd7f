"""Texts one below the other, each in a box no higher than it asks for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.cards import Card, card, fitted, natural_width, snug
from rtdocs.layout.scene import Box, Frame, Line

_ROLE = "title"
"""The role whose words are cut where they are too many."""


class Said(NamedTuple):
    """A text of a stack: its style, what is free above it in EMU, and whether its box is no wider than its words."""

    id: str
    text: str
    style: str
    above: int = 0
    narrow: bool = False

    @property
    def _lines(self) -> tuple[Line, ...]:
        return (Line(self.text, _ROLE),)

    def across(self, width: int) -> int:
        """Return how wide its box is where `width` is free."""
        return min(width, natural_width(self._lines[0], self.style)) if self.narrow else width

    def words(self, width: int) -> Card:
        """Return its words where `width` is free, with the height that they ask for."""
        return snug(card(self._lines, self.style, self.across(width)), self.style, self.across(width))

    def height(self, width: int) -> int:
        """Return how much of a stack it takes."""
        return self.above + self.words(width).height

    def box(self, frame: Frame) -> Box:
        """Return it at the top of a frame, cut at a word where it would be higher."""
        width, words = self.across(frame.width), self.words(frame.width)
        if words.height > frame.height:
            words = fitted(self._lines, self.style, width, frame.height)
        place = Frame(frame.x, frame.y, width, min(words.height, frame.height))
        return Box(id=self.id, frame=place, style=self.style, paragraphs=words.paragraphs, name=self.text, alt=self.text)


def needed(stack: Iterable[Said], width: int) -> int:
    """Return how high a stack is."""
    return sum(said.height(width) for said in stack)


def stacked(stack: Sequence[Said], frame: Frame) -> Iterator[Box]:
    """Yield the texts from the top of a frame down; where they are too many, those above leave a line to those below."""
    top = frame.y
    for at, said in enumerate(stack):
        below = sum(_least(each) for each in stack[at + 1 :])
        box = said.box(Frame(frame.x, top + said.above, frame.width, frame.bottom - below - top - said.above))
        yield box
        top = box.frame.bottom


def _least(said: Said) -> int:
    """Return what a text takes of a stack with one line."""
    return said._replace(text="x").height(said.across(10**9))
