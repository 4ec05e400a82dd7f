"""Typefaces: the widths of a font's letters, by the names that Office and other programs give it.

The tables in fonts/ were written down by benchmarks/make_metrics.py. A font that has no free twin is measured by wider
ones, letter by letter: a text that fits in those letters fits in its own.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).with_name("fonts")
OURS = "Calibri"

_UNBREAKING = "\u00a0\u202f"
_NAMES = {
    "calibri": ("Calibri", "Calibri Light", "Carlito"),
    "arial": ("Arial", "Helvetica", "Helvetica Neue", "Liberation Sans", "Arimo", "Nimbus Sans"),
    "times": ("Times New Roman", "Times", "Liberation Serif", "Tinos", "Nimbus Roman"),
    "cambria": ("Cambria", "Caladea"),
    "georgia": ("Georgia", "Gelasio"),
    "gothic": ("Century Gothic", "URW Gothic"),
    "verdana": ("Verdana", "DejaVu Sans", "Bitstream Vera Sans"),
    "open-sans": ("Open Sans", "Noto Sans"),
    "montserrat": ("Montserrat",),
    "roboto": ("Roboto",),
}
_STAND_INS = ("Aptos", "Aptos Display", "Aptos Narrow", "Segoe UI", "Tahoma", "Trebuchet MS")
"""Fonts of Office without a free twin: all of them narrower than the wider of Arial and Open Sans."""
_FAMILIES = {
    **{name.casefold(): (table,) for table, names in _NAMES.items() for name in names},
    **{name.casefold(): ("arial", "open-sans") for name in _STAND_INS},
}
_WIDE = ("verdana", "montserrat", "open-sans")


class Typeface(NamedTuple):
    """The room that a font takes, in shares of its letters' size.

    Attributes:
        regular, bold: the widths of its letters.
        line: the distance from line to line.
        is_exact: whether these are its own, and not those of wider fonts.
    """

    regular: Mapping[str, float]
    bold: Mapping[str, float]
    line: float
    is_exact: bool = True


def is_known(font: str) -> bool:
    """Tell whether a font's own widths are known; another is measured by wider ones."""
    return len(_FAMILIES.get(font.strip().casefold(), _WIDE)) == 1


@cache
def typeface(font: str) -> Typeface:
    """Return the widths of a font by its name; wide ones for a font that is not known."""
    return reduce(_wider, map(_table, _FAMILIES.get(font.strip().casefold(), _WIDE)))


@cache
def _table(name: str) -> Typeface:
    stored = json.loads((TABLES / f"{name}.json").read_text("utf-8"))
    regular, bold = (_shares(stored[face], stored["units"]) for face in ("regular", "bold"))
    return Typeface(regular, bold, stored["line"])


def _shares(face: Mapping[str, int], units: int) -> dict[str, float]:
    """Return a face with no-break spaces as wide as the common one: few fonts have them, and programs draw that one."""
    return {char: wide / units for char, wide in {**dict.fromkeys(_UNBREAKING, face[" "]), **face}.items()}


def _wider(one: Typeface, other: Typeface) -> Typeface:
    """Return the wider of two typefaces, letter by letter."""
    pairs = zip((one.regular, one.bold), (other.regular, other.bold), strict=True)
    regular, bold = ({char: max(a.get(char, 0.0), b.get(char, 0.0)) for char in _chars((a, b))} for a, b in pairs)
    return Typeface(regular, bold, max(one.line, other.line), is_exact=False)


def _chars(faces: Iterable[Mapping[str, float]]) -> dict[str, None]:
    return {char: None for face in faces for char in face}
