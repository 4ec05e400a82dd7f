import datetime as dt
import time
from decimal import Decimal

import pytest
from PIL import Image as picture  # noqa: N813 - the model has an Image too
from workbooks import EVENTS, complete, english, event, found, problems, story_of, with_columns, with_event, workbook

from rtdocs.i18n import language_of
from rtdocs.model import (
    Actor,
    ActorKind,
    Bound,
    DateForm,
    Direction,
    EffectStatus,
    EventStatus,
    Figure,
    Image,
    Lesson,
    Link,
    Moment,
    Use,
)
from rtdocs.problems import Where
from rtdocs.read.build import read


def test_the_same_workbook_in_either_language_tells_the_same_story(tmp_path):
    french, other = story_of(tmp_path, complete()), story_of(tmp_path, english())
    assert (french.language, other.language) == ("fr", "en")
    assert [each.number for each in french.events] == [each.number for each in other.events]
    assert [each.outcome for each in french.events] == [each.outcome for each in other.events]
    assert [each.leads_to for each in french.events] == [each.leads_to for each in other.events]
    assert found(tmp_path, english()) == []


def test_sheets_and_columns_may_be_in_any_order_and_mixed_languages(tmp_path):
    sheets = complete()
    turned = [row[::-1] for row in sheets["Événements"]]
    mixed = {"EFFECTS ": sheets["Effets"], "evenements": turned, "Projet": sheets["Projet"]}
    story = story_of(tmp_path, mixed)
    assert [each.title for each in story.events] == ["Première rencontre", "Prêt d’un local"]
    assert story.language == "fr"
    assert story.sheets == ("EFFECTS ", "evenements", "Projet")


def test_one_english_sheet_against_one_french_sheet_is_french(tmp_path):
    assert story_of(tmp_path, {"Projet": [], "Events": []}).language == "fr"


def test_headers_may_stand_below_a_title_and_rows_may_be_empty(tmp_path):
    sheets = complete()
    header, *rows = sheets["Événements"]
    below = [["Nos événements"], [], [None, *header], [], *([None, *row] for row in rows), [], [" "]]
    story = story_of(tmp_path, {**sheets, "Événements": below})
    assert [each.where for each in story.events] == [Where("Événements", 5), Where("Événements", 6)]
    assert story.places["events.number"] == Where("Événements", None, 2)


def test_headers_that_stand_too_low_are_not_found(tmp_path):
    sheets = complete()
    low = [*([["x"]] * 20), *sheets["Effets"]]
    assert found(tmp_path, {**sheets, "Effets": low}) == [("S6", "Effets")]


def test_the_project_s_fields_are_read_by_their_kinds(tmp_path):
    rows = [
        ["Valeur", "Aide", "Champ *"],
        ["Le marché", None, "TITRE*"],
        ["Ville; Centraide", None, "Bailleurs de fonds"],
        [dt.date(2025, 5, 1), None, "Date de la rencontre"],
        ["printemps 2008", None, "Début"],
        ["les deux", None, "Usage"],
        [None, None, "Logo"],
        [12.0, None, "Participants"],
    ]
    project = story_of(tmp_path, {**complete(), "Projet": rows}).project
    assert (project.title, project.funders, project.use) == ("Le marché", ("Ville", "Centraide"), Use.BOTH)
    assert project.workshop_date.earliest == dt.date(2025, 5, 1)
    assert project.start.form is DateForm.SEASON
    assert (project.logo, project.participants) == ("", "12")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Titre", "a"], ["Titre", "b"]], [("S8", "Projet!A3")]),
        ([["Titre", "a"], ["Teritoire", "b"]], [("S9", "Projet!A3")]),
        ([["Titre", "a"], ["Budget", "b"], ["Couleur", "c"]], [("S10", "Projet!A3")]),
        ([["Titre", "a"], ["Début", "hier soir"]], [("D1", "Projet!B3")]),
        ([["Titre", "a"], ["Début", "2010"], ["Fin", "2009"]], [("D4", "Projet!B4")]),
        ([["Titre", "a"], ["Début", "=#NAME?"]], [("C5", "Projet!B3")]),
        ([["Organisme", "a"]], [("C2", "Projet")]),
    ],
)
def test_faults_of_the_project_stand_at_their_row(rows, expected, tmp_path):
    assert found(tmp_path, {**complete(), "Projet": [["Champ", "Valeur"], *rows]}) == expected


