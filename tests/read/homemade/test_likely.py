import pytest

from rtdocs.i18n import codes, language_of
from rtdocs.read.homemade import likely
from rtdocs.read.homemade.likely import Match
from rtdocs.workbook import names
from rtdocs.workbook.columns import TABLES, Sheet


@pytest.mark.parametrize(
    ("text", "key", "match"),
    [
        ("Événement", "title", Match.EXACT),
        ("Evénemant", "title", Match.NEAR),
        ("Quoi", "title", Match.HINT),
        ("Date de l'activité", "date", Match.WORD),
        ("Résultat", "outcome", Match.HINT),
        ("RT visé", "outcome", Match.WORD),
        ("rt", "outcome", Match.EXACT),
        ("When", "date", Match.EXACT),
    ],
)
def test_a_header_names_a_column_more_or_less_surely(text, key, match):
    found = likely.columns(text, Sheet.EVENTS)
    assert {column.key: each for column, each in found.items()}[key] is match


@pytest.mark.parametrize("text", ["", "Budget ($)", "x" * 61, "Une phrase qui dit beaucoup de choses sur la ruelle"])
def test_other_headers_name_nothing(text):
    assert dict(likely.columns(text, Sheet.EVENTS)) == {}


def test_a_short_word_is_not_taken_for_one_that_is_near_it():
    assert Sheet.LINKS not in likely.sheets("Lieu")


@pytest.mark.parametrize("code", codes())
def test_every_column_field_and_sheet_has_words_that_hint_at_it(code):
    paths = [column.path for table in TABLES for column in (*table.columns, *table.fields) if table.fields != ()]
    paths += [column.path for table in TABLES for column in table.columns if not table.fields]
    paths = [path for path in paths if not path.startswith("project.") and not path.endswith(".review")]
    paths += [f"sheet.{table.sheet.value}" for table in TABLES if table.columns]
    assert [path for path in paths if not language_of(code).has(f"guess.{path}")] == []


@pytest.mark.parametrize("code", codes())
def test_no_hint_is_a_name_already(code):
    for table in TABLES:
        for column in table.columns:
            if language_of(code).has(f"guess.{column.path}"):
                words = language_of(code).say(f"guess.{column.path}").split(names.SYNONYMS_PARTED_BY)
                assert [word for word in words if names.find(word, names.columns(table.sheet)) is column] == []
