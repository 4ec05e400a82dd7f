"""The theme's colours where no Office theme stands behind them: as they are on paper, and on a dark screen.

A dark screen has its own colour for each slot, light on a dark ground, and a tint is mixed with that ground instead of
with white: so every look of `rtdocs.layout.theme` keeps its contrasts both ways (a test measures them all).
"""

from collections.abc import Mapping

from rtdocs.layout.theme import LOOKS, RGB, Slot

Palette = Mapping[Slot, str]

LIGHT: Palette = RGB
DARK: Palette = {
    Slot.TEXT: "ECEEF2",
    Slot.BACKGROUND: "161B22",
    Slot.DARK: "A9CBEE",
    Slot.LIGHT: "0D1117",
    Slot.SETUP: "7DB4F0",
    Slot.INFLUENCE: "CFA3E6",
    Slot.CONVERGE: "55C7BF",
    Slot.EFFECT: "E6B45C",
    Slot.REVERSE: "FF9C91",
    Slot.QUIET: "AEB6C2",
}


def shade(slot: Slot | None, tint: float = 0.0, palette: Palette = LIGHT) -> str:
    """Return a colour as "#1F5C99", mixed with the ground by the share `tint`; "none" for no slot."""
    if slot is None:
        return "none"
    pairs = zip(_parts(palette[slot]), _parts(palette[Slot.BACKGROUND]), strict=True)
    return "#" + "".join(f"{round(part + (ground - part) * tint):02X}" for part, ground in pairs)


def variable(slot: Slot | None, tint: float = 0.0) -> str:
    """Return a colour as the CSS variable that stands for it in a page, with either palette."""
    return "none" if slot is None else f"var({_name(slot, tint)})"


def variables(palette: Palette) -> str:
    """Return what each variable is in a palette, as the inside of a CSS rule."""
    looks = LOOKS.values()
    inks = {*((style.fill, style.tint) for style in looks), *((style.line, style.line_tint) for style in looks)}
    tints = {(slot, tint) for slot, tint in inks if slot is not None}
    every = sorted({(slot, 0.0) for slot in Slot} | tints, key=lambda pair: _name(*pair))
    return "".join(f"{_name(slot, tint)}:{shade(slot, tint, palette)};" for slot, tint in every)


def _name(slot: Slot, tint: float) -> str:
    return f"--{slot.value}-{round(tint * 100)}" if tint else f"--{slot.value}"


def _parts(rgb: str) -> tuple[int, ...]:
    return tuple(int(rgb[place : place + 2], 16) for place in (0, 2, 4))