def test_a_project_sheet_without_its_values_is_one_fault(tmp_path):
    assert found(tmp_path, {**complete(), "Projet": [["Champ"], ["Titre"]]}) == [("S7", "Projet!1")]


def test_an_event_is_read_whole(tmp_path):
    sheets = with_columns(
        "Événements",
        **{
            "Date de fin": ["2009", None],
            "Ordre": [2, None],
            "RT secondaire": ["RT 4", None],
            "Description": ["Un\ndeux", None],
            "Source": ["Procès-verbal", None],
            "Notes": ["À revoir", None],
        },
    )
    sheets["Événements"][1][5] = "revers"
    first = story_of(tmp_path, sheets).events[0]
    assert (first.number, first.order, first.outcome, first.second_outcome) == ("1", 2.0, 1, 4)
    assert (first.date.form, first.date.earliest, first.date.latest) == (
        DateForm.RANGE,
        dt.date(2008, 5, 1),
        dt.date(2009, 12, 31),
    )
    assert (first.description, first.source, first.notes) == ("Un\ndeux", "Procès-verbal", "À revoir")
    assert (first.direction, first.status) == (Direction.REVERSE, EventStatus.DONE)


def test_numbers_typed_by_excel_tie_to_those_typed_by_people(tmp_path):
    rows = [event(**{"N°": 1.0, "Mène à": 2.0}), event(**{"N°": "2", "Mène à": "É1, a"}), event(**{"N°": "E1"})]
    story = story_of(tmp_path, {**complete(), "Événements": [EVENTS, *rows]})
    assert [each.leads_to for each in story.events] == [("2",), ("E1", "A"), ("A",)]


def test_a_number_that_could_mean_two_is_left_as_typed(tmp_path):
    rows = [event(**{"N°": "B1", "Mène à": "É1; é1"}), event(**{"N°": "É1"}), event(**{"N°": "e1"})]
    story = story_of(tmp_path, {**complete(), "Événements": [EVENTS, *rows]})
    assert story.events[0].leads_to == ("É1", "é1")


def test_two_numbers_that_excel_took_for_one_are_guessed(tmp_path):
    (problem,) = problems(tmp_path, with_event(**{"N°": "7", "Mène à": 1.2}))
    assert problem.values == {"number": "1.2", "nearest": "1; 2"}


def test_actors_come_from_the_events_where_their_sheet_is_empty(tmp_path):
    for sheets in (complete(), {**complete(), "Acteurs": [["Nom", "Sigle"]]}, {**complete(), "Acteurs": []}):
        story = story_of(tmp_path, sheets)
        assert [each.name for each in story.actors] == ["Table", "Ville"]
        assert found(tmp_path, sheets) == []


def test_actors_are_known_by_name_or_acronym_whatever_their_case(tmp_path):
    sheet = [
        ["Nom", "Sigle", "Type", "Rôles"],
        ["Table", None, None, "porte-parole; médiateur"],
        ["Ville de Montréal", "VILLE", "entité non humaine", None],
    ]
    story = story_of(tmp_path, {**complete(), "Acteurs": sheet})
    assert story.events[0].actors == ("Table", "Ville de Montréal")
    assert story.actors == (
        Actor(name="Table", where=Where("Acteurs", 2), roles=("porte-parole", "médiateur")),
        Actor(name="Ville de Montréal", acronym="VILLE", kind=ActorKind.NON_HUMAN, where=Where("Acteurs", 3)),
    )


