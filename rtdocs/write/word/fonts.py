"""The font of a style in a Word document: its own, that of the style it builds on, or the usual one."""

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.write.drawingml.fonts import Fonts, fonts_of
from rtdocs.write.word.markup import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordFile
    from lxml.etree import _Element

_WORDS_OWN = "Times New Roman"
"""What Word takes where nothing names a font (ECMA-376, 17.3.2.26 leaves it to the program)."""


def font_of(word: "WordFile", style: str) -> str:
    """Return the name of the font of Latin letters in the style with an id."""
    theme = next((r.target_part for r in word.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.THEME), None)
    fonts = Fonts() if theme is None else fonts_of(theme.blob)
    named = (_named(properties, fonts) for properties in _properties(word.styles.element, style))
    return next(filter(None, named), _WORDS_OWN)


def _properties(styles: "_Element", style: str) -> "Iterator[_Element]":
    """Yield the properties of runs that hold in a style, the nearest first."""
    known = {str(each.get(w("styleId"))): each for each in styles.iter(w("style"))}
    met: set[str] = set()
    while style in known and style not in met:
        met.add(style)
        yield from known[style].iterfind(w("rPr"))
        based = known[style].find(w("basedOn"))
        style = "" if based is None else str(based.get(w("val")))
    yield from styles.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")


def _named(properties: "_Element", fonts: Fonts) -> str:
    """Return the font that run properties name; of a theme font and a plain name, Word heeds the theme font."""
    named = properties.find(w("rFonts"))
    if named is None:
        return ""
    tie = str(named.get(w("asciiTheme"), ""))
    if tie:
        return fonts.headings if tie.startswith("major") else fonts.body
    return str(named.get(w("ascii"), ""))
