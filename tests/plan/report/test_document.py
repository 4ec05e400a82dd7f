"""The report as a whole: its sections, its languages, its properties."""

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise

import pytest
from conftest import ROOT
from stories import loose, story
from told import blocks_of

from rtdocs import i18n
from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.base.text_metrics import width
from rtdocs.model import Lesson, Link, WheelScore
from rtdocs.pipeline import load
from rtdocs.plan import report
from rtdocs.plan.content.document import Heading, Run, SchemaFigure, Step, Table, TableLook, TimelineFigure
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")

PAGE, MARGIN = 486 * EMU_PER_POINT, 5 * EMU_PER_POINT
"""The width of the text of our own template, and the margin at a cell's side."""

SECTIONS = [
    "project",
    "summary",
    "schema",
    "timeline",
    "chains",
    "effects",
    "actors",
    "outcomes",
    "setbacks",
    "ahead",
    "questions",
    "annexes",
    "wheel",
    "method",
    "glossary",
]

WHOLE = story(
    """
    No | Date | Title         | RT | Second RT | Direction | Status  | Actors       | Leads to | Source  | Description
    1  | 2014 | Deux réunions | 1  | 2         |           |         | Ville; École | 2        | Journal | À l’école.
    2  | 2015 | Un refus      | 12 |           | reverse   |         | Ville        | 3        |         |
    3  | 2016 | Un accord     | 12 |           |           |         | Ville        | A        |         |
    4  |      | Une suite     | 11 |           |           | planned | École        | B        |         |
    5  | 2013 | Élections     |    |           |           |         |              | 1        |         |
    6  | 2017 | Une fête      | 11 |           |           |         | École        |          |         |
    7  |      | Un départ     | 10 |           | reverse   | planned |              |          |         |
    """,
    """
    No | Title            | Date | Status    | Evidence       | Place     | Dimension    | Description
    A  | Des trajets sûrs | 2016 |           | 400 élèves     | Le parc   | availability | Deux rues.
    B  | Une rue calme    |      | hoped-for |                |           |              |
    """,
    organisation="Comité",
    territory="Quartier",
    start=loose("2013"),
    end=loose("2017"),
    goal="Marcher",
    summary="Un résumé.\n\nEn deux lignes.",
    partners=("École",),
    funders=("Ville", "Fondation"),
    prepared_by="Une personne",
    workshop_date=loose("2018-05-31"),
    participants="Dix",
    logo="logo.png",
    links=(Link(source="3", target="A", where=Where("Liens", 2), rationale="La rue est fermée", reference="Entente"),),
    lessons=(
        Lesson(
            where=Where("Apprentissages", 2), code="A1", answer="Oui", action="Écrire", responsible="Ana", due="mai"
        ),
        Lesson(where=Where("Apprentissages", 3), question="Qui manque?", answer="Les jeunes"),
        Lesson(where=Where("Apprentissages", 4), answer="Continuer"),
    ),
    wheel=(WheelScore(outcome=1, where=Where("Roue", 2), scores=(("now", 2), ("wanted", 4)), comment="Un début"),),
)


def runs(thing):
    """Return every run in a plan, wherever it stands."""
    match thing:
        case Run():
            yield thing
        case tuple() | list():
            for item in thing:
                yield from runs(item)
        case dict():
            yield from runs(tuple(thing.values()))
        case _ if is_dataclass(thing):
            yield from (run for each in fields(thing) for run in runs(getattr(thing, each.name)))


def blocks(document, kind):
    return [block for section in document.sections.values() for block in section if isinstance(block, kind)]


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_a_whole_story_fills_every_section_in_reading_order(language):
    document = report.plan(Telling(WHOLE, language))
    assert list(document.sections) == SECTIONS
    for section in document.sections.values():
        assert isinstance(section[0], Heading)
        assert [block.level for block in section if isinstance(block, Heading)].count(1) == 1


@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_word_of_a_table_s_header_is_broken(code, group):
    for sample in ("marche-solidaire", "marche-ta-zone"):
        told = load(ROOT / "samples" / f"{sample}.xlsx").story
        for table in blocks_of(report.plan(Telling(told, i18n.language_of(code), group=group)), Table):
            if table.look is TableLook.PLAIN:
                assert [column.header for column in table.columns if not _has_room(column, table)] == []


