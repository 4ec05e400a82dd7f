"""The words of a timeline's marks as boxes, and the rows of undated marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.layout.base import event_cards, text_boxes
from rtdocs.layout.base.event_cards import face
from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Frame, Paragraph, Shape
from rtdocs.layout.base.text_boxes import card
from rtdocs.plan.content.timeline import TimelineMark

POINT = EMU_PER_POINT

GAP = 6 * POINT
"""What stays free between the words of neighbours."""

_TRIED_LINES = (0, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Setup:
    """The ground for a part of a timeline.

    Attributes:
        frame: the frame that it may fill.
        size: of its letters, in points.
        width: of a mark's card, in EMU.
        leader: the least and the most height of the stems from cards to the axis, in EMU.
    """

    frame: Frame
    size: int
    width: int
    leader: tuple[int, int]


class Built(NamedTuple):
    """The shapes of a part, their lower end in EMU, and the ids of the marks whose titles are not whole."""

    shapes: tuple[Shape, ...]
    bottom: int
    cut: tuple[str, ...]


def words(mark: TimelineMark, setup: Setup, most_lines: int) -> text_boxes.FittedText:
    """Return the words of a mark, its title in at most `most_lines` lines; 0 keeps it whole.

    A title without room gives way to the group's short one, and is cut where there is none.
    """
    its = face(mark)
    whole = event_cards.words(its, setup.size, setup.width, most_lines=most_lines)
    if not whole.cut or not mark.short:
        return whole
    return event_cards.words(its._replace(title=mark.short), setup.size, setup.width, most_lines=most_lines)


def box(mark: TimelineMark, told: text_boxes.FittedText, x: int, y: int, setup: Setup) -> Card:
    """Return the card of a mark with its upper left corner at (`x`, `y`), in EMU."""
    return event_cards.draw(face(mark), told, Frame(x, y, setup.width, told.height), setup.size)


def cut(marks: Sequence[TimelineMark], told: Sequence[text_boxes.FittedText]) -> tuple[str, ...]:
    """Return the ids of the marks whose words are cut."""
    return tuple(mark.id for mark, each in zip(marks, told, strict=True) if each.cut)


def undated(marks: Sequence[TimelineMark], heading: str, setup: Setup) -> Built:
    """Return marks without a date in rows under a heading."""
    opening = _heading(heading, setup)
    in_a_row = max(1, (setup.frame.width + GAP) // (setup.width + GAP))
    rows = -(-len(marks) // in_a_row)
    room = (setup.frame.bottom - opening.frame.bottom) // rows - GAP
    told = [_fitting(mark, setup, room) for mark in marks]
    shapes: list[Box | Card] = [
        opening,
        *_rows(list(zip(marks, told, strict=True)), in_a_row, opening.frame.bottom + GAP, setup),
    ]
    return Built(tuple(shapes), max(box.frame.bottom for box in shapes), cut(marks, told))


def _fitting(mark: TimelineMark, setup: Setup, room: int) -> text_boxes.FittedText:
    """Return the words of a mark, with as many lines of its title as fit in the height `room`, one at least."""
    tries = (words(mark, setup, most) for most in _TRIED_LINES)
    return largest(tries, lambda told: told.height <= room)


def _heading(text: str, setup: Setup) -> Box:
    line, style = Paragraph(text, "label"), f"heading/{setup.size}"
    x, y, width, _ = setup.frame
    frame = Frame(x, y, width, card((line,), style, width).height)
    return Box(id="undated", frame=frame, style=style, paragraphs=(line,), name=text, alt=text)


def _rows(
    told: Sequence[tuple[TimelineMark, text_boxes.FittedText]], in_a_row: int, top: int, setup: Setup
) -> Iterator[Card]:
    for first in range(0, len(told), in_a_row):
        row = told[first : first + in_a_row]
        for number, (mark, each) in enumerate(row):
            yield box(mark, each, setup.frame.x + number * (setup.width + GAP), top, setup)
        top += max(each.height for _, each in row) + GAP
