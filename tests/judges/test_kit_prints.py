"""What a workshop prints, before every judge, in both languages, of any group and of a project."""

import re
import shutil
import subprocess
import sys

import drawing_rules
import powerpoint_rules
import programs
import pytest
from conftest import LANGUAGES, ROOT
from pypdf import PdfReader
from stored import Stored, find
from test_outside import audit_says, integrity_says

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.plan.kit import cards, poster, sheets
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.powerpoint import presentation

PRINTS = {"affiche": (poster.plan, 1), "cartes": (cards.plan, 8), "feuilles": (sheets.plan, 4)}
POINTS = {"affiche": (1191, 842), "cartes": (612, 792), "feuilles": (1191, 842)}
EVERY = [(name, lang) for name in PRINTS for lang in LANGUAGES]


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Return the folder of all prints: of no project, and of a sample."""
    folder = tmp_path_factory.mktemp("prints")
    told = load(ROOT / "samples" / "marche-solidaire.xlsx").story
    for name, lang in EVERY:
        language = language_of(lang)
        for key, telling in (("", Telling.of_any_group(language)), ("-projet", Telling(told, language))):
            template = ROOT / "templates" / f"{name}.pptx"
            path = folder / f"{name}-{lang}{key}.pptx"
            assert presentation.write(PRINTS[name][0](telling), template, path) == ()
    return folder


def paths(folder):
    return sorted(folder.glob("*.pptx"))


@pytest.mark.judge
def test_openxml_audit_finds_nothing_in_prints(printed):
    answers = audit_says(printed)
    assert len(answers) == len(paths(printed))
    assert [(answer["error_count"], answer["warning_count"]) for answer in answers] == [(0, 0)] * len(answers)


@pytest.mark.judge
def test_ooxml_integrity_finds_nothing_in_prints(printed):
    answers = integrity_says(paths(printed))
    assert len(answers) == len(paths(printed))
    assert [finding for answer in answers for finding in answer["findings"]] == []


def test_prints_keep_every_rule_of_decks_and_drawings(printed):
    for path in paths(printed):
        stored = Stored(path)
        assert [(rule.__name__, each) for rule in powerpoint_rules.RULES for each in rule(stored)] == [], path.name
        size = find(stored.xml("ppt/presentation.xml"), "//p:sldSz")[0]
        for name, slide in powerpoint_rules.slides(stored):
            faults = [(rule.__name__, each) for rule in drawing_rules.RULES for each in rule(slide)]
            faults += drawing_rules.nothing_leaves_the_slide(slide, int(size.get("cx")), int(size.get("cy")))
            assert faults == [], (path.name, name)


def test_prints_have_as_many_pages_as_people_are_told(printed):
    for path in paths(printed):
        assert len(powerpoint_rules.slides(Stored(path))) == PRINTS[path.stem.split("-")[0]][1], path.name


def test_the_notes_say_how_to_print(printed):
    for path in paths(printed):
        stored = Stored(path)
        notes = stored.xml(stored.target("ppt/slides/slide1.xml", "notesSlide"))
        assert re.search("[Ii]mprim|[Pp]rint", "".join(find(notes, "//a:t/text()"))), path.name


@pytest.mark.judge
def test_pages_have_the_size_of_their_paper(printed, tmp_path):
    made = programs.converted([path for path in paths(printed) if "projet" not in path.name], "pdf", tmp_path)
    for name, pdf in made.items():
        kind = name.split("-")[0]
        pages = PdfReader(pdf).pages
        assert len(pages) == PRINTS[kind][1]
        box = pages[0].mediabox
        assert abs(float(box.width) - POINTS[kind][0]) < 2
        assert abs(float(box.height) - POINTS[kind][1]) < 2


@pytest.mark.judge
def test_each_back_is_printed_behind_its_front(printed, tmp_path):
    """The number of each card, where LibreOffice prints it: in the same row, on the other side of the page's middle."""
    (pdf,) = programs.converted([printed / "cartes-fr.pptx"], "pdf", tmp_path).values()
    pages = PdfReader(pdf).pages
    for front, back in zip(pages[0:6:2], pages[1:6:2], strict=True):
        ahead, behind = numbers(front), numbers(back)
        assert ahead.keys() == behind.keys()
        assert len(ahead) == 4
        for number, (x, y) in ahead.items():
            assert (x < 306) == (behind[number][0] > 306)
            assert abs(y - behind[number][1]) < 60


def numbers(page):
    """Return where the numbers of a page that stand alone begin, from its top left."""
    found = {}

    def visit(text, _cm, matrix, _font, _size):
        if text.strip().isdigit():
            found[text.strip()] = (matrix[4], 792 - matrix[5])

    page.extract_text(visitor_text=visit)
    return found


def test_the_same_print_has_the_same_bytes(printed, tmp_path):
    for path in paths(printed):
        if "projet" not in path.name:
            name, lang = path.stem.split("-")
            again = tmp_path / path.name
            presentation.write(
                PRINTS[name][0](Telling.of_any_group(language_of(lang))), ROOT / "templates" / f"{name}.pptx", again
            )
            assert Stored(again).names == Stored(path).names
            assert all(Stored(again).text(part) == Stored(path).text(part) for part in Stored(path).names)


def test_the_scripts_make_the_templates_that_we_ship(tmp_path):
    """In a copy of the folder: a script writes beside itself."""
    copy = shutil.copytree(ROOT / "templates", tmp_path / "templates")
    for script in ("make_schema.py", "make_kit.py"):
        subprocess.run([sys.executable, str(copy / script)], check=True, env={"PYTHONPATH": str(ROOT)})
    for name in ("schema.pptx", *(f"{name}.pptx" for name in PRINTS)):
        assert (copy / name).read_bytes() == (ROOT / "templates" / name).read_bytes(), name
