"""The preview page in a headless Chromium: what a browser asks for, what eyes, keyboard and screen reader meet."""

import json
import re
from base64 import b64decode
from pathlib import Path

import programs
import pytest
from chromium import Chromium
from conftest import LANGUAGES, ROOT, SAMPLES
from stored import contrast
from stories import story

from rtdocs import preview
from rtdocs.i18n import language_of
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.html import page

pytestmark = pytest.mark.judge

HARM = "<script>document.title='harm'</script> & \"a\" 'b' </style></svg>"
FAR = "سوق التضامن في الحي 🥕🚲 \u202e\x07 WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
HOSTILE = f"""
    No | Date | Title   | RT | Direction | Leads to
    1  | 2014 | {HARM}  | 1  |           | 2
    2  | 2015 | {FAR}   | 10 | reverse   | A
"""
PAGES = [*((sample, lang) for sample in SAMPLES for lang in LANGUAGES), ("hostile", "fr")]
every_page = pytest.mark.parametrize(("sample", "lang"), PAGES)
light_and_dark = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])

# Fonts that a computer without Calibri or Carlito may have: wider, and with other heights.
FALLBACKS = ("Liberation Sans", "DejaVu Sans", "Liberation Serif")

TAB, ENTER, RIGHT = ("Tab", 9), ("Enter", 13), ("ArrowRight", 39)

