"""Word documents written from literal plans, and templates with one thing changed, for the tests of the Word writer."""

import re
import zipfile
from pathlib import Path

from lxml import etree

from rtdocs.plan.content.document import Document, Run
from rtdocs.write.word import document
from rtdocs.write.word.markup import SPACES

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "templates" / "rapport.docx"
GRID = ROOT / "templates" / "grille.docx"
FIELDS = {"project": {"title": "Marché & <fin>"}, "document": {"kind": "Rapport", "credit": "CACIS"}}


def text(words, **about):
    return (Run(words, **about),)


def plan(*blocks, **about):
    """Return a Document whose summary is these blocks."""
    sections = {"summary": blocks, **about.pop("sections", {})}
    return Document(**{"language": "fr", "title": "Marché", "fields": FIELDS, "sections": sections} | about)


class Written:
    """A stored document: its parts as XML."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}

    def xml(self, part="word/document.xml"):
        return etree.fromstring(self.parts[part])

    def find(self, path, part="word/document.xml"):
        return self.xml(part).xpath(path, namespaces=SPACES)

    def texts(self, path="//w:body//w:p"):
        return ["".join(node.itertext(f"{{{SPACES['w']}}}t")) for node in self.find(path)]

    def styled(self, style):
        return self.texts(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


NEXT_PARAGRAPH = len(Written(REPORT).find("//w:body/w:p")) + 1
"""The number of a paragraph that is added behind those of our template."""


def written(folder, *blocks, template=REPORT, **about):
    path = folder / "out.docx"
    document.write(plan(*blocks, **about), template, path)
    return Written(path)


def template(folder, *changes, source=REPORT, part="word/document.xml"):
    """Return a copy of a template with (pattern, instead) changed in one part."""
    path = folder / "template.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                for pattern, instead in changes:
                    content, count = re.subn(pattern, instead, content)
                    assert count, pattern
            new.writestr(name, content)
    return path


def template_saying(folder, said):
    """Return the report's template with one more paragraph."""
    return template(folder, ("<w:sectPr>", f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p><w:sectPr>"))