def test_links_tie_numbers_and_lessons_keep_their_days(tmp_path):
    sheets = {
        **complete(),
        "Liens": [["De", "Vers", "Explication", "Source"], [1, "a", "Parce que", "Entrevue"]],
        "Apprentissages": [["Code", "Réponse", "Échéance"], ["A1", "Oui", dt.date(2026, 5, 1)]],
    }
    story = story_of(tmp_path, sheets)
    assert story.links == (
        Link(source="1", target="A", rationale="Parce que", reference="Entrevue", where=Where("Liens", 2)),
    )
    assert story.lessons == (
        Lesson(
            code="A1", answer="Oui", due=language_of("fr").day(dt.date(2026, 5, 1)), where=Where("Apprentissages", 2)
        ),
    )


def test_the_wheel_takes_further_columns_of_numbers_as_profiles(tmp_path):
    wheel = [
        ["RT", "Actuel", "Souhaité", "L’an dernier", "Qui"],
        [1, 2, 4, 1, "Table"],
        ["RT 2", None, None, None, None],
        ["Traitement des controverses", None, 5, None, None],
    ]
    story = story_of(tmp_path, {**complete(), "Roue": wheel})
    assert [(each.outcome, each.scores) for each in story.wheel] == [
        (1, (("now", 2.0), ("wanted", 4.0), ("L’an dernier", 1.0))),
        (3, (("wanted", 5.0),)),
    ]
    assert found(tmp_path, {**complete(), "Roue": wheel}) == [("S10", "Roue!E1")]


def test_the_group_s_own_labels_come_from_the_repertoire(tmp_path):
    labels = [
        ["RT", "Nom"],
        [1, "Faire connaissance"],
        [2, "Captation de ressources"],
        [10, "Acquiring resources"],
        [3, None],
    ]
    story = story_of(tmp_path, {**with_event(RT="Faire connaissance"), "Répertoire": labels})
    assert story.events[2].outcome == 1
    assert story.repertoire.outcome(1).label == "Faire connaissance"
    assert story.repertoire.outcome(10).label == "Captation de ressources"
    assert story.repertoire.outcome(3).label == "Traitement des controverses"


def test_an_unknown_or_repeated_outcome_of_the_repertoire_is_told(tmp_path):
    labels = [["RT", "Nom"], [1, "Faire connaissance"], [14, "Un autre"], [1, "Encore"]]
    assert found(tmp_path, {**complete(), "Répertoire": labels}) == [("T1", "Répertoire!A3"), ("T6", "Répertoire!A4")]


def test_examples_are_left_out_of_every_sheet(tmp_path):
    sheets = {
        **complete(),
        "Acteurs": [["Nom"], ["ex. Comité"], ["Table"], ["Ville"]],
        "Liens": [["De", "Vers"], ["Ex. 1", "ex. A"]],
    }
    (problem,) = problems(tmp_path, sheets)
    assert (problem.rule.code, str(problem.where)) == ("S12", "Acteurs!2")
    assert problem.values == {"count": 2, "sheets": ("Acteurs", "Liens")}
    assert [each.name for each in story_of(tmp_path, sheets).actors] == ["Table", "Ville"]


def test_hidden_sheets_that_are_not_ours_are_passed_over(tmp_path):
    assert found(tmp_path, {**complete(), "Listes": [["a"]]}, hidden=("Listes",)) == []


def test_the_story_bears_the_file_s_name_and_day(tmp_path):
    story = story_of(tmp_path, complete(), name="Mon projet.xlsx")
    assert (story.name, story.saved) == ("Mon projet", "2026-01-31")


def test_an_effect_is_read_whole(tmp_path):
    row = ["A", "Un marché", "prévu"]
    sheets = {**complete(), "Effets": [["N°", "Effet", "Statut", "Date"], [*row, "avant juin 2030"]]}
    effect = story_of(tmp_path, sheets).effects[0]
    assert (effect.status, effect.date.bound) == (EffectStatus.HOPED_FOR, Bound.BEFORE)


