"""The fonts of a theme, which drawings, titles and texts name by their use."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from rtdocs.layout.base.typefaces import is_known
from rtdocs.template_problems import TemplateProblem, TemplateRule

BODY, HEADINGS = "+mn-lt", "+mj-lt"
"""What DrawingML calls the theme's fonts for Latin letters."""


class Fonts(NamedTuple):
    """The names of a theme's fonts for Latin letters; empty where the theme names none."""

    headings: str = ""
    body: str = ""

    def named(self, font: str) -> str:
        """Return the name of a font that may be a theme's, "+mj-lt" or "+mn-lt"; an empty name is the font of texts."""
        return {HEADINGS: self.headings, BODY: self.body, "": self.body}.get(font, font)


def fonts_of(theme: bytes) -> Fonts:
    """Return the fonts of a theme's part."""
    scheme = etree.fromstring(theme).find(".//{*}fontScheme")
    return Fonts() if scheme is None else Fonts(_latin(scheme, "majorFont"), _latin(scheme, "minorFont"))


def _latin(scheme: etree._Element, use: str) -> str:
    latin = scheme.find(f"{{*}}{use}/{{*}}latin")
    return "" if latin is None else str(latin.get("typeface", "")).strip()


def unmeasured(*fonts: str) -> Iterator[TemplateProblem]:
    """Yield a note on the fonts whose own widths are not known, and which are measured by wider ones."""
    names = tuple(dict.fromkeys(font for font in fonts if font and not is_known(font)))
    if names:
        yield TemplateProblem(TemplateRule.FONT, values={"names": names})
