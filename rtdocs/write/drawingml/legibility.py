"""Legibility of drawings on any template: its own colours where they can be read, else darker ones on a light ground.

Drawings name the theme's colours, so that a person who changes the theme changes the drawing. In another organisation's
theme white letters may then stand on yellow, or black ones on a dark slide. Every look is measured with the template's
colours and the ground of its layout; where one fails, drawings take colours of their own: the template's, mixed with
black until they can be read on white, and a white panel where the ground is anything else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from rtdocs.layout.base.look import RGB, Slot
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Scene
from rtdocs.write.drawingml.palette import LIGHT, Palette, contrast, is_readable

_WHITE = "FFFFFF"
_SCHEME = re.compile(r'<a:schemeClr val="(\w+)"(?:/>|>(.*?)</a:schemeClr>)')
_STEPS = 10
_ALIKE = 1.1  # a contrast too low to be seen
_AROUND = 4 * EMU_PER_POINT
_READ = 6.5
"""The contrast with white that leaves 4.5 with the tints that looks mix from a colour."""
_DRAWN = (Slot.DARK, Slot.SETUP, Slot.INFLUENCE, Slot.CONVERGE, Slot.EFFECT, Slot.REVERSE, Slot.QUIET)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of drawings in place of the theme's.

    Attributes:
        theme: by the name of a slot, as "1F5C99"; empty where the theme serves.
        has_panel: whether they need a light ground of their own.
    """

    theme: Mapping[str, str] = field(default_factory=dict)
    has_panel: bool = False

    def paint(self, xml: str) -> str:
        """Return drawings as XML, their colours of the theme replaced by these."""
        return _SCHEME.sub(self._literal, xml) if self.theme else xml

    def panel(self, frame: Frame) -> Scene:
        """Return the light ground for a drawing in a frame; an empty scene where it needs none."""
        if not self.has_panel:
            return Scene(width=0, height=0, shapes=())
        ground = Frame(
            frame.x - _AROUND, frame.y - _AROUND // 2, frame.width + 2 * _AROUND, frame.height + 2 * (_AROUND // 2)
        )
        panel = Box(id="panel", frame=ground, style="panel", paragraphs=(), alt="", name="")
        return Scene(width=ground.width, height=ground.height, shapes=(panel,))

    def _literal(self, found: re.Match[str]) -> str:
        rgb = self.theme.get(found[1])
        return found[0] if rgb is None else f'<a:srgbClr val="{rgb}">{found[2] or ""}</a:srgbClr>'


def colours_for(theme: Mapping[str, str], ground: str) -> Colours:
    """Return the colours for drawings on a template.

    Args:
        theme: the colours of a template by the names that shapes call them ("tx1", "accent1"), as "1F5C99".
        ground: the colour behind the drawings; empty where it is a picture or unknown.
    """
    palette = {slot: theme.get(slot.value, RGB[slot]) for slot in Slot}
    if ground == palette[Slot.BACKGROUND] and (palette == RGB or is_readable(palette)):
        return Colours()
    has_panel = not ground or contrast(ground, _WHITE) > _ALIKE
    return Colours({slot.value: rgb for slot, rgb in _darkened(palette).items()}, has_panel)


def scheme_of(theme: bytes) -> dict[str, str]:
    """Return the colours of a theme's part by their names in it: "dk1", "accent1"."""
    scheme = etree.fromstring(theme).find(".//{*}clrScheme")
    slots = () if scheme is None else scheme
    return {str(etree.QName(slot).localname): rgb_of(slot[0]) for slot in slots if len(slot)}


def rgb_of(colour: etree._Element) -> str:
    """Return the value of a DrawingML colour as "1F5C99"; black for one that only names another."""
    value = colour.get("val") if colour.tag.endswith("srgbClr") else colour.get("lastClr")
    return str(value).upper() if value and re.fullmatch(r"[0-9A-Fa-f]{6}", value) else "000000"


def _darkened(palette: Palette) -> Palette:
    """Return a palette for a white ground with the hues of another; our own where even that cannot be read."""
    found = {**LIGHT, **{slot: _dark(palette[slot]) for slot in _DRAWN}}
    return found if is_readable(found) else LIGHT


def _dark(rgb: str) -> str:
    """Return a colour mixed with just enough black to be read on white."""
    parts = [int(rgb[at : at + 2], 16) for at in (0, 2, 4)]
    shades = ("".join(f"{part * step // _STEPS:02X}" for part in parts) for step in range(_STEPS, -1, -1))
    return next(shade for shade in shades if contrast(shade, _WHITE) >= _READ)
