"""The preview page as text: what stands in it, and that nothing of a person's words becomes part of its own code."""

import re

import pytest
from conftest import ROOT
from lxml import etree
from stories import story

from rtdocs.i18n import language
from rtdocs.plan import deck
from rtdocs.plan.slides import LegendSlide, TextSlide, TitleSlide
from rtdocs.write import preview

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
        preview.write(deck.plan(story(events, EFFECTS, **project), language(lang)), TEMPLATE, path)
        return path.read_text("utf-8")

    return write


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


def test_every_slide_with_a_drawing_is_there_under_its_number_and_no_other(written):
    root = parsed(written())
    slides = deck.plan(story(EVENTS, EFFECTS), language("fr")).slides
    drawn = [at for at, slide in enumerate(slides, 1) if not isinstance(slide, TitleSlide | TextSlide)]
    assert [int(key.removeprefix("slide-")) for key in root.xpath("//section/@id")] == drawn
    assert root.xpath("//nav//a/@href") == [f"#slide-{number}" for number in drawn]
    assert texts(root, "//nav//bdi") == texts(root, "//section/h2")
    assert len(root.xpath("//figure//*[@role='img'][@aria-label]")) == len(drawn)


def test_what_a_drawing_shows_follows_as_a_list(written):
    root = parsed(written())
    (schema,) = [each for each in root.xpath("//section") if "First meetings" in "".join(each.itertext())]
    items = texts(schema, ".//li")
    assert "First meetings" in items[0]
    assert len(items) == 5  # two events, an effect, two arrows
    assert "mots à la suite" in schema.xpath("string(.//*[@role='img']/@aria-label)")


def test_a_drawing_that_shows_nothing_of_the_story_has_notes_only(written):
    blank = parsed(written()).xpath("//section[last()]")[0]
    assert texts(blank, ".//summary") == ["Notes pour l’animation"]
    assert texts(blank, ".//li") == []


def test_a_slide_without_notes_has_no_empty_part(tmp_path):
    slides = (TitleSlide(title="T", subtitle="", credit=""), LegendSlide(title="L", signs=(), lines=(), lanes=()))
    told = deck.plan(story(), language("fr"))
    blank = next(slide for slide in told.slides if type(slide).__name__ == "BlankSlide")
    bare = type(told)(
        language="fr",
        title="T",
        author="",
        subject="",
        date="",
        footer="",
        page_words="",
        slides=(*slides, type(blank)(title="B", lanes=blank.lanes, prompt="p", effect_prompt="e")),
    )
    preview.write(bare, TEMPLATE, tmp_path / "page.html")
    root = parsed((tmp_path / "page.html").read_text("utf-8"))
    assert texts(root, "//section/h2") == ["B"]  # a legend of nothing has no drawing
    assert root.xpath("//details") == []


def test_nothing_is_fetched_and_no_script_runs(written):
    page = written(title="<script src='https://example.org/x.js'></script>")
    root = parsed(page)
    assert root.xpath("//script | //iframe | //img | //object | //@onload | //form") == []
    assert [link for link in root.xpath("//@href | //@src") if not link.startswith("#")] == ["data:,"]
    assert "url(" not in page
    assert "@import" not in page
    assert root.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "A & B", "\"a\" 'b'", "]]>", "سوق", "🥕", "</style>"])
def test_a_persons_words_are_shown_as_they_are(written, words):
    root = parsed(written(title=words, organisation=words, events=f"No|Date|Title|RT\n1|2014|{words}|1"))
    assert texts(root, "//h1") == [language("fr").typeset(words)]
    assert language("fr").typeset(words) in "".join(texts(root, "//li"))


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
