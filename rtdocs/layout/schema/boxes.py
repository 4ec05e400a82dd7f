"""The box of an event, an effect or a reference: the height of its words, and its shape.

The words are those of `event_cards`; they know nothing of the places of boxes.
"""

from rtdocs.layout.base import event_cards
from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Box, Frame, Shape
from rtdocs.layout.base.text_boxes import FittedText, asked, card, snug
from rtdocs.layout.base.text_metrics import cached_by_font


@cached_by_font(20_000)
def words(piece: Piece, size: float, width: int) -> FittedText:
    """Return the words of a box of a width in EMU, with letters of a size in points."""
    if piece.face:
        return event_cards.words(piece.face, size, width)
    style = f"{piece.style}/{size:g}"
    return snug(card(piece.paragraphs, style, width), style, width)


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
