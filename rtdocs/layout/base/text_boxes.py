"""Boxes with text: the height that their words need, and the cut where a box has no room for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rtdocs.layout.base.look import Look, margins
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import EMU_PER_POINT, Paragraph
from rtdocs.layout.base.text_metrics import cached_by_font, height, width, wrap

ELLIPSIS = "…"

# Programs round widths to their own grid, so a line keeps a point of reserve.
_RESERVE = EMU_PER_POINT
_SIDE = 100 * EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class FittedText:
    """The words of a box at a width: its paragraphs, the height they need in EMU, and whether any was cut."""

    paragraphs: tuple[Paragraph, ...]
    height: int
    cut: bool = False


def text_width(style: Look, box_width: int, short_side: int) -> int:
    """Return the room for a line of text in a box `box_width` wide whose shorter side is `short_side`, in EMU."""
    sides = margins(style, short_side)
    return max(1, box_width - sides.left - sides.right - _RESERVE)


@cached_by_font(20_000)
def card(paragraphs: tuple[Paragraph, ...], style: str, box_width: int, most_lines: int = 0) -> FittedText:
    """Return the words of a box in `style`; its titles are cut at a word past `most_lines` lines (0 keeps them all).

    Its height is measured as if its width were its shorter side: then margins are widest.
    """
    looks = look(style)
    sides, room = margins(looks, box_width), text_width(looks, box_width, box_width)
    kept = tuple(_shortened(line, looks, room, most_lines) for line in paragraphs)
    height = sides.top + sides.bottom + sum(line_height(line, looks, room) for line in kept)
    return FittedText(kept, height, cut=kept != paragraphs)


@cached_by_font(20_000)
def fitted(paragraphs: tuple[Paragraph, ...], style: str, box_width: int, box_height: int) -> FittedText:
    """Return the words of a box of a given size; its titles are cut at a word so that they fit, or to one line."""
    room = text_width(look(style), box_width, min(box_width, box_height))
    most = max(1, box_height // height(1, min(look(style).role(line.role).size for line in paragraphs)))
    found = FittedText(paragraphs, box_height)
    while most and asked(found, style, box_width, box_height) > box_height:
        kept = tuple(_shortened(line, look(style), room, most) for line in paragraphs)
        found, most = FittedText(kept, box_height, cut=kept != paragraphs), most - 1
    return found


@cached_by_font(20_000)
def snug(words: FittedText, style: str, box_width: int) -> FittedText:
    """Return words in a box no higher than they need: margins go by its shorter side, which may be its height.

    The lower a box, the less it needs; so the height needed at one height always has room in a box of that height.
    """
    height = words.height
    while (less := asked(words, style, box_width, height)) < height:
        height = less
    return replace(words, height=height)


def asked(words: FittedText, style: str, box_width: int, box_height: int) -> int:
    """Return the height, in EMU, that words need where margins are those of a box of this size."""
    short_side = min(box_width, box_height)
    sides, room = margins(look(style), short_side), text_width(look(style), box_width, short_side)
    return sides.top + sides.bottom + sum(line_height(line, look(style), room) for line in words.paragraphs)


def line_height(line: Paragraph, style: Look, room: int) -> int:
    """Return the height of a paragraph in EMU, with the free space above it, in lines `room` wide."""
    letters = style.role(line.role)
    lines = height(len(lines_of(line, style, room)), letters.size)
    return round(lines * letters.leading) + round(letters.above * EMU_PER_POINT)


def lines_of(line: Paragraph, style: Look, room: int) -> tuple[str, ...]:
    """Return the lines of a paragraph in `room`, in EMU, less the room it leaves beside them."""
    letters = style.role(line.role)
    return wrap(line.text, letters.size, max(1, room - line.left - line.right), bold=letters.bold)


@cached_by_font(2_000)
def natural_width(line: Paragraph, style: str) -> int:
    """Return the width in EMU of a box with a paragraph on one line, whatever the box's shorter side."""
    letters = look(style).role(line.role)
    none, some = margins(look(style), 0), margins(look(style), _SIDE)
    growth = (some.left + some.right - none.left - none.right) / _SIDE
    text = width(line.text, letters.size, bold=letters.bold) + none.left + none.right + 2 * _RESERVE
    return round(text / (1 - growth))


def _shortened(line: Paragraph, style: Look, room: int, most_lines: int) -> Paragraph:
    if line.role != "title" or not most_lines or len(lines_of(line, style, room)) <= most_lines:
        return line
    shorter = (line._replace(text=text) for text in _shorter_texts(line.text))
    return next(cut for cut in shorter if len(lines_of(cut, style, room)) <= most_lines)


def _shorter_texts(text: str) -> Iterator[str]:
    """Yield a text with ever fewer words and an ellipsis, at last the ellipsis alone."""
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]).rstrip(",;:. ") + ELLIPSIS
    yield ELLIPSIS