def test_every_fault_is_told_at_once_each_at_its_cell(tmp_path):
    rows = [
        event(**{"N°": None, "Date": "jamais plus", "RT": 99}),
        event(**{"N°": "1", "Sens": "revers", "Mène à": "Z"}),
        event(**{"N°": "1", "Événement": None, "Statut": "fini bientôt"}),
    ]
    assert found(tmp_path, {**complete(), "Événements": [EVENTS, *rows]}) == [
        ("C1", "Événements!A2"),
        ("D1", "Événements!B2"),
        ("T1", "Événements!E2"),
        ("T2", "Événements!F3"),
        ("A1", "Événements!G3"),
        ("C3", "Événements!A4"),
        ("C1", "Événements!C4"),
        ("C4", "Événements!H4"),
    ]


def test_a_missing_sheet_is_guessed_from_a_near_name(tmp_path):
    sheets = {"Evenments" if name == "Événements" else name: rows for name, rows in complete().items()}
    (problem,) = problems(tmp_path, sheets)
    assert str(problem.where) == "Evenments"
    assert problem.way_out(language_of("fr")).startswith("Si la feuille «\u00a0Evenments\u00a0» est celle-là")


def test_a_missing_column_is_guessed_from_a_near_header(tmp_path):
    sheets = complete()
    sheets["Événements"][0][2] = "Evnement"
    (problem,) = problems(tmp_path, sheets)
    assert (problem.rule.code, str(problem.where)) == ("S7", "Événements!C1")
    assert problem.values == {"name": "Événement", "nearest": "Evnement"}


def test_five_thousand_events_are_read_in_a_moment(tmp_path):
    rows = [
        event(**{"N°": str(number), "Date": f"{number % 28 + 1} mai {1900 + number // 50}", "Mène à": str(number + 1)})
        for number in range(1, 5000)
    ]
    path = workbook(tmp_path, {**complete(), "Événements": [EVENTS, *rows, event(**{"N°": "5000"})]})
    start = time.process_time()
    story, _ = read(path)
    assert len(story.events) == 5000
    assert time.process_time() - start < 6  # about 1 s on the machine it was written on; far from quadratic


@pytest.mark.parametrize(
    "words", [["", "", ""], ["À remplir : Événement.", "", "Des mots"], [None, 5, dt.date(2026, 1, 1)]]
)
def test_the_column_by_which_the_workbook_reviews_itself_is_not_read_and_no_extra_column(tmp_path, words):
    sheets = complete()
    header, *rows = sheets["Événements"]
    reviewed = [
        [*header, "À revoir"],
        *([*row, word] for row, word in zip([*rows, [None] * len(header)], words, strict=True)),
    ]
    assert found(tmp_path, {**sheets, "Événements": reviewed}) == []
    assert len(story_of(tmp_path, {**sheets, "Événements": reviewed}).events) == 2


def test_the_optional_columns_of_events_effects_and_actors_are_read(tmp_path):
    told = {
        "Titre court": ["Rencontre", None],
        "Étape": ["S’allier", "Agir"],
        "Montant": ["43 500 $", 1200],
        "Citation": ["« Enfin! » – une voisine", None],
        "À la une": ["oui", "non"],
    }
    sheets = with_columns("Événements", **told)
    header, effect = sheets["Effets"]
    sheets["Effets"] = [[*header, "Personnes rejointes", "Citation"], [*effect, 250, "« Oui! »"]]
    sheets["Acteurs"] = [["Nom", "Personne"], ["Table", None], ["Ville", "x"]]
    story = story_of(tmp_path, sheets)
    first, second = story.events
    assert (first.short_title, first.stage, first.quote) == ("Rencontre", "S’allier", "« Enfin! » – une voisine")
    assert (first.amount, second.amount) == (Decimal(43500), Decimal(1200))
    assert (first.highlight, second.highlight) == (True, False)
    assert (story.effects[0].reached, story.effects[0].quote) == ("250", "« Oui! »")
    assert [actor.person for actor in story.actors] == [False, True]
    assert found(tmp_path, sheets) == []


