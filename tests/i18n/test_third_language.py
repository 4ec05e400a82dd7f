"""A third language is one folder and no code; whatever text is not from a catalogue then shows."""

import os
import re
import subprocess
import sys
import zipfile

import pytest
from conftest import files_in
from i18n import pseudo
from lxml import etree

# What no catalogue says: how Office calls its own things, keys for machines, and names that are the same everywhere.
PARTS_OF_OFFICE = re.compile(r"theme|styles|fontTable|slideMaster|slideLayout|Content_Types|docProps/app")
MACHINES = {"instrText", "f", "formula", "formula1", "formula2", "calculatedColumnFormula", "definedName", "formatCode"}
NOT_WORDS = re.compile(
    r"rtdocs|\bar-[^·]*>[^·]*(?= ·)|\bev-\d+|\bef-[A-Z]|--[a-z-]+|\bRT\d+\.\d+\b|\bRT ?\d+\b|\bF[123]\b|uk-UA|\{[a-z_]+\}|https?://\S+|\.(?:docx|pptx|xlsx)\b"
)
SHOWN = {"descr", "title", "prompt", "promptTitle", "error", "errorTitle"}
NAMED = {"cNvPr", "docPr", "sheet", "tableColumn", "alias", "tblCaption", "tblDescription"}
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")

DOCUMENTS = ("раппорт.docx", "соммаире.docx", "сцхема.pptx", "аффицхе.pptx", "грилле.docx", "грилле.xlsx")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A copy of the package with a third language, and the example workbook and its documents in it."""
    place = pseudo.package(tmp_path_factory.mktemp("third"))
    run(place, "new", "exemple.xlsx", "--example", "--lang", pseudo.CODE)
    run(place, "build", "exemple.xlsx", "--only", "report,summary,schema,poster,grid")
    return place


def run(place, *arguments):
    """Run the copy's command, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "rtdocs", *arguments],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(place), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(path):
    """Yield each text of a document that a person may see or hear."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml") and not PARTS_OF_OFFICE.search(name):
                yield from _told(etree.fromstring(package.read(name)))


def _told(root):
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if element.text and tag not in MACHINES:
            yield element.text
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            if local in SHOWN or (tag in NAMED and local in {"name", "val"}):
                yield value


def latin(texts):
    return [text for text in texts if LATIN.search(NOT_WORDS.sub("", text))]


def test_the_reader_of_a_third_language_knows_its_sheets_columns_choices_and_dates(place):
    assert "Риен а цорригер" in run(place, "check", "exemple.xlsx")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_wholly_in_the_third_language(place, name):
    assert latin(told(place / f"exemple-{name}")) == []


def test_the_workshop_kit_is_wholly_in_the_third_language(place):
    run(place, "kit", "--lang", pseudo.CODE, "-o", "kit")
    for path in files_in(place / "kit"):
        assert latin(told(path)) == [], path.name


def test_the_workbook_to_fill_in_is_wholly_in_the_third_language(place):
    assert latin(told(place / "exemple.xlsx")) == []


@pytest.mark.parametrize(
    "command", [(), ("build", "--help"), ("check", "--help"), ("collect", "--help"), ("explain", "D3")]
)
def test_the_terminal_speaks_the_third_language(place, command):
    shown = run(place, *command, "--lang", pseudo.CODE)
    words = re.sub(r"\[\w+(?:\|\w+)+\]|--?\w+|rtdocs \w+|\w+\.\w+", "", shown)
    assert latin(words.splitlines()) == []


def test_a_workbook_of_ours_gives_documents_in_the_third_language(place):
    """Only the group's own words stay in French."""
    run(place, "build", str(place / "samples" / "marche-solidaire.xlsx"), "--lang", pseudo.CODE, "-o", "autre")
    names = [path.name for path in files_in(place / "autre")]
    assert names == sorted(f"marche-solidaire-{name}" for name in DOCUMENTS if "соммаире" not in name)
    left = [latin(told(place / "autre" / name)) for name in names]
    assert all(any("Marché" in text for text in texts) for texts in left)


def test_the_pseudo_language_shows_what_no_catalogue_says():
    assert pseudo.in_cyrillic("Un événement, {count} fois : œuvre.docx") == "Ун евенемент, {count} фоис : оеувре.docx"
    assert latin(["Ун евенемент", "Un mot", "RT 5", "rtdocs"]) == ["Un mot"]
