"""Opens a Word template and prints its names through docxtpl.

A template is an untrusted file, checked whole (`rtdocs.write.word.template_check`) before docxtpl renders it: docxtpl
tells neither where a fault stands nor, by default, that a name is unknown.
"""

from pathlib import Path
from typing import NamedTuple

from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from rtdocs.errors import BrokenTemplate
from rtdocs.template_problems import TemplateProblem
from rtdocs.write.package.cleaning import purge
from rtdocs.write.package.template_file import open_package, plain_errors
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

    def render_properties(self, *_context: object) -> None:
        """Leave the properties alone: docxtpl would print each of them, as a template of its own."""


class Opened(NamedTuple):
    """A template, opened, and what had to be left out of it."""

    template: DocxTemplate
    faults: tuple[TemplateProblem, ...]


def open_template(path: Path) -> Opened:
    """Return a template, opened.

    Raises:
        BrokenTemplate: the file is missing, is no Word document, or breaks a limit of safety.
    """
    opened = open_package(path, place_in)
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
    """Print every name of a template that was checked; empty paragraphs that this leaves go.

    Raises:
        BrokenTemplate: Jinja or docxtpl can do nothing with it all the same.
    """
    try:
        template.render(filled, sandbox())
    except (TemplateError, etree.LxmlError) as error:
        raise BrokenTemplate("template-unreadable", path=path) from error
    for root in printed_parts(template):
        mend(root)


def printed_parts(template: DocxTemplate) -> list[etree._Element]:
    """Return the roots of what is printed on pages: the body, then the headers and footers."""
    part = template.docx.part
    uris = (template.HEADER_URI, template.FOOTER_URI)
    return [part.element, *(rel.target_part.element for rel in part.rels.values() if rel.reltype in uris)]
