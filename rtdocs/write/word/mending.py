"""The mending of a part that docxtpl printed: losses and repetitions by lists and conditions."""

from lxml import etree

from rtdocs.write.word.markup import elements, w
from rtdocs.write.word.template_tags import BLANK

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ONCE = (f"{_W14}paraId", f"{_W14}textId")
"""What Word numbers paragraphs and rows by, each number once in a file."""


def mend(root: etree._Element) -> None:
    """Mend a part.

    A paragraph that only prints empty texts goes; a table left without rows goes; a cell ends in a paragraph, as Word
    demands, even where a part of the document stands in it; repeated elements keep their ids once.
    """
    for paragraph in list(root.iter(w("p"))):
        _sweep(paragraph)
    for row in [row for row in root.iter(w("tr")) if row.find(w("tc")) is None and row.find(w("sdt")) is None]:
        row.getparent().remove(row)
    for table in [table for table in root.iter(w("tbl")) if not any(True for _ in table.iter(w("tr")))]:
        table.getparent().remove(table)
    for cell in root.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            cell.append(elements("<w:p/>")[0])
    _number_once(root)


def _sweep(paragraph: etree._Element) -> None:
    """Take out a paragraph of empty texts, unless its container would be left without any or a section ends with it."""
    text = "".join(paragraph.itertext(w("t")))
    if BLANK not in text:
        return
    if text.strip(f"{BLANK} ") or _is_alone(paragraph) or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        for piece in paragraph.iter(w("t")):
            piece.text = (piece.text or "").replace(BLANK, "")
    else:
        paragraph.getparent().remove(paragraph)


def _is_alone(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph has no other beside it; its neighbours are looked at first, as there may be many."""
    both = (paragraph.itersiblings(w("p")), paragraph.itersiblings(w("p"), preceding=True))
    return all(next(siblings, None) is None for siblings in both)


def _number_once(root: etree._Element) -> None:
    seen: set[tuple[str, str | None]] = set()
    for element in list(root.iter(w("p"), w("tr"), w("bookmarkStart"), w("bookmarkEnd"))):
        numbers = _ONCE if element.tag in {w("p"), w("tr")} else (w("id"),)
        for name in numbers:
            key = (f"{element.tag}{name}" if name == w("id") else name, element.get(name))
            if key[1] is not None and key in seen:
                _forget(element, name)
            seen.add(key)


def _forget(element: etree._Element, name: str) -> None:
    """Take a repeated id from an element; a bookmark, which is nothing but its id, goes itself."""
    if name == w("id"):
        element.getparent().remove(element)
    else:
        del element.attrib[name]
