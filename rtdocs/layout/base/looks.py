"""The one table of looks: what each style name of a Scene is in shape, fill, line and letters.

Colours are slots of the template's theme, so that a person who changes the PowerPoint theme changes the drawing; `tint`
is how much of white is mixed in (0.85 leaves 15 % of the colour). Each sign differs by shape or line as well as colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType
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
    """How a paragraph of a role looks: size in points, 12 or more; `above` in points what is free over it."""

    size: float = 12
    bold: bool = False
    italic: bool = False
    colour: Slot = Slot.TEXT
    above: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a style looks.

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
        vertical: whether the text reads from bottom to top ("vert270").
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
    vertical: bool = False

    def role(self, name: str) -> Letters:
        """Return the letters of a paragraph's role."""
        return self.letters.get(name) or self.letters.get("") or Letters()


class Margins(NamedTuple):
    """What stands between the sides of a shape and its text, in EMU."""

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
    """Return the margins of the text in a box of `style` whose shorter side is `short_side`."""
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


def function_slot(code: str) -> Slot:
    """Return the colour of a function by its code."""
    return FUNCTION_SLOTS[function_place(code) - 1]


def _words(badge: Slot) -> dict[str, Letters]:
    """Return the letters of an event or effect."""
    return {"badge": Letters(bold=True, colour=badge), "when": Letters(colour=Slot.QUIET), "title": Letters()}


def _line(name: str, arrow: Look) -> dict[str, Look]:
    """Return the looks of an arrow, of a part of it without a head, and of the dot where its lines meet."""
    dot = Look(preset="ellipse", fill=arrow.line, tint=arrow.line_tint)
    return {name: arrow, f"{name}-part": replace(arrow, head=False), f"{name}-dot": dot}


_STILL = (0, 0, 0, 0)


def _card(slot: Slot) -> Look:
    """Return the look of an event that took place."""
    return Look(fill=slot, tint=0.84, line=slot, weight=1.5, letters=_words(slot))


def _unfilled(style: Look) -> Look:
    """Return the look of what is not there yet: white, with a dashed outline."""
    return replace(style, fill=Slot.BACKGROUND, tint=0.0, dash="dash", compound="sng")


def _signs(place: int, slot: Slot) -> dict[str, Look]:
    return {
        f"event-F{place}": _card(slot),
        f"planned-F{place}": _unfilled(_card(slot)),
        f"reverse-F{place}": _REVERSE,
        f"planned-reverse-F{place}": _unfilled(_REVERSE),
    }


def _lane(code: str, slot: Slot) -> dict[str, Look]:
    """Return the looks of a lane: its ground, its name, and its name where nothing else stands in it."""
    return {
        f"lane-{code}": Look(fill=slot, tint=0.93),
        f"lane-label-{code}": _label(slot),
        f"lane-name-{code}": Look(letters={"": Letters(bold=True, colour=slot)}, insets=_STILL),
        f"lane-strip-{code}": _strip(slot),
        f"blank-{code}": _blank(slot),
        f"count-{code}": replace(_card(slot), align="ctr", insets=_STILL),
    }


def _blank(slot: Slot) -> Look:
    """Return the look of a box to write in."""
    letters = {"": Letters(colour=Slot.QUIET)}
    return Look(fill=Slot.BACKGROUND, line=slot, weight=1.25, dash="sysDot", letters=letters, anchor="t")


def _strip(slot: Slot) -> Look:
    """Return the look of a lane's name where nothing else stands in the lane."""
    return Look(fill=slot, letters={"": Letters(bold=True, colour=Slot.BACKGROUND)})


def _label(slot: Slot) -> Look:
    return replace(_strip(slot), align="ctr", vertical=True, insets=(25_400, 25_400, 25_400, 25_400))


def _printed(key: str, slot: Slot, sign: Look) -> dict[str, Look]:
    """Return the looks of a function or sign on posters and cards, where its own shape bears a number or stands alone.

    What lies on a block of colour is filled with it, so that its contrast can be told.
    """
    white, coloured = {"": Letters(bold=True, colour=Slot.BACKGROUND)}, {"": Letters(bold=True, colour=slot)}
    plain = Letters(colour=Slot.BACKGROUND, above=2)
    open_sign = replace(sign, fill=Slot.BACKGROUND, tint=0.0, letters=coloured, align="ctr", insets=_STILL)
    return {
        f"mark-{key}": replace(sign, fill=slot, tint=0.0, letters=white, align="ctr", insets=_STILL),
        f"mark-open-{key}": open_sign,
        f"block-{key}": Look(fill=slot),
        f"banner-{key}": Look(fill=slot, letters={"title": white[""], "": plain}, insets=_STILL),
        f"entry-{key}": Look(letters={"title": coloured[""], "": Letters()}, insets=_STILL),
        f"front-{key}": Look(letters={"title": coloured[""], "": Letters(above=6)}, insets=_STILL, anchor="t"),
        f"rule-{key}": Look(line=slot, weight=1.0),
    }


