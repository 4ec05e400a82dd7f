"""A Word template, opened, and its names printed through docxtpl.

A template is an untrusted file, checked whole (`rtdocs.write.word.template_check`) before docxtpl renders it: docxtpl
names neither the place of a fault nor, by default, an unknown name.
"""

from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import CONTENT_TYPE
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from rtdocs.errors import BrokenTemplate
from rtdocs.template_problems import TemplateProblem
from rtdocs.write.package.cleaning import purge
from rtdocs.write.package.template_file import WORD, open_package, plain_errors
from rtdocs.write.word.markup import SPACES, w
from rtdocs.write.word.mending import mend
from rtdocs.write.word.template_lines import place_in
from rtdocs.write.word.template_names import Values
from rtdocs.write.word.template_tags import sandbox

# A document may go without properties of its page; letter paper with an inch around is then what Word shows.
_PAGE = (
    f'<w:sectPr xmlns:w="{SPACES["w"]}"><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template of text only: all properties are written anew (`rtdocs.write.word.properties`)."""

    docx: Any

    def map_tree(self, tree: etree._Element) -> None:
        """Put a printed body in its place, as text: lxml takes quadratic time to move a long one to another tree."""
        root = self.docx.part.element
        shell = etree.Element(root.tag, root.attrib, nsmap={**tree.nsmap, **root.nsmap})
        head = etree.tostring(shell, encoding="unicode").removesuffix("/>")
        before = "".join(etree.tostring(each, encoding="unicode") for each in root.body.itersiblings(preceding=True))
        body = etree.tostring(tree, encoding="unicode", with_tail=False).partition(">")[2] or "</w:body>"
        self.docx.part._element = parse_xml(f"{head}>{before}<w:body>{body}</w:document>")  # noqa: SLF001 - python-docx offers no other way to replace a part's tree
        self.docx._element = self.docx.part.element  # noqa: SLF001 - idem: who holds the document must see it

    def render_footnotes(self, context: Values, jinja_env: object = None) -> None:
        """Print the footnotes once: docxtpl does so for each section, and takes printed text for a template."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
                source = self.patch_xml(part.blob.decode())
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()  # noqa: SLF001 - idem

    def render_properties(self, *_context: object) -> None:
        """Leave the properties alone: docxtpl would print each of them, as a template of its own."""


class Opened(NamedTuple):
    """A template, opened, with the faults of the content left out of it."""

    template: DocxTemplate
    faults: tuple[TemplateProblem, ...]


def open_template(path: Path) -> Opened:
    """Return a template, opened.

    Raises:
        BrokenTemplate: the file is missing, is no Word document, or breaks a limit of safety.
    """
    opened = open_package(path, WORD, place_in)
    with plain_errors(path):
        template = _Template(opened.stream)
        template.init_docx()
        document = template.docx.part
        if not isinstance(document, DocumentPart) or document.element.find(w("body")) is None:
            raise BrokenTemplate("template-unreadable", path=path)
        if document.element.body.find(w("sectPr")) is None:
            document.element.body.append(parse_xml(_PAGE))
        purge(template.docx.settings.element)  # python-docx's own, where the template has none
    return Opened(template, opened.faults)


def render(template: DocxTemplate, filled: Values, path: Path) -> None:
    """Print every name of a template that was checked; paragraphs left empty by this go.

    Raises:
        BrokenTemplate: Jinja or docxtpl fails on it all the same.
    """
    try:
        with plain_errors(path):  # docxtpl takes for granted what the standard asks of a table, and more
            template.render(filled, sandbox())
    except TemplateError as error:
        raise BrokenTemplate("template-unreadable", path=path) from error
    for root in printed_parts(template):
        mend(root)


def printed_parts(template: DocxTemplate) -> list[etree._Element]:
    """Return the roots of the parts printed on pages: the body, then the headers and footers."""
    part = template.docx.part
    uris = (template.HEADER_URI, template.FOOTER_URI)
    return [part.element, *(rel.target_part.element for rel in part.rels.values() if rel.reltype in uris)]
