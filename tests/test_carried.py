"""Workbooks in any shape, carried into a fresh one: no word lost, and the same story told."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace

import openpyxl
import programs
import pytest
from conftest import ROOT, SAMPLES, files_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from test_outside import microsoft_says
from workbooks import complete, workbook

from rtdocs.i18n import language_of
from rtdocs.pipeline import carry, check, load, new_workbook
from rtdocs.plan.form import form
from rtdocs.read.homemade.guess import Reason
from rtdocs.read.open import open_book
from rtdocs.write.excel.books import write_form

HOME_MADE = {
    "Chronologie": [
        ["Projet : Ruelle verte des Érables"],
        ["Mis à jour par Julie le 3 mai"],
        [],
        ["Quand", "Quoi", "Qui", "Résultat", "Ça mène à", "Budget ($)"],
        [dt.date(2015, 5, 12), "Première rencontre des voisins", "Comité; Éco-quartier", 1, None, None],
        ["été 2015", "Plan dessiné avec une architecte", "Éco-quartier; Julie", "RT 4", "4", 500],
        ["automne 2015", "Plan présenté à l'arrondissement", "Comité", "5. Placement d'intermédiaires", None, None],
        ["mars 2016", "Subvention accordée", "Arrondissement; Ville", "10 (deuxième essai)", "B", 15000.5],
    ],
    "Retombées": [["Changement", "Pour qui"], ["La ruelle est verte", "Enfants"], ["On se connaît", "40 familles"]],
    "Partenaires": [["Organisme", "Rôle", "Courriel"], ["Éco-quartier", "médiateur", "eco@exemple.org"]],
    "Budget": [["Poste", "Montant"], ["Terre", 1200], [None, True]],
    "Caché": [["du texte"]],
}

SYNONYMS = {
    "N°": "Numéro", "Date": "Quand", "Événement": "Fait marquant", "Acteurs": "Qui", "Mène à": "Conduit a",
    "Effet": "Changement", "Nom": "Organisme", "Valeur": "Contenu", "Champ": "Rubrique", "Description": "Descripton",
    "No.": "Number", "Event": "Key event", "Actors": "Who", "Leads to": "Leeds to", "Effect": "Change",
    "Name": "Organization", "Value": "Answer", "Field": "Item", "Bénéficiaires": "Benéficiaire", "Status": "Statuss",
}  # fmt: skip
OTHER_SHEETS = {
    "Projet": "Fiche du projet", "Événements": "Ligne du temps", "Effets": "Impacts", "Acteurs": "Organismes",
    "Project": "About the project", "Events": "Timeline", "Effects": "Impacts", "Actors": "Partners",
    "Roue": "Auto-évaluation", "Liens": "Relations", "Apprentissages": "Aprentissages", "Répertoire": "Repertoires",
}  # fmt: skip


def plain_name(header):
    return str(header or "").removesuffix(" *")


def as_tables(path):
    """Return a workbook of ours as tables to damage, its instructions and lists left out."""
    book = openpyxl.load_workbook(path, data_only=True)
    visible = [sheet for sheet in book if sheet.sheet_state == "visible"][1:]
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in visible}


def each_header(tables, change):
    return {name: [[change(plain_name(cell)) for cell in rows[0]], *rows[1:]] for name, rows in tables.items()}


def with_synonyms(tables):
    return each_header(tables, lambda name: SYNONYMS.get(name, name))


def misspelt(tables):
    """Drop a letter of each header that is long enough to be known all the same."""
    return each_header(tables, lambda name: name[:-2] + name[-1] if len(name) > 6 else name)


def shuffled(tables):
    return {name: [row[3:] + row[:3][::-1] for row in rows] for name, rows in tables.items()}


def renamed(tables):
    return {OTHER_SHEETS.get(name, name): rows for name, rows in tables.items()}


def with_titles_above(tables):
    return {name: [["Document de travail"], [], [None, "version 3"], *rows] for name, rows in tables.items()}


def without_headers_of_project(tables):
    first = next(iter(tables))
    return {**tables, first: [row[:2] for row in tables[first][1:] if row[1]]}


def with_project_across(tables):
    first = next(iter(tables))
    rows = [row[:2] for row in tables[first][1:] if row[1]]
    return {**tables, first: [list(row) for row in zip(*rows, strict=True)]}


DAMAGES = [
    with_synonyms, misspelt, shuffled, renamed, with_titles_above, without_headers_of_project, with_project_across,
    lambda tables: renamed(with_titles_above(shuffled(with_synonyms(tables)))),
    lambda tables: dict(reversed(tables.items())),
]  # fmt: skip


def told(story):
    """Return what a story tells, without the places where it stands."""
    anywhere = {"where": None}
    return {
        "project": replace(story.project, logo=""),
        **{
            name: [replace(each, **anywhere) for each in getattr(story, name)]
            for name in ("events", "effects", "actors", "links", "lessons", "wheel")
        },
        "labels": [outcome.label for outcome in story.repertoire.outcomes],
        "language": story.language,
    }


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """Return the paths of the samples and of the teaching example in both languages."""
    folder = tmp_path_factory.mktemp("stories")
    for code in ("fr", "en"):
        write_form(form.example(language_of(code)), folder / f"example-{code}.xlsx")
    return [*(ROOT / "samples" / f"{sample}.xlsx" for sample in SAMPLES), *files_in(folder)]


@pytest.mark.parametrize("place", range(len(SAMPLES) + 2))
def test_a_workbook_of_ours_comes_out_as_it_was(stories, tmp_path, place):
    account = carry(stories[place], tmp_path / "new.xlsx")
    assert told(load(tmp_path / "new.xlsx").story) == told(load(stories[place]).story)
    assert not check(tmp_path / "new.xlsx").has_errors
    assert [each.name for each in account.sheets if not each.is_unchanged and not each.is_leaf] == []


@pytest.mark.parametrize(("place", "damage"), [(at % 5, each) for at, each in enumerate((*DAMAGES, *DAMAGES))])
def test_a_damaged_workbook_comes_out_with_the_same_story(stories, tmp_path, damage, place):
    old = workbook(tmp_path, damage(as_tables(stories[place])), "old.xlsx")
    carry(old, tmp_path / "new.xlsx", lang=load(stories[place]).story.language)
    assert [str(problem) for problem in check(tmp_path / "new.xlsx") if problem.rule.severity.value == "error"] == []
    assert told(load(tmp_path / "new.xlsx").story) == told(load(stories[place]).story)


@pytest.mark.parametrize("place", range(len(SAMPLES) + 2))
def test_events_without_numbers_get_some(stories, tmp_path, place):
    tables = as_tables(stories[place])
    events = list(tables)[1]
    tables[events] = [row[1:] for row in tables[events]]
    carry(workbook(tmp_path, tables, "old.xlsx"), tmp_path / "new.xlsx")
    before, after = load(stories[place]).story, load(tmp_path / "new.xlsx").story
    assert [event.title for event in after.events] == [event.title for event in before.events]
    assert [event.number for event in after.events] == [str(number) for number in range(1, len(before.events) + 1)]


@pytest.mark.parametrize("suffix", ["ods", "xls"])
@pytest.mark.judge
def test_other_formats_come_out_as_they_were(tmp_path, suffix):
    source = ROOT / "samples" / "marche-solidaire.xlsx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        programs.soffice(),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    carry(tmp_path / f"marche-solidaire.{suffix}", tmp_path / "new.xlsx")
    assert told(load(tmp_path / "new.xlsx").story) == told(load(source).story)
    assert not check(tmp_path / "new.xlsx").has_errors


@pytest.fixture
def home_made(tmp_path):
    old = workbook(tmp_path, HOME_MADE, "ancien.xlsx", hidden=["Caché"])
    return carry(old, tmp_path / "projet.xlsx"), tmp_path / "projet.xlsx"


def test_a_home_made_workbook_tells_its_story(home_made):
    _, path = home_made
    story = load(path).story
    assert not check(path).has_errors
    assert story.project.title == "Ruelle verte des Érables"
    assert [event.outcome for event in story.events] == [1, 4, 5, 10]
    assert [event.leads_to for event in story.events] == [(), ("4",), (), ("B",)]
    assert story.events[0].date.earliest == dt.date(2015, 5, 12)
    assert [effect.title for effect in story.effects] == ["La ruelle est verte", "On se connaît"]
    assert story.actors[0].roles == ("médiateur",)


def test_the_account_of_a_home_made_workbook_says_what_went_where(home_made):
    account, path = home_made
    sheets = {each.name: each for each in account.sheets}
    moved = [(each.old, each.new, each.reason) for each in sheets["Chronologie"].moved]
    assert {each.name: each.target for each in account.sheets} == {
        "Chronologie": "Événements", "Retombées": "Effets", "Partenaires": "Acteurs", "Budget": "Budget",
        "Caché": "Caché",
    }  # fmt: skip
    assert moved == [
        ("Quand", "Date", Reason.NAME),
        ("Quoi", "Événement", Reason.NEAR_NAME),
        ("Qui", "Acteurs", Reason.NAME),
        ("Résultat", "RT", Reason.NEAR_NAME),
        ("Ça mène à", "Mène à", Reason.NEAR_NAME),
    ]
    assert sheets["Chronologie"].further == ("Budget ($)",)
    assert (sheets["Chronologie"].above, sheets["Chronologie"].aside) == (2, "Chronologie")
    assert sheets["Retombées"].numbers == ("A", "B")
    assert sheets["Caché"].is_hidden
    assert account.lines == ("Titre",)
    assert [sheet.name for sheet in open_book(path).sheets if sheet.is_hidden] == ["Caché", "Listes"]


def test_what_the_reader_does_not_understand_for_certain_stays_as_typed(home_made):
    _, path = home_made
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Événements").to_python()
    assert [row[4] for row in rows[1:5]] == [
        "1 · Construction de réseaux",
        "4 · Production d’intermédiaires",
        "5 · Placement d’intermédiaires",
        "10 (deuxième essai)",
    ]
    further = rows[0].index("Budget ($)")
    assert [row[further] for row in rows[1:5]] == ["", 500, "", 15000.5]


@pytest.mark.judge
def test_microsofts_validator_accepts_a_carried_workbook(home_made):
    assert microsoft_says(home_made[1]) == []


def test_the_old_workbook_is_not_touched_and_the_same_one_gives_the_same_bytes(tmp_path):
    old = workbook(tmp_path, HOME_MADE, "ancien.xlsx")
    before = old.read_bytes()
    for name in ("one.xlsx", "two.xlsx"):
        carry(old, tmp_path / name)
    assert old.read_bytes() == before
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_workbook_goes_into_another_language_with_its_choices_and_outcomes(tmp_path):
    carry(ROOT / "samples" / "marche-solidaire.xlsx", tmp_path / "new.xlsx", lang="en")
    before, after = load(ROOT / "samples" / "marche-solidaire.xlsx").story, load(tmp_path / "new.xlsx").story
    assert after.language == "en"
    assert after.repertoire == form.repertoire.load("en")
    for name in ("outcome", "direction", "status", "leads_to", "title"):
        assert [getattr(event, name) for event in after.events] == [getattr(event, name) for event in before.events]


def test_a_groups_own_labels_go_over(tmp_path):
    sheets = {**complete(), "Répertoire": [["RT", "Nom"], [5, "Remise du document"]]}
    sheets["Événements"][1][4] = "Remise du document"
    carry(workbook(tmp_path, sheets, "old.xlsx"), tmp_path / "new.xlsx")
    story = load(tmp_path / "new.xlsx").story
    assert story.repertoire.outcome(5).label == "Remise du document"
    assert story.events[0].outcome == 5
    rows = CalamineWorkbook.from_path(tmp_path / "new.xlsx").get_sheet_by_name("Roue").to_python()
    assert rows[5][0].startswith("5 · ")


def test_five_thousand_rows_take_seconds(tmp_path):
    rows = [
        [f"été {1950 + n % 70}", f"Rencontre numéro {n} du comité", "Table; Ville", 1 + n % 12] for n in range(5000)
    ]
    old = workbook(tmp_path, {"Chronologie": [["Quand", "Quoi", "Qui", "RT"], *rows]}, "old.xlsx")
    program = "import sys; from rtdocs.pipeline import carry; carry(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", program, str(old), str(tmp_path / "new.xlsx")], check=True, timeout=60)
    assert len(load(tmp_path / "new.xlsx").story.events) == 5000


# --- nothing is lost ---

HEADERS = st.sampled_from(
    ["", "Quand", "Quoi", "Qui", "Date", "date", "RT", "Titre", "Champ", "Valeur", "N°", "Budget", "Sens", "Mène à"]
)
HEADER_WORDS = {"date", "N°", "Date", "RT", "Titre", "Champ", "Valeur", "Sens", "Mène à"}  # ours have a `*`, a capital
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Nd", "No"]), min_size=1, max_size=30
)
CELLS = st.one_of(
    st.none(), TEXTS, st.sampled_from(["mai 2008", "A; B", "4", "RT 5 et plus", "non", "Organisme", "ex. 1", "#REF!"])
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=5)
NAMES = st.one_of(
    st.sampled_from(
        ["Chronologie", "Événements", "Projet", "Effets", "Liste", "Lisez-moi", "Roue", "Events", "Répertoire", "Liens"]
    ),
    TEXTS.filter(
        lambda name: (
            len(name.encode("utf-16-le")) <= 62
            and not set("[]:*?/\\") & set(name)
            and name.strip("'") == name
            and name.strip() == name
        )
    ),
)
SHEETS = st.dictionaries(
    NAMES,
    st.tuples(ROWS, st.lists(HEADERS, max_size=5), ROWS).map(lambda parts: [*parts[0], parts[1], *parts[2]]),
    min_size=1,
    max_size=3,
).filter(lambda sheets: len({name.casefold() for name in sheets}) == len(sheets))


@given(sheets=SHEETS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_words_of_the_old_workbook_are_lost(tmp_path_factory, sheets):
    folder = tmp_path_factory.mktemp("any")
    old = workbook(folder, sheets, "old.xlsx")
    account = carry(old, folder / "new.xlsx", lang="fr")
    renamed_columns = {each.old for sheet in account.sheets for each in sheet.moved}
    after = words_in(folder / "new.xlsx")
    lost = words_in(old) - renamed_columns - HEADER_WORDS - after
    assert [word for word in lost if not any(word in text for text in after)] == []  # "Quand" may be "Quand – autre"


def words_in(path):
    book = CalamineWorkbook.from_path(path)
    cells = (cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row)
    return {" ".join(str(cell).split()) for cell in cells if str(cell).strip()}


def test_an_empty_workbook_of_ours_comes_out_empty(tmp_path):
    new_workbook(tmp_path / "old.xlsx")
    account = carry(tmp_path / "old.xlsx", tmp_path / "new.xlsx")
    story = load(tmp_path / "new.xlsx").story
    assert (story.events, story.effects, story.actors) == ((), (), ())
    assert account.renewed == ("Lisez-moi", "Listes")
