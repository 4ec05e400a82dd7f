"""The page of `rtdocs app` in a headless Chromium: a person's whole way, by mouse, by keyboard, in both languages."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import programs
import pytest
from chromium import Chromium
from conftest import ROOT, files_in
from workbooks import complete, event, workbook

pytestmark = pytest.mark.judge

SAMPLES = ROOT / "samples"
STEPS = ("book", "faults", "drawings", "documents", "grids", "kit")
TAB, ENTER, SPACE = ("Tab", 9), ("Enter", 13), (" ", 32)
ANSWERS = [["Code", "Question", "Réponse", "Action", "Responsable", "Échéance"]]
FAULTY = {**complete(), "Apprentissages": ANSWERS, "Événements": [*complete()["Événements"], event(RT=13)]}
MENDED = {**FAULTY, "Événements": [*complete()["Événements"], event(RT=12, Événement="La Ville s’engage")]}
SEEN = "document.querySelector('main').innerText"
# All drawings are there, not only the one that is looked at.
DRAWN = "document.querySelector('#paper svg') && !document.getElementById('drawing-list').disabled"


class Page:
    """The page in a browser, over a server of its own, which is killed at the end."""

    def __init__(self, browser, home, *arguments):
        self.browser, self.home, self.arguments = browser, home, arguments
        self.serve()
        browser.visit(self.address)
        browser.until("document.querySelector('.shelf .rows')")

    def serve(self):
        """Start the server."""
        command = [sys.executable, "-m", "rtdocs", "app", str(self.home), "--no-open", *self.arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
        self.server.stdout.readline()
        self.address = self.server.stdout.readline().strip()

    def kill(self):
        """Kill the server."""
        self.server.kill()
        self.server.wait(10)
        self.server.stdout.close()

    def close(self):
        self.browser.visit("about:blank")  # else it complains of the server's end in the next test
        self.kill()

    def go(self, step):
        self.browser.run(f"document.getElementById('to-{step}').click()")

    def click(self, selector):
        self.browser.until(f"document.querySelector({selector!r})")
        self.browser.run(f"document.querySelector({selector!r}).click()")

    def complaints(self):
        """Return what the browser complained of: refused styles, scripts, files that are not there."""
        kinds = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        return [told for kind in kinds for told in self.browser.told(kind)]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Chromium(programs.chromium(), tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def start(browser, tmp_path):
    pages = []

    def started(*arguments):
        home = tmp_path / "maison"
        (home / "Documents").mkdir(parents=True)
        pages.append(Page(browser, home, *arguments))
        return pages[-1]

    yield started
    for each in pages:
        each.close()


def axe(browser):
    """Return what axe-core finds."""
    browser.run(Path(programs.axe()).read_text("utf-8") + "; null")
    found = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then(told => JSON.stringify(told.violations))"
    )
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in json.loads(found)]


WAYS = {
    "fr": ("À vérifier", "Rien à corriger", "Les documents sont prêts", "Brouillon", "projet-rapport.docx"),
    "en": ("Error", "Nothing to mend", "The documents are ready", "Draft", "projet-report.docx"),
}


@pytest.mark.parametrize("lang", WAYS)
def test_from_a_dropped_workbook_to_documents_on_disk_and_grids_back(start, browser, tmp_path, lang):
    page = start("--lang", lang)
    _, clean, ready, draft, report = WAYS[lang]
    faulty = workbook(tmp_path, FAULTY)
    browser.give_files("#book-file", faulty)
    browser.until("document.querySelector('.count.heavy')")
    page.go("faults")
    assert "E4" in browser.run(SEEN)
    page.go("drawings")
    browser.until(DRAWN)
    assert draft in browser.run(SEEN)
    assert draft in browser.run("document.getElementById('open-book').innerText")
    page.go("book")
    browser.give_files("#book-file", workbook(tmp_path, MENDED))
    page.go("faults")
    browser.until(f"{SEEN}.includes({clean!r})")
    page.go("drawings")
    browser.until("document.querySelectorAll('.ring, .changed').length > 0")
    page.go("documents")
    for other in ("fr", "en"):
        browser.run(
            f"document.getElementById('documents-language-{other}').checked = {str(other == lang).lower()}; null"
        )
    page.click("#documents-make")
    browser.until(f"{SEEN}.includes({ready!r})", 60)
    folder = page.home / "Documents" / "rtdocs" / "projet"
    assert folder / report in files_in(folder)
    assert len(files_in(folder)) == 4
    page.go("grids")
    browser.give_files("#grids-file", *folder.glob("*gri*"))
    page.click("#grids-given .first")
    browser.until("document.querySelector('#grids-outcome .files')", 60)
    assert len(files_in(folder)) == 5
    assert page.complaints() == []


def test_both_languages_switch_at_once_and_axe_finds_nothing_on_any_step(start, browser, tmp_path):
    page = start("--lang", "fr")
    browser.give_files("#book-file", workbook(tmp_path, FAULTY))
    browser.until("document.querySelector('.count.heavy')")
    for step in STEPS:
        page.go(step)
        if step == "drawings":
            browser.until(DRAWN)
        french = browser.run(SEEN)
        assert axe(browser) == [], step
        page.click("#languages [lang=en]")
        assert browser.run("document.documentElement.lang") == "en-CA"
        english = browser.run(SEEN)
        assert [
            line for line in english.splitlines() if len(line) > 30 and "›" not in line and line in french.splitlines()
        ] == []
        page.click("#languages [lang=fr]")
        assert browser.run(SEEN) == french


def seconds_until_redrawn(browser, path):
    """Save a workbook as Excel does, and return how long the page takes to draw it anew."""
    browser.run("window.mark = document.querySelector('#paper svg'); null")
    aside = shutil.copy(path, path.with_name("5A3F0000"))
    (path.with_name("~$projet.xlsx")).write_bytes(b"Ana")
    path.unlink()
    time.sleep(0.1)
    began = time.monotonic()
    Path(aside).replace(path)
    browser.until("document.querySelector('#paper svg') !== window.mark", 20)
    return time.monotonic() - began


def test_a_save_in_excel_is_on_the_page_within_a_second_and_keeps_its_place(start, browser):
    page = start("--lang", "fr")
    path = shutil.copy(SAMPLES / "marche-solidaire.xlsx", page.home / "projet.xlsx")
    browser.visit(page.address)
    page.click(".rows .book button")
    page.go("drawings")
    browser.until(DRAWN)
    for _ in range(2):
        page.click("#drawing-next")
    page.click("#drawing-larger")
    browser.run("document.getElementById('paper').scrollTo(40, 30); null")
    before = browser.run("[document.getElementById('drawing-list').value, document.getElementById('paper').scrollLeft]")
    # Of three saves the quickest: this machine does other things as well. On one that does not, benchmarks/app.py.
    assert any(seconds_until_redrawn(browser, path) < 2 for _ in range(3))
    browser.until(DRAWN)
    after = browser.run("[document.getElementById('drawing-list').value, document.getElementById('paper').scrollLeft]")
    assert after == before
    assert page.complaints() == []


LATE = """const given = window.fetch; window.fetch = (...what) => new Promise((done) => setTimeout(
  () => done(given(...what)), {"/check": 1500, "/drawings/fr": 700}[String(what[0])] ?? 0)); null"""


def test_what_changed_is_pointed_out_where_answers_about_the_save_before_come_late(start, browser, tmp_path):
    page = start("--lang", "en")
    browser.run(LATE)
    browser.give_files("#book-file", workbook(tmp_path, FAULTY))
    page.go("drawings")
    browser.until(DRAWN)
    browser.give_files("#book-file", workbook(tmp_path, MENDED))
    browser.until("document.querySelectorAll('.ring, .changed').length > 0")
    time.sleep(2)
    assert browser.run("document.querySelectorAll('.ring, .changed').length > 0")
    assert browser.run("document.getElementById('drawings-news').innerText.length > 0")


HELD = """window.held = []; window.holds = '/drawings/'; const given = window.fetch;
window.release = () => { window.holds = 'nothing'; window.held.forEach((let_go) => let_go()); window.held = []; };
window.fetch = async (...what) => {
  const answer = await given(...what);
  if (String(what[0]).startsWith(window.holds)) await new Promise((let_go) => window.held.push(let_go));
  return answer;
}; null"""
TITLE = "document.getElementById('drawing-title').textContent"


def test_a_language_or_a_workbook_that_changes_while_it_is_drawn_shows_nothing_of_before(start, browser):
    page = start("--lang", "fr")
    browser.run(HELD)
    page.go("drawings")
    browser.give_files("#book-file", SAMPLES / "marche-ta-zone.xlsx")
    browser.until("window.held.length > 0")
    page.click("#languages [lang=en]")
    browser.until("window.held.length > 1")
    browser.run("window.release()")
    browser.until(f"{DRAWN} && {TITLE}.includes('led to')")
    page.click("#languages [lang=fr]")
    browser.until(f"{DRAWN} && {TITLE}.includes('mené à')")
    browser.run("window.holds = '/drawings/'; null")
    browser.give_files("#book-file", SAMPLES / "aines-a-velo.xlsx")
    browser.until("window.held.length > 0")
    assert not browser.run("document.getElementById('paper').checkVisibility()")
    browser.run("document.querySelector('.card.open .buttons').lastElementChild.click(); null")
    browser.until("document.getElementById('open-book').hidden")
    browser.run("window.release()")
    late = "import('/static/desk.js').then(({look}) => fetch('/check').then(() => Object.keys(look.drawings).length))"
    assert browser.run(late) == 0
    assert not browser.run("document.getElementById('paper').checkVisibility()")
    assert page.complaints() == []


def test_full_screen_the_whole_of_an_enlarged_drawing_can_be_scrolled_to(start, browser):
    page = start("--lang", "fr")
    browser.give_files("#book-file", SAMPLES / "marche-ta-zone.xlsx")
    page.go("drawings")
    browser.until(DRAWN)
    browser.run("document.getElementById('drawing-full').focus(); null")
    browser.press(*ENTER)  # a script may not ask for it
    browser.until("document.fullscreenElement")
    for _ in range(3):
        page.click("#drawing-larger")
    browser.run("document.getElementById('paper').scrollTo(0, 0); null")
    top = "document.querySelector('{}').getBoundingClientRect().top"
    assert browser.run(f"{top.format('#paper svg')} >= {top.format('#paper')}")
    browser.run("document.exitFullscreen()")


FAILS = """const given = window.fetch; window.fetch = async (...what) => String(what[0]).startsWith('/drawings/')
  ? new Response(JSON.stringify({error: {fr: 'Une panne', en: 'A fault'}}), {status: 422}) : given(...what); null"""


def test_a_drawing_that_cannot_be_made_is_told_and_leaves_the_check_in_its_place(start, browser, tmp_path):
    page = start("--lang", "fr")
    browser.run(FAILS)
    browser.give_files("#book-file", workbook(tmp_path, FAULTY))
    page.go("drawings")
    browser.until("document.getElementById('drawings-news').innerText === 'Une panne'")
    page.go("faults")
    assert "E4" in browser.run(SEEN)


SLOW = """const given = window.fetch; window.fetch = (...what) => String(what[0]).includes("/drawings/")
  ? new Promise((done) => setTimeout(() => done(given(...what)), 3000)) : given(...what); null"""


def test_while_a_long_story_is_drawn_again_the_page_says_so(start, browser):
    page = start("--lang", "fr")
    path = shutil.copy(SAMPLES / "marche-solidaire.xlsx", page.home / "projet.xlsx")
    browser.visit(page.address)
    page.click(".rows .book button")
    page.go("drawings")
    browser.until(DRAWN)
    browser.run(SLOW)
    os.utime(path)
    browser.until("document.getElementById('drawings-news').innerText.includes('se refait')", 10)
    assert browser.run("document.querySelector('#paper svg') !== null")
    browser.until("!document.getElementById('drawings-news').innerText.includes('se refait')", 20)


def test_the_whole_way_goes_by_keyboard_alone(start, browser):
    page = start("--lang", "fr")
    shutil.copy(SAMPLES / "marche-ta-zone.xlsx", page.home / "projet.xlsx")
    browser.visit(page.address)
    browser.until("document.querySelector('.rows .book button')")

    def reach(selector):
        """Press Tab until the focus is there, and see that it shows."""
        for _ in range(60):
            browser.press(*TAB)
            if browser.run(f"document.activeElement.matches({selector!r})"):
                break
        assert browser.run(f"document.activeElement.matches({selector!r})"), selector
        assert browser.run("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"), selector

    reach(".rows .book button")
    browser.press(*ENTER)
    browser.until("document.querySelector('.card.open .big')")
    browser.run("document.activeElement.blur(); null")
    reach("#to-documents")
    browser.press(*ENTER)
    browser.until("!document.getElementById('documents').hidden")
    reach("#part-report")
    browser.press(*SPACE)
    reach("#documents-make")
    browser.press(*ENTER)
    browser.until("document.querySelector('#documents-outcome .files')", 60)
    browser.until("document.activeElement.matches('#documents-outcome .files button')")  # without a Tab
    assert sorted(path.suffix for path in page.home.glob("projet-*")) == [".docx", ".pptx", ".xlsx"]


@pytest.mark.parametrize(("width", "height"), [(640, 450), (320, 256)], ids=["200 %", "400 %"])
def test_an_enlarged_or_narrow_window_scrolls_no_way_but_down(start, browser, tmp_path, width, height):
    page = start("--lang", "fr")
    browser.visit(page.address, width=width, height=height)
    browser.until("document.querySelector('.shelf .rows')")
    browser.give_files("#book-file", workbook(tmp_path, FAULTY))
    browser.until("document.querySelector('.count.heavy')")
    for step in STEPS:
        page.go(step)
        if step == "drawings":
            browser.until(DRAWN)
        assert browser.run("document.documentElement.scrollWidth") <= width, step


def test_a_page_tells_of_a_server_that_was_killed_and_comes_back_with_its_workbook_once_it_runs_again(start, browser):
    page = start("--lang", "fr")
    shutil.copy(SAMPLES / "marche-ta-zone.xlsx", page.home / "projet.xlsx")
    browser.visit(page.address)
    page.click(".rows .book button")
    page.go("drawings")
    browser.until(DRAWN)
    before = page.address
    page.kill()
    browser.until("document.getElementById('banner').innerText.includes('arrêté')", 10)
    page.serve()
    assert page.address.partition("?")[0] == before.partition("?")[0]
    assert page.address != before  # a key that was once given opens nothing more
    browser.run("window.mark = document.querySelector('#paper svg'); null")
    browser.open_beside(page.address)
    browser.until("document.getElementById('banner').hidden", 10)
    browser.until(f"{DRAWN} && document.querySelector('#paper svg') !== window.mark", 10)
    assert "projet.xlsx" in browser.run("document.getElementById('open-book').innerText")


MOMENTS = """window.moments = []; new MutationObserver(() => {
  const moment = document.getElementById('paper').textContent.match(/Moment(\\d+)/)?.[1];
  if (moment && moment !== window.moments.at(-1)) window.moments.push(moment);
}).observe(document.getElementById('paper'), {childList: true}); null"""


def long_story(folder, events, moment=0, name="projet.xlsx"):
    """Write a workbook of many events in a row, one of which is named by a moment."""
    rows = [event(**{"N°": str(n), "Date": str(1990 + n % 30), "Mène à": str(n + 1)}) for n in range(1, events)]
    last = event(**{"N°": str(events), "Date": "2020", "Événement": f"Moment{moment}"})
    return workbook(folder, {**complete(), "Événements": [complete()["Événements"][0], *rows, last]}, name)


def test_saves_in_quick_succession_are_drawn_one_after_the_other_and_the_last_one_in_full(start, browser, tmp_path):
    page = start("--lang", "fr")
    path = long_story(page.home, 30)
    saves = [long_story(tmp_path, 30, moment, f"{moment}.xlsx").read_bytes() for moment in range(1, 41)]
    browser.visit(page.address)
    page.click(".rows .book button")
    page.go("drawings")
    browser.until(DRAWN)
    browser.run(MOMENTS)
    for saved in saves:
        path.with_name("5A3F0000").write_bytes(saved)
        path.with_name("5A3F0000").replace(path)
        time.sleep(0.2)
    amid = browser.run("window.moments.map(Number)")
    assert amid == sorted(amid)
    assert len(amid) > 2, amid  # on an idle machine a dozen
    browser.until("window.moments.at(-1) === '40'")
    browser.until("import('/static/desk.js').then(({look}) => look.drawings.fr.isWhole && look.drawings.en?.isWhole)")
    assert page.complaints() == []


def test_of_three_thousand_events_drawings_are_there_as_they_come_and_the_page_stays_at_work(start, browser):
    page = start("--lang", "fr")
    long_story(page.home, 3000)
    browser.visit(page.address)
    page.click(".rows .book button")
    page.go("drawings")
    browser.until("document.getElementById('drawing-list').options.length > 3")
    browser.until("document.getElementById('drawings-news').innerText.includes('déjà dans la liste')")
    page.click("#languages [lang=en]")
    browser.until(
        "document.querySelector('#paper svg') && /events led/.test(document.getElementById('drawing-title').innerText)"
    )
    still = "import('/static/desk.js').then(({look}) => !look.drawings.en.isWhole && !look.drawings.fr?.isWhole)"
    page.go("faults")
    browser.until(f"{SEEN}.includes('Make an annotated copy')", 5)
    page.go("documents")
    browser.run(
        "for (const each of ['report', 'schema']) document.getElementById(`part-${each}`).checked = false; null"
    )
    page.click("#documents-make")
    browser.until("document.querySelector('#documents-outcome .files')")
    assert browser.run(still)
    page.go("book")
    page.click(".card.open .buttons button:last-child")
    browser.until("document.getElementById('open-book').hidden")
    assert page.complaints() == []


HANDLE = """(async () => {
    const {follow, isFollowed, letGo} = await import('/static/live.js');
    const saved = [], moments = [1, 1, null, 2, 2, 2, 2, 2];
    let look = 0, rested;
    const rest = new Promise((done) => (rested = done));
    const handle = {getFile: async () => {
        const lastModified = moments[look++];
        if (look === moments.length) rested();
        if (!lastModified) throw new DOMException('replaced just now', 'NotFoundError');
        return {lastModified, size: 10};
    }};
    follow(handle, {name: 'projet.xlsx', version: 1}, async (file) => saved.push(file.lastModified));
    await rest;
    const told = [saved, isFollowed()];
    letGo();
    return [...told, isFollowed()];
})()"""


def test_a_file_that_the_browser_lends_is_sent_again_once_a_save(start, browser):
    start("--lang", "fr")
    assert browser.run(HANDLE) == [[2], True, False]


LENT = """(async () => {
    const {follow} = await import('/static/live.js');
    const {send} = await import('/static/server.js');
    const file = new File(['no workbook'], 'projet.xlsx', {lastModified: 1});
    const kept = await (await send('/drop', file)).json();
    follow({getFile: async () => file}, kept, async () => null);
    return kept.name;
})()"""
FOLLOWED = "import('/static/live.js').then(({isFollowed}) => isFollowed())"


def test_a_file_that_one_page_follows_does_not_push_aside_what_another_page_opened(start, browser):
    page = start("--lang", "fr")
    shutil.copy(SAMPLES / "aines-a-velo.xlsx", page.home / "aines-a-velo.xlsx")
    assert browser.run(LENT) == "projet.xlsx"
    browser.until("document.querySelector('#open-book b')?.innerText === 'projet.xlsx'")
    assert browser.run(FOLLOWED)
    browser.run(
        "fetch('/open', {method: 'POST', headers: {'content-type': 'application/json'}, "
        "body: JSON.stringify({place: 'aines-a-velo.xlsx'})}); null"
    )
    browser.until("document.querySelector('#open-book b')?.innerText === 'aines-a-velo.xlsx'")
    assert not browser.run(FOLLOWED)
