"""The places that a template keeps for blocks: found as marks, then filled in one go.

docxtpl prints a mark in each place, so its regular expressions never see the blocks; and the blocks go in as text that
is parsed once, since lxml takes quadratic time to move a long table from one tree to another (3 s for 2,000 rows).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from lxml import etree

from rtdocs.write.word.markup import SPACES, elements, w
from rtdocs.write.word.template_names import PLACE_SPACE, BlockPlace

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

MARK = f"{{{PLACE_SPACE}}}place"
_MARK_TEXT = re.compile(rf'<place xmlns="{PLACE_SPACE}" name="(\w+)"[^>]*/>')

LISTS = (BlockPlace.CONTENTS, BlockPlace.CAPTIONS)
"""The places that list what stands in the others."""

Blocks = Callable[[BlockPlace], str]


def has_places(body: etree._Element) -> bool:
    """Tell whether a template has any place."""
    return body.find(f".//{MARK}") is not None


def add_places(body: etree._Element, places: Iterable[BlockPlace], before: str) -> None:
    """Put places behind all text of a template, in this order.

    Args:
        body: of a template without places.
        places: the places to add.
        before: XML to put ahead of them.
    """
    marks = "".join(f'<place xmlns="{PLACE_SPACE}" name="{place.value}" printed=""/>' for place in places)
    _behind(body, before + marks)


def placed(body: etree._Element) -> Iterator[BlockPlace]:
    """Yield the places of a template in their order."""
    yield from (BlockPlace(mark.get("name")) for mark in body.iter(MARK))


def fill_places(part: "DocumentPart", blocks: Blocks) -> etree._Element:
    """Put blocks in all places but those of the lists; return the document's new root."""
    text = _MARK_TEXT.sub(lambda mark: _filling(mark, blocks), etree.tostring(part.element, encoding="unicode"))
    missing = [f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items() if prefix not in part.element.nsmap]
    text = re.sub(r"^<[\w:]+", lambda root: " ".join((root[0], *missing)), text)
    part._element = parse_xml(text)  # noqa: SLF001 - python-docx offers no other way to replace a part's tree
    return part.element


def append(root: etree._Element, xml: str) -> None:
    """Put blocks behind all others in a document whose places are filled."""
    if xml:
        _behind(root.find(w("body")), xml)


def fill_lists(root: etree._Element, lists: Mapping[BlockPlace, Callable[[etree._Element], str]]) -> None:
    """Put the lists of headings and captions in their places, if any, once all headings and captions are placed."""
    for mark in list(root.iter(MARK)):
        xml = lists[BlockPlace(mark.get("name"))](root)
        holder = mark.getparent()
        at = holder.index(mark)
        holder[at : at + 1] = elements(xml)


def _filling(mark: re.Match[str], blocks: Blocks) -> str:
    place = BlockPlace(mark[1])
    return mark[0] if place in LISTS else blocks(place)


def _behind(body: etree._Element, xml: str) -> None:
    """Put elements behind all others; the body ends with the properties of its last section."""
    last = body.find(w("sectPr"))
    at = len(body) if last is None else body.index(last)
    body[at:at] = elements(xml)