@pytest.mark.parametrize(
    ("typed", "direction", "amount"),
    [("12 500 $", "revers", 12500), ("-12 500 $", "revers", 12500), ("(500 $)", None, None), ("?", None, None)],
)
def test_an_amount_is_obtained_or_lost_as_the_direction_says(tmp_path, typed, direction, amount):
    sheets = with_columns("Événements", Montant=[None, typed])
    sheets["Événements"][2][5] = direction
    assert story_of(tmp_path, sheets).events[1].amount == amount


def test_pictures_belong_to_the_project_a_logo_or_a_number(tmp_path):
    picture.new("RGB", (2, 2)).save(tmp_path / "marché.jpg")
    header = ["Fichier", "Pour", "Moment", "Légende", "Texte de remplacement", "Crédit", "Consentement"]
    rows = [
        ["marché.jpg", "a", "après", "Le marché", "Des gens au marché.", "La Table", "oui"],
        ["photos/marché.jpg", None, None, None, "Des gens au marché.", None, "oui"],
        ["C:\\Users\\ana\\marché.jpg", "LOGO", None, None, "Le logo.", None, None],
    ]
    sheets = {**complete(), "Images": [header, *rows]}
    first, second, third = story_of(tmp_path, sheets).images
    assert first == Image(
        file=str(tmp_path / "marché.jpg"),
        of="A",
        moment=Moment.AFTER,
        caption="Le marché",
        alt="Des gens au marché.",
        credit="La Table",
        consent=True,
        where=Where("Images", 2),
    )
    assert second.file == third.file == first.file
    assert (second.of, second.moment, third.of) == ("project", None, "logo")
    assert found(tmp_path, sheets) == []


def test_a_picture_that_is_not_beside_the_workbook_is_told_with_the_nearest_name(tmp_path):
    (tmp_path / "marché 2012.JPG").touch()
    sheets = {
        **complete(),
        "Images": [["Fichier", "Texte de remplacement", "Consentement"], ["marche 2012.jpg", "x", "x"]],
    }
    sheets["Projet"] = [*sheets["Projet"], ["Logo", "x" * 300]]
    picture, logo = sorted(problems(tmp_path, sheets), key=lambda each: each.where)
    assert (str(picture.where), str(logo.where)) == ("Images!A2", "Projet!B3")
    assert picture.values["nearest"] == "marché 2012.JPG"
    assert not logo.values["nearest"]


def test_figures_are_read_as_they_are_to_be_seen(tmp_path):
    sheets = {
        **complete(),
        "Chiffres": [["Chiffre", "Ce que c’est", "Source"], ["12 tonnes", "d’aliments", "Registre"]],
    }
    expected = Figure(value="12 tonnes", what="d’aliments", source="Registre", where=Where("Chiffres", 2))
    assert story_of(tmp_path, sheets).figures == (expected,)


def test_a_cell_that_is_neither_yes_nor_no_is_told_with_both_words(tmp_path):
    (problem,) = problems(tmp_path, with_columns("Événements", **{"À la une": ["peut-être", None]}))
    assert (problem.rule.code, problem.values["choices"]) == ("C4", ("oui", "non"))


def test_actors_picked_one_after_the_other_in_further_columns_are_all_of_the_event(tmp_path):
    further = {"2e acteur": ["École", None], "Troisième acteur": ["Table; CLSC", "Ville"]}
    story = story_of(tmp_path, with_columns("Événements", **further))
    assert [each.actors for each in story.events] == [("Table", "Ville", "École", "CLSC"), ("Ville",)]
