"""Every rule: a workbook that breaks it, with all that is then said, and a workbook much like it that does not."""

import datetime as dt
import re

import pytest
from PIL import Image
from workbooks import ACTORS, EFFECTS, EVENTS, complete, event, found, problems, with_columns, with_event

from rtdocs.i18n import codes, language_of
from rtdocs.problems import Rule

LONG = "Un titre " * 14
IMAGES = ["Fichier", "Pour", "Texte de remplacement", "Consentement"]


def only(*names):
    return {name: rows for name, rows in complete().items() if name in names}


def renamed(old, new):
    return {new if name == old else name: rows for name, rows in complete().items()}


def also(**sheets):
    return {**complete(), **sheets}


def header(sheet, old, new):
    sheets = complete()
    first, *rows = sheets[sheet]
    return {**sheets, sheet: [[new if name == old else name for name in first], *rows]}


def events(*rows):
    return {**complete(), "Événements": [EVENTS, *rows]}


ACTOR_SHEET = [ACTORS, ["Table", None], ["Ville de Montréal", "Ville"]]

# Each rule: the sheets that break it, the problems then found, and sheets close to them that break nothing of it.
CASES = {
    Rule.NO_KNOWN_SHEET: ({"Feuil1": [["a"]]}, [("S1", "")], complete()),
    Rule.MISSING_SHEET: (only("Projet", "Événements"), [("S2", "")], complete()),
    Rule.REPEATED_SHEET: (also(Events=[["a"]]), [("S3", "Events")], also(Brouillon=[["a"]])),
    Rule.MISSPELT_SHEET: (also(Acteurss=ACTOR_SHEET), [("S4", "Acteurss")], also(Acteurs=ACTOR_SHEET)),
    Rule.EXTRA_SHEETS: (also(Brouillon=[["a"]], Calculs=[["b"]]), [("S5", "Brouillon")], complete()),
    Rule.MISSING_HEADER: ({**complete(), "Effets": [["?"], ["A"]]}, [("S6", "Effets")], complete()),
    Rule.MISSING_COLUMN: (header("Événements", "Événement", "Remarques"), [("S7", "Événements!1")], complete()),
    Rule.REPEATED_HEADER: (
        with_columns("Effets", Titre=["b"]),
        [("S8", "Effets!E1")],
        with_columns("Effets", Lieu=["b"]),
    ),
    Rule.MISSPELT_COLUMN: (header("Événements", "Acteurs", "Actuers"), [("S9", "Événements!D1")], complete()),
    Rule.EXTRA_COLUMNS: (with_columns("Effets", Bla=["b"], Truc=["c"]), [("S10", "Effets!E1")], complete()),
    Rule.EMPTY_PROJECT: (
        {"Projet": [["Champ", "Valeur"], ["Titre", None]], "Événements": [EVENTS], "Effets": [EFFECTS]},
        [("S11", "Événements")],
        {**complete(), "Effets": [EFFECTS], "Événements": [EVENTS, event(**{"Mène à": None})]},
    ),
    Rule.EXAMPLE_ROWS: (
        {**complete(), "Effets": [EFFECTS, ["ex. B", None, None, None], *complete()["Effets"][1:]]},
        [("S12", "Effets!2")],
        complete(),
    ),
    Rule.MISSING_CELL: (with_event(Événement=None), [("C1", "Événements!C4")], with_event()),
    Rule.MISSING_TITLE: (
        {**complete(), "Projet": [["Champ", "Valeur"], ["Titre", " "]]},
        [("C2", "Projet!B2")],
        complete(),
    ),
    Rule.REPEATED_NUMBER: (with_event(**{"N°": "2"}), [("C3", "Événements!A4")], with_event()),
    Rule.UNKNOWN_CHOICE: (with_event(Statut="reporté"), [("C4", "Événements!H4")], with_event(Statut="RÉALISÉ ")),
    Rule.CELL_IN_ERROR: (with_event(Date="=#REF!"), [("C5", "Événements!B4")], with_event()),
    Rule.UNWANTED_DATE: (
        with_event(**{"Mène à": dt.date(2026, 7, 4)}),
        [("C6", "Événements!G4")],
        with_event(**{"Mène à": "A"}),
    ),
    Rule.NOT_A_NUMBER: (
        with_columns("Événements", Ordre=["un", 2]),
        [("C7", "Événements!I2")],
        with_columns("Événements", Ordre=["1,5", 2]),
    ),
    Rule.SCORE_OUT_OF_RANGE: (
        also(Roue=[["RT", "Actuel"], [1, 8]]),
        [("C8", "Roue!B2")],
        also(Roue=[["RT", "Actuel"], [1, 4]]),
    ),
    Rule.UNREADABLE_DATE: (with_event(Date="un beau matin"), [("D1", "Événements!B4")], with_event(Date="vers 2011")),
    Rule.IMPOSSIBLE_DATE: (
        with_event(Date="31 février 2010"),
        [("D2", "Événements!B4")],
        with_event(Date="28 février 2010"),
    ),
    Rule.AMBIGUOUS_DATE: (with_event(Date="03/04/2011"), [("D3", "Événements!B4")], with_event(Date="2011-04-03")),
    Rule.END_BEFORE_START: (
        with_columns("Événements", **{"Date de fin": ["2007", None]}),
        [("D4", "Événements!I2")],
        with_columns("Événements", **{"Date de fin": ["2008", None]}),
    ),
    Rule.PLANNED_IN_THE_PAST: (
        with_event(Statut="prévu"),
        [("D5", "Événements!H4")],
        with_event(Statut="prévu", Date="2030", **{"Mène à": None}),
    ),
    Rule.DONE_IN_THE_FUTURE: (
        with_event(Date="2030", **{"Mène à": None}),
        [("A7", "Événements!G4"), ("D6", "Événements!H4")],
        with_event(Date="2026"),
    ),
    Rule.YEAR_TURNED_INTO_DAY: (with_event(Date=dt.date(1905, 7, 3)), [("D7", "Événements!B4")], with_event(Date=2011)),
    Rule.UNKNOWN_OUTCOME: (with_event(RT=13), [("T1", "Événements!E4")], with_event(RT="RT 12")),
    Rule.REVERSE_NOT_POSSIBLE: (with_event(Sens="revers"), [("T2", "Événements!F4")], with_event(Sens="revers", RT=10)),
    Rule.REVERSE_WITHOUT_OUTCOME: (
        with_event(Sens="revers", RT=None),
        [("T3", "Événements!E4")],
        with_event(RT=9, Sens="revers"),
    ),
    Rule.SECOND_WITHOUT_FIRST: (
        {**complete(), "Événements": [[*EVENTS, "RT secondaire"], *complete()["Événements"][1:], [*event(RT=None), 4]]},
        [("T4", "Événements!E4")],
        {**complete(), "Événements": [[*EVENTS, "RT secondaire"], *complete()["Événements"][1:], [*event(RT=1), 4]]},
    ),
    Rule.NUMBER_AND_LABEL_DISAGREE: (
        with_event(RT="5. Captation de ressources"),
        [("T5", "Événements!E4")],
        with_event(RT="10. Captation de ressources"),
    ),
    Rule.REPEATED_OUTCOME: (
        also(Roue=[["RT", "Actuel"], [1, 2], ["RT 1", 3]]),
        [("T6", "Roue!A3")],
        also(Roue=[["RT", "Actuel"], [1, 2], ["RT 2", 3]]),
    ),
    Rule.NO_OUTCOMES: (
        events(event(RT=None), event(**{"N°": "4", "RT": None})),
        [("T7", "Événements")],
        events(event(), event(**{"N°": "4"})),
    ),
    Rule.CONTEXT_EVENT: (with_event(RT=None), [("T8", "Événements!E4")], with_event(RT=1)),
    Rule.UNKNOWN_TARGET: (with_event(**{"Mène à": "B; A"}), [("A1", "Événements!G4")], with_event(**{"Mène à": "a"})),
    Rule.ARROW_TO_ITSELF: (with_event(**{"Mène à": "3; A"}), [("A2", "Événements!G4")], with_event()),
    Rule.LOOP: (
        events(event(**{"N°": "1", "Mène à": "2"}), event(**{"N°": "2", "Mène à": "1; A"})),
        [("A3", "Événements!G2")],
        events(event(**{"N°": "1", "Mène à": "2"}), event(**{"N°": "2", "Mène à": "A"})),
    ),
    Rule.ARROW_FROM_EFFECT: (
        also(Liens=[["De", "Vers"], ["A", "2"]]),
        [("A4", "Liens!A2")],
        also(Liens=[["De", "Vers"], ["1", "A"]]),
    ),
    Rule.ARROW_BACK_IN_TIME: (
        with_event(**{"Mène à": "1"}),
        [("A5", "Événements!G4")],
        with_event(Date="2007", **{"Mène à": "1"}),
    ),
    Rule.EFFECT_FROM_NOTHING: (
        {**complete(), "Effets": [*complete()["Effets"], ["B", "Un autre effet", None, None]]},
        [("A6", "Effets!A3")],
        with_event(),
    ),
    Rule.EVENT_TO_NOTHING: (with_event(**{"Mène à": None}), [("A7", "Événements!G4")], with_event()),
    Rule.NO_ARROWS: (events(event(**{"Mène à": None})), [("A8", "Événements")], events(event())),
    Rule.UNKNOWN_ACTOR: (
        also(Acteurs=[ACTORS, ["Table", None], ["Villes", None]]),
        [("P1", "Événements!D2")],
        also(Acteurs=ACTOR_SHEET),
    ),
    Rule.REPEATED_ACTOR: (
        also(Acteurs=[*ACTOR_SHEET, ["table ", None]]),
        [("P2", "Acteurs!A4")],
        also(Acteurs=ACTOR_SHEET),
    ),
    Rule.CONTROL_CHARACTERS: (
        with_event(Événement="Un\x07 signe"),
        [("X1", "Événements!C4")],
        with_event(Événement="Un\nsigne"),
    ),
    Rule.TEXT_TOO_LONG: (
        with_event(Événement=LONG),
        [("X2", "Événements!C4")],
        with_event(Événement=LONG[:100]),
    ),
    Rule.LONG_TITLE: (
        with_event(Événement="x" * 61),
        [("X3", "Événements!C4")],
        with_columns("Événements", Événement=["x" * 61, "y" * 60], **{"Titre court": ["x", None]}),
    ),
    Rule.UNREADABLE_AMOUNT: (
        with_columns("Événements", Montant=[None, "beaucoup"]),
        [("C10", "Événements!I3")],
        with_columns("Événements", Montant=[12.5, "43 500 $"]),
    ),
    Rule.LOSS_WITHOUT_REVERSE: (
        with_columns("Événements", Montant=[None, "-500 $"]),
        [("C11", "Événements!I3")],
        {
            **complete(),
            "Événements": [[*EVENTS, "Montant"], [*event(RT=10, Sens="revers"), "-500 $"]],
        },
    ),
    Rule.PICTURE_WITHOUT_TEXT: (
        also(Images=[IMAGES, ["marche.png", "1", None, "oui"]]),
        [("I5", "Images!C2")],
        also(Images=[IMAGES, ["marche.png", "1", "On voit un marché.", "oui"]]),
    ),
    Rule.PICTURE_WITHOUT_CONSENT: (
        also(Images=[IMAGES, ["marche.png", None, "On voit un marché.", "non"]]),
        [("I6", "Images!D2")],
        also(Images=[IMAGES, ["marche.png", "Logo", "Le logo de la Table.", None]]),
    ),
    Rule.PICTURE_OF_NOTHING: (
        also(Images=[IMAGES, ["marche.png", "31", "On voit un marché.", "x"]]),
        [("I7", "Images!B2")],
        also(Images=[IMAGES, ["marche.png", "a", "On voit un marché.", "x"]]),
    ),
}
# These are broken by files, not by tables: tests/read/test_seen.py, test_open.py for macros, test_pictures.py.
PICTURES = {Rule.MISSING_PICTURE, Rule.UNKNOWN_PICTURE, Rule.DAMAGED_PICTURE, Rule.LARGE_PICTURE}
FILES = PICTURES | {
    Rule.MACROS_LEFT_OUT,
    Rule.HIDDEN_CELLS,
    Rule.HIDDEN_SHEET,
    Rule.MERGED_CELLS,
    Rule.FORMULA_WITHOUT_VALUE,
    Rule.STRUCK_OUT,  # these: tests/read/tables/test_beyond.py
    Rule.PICTURE_IN_CELL,
    Rule.COMMENTS,
    Rule.TOTALS_ROW,
    Rule.TEXT_BOXES,
    Rule.PICTURES_ON_SHEET,
    Rule.ADDRESSES_LEFT_OUT,
    Rule.DAY_NOT_SHOWN,  # tests/read/shown/test_values.py
}


