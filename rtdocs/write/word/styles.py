"""The styles of a Word document, by the names that Word shows in English, and their ids in one template.

A built-in style bears the same name inside the file whatever the language of Word, but another id: `Titre1` in a
template made by a French Word (python-docx only looks ids up by name when it is too late to tell which is missing).
"""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from rtdocs.write.word.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element


class Style(Enum):
    """A style by its name in `w:style/w:name`."""

    BODY = "Normal"
    TITLE = "Title"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    CONTENTS_TITLE = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CAPTIONS = "table of figures"
    BULLET = "List Bullet"
    NUMBERED = "List Number"
    CAPTION = "caption"
    LEAD = "RT Lead"
    KEY = "RT Key"
    QUOTE = "RT Quote"
    NOTE = "RT Note"
    EFFECT_TITLE = "RT Effect Title"
    EFFECT = "RT Effect"
    SETBACK = "RT Setback"
    STEP = "RT Step"
    STEP_TEXT = "RT Step Text"
    STEP_WORDS = "RT Step Quote"
    DOT = "RT Dot"
    FIGURE_NUMBER = "RT Figure Number"
    PHOTO_CAPTION = "RT Photo Caption"
    FACTS = "RT Facts"
    FIGURES = "RT Figures"
    DOTS = "RT Dots"
    QUIET = "RT Quiet"
    BADGE_FIRST = "RT Badge 1"
    BADGE_SECOND = "RT Badge 2"
    BADGE_THIRD = "RT Badge 3"
    BADGE_REVERSE = "RT Badge Setback"
    BADGE_CONTEXT = "RT Badge Context"
    BADGE_PLANNED = "RT Badge Planned"
    BADGE_EFFECT = "RT Badge Effect"
    QUESTION = "RT Question"
    CELL = "RT Cell"
    FIGURE = "RT Figure"
    FIGURE_TEXT = "RT Figure Text"
    TABLE = "RT Table"
    ANSWERS = "RT Answers"
    STRONG = "Strong"
    LINK = "Hyperlink"
    PROMPT = "Placeholder Text"
    NOTE_TEXT = "footnote text"
    NOTE_MARK = "footnote reference"
    BREAK = "RT Break"


Styles = Mapping[Style, str]
"""The id of each style in one template."""


def find(styles: "_Element") -> Styles:
    """Return the id of each of our styles that a template has.

    Args:
        styles: the root of the template's styles part.
    """
    found = {style_name(style).casefold(): str(style.get(w("styleId"))) for style in styles.iter(w("style"))}
    return {style: found[style.value.casefold()] for style in Style if style.value.casefold() in found}


def style_name(style: "_Element") -> str:
    """Return the name of a style; empty where it has none."""
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"), ""))
