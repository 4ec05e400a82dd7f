"""Outside judges on every file that rtdocs writes, for every sample, in both languages."""

import json
import re
import subprocess
import sys

import programs
import pytest
from conftest import LANGUAGES, ROOT, SAMPLES, files_in
from pypdf import PdfReader

pytestmark = pytest.mark.judge

EVERY = [(sample, lang) for sample in SAMPLES for lang in LANGUAGES]
TEMPLATES = sorted((ROOT / "templates").glob("*.docx"))
FORMS = sorted((ROOT / "samples").glob("*.xlsx"))


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def microsoft_says(path):
    return json.loads(output_of(programs.validator(), str(path)).stdout)["errors"]


def audit_says(folder):
    answer = output_of(sys.executable, "-m", "openxml_audit", str(folder), "-r", "-o", "json", "-f", "microsoft365")
    return json.loads(answer.stdout)


def integrity_says(paths):
    command = (sys.executable, "-m", "ooxml_integrity", "check", "--json", "--no-config")
    return json.loads(output_of(*command, *map(str, paths)).stdout)["files"]


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_microsofts_validator_finds_no_error(built, sample, lang):
    for path in files_in(built(sample, lang)):
        assert microsoft_says(path) == [], path.name


@pytest.mark.parametrize(
    "path", [*FORMS, *TEMPLATES, *sorted((ROOT / "templates").glob("*.pptx"))], ids=lambda p: p.name
)
def test_microsofts_validator_accepts_what_we_ship(path):
    assert microsoft_says(path) == []


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_openxml_audit_finds_no_error_and_no_warning(built, sample, lang):
    answers = audit_says(built(sample, lang))
    assert len(answers) == len(files_in(built(sample, lang)))
    for answer in answers:
        assert answer["valid"], answer
        assert (answer["error_count"], answer["warning_count"]) == (0, 0), answer


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_ooxml_integrity_finds_nothing(built, sample, lang):
    paths = [path for path in files_in(built(sample, lang)) if path.suffix != ".xlsx"]  # it knows no workbooks
    answers = integrity_says(paths)
    assert len(answers) == len(paths)
    assert [finding for answer in answers for finding in answer["findings"]] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_docxtpl_lint_finds_nothing_in_our_templates(path):
    answer = output_of(
        sys.executable, "-m", "docxtpl_lint", "--autoescape", "--format", "json", "--no-config", str(path)
    )
    (judged,) = json.loads(answer.stdout)["files"]
    assert judged["issues"] == [], path.name


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_libreoffice_opens_and_converts_every_document(built, sample, lang, tmp_path):
    # grid.docx and grid.xlsx give a PDF of one name: three names for four documents
    pages = set(programs.converted(files_in(built(sample, lang)), "pdf", tmp_path).values())
    assert all(pdf.exists() for pdf in pages)
    # LibreOffice may show the words of a field instead of its result.
    assert not [pdf.name for pdf in pages if re.search(r"\\\* ARABIC|PAGEREF|NOTEREF|REF _", text_of(pdf))]


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
