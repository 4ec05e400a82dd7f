"""The parts of a look: colours of the theme, letters, outline, and the margins that a shape leaves to its text.

Colours are slots of the template's theme, so that a person who changes the PowerPoint theme changes the drawing; `tint`
is the share of white mixed in (0.85 leaves 15 % of the colour). Each sign differs by shape or line as well as colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


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
    """The look of a paragraph's role: `size` in points, `above` the free space over it in points.

    `leading` is the distance from line to line, as a share of the font's own line height.

    `minor` letters are set a little smaller than the rest where that is large, never smaller than `LEAST`.
    """

    size: float = 12
    bold: bool = False
    italic: bool = False
    colour: Slot = Slot.TEXT
    above: float = 0
    leading: float = 1.0
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a style.

    Attributes:
        preset: the DrawingML preset geometry of a box.
        fill: the slot of its fill, None for no fill; `tint` the share of white in it, 0 to 1.
        line: the slot of its outline, None for none; `line_tint` the share of white in it; `weight` in points; `dash` a
            DrawingML preset dash; `compound` "sng" or "dbl"; `cap` "flat" or "rnd".
        letters: by the role of the paragraph; "" stands for every role not named.
        insets: left, top, right, bottom of the text, in EMU.
        align: "l", "ctr" or "r"; `anchor`: "t", "ctr" or "b".
        head: whether a connector ends in an arrow head; `curved` whether one of two bends is round.
        adjustments: of the preset, in hundred-thousandths; empty leaves the preset's own.
        bar: the slot of a card's bar, None for none.
        badge: the style of a card's badge, empty for none.
        grows: whether insets, given for letters of 12 points, grow with the letters.
    """

    preset: str = "rect"
    fill: Slot | None = None
    tint: float = 0.0
    line: Slot | None = None
    line_tint: float = 0.0
    weight: float = 1.0
    dash: str = "solid"
    compound: str = "sng"
    cap: str = "flat"
    letters: Mapping[str, Letters] = field(default_factory=dict)
    insets: tuple[int, int, int, int] = (54_864, 25_400, 54_864, 25_400)
    align: str = "l"
    anchor: str = "ctr"
    head: bool = False
    curved: bool = False
    adjustments: tuple[int, ...] = ()
    bar: Slot | None = None
    badge: str = ""
    grows: bool = False

    def role(self, name: str) -> Letters:
        """Return the letters of a paragraph's role."""
        return self.letters.get(name) or self.letters.get("") or Letters()


class Margins(NamedTuple):
    """The distances between the sides of a shape and its text, in EMU."""

    left: int
    top: int
    right: int
    bottom: int


# How far a preset's text rectangle stays from its sides, for its first adjustment of 1, in shares of the short side;
# then the adjustment it has of its own. From presetShapeDefinitions.xml of ECMA-376.
_ROUNDING = 1 - 2**-0.5
_CLEARANCE: dict[str, tuple[tuple[float, float, float, float], int]] = {
    "rect": ((0, 0, 0, 0), 0),
    "roundRect": ((_ROUNDING,) * 4, 16_667),
    "plaque": ((2**-0.5,) * 4, 16_667),
    "foldedCorner": ((0, 0, 0, 1), 16_667),
    "homePlate": ((0, 0, 0.5, 0), 50_000),
    "ellipse": ((_ROUNDING / 2,) * 4, 100_000),
    "diamond": ((0.25,) * 4, 100_000),
}


def margins(style: Look, short_side: int) -> Margins:
    """Return the margins, in EMU, of the text in a box of `style` whose shorter side is `short_side`.

    Source: the text rectangles of presetShapeDefinitions.xml (ECMA-376), which go by the shorter side.
    """
    return _margins(style.preset, style.adjustments[:1], style.insets, short_side)


@lru_cache(2_000)
def _margins(preset: str, adjustments: tuple[int, ...], insets: tuple[int, ...], short_side: int) -> Margins:
    clearance, own = _CLEARANCE[preset]
    adjusted = (adjustments[0] if adjustments else own) / 100_000
    return Margins(
        *(inset + round(share * adjusted * short_side) for inset, share in zip(insets, clearance, strict=True))
    )


# The functions' colours, in the order of their codes; the next function begins again at the first.
FUNCTION_SLOTS = (Slot.SETUP, Slot.INFLUENCE, Slot.CONVERGE)


def function_place(code: str) -> int:
    """Return the place of a function by its code, from 1 to 3: "F2" is 2, and "B" is 2 where codes are letters."""
    digits = "".join(char for char in code if char.isdigit())
    place = int(digits) if digits else ord(code[-1:].upper() or "A") - ord("A") + 1
    return (place - 1) % len(FUNCTION_SLOTS) + 1