REACHABLE = "[...document.querySelectorAll('a[href], .paper, summary')].map(each => each.outerHTML.slice(0, 90))"
FOCUSED = """(() => {
    const at = document.activeElement, look = getComputedStyle(at);
    return [at.outerHTML.slice(0, 90), look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2];
})()"""
# Each text of a drawing: its colour, and the colours of the shapes drawn before it that it stands on, last one first.
COLOURS = """[...document.querySelectorAll('svg')].flatMap(svg => {
    const all = [...svg.querySelectorAll('path, text')];
    const frames = new Map(all.map(each => [each, each.getBoundingClientRect()]));
    return all.filter(each => each.tagName === 'text').map(text => {
        const {left, right, top, bottom} = frames.get(text), x = (left + right) / 2, y = (top + bottom) / 2;
        const grounds = all.slice(0, all.indexOf(text)).filter(path => {
            const at = frames.get(path);
            return path.tagName === 'path' && at.left < x && x < at.right && at.top < y && y < at.bottom;
        }).map(path => getComputedStyle(path).fill).filter(fill => fill !== 'none');
        const paper = getComputedStyle(svg.parentElement).backgroundColor;
        return [text.textContent, getComputedStyle(text).fill, grounds.at(-1) ?? paper];
    });
})"""
# How far each text stands out of its shape, or of the drawing where it has none, in pixels: aside, above or below.
OVERFLOWS = """[...document.querySelectorAll('svg g[data-id]')].flatMap(group => {
    const holder = (group.querySelector('path') ?? group.closest('svg')).getBoundingClientRect();
    const turned = group.querySelector('[transform]') !== null;
    return [...group.querySelectorAll('text')].map(text => {
        const at = text.getBoundingClientRect();
        const across = Math.max(holder.left - at.left, at.right - holder.right);
        const down = Math.max(holder.top - at.top, at.bottom - holder.bottom);
        return [text.textContent, ...(turned ? [down, across] : [across, down])];
    });
})"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Chromium(programs.chromium(), tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")

    def made(sample, lang):
        path = folder / f"{sample}-{lang}.html"
        if not path.exists():
            _make(sample, lang, path)
        return path

    return made


def _make(sample, lang, path):
    if sample == "hostile":
        told = story(HOSTILE, effects=f"No | Title\n A | {HARM}", title=HARM, organisation=FAR, territory=HARM)
        page.write(deck.plan(Telling(told, language_of(lang))), ROOT / "templates" / "schema.pptx", path)
    else:
        assert preview(ROOT / "samples" / f"{sample}.xlsx", path, lang=lang).files == (path,)


def hexadecimal(colour):
    """Return "rgb(31, 36, 48)" as "1F2430"."""
    return "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


def _takes_focus(node):
    return any(each["name"] == "focusable" and each["value"]["value"] for each in node.get("properties", ()))


@every_page
@light_and_dark
def test_the_browser_asks_nothing_of_the_network_and_has_nothing_to_complain_of(browser, page_of, sample, lang, dark):
    browser.open(page_of(sample, lang), dark=dark)
    asked = [told["request"]["url"] for told in browser.told("Network.requestWillBeSent")]
    assert [Path(url).name for url in asked if not url.startswith("data:")] == [f"{sample}-{lang}.html"]
    assert browser.told("Log.entryAdded") == []
    assert browser.told("Runtime.consoleAPICalled") == []
    assert browser.told("Runtime.exceptionThrown") == []
    assert browser.run("document.title") != "harm"
    assert browser.run("document.scripts.length") == 0


@every_page
@light_and_dark
def test_axe_finds_no_violation(browser, page_of, sample, lang, dark):
    browser.open(page_of(sample, lang), dark=dark)
    browser.run(Path(programs.axe()).read_text("utf-8") + "; null")
    found = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then(told => JSON.stringify(told.violations))"
    )
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in json.loads(found)] == []


@every_page
@light_and_dark
def test_every_text_of_a_drawing_stands_out_from_what_is_behind_it(browser, page_of, sample, lang, dark):
    browser.open(page_of(sample, lang), dark=dark)
    assert browser.run("matchMedia('(prefers-color-scheme: dark)').matches") == dark
    texts = browser.run(COLOURS)
    assert len(texts) > 20
    assert [each for each in texts if contrast(hexadecimal(each[1]), hexadecimal(each[2])) < 4.5] == []


@every_page
def test_no_text_leaves_its_box_whatever_the_font(browser, page_of, sample, lang):
    browser.open(page_of(sample, lang), width=1280)
    size = browser.run("document.querySelector('svg').getScreenCTM().a")
    for font in ("", *FALLBACKS):
        browser.run(f"document.documentElement.style.fontFamily = {font!r}")
        # A line of text is a little higher than the room it was given: letters themselves are not.
        far = [each for each in browser.run(OVERFLOWS) if each[1] > 0.5 or each[2] > 3 * size]
        assert far == [], font


@every_page
def test_a_page_of_320_pixels_scrolls_no_way_but_down(browser, page_of, sample, lang):
    browser.open(page_of(sample, lang), width=320, height=256)
    assert browser.run("document.documentElement.scrollWidth") == 320
    letters = browser.run("12 * document.querySelector('svg').getScreenCTM().a")
    assert letters >= 12  # a drawing keeps its size, and scrolls in its own frame
    assert browser.run("[...document.querySelectorAll('.paper')].every(each => each.scrollWidth > each.clientWidth)")


@every_page
def test_tab_reaches_every_link_and_drawing_in_order_and_shows_where_it_is(browser, page_of, sample, lang):
    browser.open(page_of(sample, lang), width=320)
    expected = browser.run(REACHABLE)
    met = []
    for _ in expected:
        browser.press(*TAB)
        met.append(browser.run(FOCUSED))
    assert [what for what, _ in met] == expected
    assert [what for what, shown in met if not shown] == []


def test_the_keyboard_skips_to_the_drawings_and_scrolls_them(browser, page_of):
    browser.open(page_of("marche-solidaire", "fr"), width=320)
    browser.press(*TAB)
    browser.press(*ENTER)
    assert browser.run("document.activeElement.id") == "drawings"
    browser.press(*TAB)
    assert browser.run("document.activeElement.className") == "paper"
    browser.press(*RIGHT)
    browser.run("new Promise(done => setTimeout(done, 400))")  # Chromium glides there
    assert browser.run("document.activeElement.scrollLeft") > 0


@every_page
def test_a_screen_reader_meets_every_drawing_by_its_name_and_then_its_words(browser, page_of, sample, lang):
    browser.open(page_of(sample, lang))
    nodes = [node for node in browser.ask("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
    titles = [name for role, name in named if role == "heading"][2:]
    images = [name for role, name in named if role == "image"]
    assert len(images) == len(titles) > 1
    assert all(title in image for image, title in zip(images, titles, strict=True))
    for role in ("link", "navigation", "DisclosureTriangle"):
        assert all(name for each, name in named if each == role), role
    assert [node["role"]["value"] for node in nodes if _takes_focus(node) and not node["name"]["value"]] == []
    assert sum(role == "listitem" for role, _ in named) > 8


@every_page
def test_on_paper_each_drawing_begins_a_page_and_keeps_the_light_colours(browser, page_of, sample, lang):
    browser.open(page_of(sample, lang), dark=True)
    printed = b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    drawings = browser.run("document.querySelectorAll('svg').length")
    assert len(re.findall(rb"/Type /Page\b", printed)) > drawings
    browser.ask("Emulation.setEmulatedMedia", media="print")
    assert hexadecimal(browser.run("getComputedStyle(document.querySelector('.paper')).backgroundColor")) == "FFFFFF"
    browser.ask("Emulation.setEmulatedMedia", media="")
