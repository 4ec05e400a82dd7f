"""Stacks of texts, one below the other, each in a box no higher than its words need."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.base.look import margins
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph
from rtdocs.layout.base.text_boxes import FittedText, card, fitted, snug
from rtdocs.layout.base.text_metrics import height, width

_WIDE = 10**9
_ROLE = "title"
"""The role whose words are cut where they are too many."""


class Said(NamedTuple):
    """A text of a stack; lengths in EMU.

    Attributes:
        style: with the size of its letters, "body/16".
        more: a second paragraph, never cut: a title and its text in one box stay together however a program breaks
            the title's lines.
        above: the free space above it; `indent`: at its left.
        narrow: whether its box is no wider than its words.
    """

    id: str
    text: str
    style: str
    above: int = 0
    indent: int = 0
    narrow: bool = False
    more: str = ""

    @property
    def _lines(self) -> tuple[Paragraph, ...]:
        return (Paragraph(self.text, _ROLE), *((Paragraph(self.more, "text"),) if self.more else ()))

    def across(self, free: int) -> int:
        """Return the width of the text's box in a stack `free` wide, in EMU."""
        return min(free - self.indent, self._natural()) if self.narrow else free - self.indent

    def _natural(self) -> int:
        """Return the width of the text's box on one line, whose shorter side is then its height."""
        style = look(self.style)
        letters = style.role(_ROLE)
        sides = margins(style, 2 * height(1, letters.size))
        return width(self.text, letters.size, bold=letters.bold) + sides.left + sides.right + 4 * EMU_PER_POINT

    def words(self, free: int) -> FittedText:
        """Return the fitted words of the text in a stack `free` wide, with the height that they need."""
        return snug(card(self._lines, self.style, self.across(free)), self.style, self.across(free))

    def height(self, free: int) -> int:
        """Return the height that the text takes in a stack `free` wide, in EMU."""
        return self.above + self.words(free).height

    def box(self, frame: Frame) -> Box:
        """Return the text's box at the top of a frame, cut at a word where it would be higher than the frame."""
        across, words = self.across(frame.width), self.words(frame.width)
        if words.height > frame.height:
            words = fitted(self._lines, self.style, across, frame.height)
        place = Frame(frame.x + self.indent, frame.y, across, min(words.height, frame.height))
        return Box(
            id=self.id, frame=place, style=self.style, paragraphs=words.paragraphs, name=self.text, alt=self.text
        )


def needed(stack: Iterable[Said], free: int) -> int:
    """Return the height of a stack `free` wide, in EMU."""
    return sum(said.height(free) for said in stack)


def stacked(stack: Sequence[Said], frame: Frame) -> Iterator[Box]:
    """Yield the boxes of the texts from the top of a frame down; a text leaves a line at least to each one below."""
    top = frame.y
    for at, said in enumerate(stack):
        below = sum(_least(each) for each in stack[at + 1 :])
        box = said.box(Frame(frame.x, top + said.above, frame.width, frame.bottom - below - top - said.above))
        yield box
        top = box.frame.bottom


def _least(said: Said) -> int:
    """Return the height that a text takes of a stack with one line."""
    return said._replace(text="x", more=said.more and "x").height(_WIDE)
