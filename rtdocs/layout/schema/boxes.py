"""The box of an event, an effect or a reference: the height of its words, and its shape.

The words are those of `event_cards`; they know nothing of the places of boxes.
"""

from rtdocs.layout.base import event_cards
from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Box, Frame, Paragraph, Shape
from rtdocs.layout.base.text_boxes import FittedText, asked, card, natural_width, snug
from rtdocs.layout.base.text_metrics import cached_by_font


@cached_by_font(20_000)
def words(piece: Piece, size: float, width: int) -> FittedText:
    """Return the words of a box of a width in EMU, with letters of a size in points."""
    if piece.face:
        return event_cards.words(piece.face, size, width)
    style = f"{piece.style}/{size:g}"
    return snug(card(piece.paragraphs, style, width), style, width)


@cached_by_font(20_000)
def least_width(piece: Piece, size: float) -> int:
    """Return the least width of a box, in EMU, in which no word is cut between letters."""
    if piece.face:
        return event_cards.least_width(piece.face, size)
    words = (word for line in piece.paragraphs for word in line.text.split(" "))
    return max(natural_width(Paragraph(word, "title"), f"{piece.style}/{size:g}") for word in words)


def needed_in(piece: Piece, size: float, width: int, height: int) -> int:
    """Return the height that a box needs for its words, in EMU, with the margins of a box `height` high."""
    return asked(words(piece, size, width), f"{piece.style}/{size:g}", width, height)


def shape(piece: Piece, frame: Frame, size: float) -> Shape:
    """Return a box in its frame."""
    told = words(piece, size, frame.width)
    if piece.face:
        return event_cards.draw(piece.face, told, frame, size)
    return Box(
        id=piece.id,
        frame=frame,
        style=f"{piece.style}/{size:g}",
        paragraphs=told.paragraphs,
        name=piece.name,
        alt=piece.alt,
    )
