"""The theme of a PowerPoint template: its fonts, and the colours for drawings by the map of its master."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from rtdocs.write.drawingml.fonts import Fonts, fonts_of
from rtdocs.write.drawingml.legibility import Colours, colours_for, rgb_of, scheme_of

_WHITE = "FFFFFF"


def colours_of(layout: Any) -> Colours:  # noqa: ANN401 - python-pptx has no types
    """Return the colours for drawings on a layout's part."""
    master = layout.slide_layout.slide_master.part
    theme = _theme(master)
    return colours_for(theme, _ground(layout, master, theme))


_PROGRAMS_OWN = "Arial"


def fonts_for(master: Any) -> Fonts:  # noqa: ANN401 - python-pptx has no types
    """Return the fonts of the theme of a master's part; where it names none, the one that PowerPoint draws in."""
    theme = _theme_part(master)
    found = Fonts() if theme is None else fonts_of(theme.blob)
    return Fonts(found.headings or _PROGRAMS_OWN, found.body or _PROGRAMS_OWN)


def take_theme(master: Any, other: Any) -> None:  # noqa: ANN401 - idem
    """Give a master's theme the colours and the fonts of another master's; its effects and fills stay."""
    part, given = _theme_part(master), _theme_part(other)
    if part is None or given is None:
        return
    theme, source = (etree.fromstring(each.blob) for each in (part, given))
    for name in ("clrScheme", "fontScheme"):
        old, new = (root.find(f".//{{*}}{name}") for root in (theme, source))
        if old is not None and new is not None:
            old.getparent().replace(old, new)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - idem


def _theme_part(master: Any) -> Any:  # noqa: ANN401 - idem
    return next((each.target_part for each in master.rels.values() if each.reltype.endswith("/theme")), None)


def _theme(master: Any) -> dict[str, str]:  # noqa: ANN401 - idem
    """Return the theme's colours by the names that shapes call them: "tx1" by the master's colour map."""
    part = _theme_part(master)
    own = {} if part is None else scheme_of(part.blob)
    named = master._element.find("{*}clrMap")  # noqa: SLF001 - idem
    return own | {name: own[value] for name, value in (() if named is None else named.items()) if value in own}


def _ground(layout: Any, master: Any, theme: Mapping[str, str]) -> str:  # noqa: ANN401 - idem
    """Return the colour behind a layout's slides; empty where it is a picture, a gradient, or unknown."""
    for part in (layout, master):
        ground = part._element.find("{*}cSld/{*}bg")  # noqa: SLF001 - idem
        if ground is not None:
            colour = ground.find("{*}bgRef/*")
            colour = ground.find("{*}bgPr/{*}solidFill/*") if colour is None else colour
            return "" if colour is None or len(colour) else _said(colour, theme)
    return _WHITE


def _said(colour: etree._Element, theme: Mapping[str, str]) -> str:
    return rgb_of(colour) if colour.tag.endswith("srgbClr") else theme.get(str(colour.get("val")), "")
