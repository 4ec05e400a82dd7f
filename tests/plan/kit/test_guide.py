import pytest
from plan.kit.kits import ENGLISH, FRENCH, NONE, actor, lines, told

from rtdocs.model import ActorKind
from rtdocs.plan.content.document import Heading, Table, plain
from rtdocs.plan.kit import agenda, guide
from rtdocs.plan.kit.pieces import PIECES, file_name
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import load
from rtdocs.repertoire.method import METHOD

LANGUAGES = [FRENCH, ENGLISH]


def under(document, heading):
    """Return the lines between a heading and the next."""
    every = lines(document)
    start = next(place for place, line in enumerate(every) if line.lstrip("# ") == heading)
    rest = every[start + 1 :]
    return rest[: next((place for place, line in enumerate(rest) if line.startswith("#")), len(rest))]


def table(document, identity):
    return next(each for each in document.sections["kit"] if isinstance(each, Table) and each.id == identity)


def cells(document, identity):
    return [[plain(cell) for cell in row] for row in table(document, identity).rows]


# --- for any group ---


def test_without_a_project_it_is_for_any_group():
    document = guide.plan(Telling.of_any_group(FRENCH))
    assert document.title == "Guide d’animation"
    assert (document.author, document.date) == ("rtdocs", "2026-01-05")
    assert document.fields["project"] == {}
    assert not any("projet «" in line for line in lines(document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_each_file_of_the_kit_as_it_is_written(language):
    named = [row[0] for row in cells(guide.plan(Telling.of_any_group(language)), "guide-kit")]
    assert named == [file_name(piece, language) for piece in PIECES]


@pytest.mark.parametrize(("name", "total"), [("half-day", 210), ("two-hours", 120)])
def test_an_agenda_takes_the_time_it_says(name, total):
    assert sum(moment.minutes for moment in agenda.AGENDAS[name]) == total
    assert agenda.table(Telling.of_any_group(FRENCH), name).whole


def test_each_moment_begins_when_the_one_before_ends():
    rows = [row[:2] for row in cells(guide.plan(Telling.of_any_group(FRENCH)), "guide-two-hours")]
    assert rows[:3] == [
        ["9\u00a0h\u00a000", "10\u00a0min"],
        ["9\u00a0h\u00a010", "25\u00a0min"],
        ["9\u00a0h\u00a035", "15\u00a0min"],
    ]
    assert rows[-1] == ["10\u00a0h\u00a050", "10\u00a0min"]
    assert cells(guide.plan(Telling.of_any_group(ENGLISH)), "guide-two-hours")[-1][0] == "10:50"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pair_that_groups_confuse_has_its_question_and_an_example_of_each(language):
    rows = cells(guide.plan(Telling.of_any_group(language)), "guide-apart")
    short = {"fr": "RT\u00a0", "en": "TO\u00a0"}[language.code]
    for numbers, (names, question, example) in zip(METHOD.lookalikes, rows, strict=True):
        assert question.endswith("?")
        for number in numbers:
            assert f"{short}{number} – {load(language.code).outcome(number).label}" in names
            assert f"{short}{number}\u00a0:" in example or f"{short}{number}:" in example


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_outcomes_stand_in_the_short_table(language):
    rows = cells(guide.plan(Telling.of_any_group(language)), "guide-twelve")
    assert [row[1] for row in rows] == [each.label for each in load(language.code).outcomes]


def test_the_credit_is_in_place():
    document = guide.plan(Telling.of_any_group(FRENCH))
    assert "Chaire de recherche du Canada" in document.fields["document"]["credit"]
    assert any("Sociology of Health" in line for line in under(document, "Crédits"))


# --- for a project ---


def test_the_project_is_named_and_counted():
    document = guide.plan(Telling(told(title="La ruelle", organisation="Table", territory="Nord"), FRENCH))
    assert document.title == "Guide d’animation – La ruelle"
    assert document.fields["project"] == {"title": "La ruelle", "organisation": "Table", "territory": "Nord"}
    said = under(document, "Pour votre projet")
    assert "« La ruelle »" in said[0]
    assert "déjà 3 événements" in said[1]
    assert "un effet" in said[2]


def test_a_workbook_without_events_is_met_with_a_kind_word():
    said = under(guide.plan(Telling(told(NONE, NONE), FRENCH)), "Pour votre projet")
    assert "aucun événement" in said[1]
    assert not [line for line in lines(guide.plan(Telling(told(NONE, NONE), FRENCH))) if "absents" in line]


def test_the_groups_own_labels_are_used_and_told():
    document = guide.plan(Telling(told(labels={5: "Remise de documents"}), FRENCH))
    assert under(document, "Vos mots pour les RT")[1] == (
        "- RT 5 : « Remise de documents », au lieu de « Placement d’intermédiaires »."
    )
    assert cells(document, "guide-twelve")[4][1] == "Remise de documents"
    assert "RT\u00a05 – Remise de documents" in cells(document, "guide-apart")[1][0]


def test_labels_in_another_language_are_told_but_not_used():
    document = guide.plan(Telling(told(labels={5: "Remise de documents"}), ENGLISH))
    assert (
        "“Remise de documents”, instead of “Placement of intermediaries”"
        in under(document, "Your words for the TOs")[1]
    )
    assert cells(document, "guide-twelve")[4][1] == "Placement of intermediaries"


def test_labels_left_as_they_are_go_unsaid():
    assert "## Vos mots pour les RT" not in lines(guide.plan(Telling(told(), FRENCH)))


def test_outcomes_that_look_alike_are_told_where_both_stand_with_their_events():
    found = under(guide.plan(Telling(told(), FRENCH)), "Les RT à distinguer dans votre chaîne")
    assert found[1:] == ["- RT 10 et RT 12 : événements 2 et 3."]
    alone = guide.plan(Telling(told("No | RT\n1 | 10\n2 | 3"), FRENCH))
    assert "## Les RT à distinguer dans votre chaîne" not in lines(alone)


def test_absent_outcomes_are_listed_with_care():
    found = under(guide.plan(Telling(told(), FRENCH)), "Les RT absents de votre chaîne")
    assert found[0] == "Voici les 9 RT qui n’apparaissent pas encore :"
    assert found[1] == "- RT 2 – Adoption de structures et de règles de gouvernance en réseau"
    assert "n’est pas une faute" in found[-1]


def test_a_chain_with_every_outcome_has_none_absent():
    whole = "No | RT\n" + "\n".join(f"{number} | {number}" for number in range(1, 13))
    assert "## Les RT absents de votre chaîne" not in lines(guide.plan(Telling(told(whole), FRENCH)))


def test_events_without_outcomes_ask_for_time_instead_of_a_list():
    document = guide.plan(Telling(told("No | RT\n1 |"), FRENCH))
    assert any("Aucun événement n’a encore de RT" in line for line in lines(document))
    assert "## Les RT absents de votre chaîne" not in lines(document)


def test_people_and_organisations_are_to_be_invited_and_things_are_not():
    actors = [actor("École"), actor("Carte", ActorKind.NON_HUMAN)]
    said = [line for line in under(guide.plan(Telling(told(actors=actors), FRENCH)), "Qui inviter") if "nomme" in line]
    assert said == ["Le classeur nomme École et Clinique. Demandez-vous qui, chez chacun, a vécu l’histoire."]


def test_a_project_without_a_title_bears_the_name_of_its_workbook():
    document = guide.plan(Telling(told(title=""), FRENCH))
    assert document.title == "Guide d’animation – projet"
    assert "« projet »" in under(document, "Pour votre projet")[0]


def test_headings_bear_ids_of_their_own():
    ids = [each.id for each in guide.plan(Telling(told(), FRENCH)).sections["kit"] if isinstance(each, Heading)]
    assert len(ids) == len(set(ids))
