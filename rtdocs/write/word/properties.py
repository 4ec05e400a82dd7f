"""The properties of a Word file, its language for proofing, and the removal of traces of the template."""

from typing import TYPE_CHECKING

from lxml import etree

from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.word.markup import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordFile
    from docx.opc.rel import Relationships

    from rtdocs.plan.content.document import Document

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
_EXTENDED = "/extended-properties"
# Parts of an older or other program's view of the template: a second table of styles (which validators refuse), a
# small picture of its first page.
_LEFT_OVER = ("/stylesWithEffects", "/thumbnail")


def set_properties(word: "WordFile", document: "Document", tag: str) -> None:
    """Write the properties of the document, and only those; `tag` is its language, "fr-CA"."""
    core = word.core_properties._element  # noqa: SLF001 - python-docx has no public way to begin anew
    core.clear()
    for child in _core(document, tag):
        core.append(child)
    package = word.part.package
    for part in package.iter_parts():
        if part.partname.lower() == "/docprops/app.xml":
            part._blob = _APP  # noqa: SLF001 - idem
    for owner in (package, word.part):
        _drop(owner.rels)


def set_language(parts: "Iterable[etree._Element]", styles: etree._Element, settings: etree._Element, tag: str) -> None:
    """Make a template's own text, its styles, their defaults and its settings of the document's language."""
    _default_language(styles)
    for root in (*parts, styles):
        for mark in root.iter(w("lang")):
            mark.set(w("val"), tag)
    for fonts in settings.iter(w("themeFontLang")):
        fonts.set(w("val"), tag)


def _default_language(styles: etree._Element) -> None:
    """Let the defaults of the styles name a language, which all text without its own then has."""
    inner = styles
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        found = inner.find(w(name))
        if found is None:
            found = etree.SubElement(inner, w(name))
        inner = found


def _core(document: "Document", tag: str) -> "list[etree._Element]":
    """Return the children of the core properties; those that are empty are left out."""
    said = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "cp:keywords": document.keywords,
        "cp:lastModifiedBy": document.author,
        "dc:language": tag,
    }
    texts = "".join(f"<{name}>{safe(text)}</{name}>" for name, text in said.items() if text)
    dates = [_moment(name, document.date) for name in ("created", "modified") if document.date]
    return list(etree.fromstring(f"<core {_CORE}>{texts}{''.join(dates)}</core>"))


def _moment(name: str, day: str) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day[:10]}T00:00:00Z</dcterms:{name}>'


def _drop(relations: "Relationships") -> None:
    for number in [number for number, relation in relations.items() if relation.reltype.endswith(_LEFT_OVER)]:
        del relations[number]
