"""The styles of an .xlsx file, as far as a look has a meaning: number formats, words struck out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rtdocs.read.shown.number_format import BUILT_IN, shows_more

_OFF = {"0", "false", "off"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Looks:
    """The meanings of cells' looks.

    Attributes:
        codes: the codes of number formats that show more than bare digits, by the number of the look.
        struck: the numbers of the looks whose words are struck out.
    """

    codes: dict[int, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()


def read(markup: bytes) -> Looks:
    """Return the meanings of the looks that cells may bear; empty ones where the workbook has no styles.

    Raises:
        XMLSyntaxError: the part is no XML.
    """
    if not markup:
        return Looks()
    styles = etree.fromstring(markup, _PARSER)
    formats = {**BUILT_IN, **dict(_formats(styles))}
    struck = {number for number, font in enumerate(styles.iterfind("{*}fonts/{*}font")) if is_struck(font)}
    looks = list(enumerate(styles.iterfind("{*}cellXfs/{*}xf")))
    codes = {number: formats.get(_number(look, "numFmtId"), "") for number, look in looks}
    return Looks(
        {number: code for number, code in codes.items() if code and shows_more(code)},
        frozenset(number for number, look in looks if _number(look, "fontId") in struck),
    )


def struck_texts(markup: bytes) -> frozenset[int]:
    """Return the numbers of the shared texts of which some words are struck out.

    Raises:
        XMLSyntaxError: the part is no XML.
    """
    if b"strike" not in markup:
        return frozenset()
    texts = etree.fromstring(markup, _PARSER).iterfind("{*}si")
    return frozenset(number for number, text in enumerate(texts) if any(map(is_struck, text.iter("{*}rPr"))))


def is_struck(font: etree._Element) -> bool:
    """Tell whether a font, or the properties of a run, strike words out."""
    found = font.find("{*}strike")
    return found is not None and found.get("val", "1") not in _OFF


def _formats(styles: etree._Element) -> Iterator[tuple[int, str]]:
    for each in styles.iterfind("{*}numFmts/{*}numFmt"):
        yield _number(each, "numFmtId"), each.get("formatCode", "")


def _number(element: etree._Element, name: str) -> int:
    digits = element.get(name, "0")
    return int(digits) if digits.isdecimal() else 0
