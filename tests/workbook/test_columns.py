import pytest

from rtdocs.i18n import codes, language_of
from rtdocs.workbook import names
from rtdocs.workbook.columns import LONGEST_HELP, LONGEST_NAME, TABLES, Kind, Sheet, is_example

COLUMNS = [column for table in TABLES for column in (*table.columns, *table.fields)]
LONGEST_SHEET = 31  # Excel's own


@pytest.mark.parametrize("code", codes())
def test_names_and_help_fit_where_excel_shows_them(code):
    language = language_of(code)
    assert [column.path for column in COLUMNS if len(column.name(language)) > LONGEST_NAME] == []
    assert [column.path for column in COLUMNS if len(column.help(language)) > LONGEST_HELP] == []
    assert [sheet for sheet in Sheet if len(sheet.title(language)) > LONGEST_SHEET or not sheet.help(language)] == []


@pytest.mark.parametrize("code", codes())
def test_every_name_is_recognised_as_itself(code):
    language = language_of(code)
    for table in TABLES:
        assert names.find(table.sheet.title(language), names.sheets()) is table.sheet
        for column in table.columns:
            assert names.find(column.name(language), names.columns(table.sheet)) is column
        for field in table.fields:
            assert names.find(field.name(language), names.fields(table.sheet)) is field


@pytest.mark.parametrize("code", codes())
def test_every_choice_is_recognised_as_itself(code):
    for column in COLUMNS:
        labels = column.choice_labels(language_of(code))
        assert [names.find(label, names.choices(column)) for label in labels] == list(column.choices or ())


def test_a_choice_declares_what_may_be_chosen():
    assert all((column.kind is Kind.CHOICE) == bool(column.choices) for column in COLUMNS)


@pytest.mark.parametrize(("number", "expected"), [("ex. 1", True), (" Ex. A", True), ("1", False), ("exact", False)])
def test_a_number_that_opens_with_ex_is_an_example(number, expected):
    assert is_example(number) is expected
