"""Rows for people's own tables: texts only, under the names that the catalogues give them."""

from conftest import ROOT

from rtdocs import pipeline
from rtdocs.i18n import catalogue, codes, language_of
from rtdocs.plan.wording.rows import rows
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.word.template_names import LISTS, RowField


def test_rows_have_the_fields_that_the_catalogues_name_and_nothing_but_texts():
    made = rows(Telling(pipeline.load(ROOT / "samples" / "marche-solidaire.xlsx").story, language_of("fr")))
    assert set(made) == set(LISTS)
    for key, listed in made.items():
        assert listed
        known = {field.value.partition(".")[2] for field in RowField if field.value.startswith(f"{key}.")}
        for row in listed:
            assert set(row) == known
            assert all(type(text) is str for text in row.values())
    for code in codes():
        named = {name.removeprefix("row.") for name in catalogue.topic(code, "template") if name.startswith("row.")}
        assert named == {field.value for field in RowField}


def test_rows_say_what_the_workbook_says():
    story = pipeline.load(ROOT / "samples" / "marche-solidaire.xlsx").story
    made = rows(Telling(story, language_of("fr")))
    first = next(event for event in story.events if event.number == "1")
    assert made["events"][0]["title"] == language_of("fr").typeset(first.title)
    assert made["events"][0]["outcome"] == "RT\u00a01"
    assert [row["title"] for row in made["effects"]] == [language_of("fr").typeset(e.title) for e in story.effects]
    assert "1" in next(row for row in made["actors"] if row["events"])["events"]
    assert rows(Telling(story, language_of("en")))["events"][0]["outcome"] == "TO\u00a01"
