"""Every judge on every file of the workshop kit, in both languages, for any group and for a project."""

import drawing_rules
import excel_rules
import powerpoint_rules
import programs
import pytest
import word_rules
from conftest import LANGUAGES, ROOT, files_in
from pypdf import PdfReader
from stored import Stored
from stories import story
from test_our_rules import findings
from test_outside import audit_says, integrity_says, microsoft_says

from rtdocs.i18n import language_of
from rtdocs.plan.kit import feedback, invitation
from rtdocs.plan.kit.pieces import file_name
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.word import document

EVERY = [(lang, sample) for lang in LANGUAGES for sample in ("", "marche-solidaire")]
# Outside judges are dear: both languages, and a kit with a project and one without.
JUDGED = [("fr", ""), ("en", "marche-solidaire")]
RULES = {".docx": word_rules.RULES, ".pptx": powerpoint_rules.RULES, ".xlsx": excel_rules.RULES}


@pytest.mark.parametrize(("lang", "sample"), EVERY)
def test_every_file_keeps_every_rule_of_ours(kits, lang, sample):
    for path in files_in(kits(lang, sample)):
        assert findings(RULES[path.suffix], Stored(path)) == [], path.name


@pytest.mark.parametrize(("lang", "sample"), EVERY)
def test_every_drawing_keeps_every_rule(kits, lang, sample):
    for path in sorted(kits(lang, sample).glob("*.pptx")):
        for name, slide in powerpoint_rules.slides(Stored(path)):
            assert findings(drawing_rules.RULES, slide) == [], f"{path.name} {name}"


@pytest.mark.judge
@pytest.mark.parametrize(("lang", "sample"), JUDGED)
def test_microsofts_validator_finds_no_error_in_the_kit(kits, lang, sample):
    for path in files_in(kits(lang, sample)):
        assert microsoft_says(path) == [], path.name


@pytest.mark.judge
@pytest.mark.parametrize(("lang", "sample"), JUDGED)
def test_openxml_audit_finds_no_error_and_no_warning_in_the_kit(kits, lang, sample):
    answers = audit_says(kits(lang, sample))
    assert len(answers) == len(files_in(kits(lang, sample)))
    assert [each for each in answers if not each["valid"] or each["error_count"] or each["warning_count"]] == []


@pytest.mark.judge
@pytest.mark.parametrize(("lang", "sample"), JUDGED)
def test_ooxml_integrity_finds_nothing_in_the_kit(kits, lang, sample):
    paths = [path for path in files_in(kits(lang, sample)) if path.suffix != ".xlsx"]  # it knows no workbooks
    answers = integrity_says(paths)
    assert len(answers) == len(paths)
    assert [finding for answer in answers for finding in answer["findings"]] == []


@pytest.mark.judge
@pytest.mark.parametrize(("lang", "sample"), JUDGED)
def test_a_letter_and_a_sheet_hold_on_one_page(kits, tmp_path, lang, sample):
    programs.soffice()
    names = [file_name(piece, language_of(lang)) for piece in ("guide", "invitation", "feedback")]
    pages = programs.converted([kits(lang, sample) / name for name in names], "pdf", tmp_path)
    counts = [len(PdfReader(pages[name]).pages) for name in names]
    assert counts[1:] == [1, 1]
    assert counts[0] > 8


@pytest.mark.judge
def test_long_names_and_a_tall_logo_still_leave_a_letter_and_a_sheet_on_one_page(tmp_path):
    programs.soffice()
    long = "Un nom de projet, d'organisme ou de territoire qui ne finit pas de s'allonger " * 2
    names = "; ".join(f"{number}. {long}" for number in range(9))
    logo = str(ROOT / "docs" / "images" / "grille.png")  # a whole page, so higher than wide
    told = story(f"No | RT | Actors\n1 | 4 | {names}", title=long, organisation=long, territory=long, logo=logo)
    paths = [tmp_path / "letter.docx", tmp_path / "sheet.docx"]
    for plan, path in zip((invitation.plan, feedback.plan), paths, strict=True):
        document.write(plan(Telling(told, language_of("fr"))), ROOT / "templates" / "trousse.docx", path)
    pages = programs.converted(paths, "pdf", tmp_path)
    assert [len(PdfReader(pdf).pages) for pdf in pages.values()] == [1, 1]