@pytest.fixture(autouse=True)
def _picture(tmp_path):
    Image.new("RGB", (2, 2)).save(tmp_path / "marche.png")


@pytest.mark.parametrize("rule", CASES, ids=lambda rule: rule.key)
def test_a_workbook_that_breaks_a_rule_is_told_so_once(rule, tmp_path):
    sheets, expected, _ = CASES[rule]
    assert found(tmp_path, sheets) == expected


@pytest.mark.parametrize("rule", CASES, ids=lambda rule: rule.key)
def test_a_workbook_that_keeps_a_rule_is_left_alone(rule, tmp_path):
    assert rule.code not in [code for code, _ in found(tmp_path, CASES[rule][2])]


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("rule", CASES, ids=lambda rule: rule.key)
def test_a_problem_is_told_in_whole_sentences(rule, code, tmp_path):
    for problem in problems(tmp_path, CASES[rule][0]):
        for sentence in (problem.message(language_of(code)), problem.way_out(language_of(code))):
            assert re.fullmatch(r"[A-ZÀÉ«“][^{}]*[.?]", sentence), sentence
            assert "''" not in sentence
            assert "«\u00a0\u00a0" not in sentence


def test_every_rule_has_its_case():
    assert set(Rule) == CASES.keys() | FILES


def test_a_complete_workbook_has_no_problem(tmp_path):
    assert found(tmp_path, complete()) == []
