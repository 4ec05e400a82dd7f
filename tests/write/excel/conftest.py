"""One workbook of each kind and language."""

import pytest
from write.excel.made import grid

from rtdocs.i18n import language_of
from rtdocs.plan.form import form
from rtdocs.write.excel.books import write_form, write_grid


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Return the paths of one workbook of each kind and language, written once."""
    folder = tmp_path_factory.mktemp("books")
    for code in ("fr", "en"):
        write_form(form.blank(language_of(code)), folder / f"blank-{code}.xlsx")
        write_form(form.example(language_of(code)), folder / f"example-{code}.xlsx")
        write_grid(grid(language=code), folder / f"grid-{code}.xlsx")
    return {path.stem: path for path in folder.iterdir()}
