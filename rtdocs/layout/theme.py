"""The one table of looks: what each style name of a Scene is in shape, fill, line and letters.

Colours are slots of the template's theme, so that a person who changes the PowerPoint theme changes the drawing; `tint`
is how much of white is mixed in (0.85 leaves 15 % of the colour). Each sign differs by shape or line as well as colour.
"""

from dataclasses import dataclass, field
from enum import Enum


class Slot(Enum):
    """A colour of the theme by its name in DrawingML, with the value that our own templates give it."""

    TEXT = "tx1"
    BACKGROUND = "bg1"
    DARK = "tx2"
    LIGHT = "bg2"
    SETUP = "accent1"  # F1
    INFLUENCE = "accent2"  # F2
    CONVERGE = "accent3"  # F3
    EFFECT = "accent4"
    REVERSE = "accent5"
    QUIET = "accent6"


# The values our templates give the slots: told apart in grey and by colour-blind readers, 4.5:1 and more on white.
RGB: dict[Slot, str] = {
    Slot.TEXT: "1F2430",
    Slot.BACKGROUND: "FFFFFF",
    Slot.DARK: "1B3A57",
    Slot.LIGHT: "F3F1EC",
    Slot.SETUP: "1F5C99",
    Slot.INFLUENCE: "7A4B94",
    Slot.CONVERGE: "0B6E6E",
    Slot.EFFECT: "8A5A00",
    Slot.REVERSE: "A3312A",
    Slot.QUIET: "5C6470",
}


@dataclass(frozen=True, slots=True)
class Letters:
    """How a paragraph of a role looks: size in points, 12 or more."""

    size: float = 12
    bold: bool = False
    italic: bool = False
    colour: Slot = Slot.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a style looks.

    Attributes:
        preset: the DrawingML preset geometry of a box.
        fill: the slot of its fill, None for no fill; `tint` the share of white in it, 0 to 1.
        line: the slot of its outline, None for none; `weight` in points; `dash` a DrawingML preset dash; `compound`
            "sng" or "dbl".
        letters: by the role of the paragraph; "" stands for every role not named.
        insets: left, top, right, bottom of the text, in EMU.
        align: "l", "ctr" or "r"; `anchor`: "t", "ctr" or "b".
        head: whether a connector ends in an arrow head.
    """

    preset: str = "rect"
    fill: Slot | None = None
    tint: float = 0.0
    line: Slot | None = None
    weight: float = 1.0
    dash: str = "solid"
    compound: str = "sng"
    letters: dict[str, Letters] = field(default_factory=dict)
    insets: tuple[int, int, int, int] = (73_152, 36_576, 73_152, 36_576)
    align: str = "l"
    anchor: str = "ctr"
    head: bool = False
