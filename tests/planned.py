"""The two stored stories that look ahead, read as a person's workbook: one all plan, one half carried out."""

import tomllib
from pathlib import Path

from conftest import ROOT

from rtdocs.i18n import language_of
from rtdocs.plan.form import form
from rtdocs.write.excel.books import write_form

STORIES = {"ruelle-verte": "fr", "community-kitchen": "en"}
"""Each story with the language that it is told in: a plan whose every event is to come, and one half carried out."""


def workbook_of(name: str, folder: Path) -> Path:
    """Write a story's workbook and return its path."""
    content = tomllib.loads((ROOT / "tests" / "ahead" / f"{name}.toml").read_text("utf-8"))
    path = folder / f"{name}.xlsx"
    write_form(form.filled(language_of(STORIES[name]), content), path)
    return path
