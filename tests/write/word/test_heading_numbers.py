"""Contents carry the numbers that a template's own numbering gives its headings."""

import re
import zipfile

import docx
import pytest
from conftest import ROOT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from rtdocs.plan.content.document import Document, Heading, Run
from rtdocs.write.word import document
from rtdocs.write.word.markup import SPACES

TITLES = ((1, "Le début"), (2, "Avant"), (2, "Après"), (1, "La suite"), (2, "Demain"))


def numbered(path, formats, patterns):
    """Write our template with numbered headings."""
    made = docx.Document(str(ROOT / "templates" / "rapport.docx"))
    root = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="Heading{at + 1}"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, (kind, pattern) in enumerate(zip(formats, patterns, strict=True))
    )
    space = f'xmlns:w="{SPACES["w"]}"'
    root.find(qn("w:num")).addprevious(
        parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    root.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for at, name in enumerate(("Heading 1", "Heading 2")):
        about = made.styles[name].element.get_or_add_pPr()
        level = f'<w:ilvl w:val="{at}"/>' if at == 1 else ""
        about._insert_numPr(parse_xml(f'<w:numPr {space}>{level}<w:numId w:val="77"/></w:numPr>'))
    made.save(path)
    return path


def contents(template, folder):
    blocks = tuple(Heading(f"h{at}", level, (Run(title),)) for at, (level, title) in enumerate(TITLES))
    plan = Document(language="fr", title="Essai", sections={"chains": blocks})
    document.write(plan, template, folder / "out.docx")
    with zipfile.ZipFile(folder / "out.docx") as package:
        text = package.read("word/document.xml").decode()
    listed = text[text.index('w:val="rt-contents"') : text.index("</w:sdt>", text.index('w:val="rt-contents"'))]
    lines = re.findall(r"<w:hyperlink.*?</w:hyperlink>", listed, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", line.replace("<w:tab/>", "\t")) for line in lines]


@pytest.mark.parametrize(
    ("formats", "patterns", "wanted"),
    [
        (("decimal", "decimal"), ("%1.", "%1.%2"), ["1.", "1.1", "1.2", "2.", "2.1"]),
        (("upperRoman", "lowerLetter"), ("%1", "%2)"), ["I", "a)", "b)", "II", "a)"]),
        (("none", "decimal"), ("", "%2"), ["", "1", "2", "", "1"]),
    ],
)
def test_each_line_of_the_contents_has_the_number_of_its_heading(tmp_path, formats, patterns, wanted):
    found = contents(numbered(tmp_path / "leur.docx", formats, patterns), tmp_path)
    titles = [title for _, title in TITLES]
    assert found == ["\t".join(filter(None, pair)) for pair in zip(wanted, titles, strict=True)]


def test_headings_without_numbers_have_none_in_the_contents(tmp_path):
    assert contents(ROOT / "templates" / "rapport.docx", tmp_path) == [title for _, title in TITLES]
