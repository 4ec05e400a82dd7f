"""The places that a template keeps for blocks: found as marks, then filled in one go.

docxtpl prints a mark in each place, so its regular expressions never see the blocks; and the blocks go in as text that
is parsed once, since lxml takes quadratic time to move a long table from one tree to another (3 s for 2,000 rows).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from lxml import etree

from rtdocs.errors import BrokenTemplate
from rtdocs.write.word_names import PLACE_SPACE, Place
from rtdocs.write.word_xml import SPACES, elements, w

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_MARK = f"{{{PLACE_SPACE}}}place"
_MARK_TEXT = re.compile(rf'<place xmlns="{PLACE_SPACE}" name="(\w+)"[^>]*/>')
# What may hold paragraphs and tables, so a place too.
_HOLDERS = {w("body"), w("tc"), w("sdtContent")}

LISTS = (Place.CONTENTS, Place.CAPTIONS)
"""The places that list what stands in the others."""

Blocks = Callable[[Place], str]


def check_places(parts: Iterable[etree._Element], path: Path) -> None:
    """Hold every mark of the template to where it may stand.

    Args:
        parts: the body, then the headers and footers.
        path: the template, for the message.

    Raises:
        BrokenTemplate: there is no place, one stands where no paragraph may, or one stands twice.
    """
    body, *others = parts
    if body.find(f".//{_MARK}") is None:
        raise BrokenTemplate("word-empty", path=path)
    seen: set[str] = set()
    for part in (body, *others):
        for mark in part.iter(_MARK):
            name = str(mark.get("printed"))
            if part is not body or mark.getparent().tag not in _HOLDERS:
                raise BrokenTemplate("word-place", path=path, name=name)
            if mark.get("name") in seen:
                raise BrokenTemplate("word-twice", path=path, name=name)
            seen.add(mark.get("name"))


def places(body: etree._Element) -> Iterator[Place]:
    """Yield the places of a template in their order."""
    yield from (Place(mark.get("name")) for mark in body.iter(_MARK))


def fill_places(part: "DocumentPart", blocks: Blocks) -> etree._Element:
    """Put blocks in all places but those of the lists; return the document's new root."""
    _keep_cells(part.element)
    text = _MARK_TEXT.sub(lambda mark: _filling(mark, blocks), etree.tostring(part.element, encoding="unicode"))
    missing = [f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items() if prefix not in part.element.nsmap]
    text = re.sub(r"^<[\w:]+", lambda root: " ".join((root[0], *missing)), text)
    part._element = parse_xml(text)  # noqa: SLF001 - python-docx offers no other way to replace a part's tree
    return part.element


def fill_lists(root: etree._Element, lists: Mapping[Place, Callable[[etree._Element], str]]) -> None:
    """Put the lists of headings and captions in their places, where there are some; what they list must stand."""
    for mark in list(root.iter(_MARK)):
        xml = lists[Place(mark.get("name"))](root)
        holder = mark.getparent()
        at = holder.index(mark)
        holder[at : at + 1] = elements(xml)


def _filling(mark: re.Match[str], blocks: Blocks) -> str:
    place = Place(mark[1])
    return mark[0] if place in LISTS else blocks(place)


def _keep_cells(root: etree._Element) -> None:
    """Give a paragraph to cells that end in a mark: Word demands one at the end of every cell."""
    for mark in root.iter(_MARK):
        if mark.getparent().tag == w("tc") and mark.getnext() is None:
            mark.addnext(elements("<w:p/>")[0])
