"""Text is measured in the font of the template that it is drawn in."""

import re
import zipfile

import docx
import pytest
from conftest import ROOT
from lxml import etree
from stories import story

from rtdocs import i18n, template
from rtdocs.layout.base.scene import Box, Card
from rtdocs.layout.base.text_boxes import FittedText, asked
from rtdocs.layout.base.text_metrics import measured_in
from rtdocs.plan import report
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.template_problems import TemplateRule
from rtdocs.write.html import page as html
from rtdocs.write.powerpoint.pages import pages
from rtdocs.write.powerpoint.template import open_template
from rtdocs.write.word import document
from rtdocs.write.word.fonts import font_of

FR = i18n.language_of("fr")
TELLING = "Le comité mobilise quarante voisines et présente un mémoire à l’Arrondissement Ville-Marie"


@pytest.fixture(scope="module")
def lettered(tmp_path_factory):
    """Our templates with the fonts of their themes replaced."""

    def make(name, headings, body=""):
        path = tmp_path_factory.mktemp("modeles") / name
        fonts = {"major": headings, "minor": body or headings}
        with zipfile.ZipFile(ROOT / "templates" / name) as ours, zipfile.ZipFile(path, "w") as theirs:
            for part in ours.namelist():
                text = ours.read(part)
                if "/theme/theme" in part:
                    for use, font in fonts.items():
                        named = rf"\g<1>{font}".encode()
                        text = re.sub(rb'(<a:%sFont>\s*<a:latin typeface=")[^"]*' % use.encode(), named, text)
                theirs.writestr(part, text)
        return path

    return make


@pytest.fixture(scope="module")
def told():
    """A story of eight events with long titles."""
    rows = "\n".join(f"{n} | {2000 + n} | {TELLING} | {n + 4} | {n + 1 if n < 8 else 'A'}" for n in range(1, 9))
    return story(f"No | Date | Title | RT | Leads to\n{rows}", "No | Title\nA | Un quartier plus vert")


def boxes(shapes):
    for shape in shapes:
        if isinstance(shape, Box):
            yield shape
        elif isinstance(shape, Card):
            yield from shape.parts


@pytest.mark.parametrize("font", ["Arial", "Verdana", "Georgia", "Aptos", "Plume de la ruelle"])
def test_all_text_of_a_deck_has_room_in_the_letters_of_its_template(lettered, told, font):
    opened = open_template(lettered("schema.pptx", font))
    assert opened.font == font
    with measured_in(font):
        drawn = [
            box
            for page in pages(deck.plan(Telling(told, FR)), opened)
            for box in boxes(page.scene.shapes)
            if box.paragraphs and "badge" not in box.style
        ]
        assert len(drawn) > 20
        for box in drawn:
            needed = asked(FittedText(box.paragraphs, 0), box.style, box.frame.width, box.frame.height)
            assert needed <= box.frame.height, box


@pytest.mark.parametrize("name", ["rapport.docx", "schema.pptx"])
def test_a_font_whose_letters_nobody_knows_is_told_by_name(lettered, name):
    found = template.check(lettered(name, "Plume de la ruelle", "Encre du canal"), "fr")
    told = [problem for problem in found if problem.fault is TemplateRule.FONT]
    names = {"rapport.docx": ("Encre du canal",), "schema.pptx": ("Encre du canal", "Plume de la ruelle")}
    assert [problem.values["names"] for problem in told] == [names[name]]
    assert "Encre du canal" in told[0].message(FR)


@pytest.mark.parametrize("font", ["Aptos", "Segoe UI", "Tahoma", "Trebuchet MS"])
def test_a_font_that_is_measured_by_wider_letters_is_told(lettered, font):
    told = [each for each in template.check(lettered("grille.docx", font), "fr") if each.fault is TemplateRule.FONT]
    assert [each.values["names"] for each in told] == [(font,)]


