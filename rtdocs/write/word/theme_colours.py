"""Theme colours of a template's styles, made to show alike in every program.

Word takes a colour that a style ties to the theme from the theme, whatever value stands beside the tie. LibreOffice and
others take the value: after a person changed the theme, or gave another, the two must agree again.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rtdocs.write.word.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_SLOTS = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""The names that styles give colours of a theme, where the theme itself names them otherwise."""
_WHITE = 255
_TIES = (("themeColor", "themeTint", "themeShade"), ("themeFill", "themeFillTint", "themeFillShade"))


def follow_theme(styles: "_Element", scheme: Mapping[str, str]) -> None:
    """Give every colour that is tied to the theme its value in the theme.

    Args:
        styles: the root of the styles part; changed in place.
        scheme: the colours of the theme by its own names for them, as RRGGBB.
    """
    for tie, tint, shade in _TIES:
        for element in styles.xpath(f"//*[@w:{tie}]"):
            name = element.get(w(tie))
            colour = scheme.get(_SLOTS.get(name, name), "")
            if colour and element.get(w(shade)) is None:
                element.set(w(_value_of(element, tie)), _tinted(colour, element.get(w(tint))))


def _value_of(element: "_Element", tie: str) -> str:
    """Return the attribute beside a tie: the fill of a shade, the colour of letters, the colour of a line."""
    if tie == "themeFill":
        return "fill"
    return "val" if element.tag == w("color") else "color"


def _tinted(colour: str, tint: str | None) -> str:
    """Return a colour mixed with white: `tint` is the share of it that stays, as two hexadecimal digits."""
    if tint is None:
        return colour
    kept = int(tint, 16) / _WHITE
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(_WHITE - (_WHITE - part) * kept):02X}" for part in parts)
