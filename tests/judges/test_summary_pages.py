"""The summary holds on two letter pages, counted by LibreOffice, for every sample and for a long story."""

import programs
import pytest
from conftest import LANGUAGES, ROOT, SAMPLES, files_in
from pypdf import PdfReader
from stories import story

from rtdocs import build, i18n
from rtdocs.model import Lesson
from rtdocs.plan.form import form
from rtdocs.plan.report import brief
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where
from rtdocs.write.excel.books import write_form
from rtdocs.write.word import document

pytestmark = pytest.mark.judge
AT_MOST = 2
LONG = " qui raconte avec beaucoup de détails ce que le quartier a vécu pendant ces années"


def long_story(events):
    """Return a story with long texts everywhere, some in capitals."""
    rows = "\n".join(
        f"{number} | {1950 + number} | {f'Événement {number}{LONG}'.upper() if number % 7 == 0 else f'Fait{LONG}'} | "
        f"{'12 | reverse' if number % 5 == 0 else '4 |'} | {min(number + 1, events)}; {'ABCDEFGH'[number % 8]}"
        for number in range(1, events + 1)
    )
    effects = "\n".join(f"{letter} | Effet {letter}{LONG} | 2015 | Preuve{LONG * 4}" for letter in "ABCDEFGH")
    lessons = tuple(
        Lesson(where=Where("Apprentissages", row), question=f"Pourquoi{LONG}?", answer=LONG * 5, action=LONG * 3)
        for row in range(6)
    )
    return story(
        f"No | Date | Title | RT | Direction | Leads to\n{rows}",
        f"No | Title | Date | Evidence\n{effects}",
        title=f"Projet{LONG}",
        summary=f"Le groupe{LONG}. " * 20,
        funders=tuple(f"Fondation {number}" for number in range(8)),
        partners=tuple(f"Partenaire {number}" for number in range(12)),
        lessons=lessons,
    )


def pages(paths, folder):
    programs.soffice()
    return {name: len(PdfReader(pdf).pages) for name, pdf in programs.converted(paths, "pdf", folder).items()}


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbooks")
    for code in LANGUAGES:
        write_form(form.example(i18n.language_of(code)), folder / f"example-{code}.xlsx")
    return [*(ROOT / "samples" / f"{sample}.xlsx" for sample in SAMPLES), *files_in(folder)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_summary_of_each_sample_and_of_the_example_holds_on_two_pages(workbooks, tmp_path, code):
    paths = [build(path, tmp_path / "out", only=["summary"], lang=code).files[0] for path in workbooks]
    found = pages(paths, tmp_path)
    assert {name: count for name, count in found.items() if count > AT_MOST} == {}


@pytest.mark.parametrize("events", [14, 60])
def test_the_summary_of_a_long_story_holds_on_two_pages(tmp_path, events):
    path = tmp_path / "long.docx"
    document.write(
        brief.plan(Telling(long_story(events), i18n.language_of("fr"))), ROOT / "templates" / "sommaire.docx", path
    )
    assert pages([path], tmp_path) == {"long.docx": AT_MOST}
