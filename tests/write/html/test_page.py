"""The preview page as text: what stands in it, and that nothing of a person's words becomes part of its own code."""

import re
from dataclasses import replace

import pytest
from conftest import ROOT
from lxml import etree
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.content.slides import BlankSlide, TextSlide, TitleSlide
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.html import page as preview

TEMPLATE = ROOT / "templates" / "schema.pptx"
EVENTS = """
    No | Date | Title           | RT | Leads to
    1  | 2014 | First meetings  | 1  | 2
    2  | 2015 | A & B <b> "c"   | 10 | A
"""
EFFECTS = "No | Title\n A | Safer walks"


@pytest.fixture
def written(tmp_path):
    def write(lang="fr", events=EVENTS, **project):
        path = tmp_path / "page.html"
        preview.write(deck.plan(Telling(story(events, EFFECTS, **project), language_of(lang))), TEMPLATE, path)
        return path.read_text("utf-8")

    return write


def blank(title, notes=""):
    return BlankSlide(title=title, lanes=(("F1", "Réseau"),), prompt="Date", effect_prompt="Effet", notes=notes)


def of_slides(folder, *slides):
    """Return the page of a deck of these slides."""
    told = replace(deck.plan(Telling(story(), language_of("fr"))), slides=slides)
    preview.write(told, TEMPLATE, folder / "page.html")
    return parsed((folder / "page.html").read_text("utf-8"))


def parsed(page):
    """Return the page read as strictly as XML: a tag that a person's words opened would not close."""
    return etree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))


def texts(root, path):
    return ["".join(node.itertext()) for node in root.xpath(path)]


@pytest.mark.parametrize(("lang", "tag", "told"), [("fr", "fr-CA", "Aperçu"), ("en", "en-CA", "Preview")])
def test_the_page_says_its_language_and_its_project(written, lang, tag, told):
    root = parsed(written(lang, title="Marché", prepared_by="Table"))
    assert root.get("lang") == tag
    assert told in root.findtext("head/title")
    assert texts(root, "//h1") == ["Marché"]
    assert root.xpath("string(//meta[@name='author']/@content)") == "Table"
    assert "CACIS" in "".join(texts(root, "//footer"))


def test_every_slide_with_a_drawing_is_there_under_its_number_and_no_other(tmp_path):
    opening = TitleSlide(title="T", subtitle="", credit="")
    words = TextSlide(title="Des mots", items=("un", "deux"))
    root = of_slides(tmp_path, opening, blank("Un"), words, blank("Deux", notes="Bon à savoir."))
    assert root.xpath("//section/@id") == ["slide-2", "slide-4"]
    assert root.xpath("//nav//a/@href") == ["#slide-2", "#slide-4"]
    assert texts(root, "//nav//bdi") == texts(root, "//section/h2") == ["Un", "Deux"]
    assert root.xpath("//figure//*[@role='img']/@aria-label") == ["Dessin\u00a0: Un", "Dessin\u00a0: Deux"]
    assert texts(root, "//details") == [
        "\nNotes pour l’animation\nBon à savoir.\n"
    ]  # of the second: the first has none


def test_what_a_drawing_shows_follows_as_a_list(written):
    root = parsed(written())
    schema = next(each for each in root.xpath("//section") if "ont mené à" in each.findtext("h2"))
    items = texts(schema, ".//li")
    assert "First meetings" in items[0]
    assert len(items) == 5  # two events, an effect, two arrows
    assert "mots à la suite" in schema.xpath("string(.//*[@role='img']/@aria-label)")


def test_nothing_is_fetched_and_no_script_runs(written):
    page = written(title="<script src='https://example.org/x.js'></script>")
    root = parsed(page)
    assert root.xpath("//script | //iframe | //img | //object | //@onload | //form") == []
    assert root.xpath("//@src | //*[not(self::a)]/@href") == ["data:,"]
    # An address that a person typed is a link that a person clicks.
    assert {link for link in root.xpath("//a/@href") if link[0] != "#"} == {"https://example.org/x.js"}
    assert "url(" not in page
    assert "@import" not in page
    assert root.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "A & B", "\"a\" 'b'", "]]>", "سوق", "🥕", "</style>"])
def test_a_persons_words_are_shown_as_they_are(written, words):
    root = parsed(written(title=words, organisation=words, events=f"No|Date|Title|RT\n1|2014|{words}|1"))
    assert texts(root, "//h1") == [language_of("fr").typeset(words)]
    assert language_of("fr").typeset(words) in "".join(texts(root, "//li"))


def test_a_sign_that_no_page_can_hold_is_replaced(written):
    assert "\x07" not in (page := written(title="Mar\x07ché"))
    assert "Mar\ufffdché" in page


def test_every_id_is_there_once_and_every_link_leads_to_one(written):
    root = parsed(written())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert set(" ".join(root.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_words_of_the_group_find_their_own_direction(written):
    root = parsed(written())
    assert all(node.get("dir") == "auto" for node in root.xpath("//h1 | //section/h2 | //section//li"))


def test_every_colour_of_a_drawing_is_a_variable_of_both_palettes(written):
    page = written()
    assert re.findall(r'(?:fill|stroke)="#', page) == []
    used = set(re.findall(r"var\((--[a-z]+\d[\w-]*)\)", page))
    for palette in re.findall(r":root \{ (.*?) \}", page):
        assert used <= set(re.findall(r"(--[\w-]+):", palette))


def test_the_same_deck_gives_the_same_page(written):
    assert written() == written()
