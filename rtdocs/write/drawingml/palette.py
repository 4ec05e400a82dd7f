"""The palette of the theme where no Office theme is at hand: its colours on paper, and on a dark screen.

A dark screen has its own colour for each slot, light on a dark ground, and a tint is mixed with that ground instead of
with white: so every look of `rtdocs.layout.base.looks` keeps its contrasts both ways (a test measures them all).
"""

from collections.abc import Mapping, Sequence

from rtdocs.layout.base.look import RGB, Look, Slot
from rtdocs.layout.base.looks import LOOKS

Palette = Mapping[Slot, str]
_LETTERS, _LINES = 4.5, 3.0
_STRAIGHT = 0.04045  # below this share of light, the curve of sRGB is a line

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


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, each as "1F5C99": from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(palette: Palette) -> bool:
    """Tell whether every look can be read in a palette: letters at 4.5, lines at 3 (WCAG 2.2)."""
    grounds = [(Slot.BACKGROUND, 0.0), *((style.fill, style.tint) for name, style in LOOKS.items() if "lane-F" in name)]
    return all(_is_read(style, grounds, palette) for style in LOOKS.values())


def _is_read(style: Look, grounds: Sequence[tuple[Slot | None, float]], palette: Palette) -> bool:
    behind = [shade(*ground, palette)[1:] for ground in ([(style.fill, style.tint)] if style.fill else grounds)]
    around = [shade(*ground, palette)[1:] for ground in grounds]
    return all(
        contrast(palette[letters.colour], rgb) >= _LETTERS for letters in style.letters.values() for rgb in behind
    ) and (style.line is None or all(contrast(palette[style.line], rgb) >= _LINES for rgb in around))


def variable(slot: Slot | None, tint: float = 0.0) -> str:
    """Return the CSS variable of a colour in a page, which has a value in either palette."""
    return "none" if slot is None else f"var({_name(slot, tint)})"


def variables(palette: Palette) -> str:
    """Return the values of the CSS variables in a palette, as the inside of a CSS rule."""
    looks = LOOKS.values()
    inks = {*((style.fill, style.tint) for style in looks), *((style.line, style.line_tint) for style in looks)}
    tints = {(slot, tint) for slot, tint in inks if slot is not None}
    every = sorted({(slot, 0.0) for slot in Slot} | tints, key=lambda pair: _name(*pair))
    return "".join(f"{_name(slot, tint)}:{shade(slot, tint, palette)};" for slot, tint in every)


def _name(slot: Slot, tint: float) -> str:
    return f"--{slot.value}-{round(tint * 100)}" if tint else f"--{slot.value}"


def _parts(rgb: str) -> tuple[int, ...]:
    return tuple(int(rgb[place : place + 2], 16) for place in (0, 2, 4))


def _luminance(rgb: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    shares = [part / 255 for part in _parts(rgb)]
    red, green, blue = (share / 12.92 if share <= _STRAIGHT else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