# A circle of people, an arrow that goes out, a square built together: functions told apart without colour.
_MARKS = (Look(preset="ellipse"), Look(preset="homePlate", adjustments=(32_000,)), Look())

_REVERSE = replace(_card(Slot.REVERSE), preset="plaque", adjustments=(7_000,), tint=0.88, weight=2.5)
_CONTEXT = replace(_card(Slot.QUIET), preset="foldedCorner", adjustments=(14_000,), weight=1.25, tint=0.9)
_EFFECT = replace(_card(Slot.EFFECT), preset="roundRect", adjustments=(18_000,), weight=4.5, compound="dbl", tint=0.86)

_ROOMY = (127_000, 101_600, 127_000, 101_600)


def _tile(sign: Look) -> Look:
    """Return the look of a large card."""
    return replace(sign, anchor="t", insets=_ROOMY)


# Every sign that an event or effect may bear.
_SIGNS: dict[str, Look] = {
    **{name: sign for place, slot in enumerate(FUNCTION_SLOTS, 1) for name, sign in _signs(place, slot).items()},
    "event-any": replace(_card(Slot.DARK), tint=0.86),
    "planned-any": _unfilled(_card(Slot.DARK)),
    "context": _CONTEXT,
    "planned-context": _unfilled(_CONTEXT),
    "effect": _EFFECT,
    "hoped-effect": replace(_unfilled(_EFFECT), weight=2.25),
}

LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        **_SIGNS,
        **{f"{name}-badge": replace(sign, align="ctr", insets=_STILL) for name, sign in _SIGNS.items()},
        **{f"{name}-tile": _tile(sign) for name, sign in _SIGNS.items()},
        "tile": _tile(replace(_card(Slot.DARK), fill=Slot.LIGHT, tint=0.0)),
        **{
            name: part
            for place, slot in enumerate(FUNCTION_SLOTS, 1)
            for name, part in _lane(f"F{place}", slot).items()
        },
        **_lane("context", Slot.QUIET),
        "lane-own": Look(fill=Slot.DARK, tint=0.93),
        "lane-label-own": _label(Slot.DARK),
        "blank-own": _blank(Slot.DARK),
        **{
            name: part
            for place, slot in enumerate(FUNCTION_SLOTS, 1)
            for name, part in _printed(f"F{place}", slot, _MARKS[place - 1]).items()
        },
        **_printed("effect", Slot.EFFECT, _EFFECT),
        **_printed("reverse", Slot.REVERSE, _REVERSE),
        **_printed("context", Slot.QUIET, _CONTEXT),
        **_printed("own", Slot.DARK, _unfilled(_card(Slot.DARK))),
        "chip-reverse": Look(
            preset="plaque",
            adjustments=(12_000,),
            fill=Slot.BACKGROUND,
            line=Slot.REVERSE,
            weight=1.5,
            letters={"": Letters(colour=Slot.REVERSE)},
            align="ctr",
            insets=(25_400, 0, 25_400, 0),
        ),
        "aside": Look(fill=Slot.LIGHT),
        "lead": Look(fill=Slot.DARK, letters={"": Letters(colour=Slot.BACKGROUND)}, insets=_STILL),
        "project": Look(
            fill=Slot.DARK, letters={"": Letters(bold=True, colour=Slot.BACKGROUND)}, align="r", insets=_STILL
        ),
        "body": Look(letters={"": Letters()}, insets=_STILL, anchor="t"),
        "label": Look(letters={"": Letters(bold=True, colour=Slot.QUIET)}, insets=_STILL, anchor="t"),
        "ask": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, insets=_STILL, anchor="t"),
        "ruled": Look(line=Slot.QUIET, weight=0.75, dash="sysDot"),
        "scissors": Look(line=Slot.QUIET, weight=0.75, dash="dash"),
        "blank-effect": replace(_blank(Slot.EFFECT), preset="roundRect", adjustments=(18_000,), weight=2.25),
        "marker": Look(
            preset="homePlate",
            adjustments=(30_000,),
            fill=Slot.BACKGROUND,
            line=Slot.DARK,
            letters={"": Letters(colour=Slot.DARK)},
        ),
        "reference": Look(
            line=Slot.QUIET,
            line_tint=0.4,
            weight=0.75,
            dash="sysDot",
            letters={"": Letters(italic=True, colour=Slot.QUIET)},
        ),
        "reason": Look(
            fill=Slot.BACKGROUND,
            line=Slot.DARK,
            weight=0.75,
            letters={"": Letters(bold=True, colour=Slot.DARK)},
            align="ctr",
            insets=(12_700, 0, 12_700, 0),
        ),
        "reason-tie": Look(line=Slot.DARK, weight=0.75, dash="sysDot"),
        "header": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, align="ctr", insets=_STILL),
        "effects-header": Look(letters={"": Letters(bold=True, colour=Slot.EFFECT)}, align="ctr", insets=_STILL),
        "heading": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, insets=_STILL),
        "hub": Look(
            preset="roundRect", fill=Slot.DARK, letters={"": Letters(bold=True, colour=Slot.BACKGROUND)}, align="ctr"
        ),
        "person": replace(_card(Slot.SETUP), preset="roundRect", align="ctr"),
        "thing": replace(_card(Slot.INFLUENCE), preset="foldedCorner", align="ctr"),
        "tie": Look(line=Slot.QUIET, weight=1.75),
        "text": Look(letters={"name": Letters(bold=True), "": Letters()}, insets=_STILL),
        "ruler": Look(fill=Slot.LIGHT, line=Slot.DARK, weight=1.0),
        "ruler-year": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, align="ctr", insets=_STILL),
        "cut": Look(line=Slot.DARK, weight=1.75),
        "moment": Look(preset="diamond", fill=Slot.DARK),
        "loose": Look(line=Slot.DARK, weight=2.25, dash="sysDot"),
        "year": Look(fill=Slot.BACKGROUND, letters={"": Letters(colour=Slot.DARK)}, align="ctr", insets=_STILL),
        "panel": Look(fill=Slot.BACKGROUND),
        "axis": Look(line=Slot.DARK, weight=1.5, head=True),
        "axis-part": Look(line=Slot.DARK, weight=1.5),
        "silence": Look(line=Slot.DARK, weight=1.5, dash="sysDot"),
        "tick": Look(line=Slot.DARK, weight=1.0),
        "leader": Look(line=Slot.QUIET, weight=0.75),
        "span": Look(line=Slot.DARK, weight=5.0),
        "ring": Look(preset="ellipse", line=Slot.QUIET, weight=0.75),
        "rim": Look(preset="ellipse", line=Slot.DARK, weight=2.25),
        **{
            f"spoke-F{place}": Look(line=slot, weight=1.5, dash=dash)
            for place, (slot, dash) in enumerate(zip(FUNCTION_SLOTS, ("solid", "dash", "sysDash"), strict=True), 1)
        },
        "road": Look(line=Slot.QUIET, line_tint=0.72, weight=22.0, cap="rnd", curved=True),
        "edge-path": Look(line=Slot.DARK, weight=1.5, dash="sysDash", head=True, curved=True),
        **_line("edge-claimed", Look(line=Slot.QUIET, line_tint=0.2, weight=1.25, head=True)),
        **_line("edge-effect", Look(line=Slot.EFFECT, weight=1.75, head=True)),
        **_line("edge-succession", Look(line=Slot.QUIET, weight=1.25, dash="sysDash", head=True)),
    }
)


@cache
def look(name: str) -> Look:
    """Return the look of a style; "event-F1/14" is that of "event-F1" with letters of 14 points.

    "entry-F1/22,16" gives its first role 22 points and all others 16.

    Raises:
        KeyError: no style has this name.
    """
    base, _, size = name.partition("/")
    style = LOOKS[base]
    if not size:
        return style
    first, _, others = size.partition(",")
    sizes = {role: float(others or first) if at else float(first) for at, role in enumerate(style.letters)}
    roles = {role: replace(letters, size=sizes[role]) for role, letters in style.letters.items()}
    return replace(style, letters=MappingProxyType(roles))
