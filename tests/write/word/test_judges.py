"""Word documents of every kind of block, from literal plans, before the outside judges and our own rules."""

import json
import subprocess
import sys

import pytest
from programs import validator
from write.drawingml.test_charts import BARS, RADAR
from write.word.test_document import OUTCOMES, QUESTION
from write.word.test_drawing import TIMELINE
from write.word.test_picture import picture
from write.word_files import GRID, REPORT, text, written

from rtdocs.plan.content.document import ChartFigure, Heading, Items, Paragraph, Role, TimelineFigure

pytestmark = pytest.mark.judge
EVERY_BLOCK = (
    Heading("a", 1, text("Un")),
    *(Paragraph(text(role.value, language="en", strong=True), role) for role in Role),
    Paragraph(text("Source", url="https://a.org")),
    Items((text("Un"), text("Deux")), numbered=True),
    Items((text("Un"), text("Deux"))),
    Heading("b", 2, text("Deux")),
    TimelineFigure("ligne", "La ligne du temps", TIMELINE),
    ChartFigure("profil", "Le profil", BARS),
    ChartFigure("roue", "La roue", RADAR),
    OUTCOMES,
    QUESTION,
)


@pytest.fixture(params=[("fr", REPORT, "summary"), ("en", GRID, "learn")], ids=["report", "grid"])
def path(request, tmp_path):
    code, template, place = request.param
    sections, logo = {place: EVERY_BLOCK}, picture(tmp_path, 30, 20)
    about = {"language": code, "author": "Table", "date": "2026-01-31"}
    return written(tmp_path, template=template, sections=sections, logo=logo, **about).path


def told(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_microsofts_validator_finds_no_error(path):
    assert json.loads(told(validator(), path))["errors"] == []


def test_openxml_audit_finds_no_error_and_no_warning(path):
    [audit] = json.loads(told(sys.executable, "-m", "openxml_audit", path, "-o", "json", "-f", "microsoft365"))
    assert (audit["error_count"], audit["warning_count"]) == (0, 0)


def test_ooxml_integrity_finds_nothing(path):
    assert "clean" in told(sys.executable, "-m", "ooxml_integrity", "check", path)
