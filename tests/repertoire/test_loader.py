import pytest

from rtdocs import i18n, repertoire

LANGUAGES = i18n.codes()

FRENCH_NAMES = {
    1: "Construction de réseaux",
    2: "Adoption de structures et de règles de gouvernance en réseau",
    3: "Traitement des controverses",
    4: "Production d’intermédiaires",
    5: "Placement d’intermédiaires",
    6: "Mise en mouvement d’intermédiaires",
    7: "Représentations par des porte-parole",
    8: "Solidification des porte-parole et des intermédiaires",
    9: "Alignement d’intérêts – déplacements d’acteurs",
    10: "Captation de ressources",
    11: "Extension et renforcement des réseaux et de leurs projets",
    12: "Engagement d’acteurs décisionnels dans la réalisation du changement",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_twelve_outcomes_in_three_functions(code):
    loaded = repertoire.load(code)
    assert loaded.numbers == tuple(range(1, 13))
    assert [outcome.function for outcome in loaded.outcomes] == ["F1"] * 3 + ["F2"] * 5 + ["F3"] * 4
    assert [function.code for function in loaded.functions] == ["F1", "F2", "F3"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_only_outcomes_9_to_12_have_a_reverse(code):
    assert [each.number for each in repertoire.load(code).outcomes if each.can_reverse] == [9, 10, 11, 12]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_outcome_is_defined_illustrated_and_short_enough_for_a_badge(code):
    for outcome in repertoire.load(code).outcomes:
        assert outcome.definition.endswith(".")
        assert 2 <= len(outcome.examples) <= 3
        assert all(example.endswith(".") for example in outcome.examples)
        assert outcome.confusion.endswith(".")
        assert 1 <= len(outcome.short.split()) <= 3


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_outcome_has_a_short_sentence_and_a_question_of_its_own(code):
    outcomes = repertoire.load(code).outcomes
    for outcome in outcomes:
        assert outcome.gist.endswith(".")
        assert len(outcome.gist) <= 90
        assert outcome.question.endswith("?")
    assert all(len(each.motto) <= 75 and each.motto.endswith(".") for each in repertoire.load(code).functions)
    assert len({each.gist for each in outcomes}) == len({each.question for each in outcomes}) == len(outcomes)


def test_names_are_those_of_the_method():
    assert {each.number: each.label for each in repertoire.load("fr").outcomes} == FRENCH_NAMES


def test_the_two_languages_name_no_outcome_alike():
    french, english = repertoire.load("fr"), repertoire.load("en")
    assert not {each.label for each in french.outcomes} & {each.label for each in english.outcomes}


def test_texts_are_typeset():
    text = repertoire.load("fr").outcome(9).confusion
    assert "l’arrondissement" in repertoire.load("fr").outcome(6).examples[0].lower()
    assert "RT\u00a012" in text
    assert "'" not in text


def test_a_group_puts_its_own_label_on_an_outcome():
    renamed = repertoire.load("fr").relabelled({10: "Trouver des sous"})
    assert renamed.outcome(10).label == "Trouver des sous"
    assert renamed.outcome(9) == repertoire.load("fr").outcome(9)


def test_functions_are_found_by_code():
    assert repertoire.load("en").function("F1").name == "Network setup and governance"


@pytest.mark.parametrize("look_up", [lambda r: r.outcome(13), lambda r: r.function("F4")])
def test_what_the_repertoire_lacks_is_a_key_error(look_up):
    with pytest.raises(KeyError):
        look_up(repertoire.load("fr"))
