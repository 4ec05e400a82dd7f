"""Fields of a template that tell a property of the document, TITLE or DOCPROPERTY Author: they show what it is.

Word shows the text that such a field held when the template was saved, until somebody updates the fields.
"""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from rtdocs.write.word.markup import w

_PROPERTY = re.compile(r'\s*(?:DOCPROPERTY\s+"?)?(title|subject|author|keywords)"?(?:\s.*)?', re.IGNORECASE | re.DOTALL)


def tell(roots: Iterable[etree._Element], told: Mapping[str, str]) -> None:
    """Give the fields in the parts of a document the properties they tell, by the names "title", "author" and so on."""
    for root in roots:
        for field in root.iter(w("fldSimple")):
            _show(list(field.iter(w("t"))), _told(field.get(w("instr"), ""), told))
        for paragraph in root.iter(w("p")):
            _tell_runs(paragraph, told)


def _tell_runs(paragraph: etree._Element, told: Mapping[str, str]) -> None:
    """Tell the fields that stand in runs of one paragraph; one within another, or over several, stays as it is."""
    code, result, depth, is_result = "", [], 0, False
    for element in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"), "")
        if element.tag == w("instrText"):
            code += element.text or ""
        elif element.tag == w("t"):
            result += [element] if is_result else []
        elif kind == "begin":
            depth += 1
            code, result, is_result = "" if depth == 1 else "nested", [], False
        elif kind == "separate":
            is_result = True
        elif kind == "end":
            _show(result, _told(code, told))
            depth, is_result = depth - 1, False


def _told(code: str, told: Mapping[str, str]) -> str:
    found = _PROPERTY.fullmatch(code)
    return told.get(found[1].lower(), "") if found else ""


def _show(texts: list[etree._Element], told: str) -> None:
    for place, text in enumerate(texts if told else ()):
        text.text = "" if place else told