def _has_room(column, table):
    """Tell whether each word of a header fits in its column on a letter page, in bold letters of ten points."""
    inside = PAGE * column.share / sum(each.share for each in table.columns) - 2 * MARGIN
    return all(width(word, 10, bold=True) <= inside for word in column.header.replace("\u00a0", " ").split())


def test_an_empty_story_still_makes_a_report_without_the_sections_that_have_nothing_to_say():
    document = report.plan(Telling(story(), FRENCH))
    assert list(document.sections) == ["summary", "method", "glossary"]


@pytest.mark.parametrize("told", [WHOLE, story()])
def test_no_heading_skips_a_level_or_is_empty(told):
    headings = blocks(report.plan(Telling(told, FRENCH)), Heading)
    levels = [0, *(heading.level for heading in headings)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(heading.text for heading in headings)


def test_ids_are_unique():
    document = report.plan(Telling(WHOLE, FRENCH))
    printed = {name: section for name, section in document.sections.items() if name not in document.within}
    document = replace(document, sections=printed)
    ids = [block.id for block in blocks(document, Heading | Table | TimelineFigure | SchemaFigure | Step)]
    assert len(ids) == len(set(ids))


def test_every_row_of_a_table_has_a_cell_a_column_and_a_name():
    for table in blocks(report.plan(Telling(WHOLE, ENGLISH)), Table):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert all(row[0] for row in table.rows)


def test_only_the_groups_own_words_are_in_another_language():
    document = report.plan(Telling(WHOLE, ENGLISH))
    foreign = {run.text for run in runs(document.sections) if run.language}
    assert {run.language for run in runs(document.sections)} == {"", "fr"}
    assert {
        "Deux réunions",
        "Un résumé. En deux lignes.",
        "400 élèves",
        "La rue est fermée",
        "Les jeunes",
        "Écrire",
    } <= foreign


def test_a_report_in_the_groups_language_marks_no_word():
    assert {run.language for run in runs(report.plan(Telling(WHOLE, FRENCH)).sections)} == {""}


def test_the_properties_come_from_the_workbook():
    document = report.plan(Telling(WHOLE, FRENCH))
    assert (document.language, document.title, document.author) == ("fr", "Projet d’essai", "Une personne")
    assert (document.date, document.logo) == ("2026-01-31", "logo.png")
    assert (
        report.plan(Telling(replace(WHOLE, project=replace(WHOLE.project, prepared_by="")), FRENCH)).author == "Comité"
    )


def test_the_cover_has_its_fields():
    told = report.plan(Telling(WHOLE, FRENCH)).fields
    assert told["project"]["period"] == "2013 – 2017"
    assert told["project"]["workshop_date"].replace("\u00a0", " ") == "31 mai 2018"
    assert told["document"]["date"].replace("\u00a0", " ") == "31 janvier 2026"
    assert told["document"]["funders"].replace("\u00a0", " ") == (
        "Avec le soutien de : Ville et Fondation. En partenariat avec : École."
    )
    assert told["document"]["prepared"] == "Préparé par\u00a0: Une personne"
    assert "CACIS" in told["document"]["credit"]


def test_a_cover_without_much_to_say_has_empty_fields():
    told = report.plan(Telling(replace(story(), saved=""), ENGLISH)).fields
    assert told["project"]["period"] == ""
    assert told["document"]["date"] == told["document"]["funders"] == told["document"]["prepared"] == ""


def test_the_same_story_makes_the_same_report():
    assert report.plan(Telling(WHOLE, FRENCH)) == report.plan(Telling(WHOLE, FRENCH))


def test_three_thousand_events_are_told():
    rows = "\n".join(f"{row} | {1990 + row % 30} | {row % 12 + 1} | Ville; École | {row + 1}; A" for row in range(3000))
    told = story(f"No | Date | RT | Actors | Leads to\n{rows}", "No | Title\nA | Un effet")
    chains = report.plan(Telling(told, FRENCH)).sections["chains"]
    assert sum(isinstance(block, Step) for block in chains) == 3000
