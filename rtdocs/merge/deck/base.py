"""The base of a merge of presentations, carried in the file: the presentation's state when rtdocs wrote it.

The base stands in a part of tags, the only kind of part for programs' own text that PowerPoint itself writes and keeps.
LibreOffice drops the part, which is why the record beside the file holds the same text.
"""

import base64
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

from lxml import etree
from pptx.opc.package import Part

from rtdocs.merge.deck.state import DeckState, P, ShapeState, SlideState

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KIND: Final = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
_TAGS: Final = "ppt/tags/"
_NAME: Final = "RTDOCS"
_VERSION: Final = 1
_LONGEST: Final = 8_000  # characters of a tag's value: many, none of them long
_LARGEST: Final = 4_000_000  # bytes that a base may come to when unpacked; 300 slides of 60 shapes take 2
_BEHIND: Final = frozenset(f"{P}{name}" for name in ("kinsoku", "defaultTextStyle", "modifyVerifier", "extLst"))
"""What stands behind `custDataLst` in a presentation (ECMA-376, CT_Presentation)."""


def packed(state: DeckState) -> str:
    """Return a state as a short text: JSON, compressed, in base 85."""
    review = None if state.review is None else _told(state.review)
    told = json.dumps(
        [_VERSION, [_told(slide) for slide in state.slides], review, sorted(state.gone)],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return base64.b85encode(zlib.compress(told.encode(), 9)).decode()


def _told(slide: SlideState) -> list[Any]:
    shapes = {id_: [[*one.frame], one.text, one.look] for id_, one in slide.shapes.items()}
    return [slide.key, slide.title, shapes, slide.notes]


def unpacked(text: str) -> DeckState | None:
    """Return the state of a text of `packed`; None where the text is no such text, or of another version."""
    try:
        unzip = zlib.decompressobj()
        content = unzip.decompress(base64.b85decode(text), _LARGEST)
        version, slides, *more = json.loads(content)
        if version != _VERSION or unzip.unconsumed_tail:
            return None
        review, gone = more or (None, ())
        return DeckState(tuple(map(_slide, slides)), _slide(review) if review else None, frozenset(gone))
    except (ValueError, TypeError, zlib.error):
        return None


def _slide(told: list[Any]) -> SlideState:
    key, title, shapes, notes = told
    return SlideState(key, title, _shapes(shapes), tuple(notes))


def _shapes(shapes: dict[str, Any]) -> dict[str, ShapeState]:
    return {id_: ShapeState(tuple(map(int, frame)), text, look) for id_, (frame, text, look) in shapes.items()}


def put(presentation: Any, state: DeckState) -> None:  # noqa: ANN401 - python-pptx has no types
    """Put a base into an opened presentation, in the place of the base that it bears."""
    take(presentation)
    text = packed(state)
    values = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    root = etree.Element(f"{P}tagLst", nsmap={"p": P[1:-1]})
    for number, value in enumerate(values):
        etree.SubElement(root, f"{P}tag", name=f"{_NAME}{number}", val=value)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = presentation.part.package
    part = Part(package.next_partname("/ppt/tags/tag%d.xml"), _KIND, package, blob)
    listed = etree.Element(f"{P}custDataLst")
    etree.SubElement(listed, f"{P}tags", {f"{_R}id": presentation.part.relate_to(part, _RELATION)})
    _place_for_tags(presentation.element, listed)


def _place_for_tags(root: Any, listed: Any) -> None:  # noqa: ANN401 - idem
    after = next((child for child in root if child.tag in _BEHIND), None)
    if after is None:
        root.append(listed)
    else:
        after.addprevious(listed)


def take(presentation: Any) -> DeckState | None:  # noqa: ANN401 - idem
    """Take the base out of an opened presentation and return it; None where it bears none."""
    for tags in list(presentation.element.iterfind(f"{P}custDataLst/{P}tags")):
        relation = tags.get(f"{_R}id")
        part = presentation.part.related_part(relation)
        if (text := _text(part.blob)) is None:
            continue
        presentation.part.rels.pop(relation)
        listed = tags.getparent()
        listed.remove(tags)
        if not len(listed):
            listed.getparent().remove(listed)
        return unpacked(text)
    return None


def text_in(path: Path) -> str:
    """Return the base that a presentation bears, as text of `packed`, without opening the presentation; empty for none.

    The file is one that rtdocs has just written.
    """
    with zipfile.ZipFile(path) as package:
        tags = (_text(package.read(name)) for name in package.namelist() if name.startswith(_TAGS))
        return next(filter(None, tags), "")


def _text(blob: bytes) -> str | None:
    try:
        root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    values = {tag.get("name", ""): tag.get("val", "") for tag in root.iterfind(f"{P}tag")}
    if f"{_NAME}0" not in values:
        return None
    return "".join(values.get(f"{_NAME}{number}", "") for number in range(len(values)))
