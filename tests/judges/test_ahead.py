"""Every judge on the documents of the two stories that look ahead, in both languages."""

import drawing_rules
import excel_rules
import powerpoint_rules
import programs
import pytest
import word_rules
from conftest import LANGUAGES, files_in
from planned import STORIES, workbook_of
from pypdf import PdfReader
from stored import Stored
from test_outside import audit_says, integrity_says, microsoft_says

from rtdocs import build
from rtdocs.products import Product

SUMMARY = {"community-kitchen": 2, "ruelle-verte": 1}
"""The pages of each summary: a few planned events fill no second one."""
RULES = {".docx": word_rules.RULES, ".pptx": powerpoint_rules.RULES, ".xlsx": excel_rules.RULES}


@pytest.fixture(scope="module", params=[(name, lang) for name in sorted(STORIES) for lang in LANGUAGES])
def documents(request, tmp_path_factory):
    name, lang = request.param
    folder = tmp_path_factory.mktemp(f"{name}-{lang}")
    outcome = build(workbook_of(name, tmp_path_factory.mktemp("workbook")), folder, only=tuple(Product), lang=lang)
    assert not outcome.report.has_errors
    return files_in(folder)


def test_they_keep_every_rule_of_ours(documents):
    for path in documents:
        found = [f"{rule.__name__}: {each}" for rule in RULES[path.suffix] for each in rule(Stored(path))]
        assert found == [], path.name


def test_their_drawings_keep_every_rule(documents):
    for deck in (Stored(path) for path in documents if path.suffix == ".pptx"):
        size = deck.xml("ppt/presentation.xml").find("{*}sldSz")
        wide, high = (int(size.get(side)) for side in ("cx", "cy"))
        for name, slide in powerpoint_rules.slides(deck):
            assert [found for rule in drawing_rules.RULES for found in rule(slide)] == [], name
            assert list(drawing_rules.nothing_leaves_the_slide(slide, wide, high)) == [], name


@pytest.mark.judge
def test_outside_judges_find_nothing(documents):
    for path in documents:
        assert microsoft_says(path) == [], path.name
    answers = audit_says(documents[0].parent)
    assert len(answers) == len(documents)
    assert [(each["error_count"], each["warning_count"]) for each in answers] == [(0, 0)] * len(documents)
    whole = integrity_says([path for path in documents if path.suffix != ".xlsx"])
    assert [finding for answer in whole for finding in answer["findings"]] == []


@pytest.mark.judge
def test_libreoffice_opens_them_and_the_summary_holds_on_two_pages(documents, tmp_path):
    pdfs = programs.converted([path for path in documents if path.suffix != ".xlsx"], "pdf", tmp_path)
    pages = {name: len(PdfReader(pdf).pages) for name, pdf in pdfs.items()}
    [count] = [count for name, count in pages.items() if name.endswith(("sommaire.docx", "summary.docx"))]
    assert count == next(most for name, most in SUMMARY.items() if documents[0].parent.name.startswith(name))
