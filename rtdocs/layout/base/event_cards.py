"""Cards of events and effects: their words, the height that these need, and the card drawn in a frame.

The first line holds the status in words and the date; a badge at its left has the number of the outcome, or the letter
of the effect; the event's own number stands small at its right. The title follows.

The number is a shape of its own: LibreOffice 7.4 does not keep the tab stops of a slide's text.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from rtdocs.layout.base import text_boxes
from rtdocs.layout.base.look import Look, function_place, margins
from rtdocs.layout.base.looks import look, minor
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Frame, Paragraph, Site
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.text_boxes import lines_of, natural_width, text_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.timeline import Sign, Tag, TimelineMark

POINT = EMU_PER_POINT

_BADGE = 1.4  # in sizes of the letters of dates
# In sizes of the title's letters.
_BESIDE_BADGE = 0.36
_BAR = 0.36
_NUMBER = "card-number"
_FOOT = 6 * POINT, 2 * POINT
_ORDINARY = 18  # letters of a word
_BREAKS = re.compile(r"[ -]")
_BETWEEN = "\u00a0· "
SETBACK = "↩"
"""The sign that opens the status of a setback."""
_KINDS = {
    Sign.ADVANCE: "event",
    Sign.REVERSE: "reverse",
    Sign.PLANNED: "planned",
    Sign.PLANNED_REVERSE: "planned-reverse",
}


class Face(NamedTuple):
    """The words of a card.

    Attributes:
        id: of the card, which connectors name.
        style: its look, without the size of its letters.
        tag: its badge, status and number.
        when, title: its two paragraphs.
        details: further paragraphs, in ordinary letters.
        name, alt: as in `scene.Card`.
    """

    id: str
    style: str
    tag: Tag
    when: str
    title: str
    name: str
    alt: str
    details: tuple[str, ...] = ()


def face(thing: Node | TimelineMark, *, detailed: bool = False) -> Face:
    """Return the words of the card of an event or effect, with its details where they are asked for."""
    function = thing.lane if isinstance(thing, Node) else thing.function
    style = sign_style(thing.sign, function)
    details = tuple(map(level, thing.details)) if detailed and isinstance(thing, Node) else ()
    name = thing.name or thing.title
    return Face(thing.id, style, thing.tag, level(thing.when), level(thing.title), name, thing.alt, details)


def sign_style(sign: Sign, function: str) -> str:
    """Return the style of a sign, for an event of a function by its code."""
    kind = _KINDS.get(sign)
    return f"{kind}-F{function_place(function)}" if kind else sign.value


def level(text: str) -> str:
    """Return a text without the line breaks a cell may hold; spaces that do not break stay."""
    return re.sub(r"[ \t\r\n\v\f]+", " ", text).strip(" ")


def words(each: Face, size: float, width: int, *, most_lines: int = 0, spelled: bool = False) -> text_boxes.FittedText:
    """Return the fitted words of a card of a width, with the height that they need, both in EMU.

    Args:
        each: the card's words.
        size: of the title's letters, in points.
        width: of the card, in EMU.
        most_lines: of the title; 0 keeps it whole.
        spelled: whether a setback's word has a line of its own where it has no room beside the date.
    """
    style = f"{each.style}/{size:g}"
    room = text_width(look(style), width, width)
    details = (Paragraph(text, "detail") for text in each.details)
    lines = (*_head(each, style, size, room, spelled=spelled), *_title(each, size), *details)
    return text_boxes.snug(text_boxes.card(lines, style, width, most_lines), style, width)


def draw(each: Face, told: text_boxes.FittedText, frame: Frame, size: float) -> Card:
    """Return a card in a frame, with fitted text of `words` for the frame's width, in letters of `size` points.

    A frame that is higher than its words need has a setback's word as well, where these have its sign alone.
    """
    style = f"{each.style}/{size:g}"
    spelled = words(each, size, frame.width, spelled=True) if _is_signed(each, told) else told
    if text_boxes.asked(spelled, style, *frame[2:]) <= frame.height:
        told = spelled
    base = Box(id=each.id, frame=frame, style=style, paragraphs=told.paragraphs, name=each.name)
    return Card(base=base, marks=_marks(each, told, base, size), name=each.name, alt=each.alt)


def footed(card: Card, x: int, site: Site, style: str) -> Card:
    """Return a card with one more mark, last: a foot for a stem at `x` (EMU), on the card's upper or lower edge."""
    wide, high = _FOOT
    top = card.frame.y if site is Site.TOP else card.frame.bottom - high
    foot = Box(id=f"{card.id}-foot", frame=Frame(x - wide // 2, top, wide, high), style=style)
    return replace(card, marks=(*card.marks, foot))


def least_width(each: Face, size: float) -> int:
    """Return the width of a card, in EMU, in which no word of its first lines is cut between letters.

    Words of the title count up to 18 letters: longer ones are rare, and would make every card wide. Where the title is
    the first line, it leaves room for the badge.
    """
    style = f"{each.style}/{size:g}"
    beside = _badge_room(each, size) + _number_room(each, size)
    head = [Paragraph(word, "when") for text in (each.tag.status, each.when) for word in text.split(" ")]
    title = [Paragraph(word, "title") for word in _BREAKS.split(each.title) if len(word) <= _ORDINARY]
    inside = 0 if each.tag.status or each.when else beside
    widths = [natural_width(word, style) + beside for word in head]
    return max([*widths, *(natural_width(word, style) + inside for word in title)], default=0)


# --- words ---


def _is_signed(each: Face, told: text_boxes.FittedText) -> bool:
    """Return whether the first line of a whole setback has its sign without its word."""
    return bool(each.tag.status) and not told.cut and not told.paragraphs[0].text.startswith(each.tag.status)


def _head(each: Face, style: str, size: float, room: int, *, spelled: bool) -> tuple[Paragraph, ...]:
    """Return the status and the date on one line, the sign of a setback alone where its word has no room beside it.

    They stand on two lines where that is too long as well.
    """
    left, right = _badge_room(each, size), _number_room(each, size)
    parts = [part for part in (each.tag.status, each.when) if part]
    joined = Paragraph(_BETWEEN.join(parts), "when", left=left, right=right)
    if len(parts) < 2:  # noqa: PLR2004 - both
        return (joined,) if parts else ()
    status, when = parts
    signed = joined._replace(text=f"{SETBACK}\u00a0{when}")
    for line in (joined, signed) if status.startswith(SETBACK) and not spelled else (joined,):
        if len(lines_of(line, look(style), room)) == 1:
            return (line,)
    return Paragraph(status, "when", left=left, right=right), Paragraph(when, "when", left=left)


def _title(each: Face, size: float) -> tuple[Paragraph, ...]:
    """Return the title; where it is the first line, it leaves room for the badge and the number."""
    if each.tag.status or each.when:
        return (Paragraph(each.title, "title"),)
    return (Paragraph(each.title, "title", left=_badge_room(each, size), right=_number_room(each, size)),)


def _badge_room(each: Face, size: float) -> int:
    return _badge_side(size) + round(_BESIDE_BADGE * size * POINT) if each.tag.badge else 0


def _badge_side(size: float) -> int:
    """Return the width and height of a badge, in EMU: no higher than its line of small letters lets it."""
    return round(_BADGE * minor(size) * POINT)


def _number_room(each: Face, size: float) -> int:
    return _number_width(each, size) + round(size * POINT / 3) if each.tag.number else 0


def _number_width(each: Face, size: float) -> int:
    return natural_width(Paragraph(each.tag.number, ""), f"{_NUMBER}/{size:g}")


# --- marks ---


def _marks(each: Face, told: text_boxes.FittedText, base: Box, size: float) -> tuple[Box, ...]:
    style = look(base.style)
    x, y, width, high = base.frame
    marks = []
    if style.bar:
        bar = Frame(x, y, round(_BAR * size * POINT), high)
        marks.append(Box(id=f"{each.id}-bar", frame=bar, style=f"bar-{style.bar.value}"))
    sides = margins(style, min(width, high))
    first = _first_line(told, style)
    if each.tag.badge and style.badge:
        side = _badge_side(size)
        place = Frame(x + sides.left, y + sides.top + (first - side) // 2, side, side)
        marks.append(sign_box(f"{each.id}-badge", f"{style.badge}/{size:g}", place, each.tag.badge))
    if each.tag.number:
        wide, tall = _number_width(each, size), height(1, minor(size))
        place = Frame(base.frame.right - sides.right - wide, y + sides.top + (first - tall) // 2, wide, tall)
        line = Paragraph(each.tag.number, "")
        marks.append(Box(id=f"{each.id}-number", frame=place, style=f"{_NUMBER}/{size:g}", paragraphs=(line,)))
    return tuple(marks)


def _first_line(told: text_boxes.FittedText, style: Look) -> int:
    """Return the height of a card's first line, in EMU."""
    role = told.paragraphs[0].role if told.paragraphs else "title"
    return height(1, style.role(role).size)