@pytest.mark.parametrize("name", ["rapport.docx", "sommaire.docx", "grille.docx", "schema.pptx"])
@pytest.mark.parametrize("font", ["Arial", "Verdana", "Georgia"])
def test_a_font_of_office_is_no_fault(lettered, name, font):
    assert template.check(lettered(name, font), "fr") == template.check(ROOT / "templates" / name, "fr")


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("defaults", "normal", "expected"),
    [
        ({"ascii": "Verdana", "hAnsi": "Verdana"}, None, "Verdana"),
        ({"ascii": "Georgia"}, {"ascii": "Verdana"}, "Verdana"),
        ({"eastAsia": "Verdana", "cs": "Verdana"}, {"eastAsia": "Georgia"}, "Times New Roman"),
        ({"asciiTheme": "majorHAnsi", "ascii": "Georgia"}, None, "Calibri"),
        ({"asciiTheme": "minorHAnsi"}, {"eastAsia": "Verdana"}, "Cambria"),
        ({}, None, "Times New Roman"),
    ],
    ids=["defaults", "style", "other-scripts", "major", "minor", "none"],
)
def test_the_font_of_a_word_template_is_found_wherever_it_is_named(defaults, normal, expected):
    """What LibreOffice embeds in a PDF of each was looked at: its twin of the font expected."""
    word = docx.Document()  # its theme has Calibri for titles, Cambria for texts
    _name(word.styles.element.find(f".//{{{W}}}rPrDefault"), defaults)
    _name(word.styles["Normal"].element, normal or {})
    maison = word.styles.add_style("Maison", 1)
    maison.base_style = word.styles["Normal"]
    assert font_of(word, maison.style_id) == expected


def _name(element, fonts):
    for named in element.findall(f".//{{{W}}}rFonts"):
        named.getparent().remove(named)
    if fonts:
        properties = element.find(f"{{{W}}}rPr")
        properties = etree.SubElement(element, f"{{{W}}}rPr") if properties is None else properties
        etree.SubElement(properties, f"{{{W}}}rFonts", {f"{{{W}}}{slot}": font for slot, font in fonts.items()})


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        ("ppt/presentation.xml", r'typeface="\+mn-lt"', 'typeface="Verdana"', ("Verdana", {"Calibri"})),
        ("ppt/slideMasters/slideMaster1.xml", r'typeface="\+m.-lt"', 'typeface="Verdana"', ("Calibri", {"Verdana"})),
        ("ppt/theme/theme1.xml", r'<a:latin typeface="[^"]*', '<a:latin typeface="', ("Arial", {"Arial"})),
    ],
    ids=["presentation", "master", "empty"],
)
def test_the_fonts_of_slides_are_found_wherever_they_are_named(tmp_path, part, old, new, expected):
    path = tmp_path / "modele.pptx"
    with zipfile.ZipFile(ROOT / "templates" / "schema.pptx") as ours, zipfile.ZipFile(path, "w") as theirs:
        for name in ours.namelist():
            content = ours.read(name)
            theirs.writestr(name, re.sub(old.encode(), new.encode(), content) if name == part else content)
    opened = open_template(path)
    assert (opened.font, {place.font for each in opened.layouts.values() for place in each.places.values()}) == expected


def test_drawings_of_a_report_are_measured_in_the_letters_of_its_template(lettered, told, tmp_path):
    heights = {}
    for font in ("Calibri", "Verdana"):
        path = tmp_path / f"{font}.docx"
        document.write(report.plan(Telling(told, FR)), lettered("rapport.docx", font), path)
        with zipfile.ZipFile(path) as package:
            text = package.read("word/document.xml").decode()
        heights[font] = re.findall(r'<wps:wsp>.*?<a:ext cx="(\d+)" cy="(\d+)"', text, re.DOTALL)
    assert len(heights["Calibri"]) > 8
    assert heights["Calibri"] != heights["Verdana"]


def test_the_page_names_the_font_that_its_drawings_were_measured_in(lettered, told, tmp_path):
    path = tmp_path / "apercu.html"
    html.write(deck.plan(Telling(told, FR)), lettered("schema.pptx", "Verdana"), path)
    assert 'font-family="Verdana, Calibri' in path.read_text("utf-8")
    html.write(deck.plan(Telling(told, FR)), ROOT / "templates" / "schema.pptx", path)
    assert "<svg" in path.read_text("utf-8")
    assert "font-family=" not in path.read_text("utf-8")
