"""A report edited in ten ways and built again after its workbook changed, before the outside judges."""

import copy
import json
import shutil
import subprocess

import docx
import programs
import pytest
from conftest import ROOT
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

import rtdocs
from rtdocs.outcomes import Deed, Fate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = "Une fête au marché"


def styled(body, style):
    return next(Paragraph(each, None) for each in body.iter(f"{W}p") if each.style == style)


def edit(path):
    """Edit a report as a coordinator does, and return the words that are then in it."""
    made = docx.Document(str(path))
    body = made.element.body
    lead = styled(body, "RTLead")
    lead.add_run(" Et nos mots.").bold = True
    added = copy.deepcopy(lead._p)
    lead._p.addnext(added)
    Paragraph(added, None).runs[0].text = "Un paragraphe de la coordonnatrice."
    heading = [each for each in body.iter(f"{W}p") if each.style == "Heading1" and each.r_lst][2]
    heading.r_lst[0].text = "Ce qui a été plus dur"
    for run in heading.r_lst[1:]:
        run.text = ""
    body.iter(f"{W}tbl").__next__().tr_lst[1].tc_lst[1].p_lst[0].add_r().text = " (précisé)"
    made.add_paragraph("Une photo du marché : ").add_run().add_picture(str(ROOT / "docs" / "images" / "grid.png"))
    glossary = [each for each in body if each.tag == f"{W}sdt"][-1]
    body.remove(glossary)
    [each for each in body if each.tag == f"{W}sdt"][3].addprevious(glossary)
    made.sections[0].header.paragraphs[0].add_run(" Version du comité.")
    last = [each for each in body.iter(f"{W}p") if each.style == "ListBullet"][-1]
    last.getparent().remove(last)
    made.add_comment(lead.runs[0] if lead.runs else made.paragraphs[0].runs[0], "À relire ensemble.", author="Ana")
    made.save(str(path))
    return ["Et nos mots.", "Un paragraphe de la coordonnatrice.", "Ce qui a été plus dur", " (précisé)"]


def tell_more(workbook):
    """Change the workbook in five ways."""
    book = load_workbook(workbook)
    events, effects, project = book["Événements"], book["Effets"], book["Projet"]
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in events[1]}
    events.cell(4, columns["Événement"]).value = "Un événement renommé"
    row = events.max_row + 1
    for name, value in {"N°": "99", "Date": "2019", "Événement": OURS, "RT": "11", "Acteurs": "Une alliée"}.items():
        events.cell(row, columns[name]).value = value
    effects.cell(2, next(cell.column for cell in effects[1] if cell.value == "Description")).value = "Tout neuf."
    for line in project:
        if str(line[0].value).startswith(("But", "Résumé")):
            line[1].value = f"{line[0].value} récrit".replace(" *", "")
    book.save(workbook)


def words(path):
    return "".join(str(each.text or "") for each in docx.Document(str(path)).element.body.iter(f"{W}t", f"{W}delText"))


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("merged")
    workbook = shutil.copy(ROOT / "samples" / "marche-solidaire.xlsx", folder / "projet.xlsx")
    rtdocs.build(workbook, only=["report"])
    theirs = edit(folder / "projet-rapport.docx")
    tell_more(workbook)
    return rtdocs.build(workbook, only=["report"]).outcomes[0], theirs, workbook


def test_ten_edits_and_five_changes_are_all_in_it_or_told(merged):
    outcome, theirs, _ = merged
    assert outcome.fate is Fate.MERGED
    said = words(outcome.path)
    assert [text for text in theirs if text not in said] == []
    assert {Deed.RENEWED, Deed.KEPT, Deed.TRACKED} <= {entry.deed for entry in outcome.account}
    told = " ".join(entry.ours for entry in outcome.account)
    renamed = "Un événement renommé (2007)."  # with a footnote of its own
    assert [text for text in (OURS, "Tout neuf.", "Résumé récrit", renamed) if text not in said + told] == []


def test_built_again_unopened_it_keeps_its_bytes(merged):
    outcome, _, workbook = merged
    before = outcome.path.read_bytes()
    assert rtdocs.build(workbook, only=["report"]).outcomes[0].fate is Fate.KEPT
    assert outcome.path.read_bytes() == before


@pytest.mark.judge
def test_microsofts_validator_finds_nothing_in_it(merged):
    done = subprocess.run(
        [programs.validator(), str(merged[0].path)], check=False, capture_output=True, text=True, timeout=60
    )
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.judge
def test_a_report_that_libreoffice_saved_is_merged_by_the_titles_of_its_parts(tmp_path):
    programs.soffice()
    workbook = shutil.copy(ROOT / "samples" / "marche-ta-zone.xlsx", tmp_path / "projet.xlsx")
    rtdocs.build(workbook, only=["report"])
    report = tmp_path / "projet-rapport.docx"
    (tmp_path / "saved").mkdir()
    saved = programs.converted([report], "docx", tmp_path / "saved")[report.name]
    made = docx.Document(str(saved))
    made.add_paragraph("Écrit dans LibreOffice.")
    made.save(str(report))
    book = load_workbook(workbook)
    effects = book["Effets"]
    effects.cell(2, next(cell.column for cell in effects[1] if cell.value == "Description")).value = "Tout neuf."
    book.save(workbook)
    outcome = rtdocs.build(workbook, only=["report"]).outcomes[0]
    assert outcome.fate is Fate.MERGED
    assert "Écrit dans LibreOffice." in words(report)
    assert "Tout neuf." in words(report) + " ".join(entry.ours for entry in outcome.account)
