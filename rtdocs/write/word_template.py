"""Opens a Word template, refuses what it may not do, and prints its names through docxtpl.

A template is an untrusted file. It may print names, choose between two texts and use a few filters; it has no loops,
no calls and no arithmetic, so nothing in it can run or grow. All of that is looked at before docxtpl renders, since
docxtpl tells neither where a fault stands nor, by default, that a name is unknown.
"""

import re
import zipfile
from collections.abc import Iterator
from difflib import get_close_matches
from html import unescape
from pathlib import Path

from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from rtdocs.errors import BrokenTemplate
from rtdocs.write.word_names import Values, printable
from rtdocs.write.word_text import LINKS
from rtdocs.write.word_xml import w

FILTERS = ("capitalize", "lower", "title", "trim", "upper")
_ALLOWED = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Const,
)
# What an empty text prints: a paragraph that shows nothing else is taken out afterwards. No keyboard types it.
BLANK = "\ue000"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def open_template(path: Path) -> DocxTemplate:
    """Return a template, opened.

    Raises:
        BrokenTemplate: the file is missing, is no Word document, or is tied to a file or program elsewhere.
    """
    try:
        template = DocxTemplate(path)
        template.init_docx()
    except (OSError, OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise BrokenTemplate("template-unreadable", path=path) from error
    _cut_ties(template.docx.part, path)
    return template


def render(template: DocxTemplate, filled: Values, path: Path) -> None:
    """Print every name of the template; empty paragraphs that this leaves go.

    Raises:
        BrokenTemplate: the template cannot be understood, prints an unknown name or does what it may not.
    """
    sandbox = _sandbox()
    for xml in _sources(template):
        _inspect(xml, sandbox, filled, path)
    # docxtpl would also render the properties, as a template of their own.
    template.docx.core_properties._element.clear()  # noqa: SLF001 - python-docx has no public way
    template.render(filled, sandbox)
    for root in printed_parts(template):
        _sweep(root)


def printed_parts(template: DocxTemplate) -> list[etree._Element]:
    """Return the roots of what is printed on pages: the body, then the headers and footers."""
    part = template.docx.part
    uris = (template.HEADER_URI, template.FOOTER_URI)
    return [part.element, *(rel.target_part.element for rel in part.rels.values() if rel.reltype in uris)]


def _cut_ties(document: DocumentPart, path: Path) -> None:
    """Refuse a tie to another file; links to the web stay, and that to the template's own template goes."""
    for part in (document, *document.package.iter_parts()):
        for number, relation in [(number, relation) for number, relation in part.rels.items() if relation.is_external]:
            if relation.reltype.endswith("/attachedTemplate"):
                _forget(part, number)
            elif not relation.target_ref.lower().startswith(LINKS):
                raise BrokenTemplate("word-outside", path=path, target=relation.target_ref)


def _forget(settings: Part, number: str) -> None:
    """Word writes where the template of a file stood, on the disk of who made it: no matter here, and private."""
    del settings.rels[number]
    if not isinstance(settings, XmlPart):
        return
    for element in list(settings.element.iter(w("attachedTemplate"))):
        element.getparent().remove(element)


def _sandbox() -> ImmutableSandboxedEnvironment:
    """Return an environment where a name that is not there is a fault and text is never markup."""
    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_or_blank)
    sandbox.globals.clear()
    sandbox.filters = {name: sandbox.filters[name] for name in FILTERS}
    sandbox.tests = {}
    return sandbox


def _or_blank(value: object) -> object:
    return value or BLANK


def _sources(template: DocxTemplate) -> Iterator[str]:
    """Yield what docxtpl hands to Jinja, a part at a time, one paragraph a line."""
    parts = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    package = template.docx.part.package
    parts += [part.blob.decode() for part in package.iter_parts() if part.content_type == _FOOTNOTES]
    for part in parts:
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(part))


def _inspect(xml: str, sandbox: ImmutableSandboxedEnvironment, filled: Values, path: Path) -> None:
    try:
        tree = sandbox.parse(xml)
    except TemplateSyntaxError as error:
        raise BrokenTemplate("word-syntax", path=path, text=_line(xml, error.lineno)) from error
    for node in tree.find_all(nodes.Node):
        _inspect_node(node, filled, path, xml)


def _inspect_node(node: nodes.Node, filled: Values, path: Path, xml: str) -> None:
    forbidden = not isinstance(node, _ALLOWED) or (isinstance(node, nodes.Filter) and node.name not in FILTERS)
    if forbidden:
        raise BrokenTemplate("word-forbidden", path=path, text=_line(xml, node.lineno))
    for printed in node.iter_child_nodes():
        name = _name(printed)
        if name and not isinstance(node, nodes.Getattr) and not _known(name, filled):
            raise _unknown(name, filled, path, _line(xml, printed.lineno))


def _name(node: nodes.Node) -> str:
    """Return the whole name that a node prints: "projet.titre"; empty where it is no name."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=attr):
            return f"{_name(owner)}.{attr}"
        case _:
            return ""


def _known(name: str, filled: Values) -> bool:
    return name in printable(filled)


def _unknown(name: str, filled: Values, path: Path, text: str) -> BrokenTemplate:
    nearest = get_close_matches(name, printable(filled), n=1, cutoff=0)[0]
    return BrokenTemplate("word-name", path=path, text=text, name=name, nearest=nearest)


def _line(xml: str, number: int) -> str:
    """Return the text of the paragraph on a line, as a person sees it in Word."""
    line = xml.split("\n")[number - 1]
    return unescape(re.sub(r"<[^>]*>", "", line)).strip()


def _sweep(root: etree._Element) -> None:
    """Take out the paragraphs that only print empty texts, unless their container would be left without any."""
    for paragraph in list(root.iter(w("p"))):
        text = "".join(paragraph.itertext(w("t")))
        if BLANK not in text:
            continue
        alone = len(paragraph.getparent().findall(w("p"))) == 1
        if text.strip(f"{BLANK} ") or alone or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            _unmark(paragraph)
        else:
            paragraph.getparent().remove(paragraph)


def _unmark(paragraph: etree._Element) -> None:
    for text in paragraph.iter(w("t")):
        text.text = (text.text or "").replace(BLANK, "")
