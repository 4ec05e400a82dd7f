import string

import pytest

from rtdocs import i18n
from rtdocs.repertoire import questions
from rtdocs.repertoire.questions import Condition, Section, Source, Wording

PLACES = {"outcomes", "functions", "events", "effects", "actors"}
LANGUAGES = i18n.codes()


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(wording):
    return [form for form in (wording.one, wording.other) if form]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_has_its_words_in_every_language_and_in_the_same_order(code):
    assert list(questions.words(code)) == [question.code for question in questions.load()]


def test_no_two_questions_have_the_same_code():
    codes = [question.code for question in questions.load()]
    assert len(codes) == len(set(codes))


def test_every_condition_is_asked_about():
    assert {question.condition for question in questions.load()} == set(Condition)


def test_the_method_asks_what_its_authors_ask_and_no_more():
    method = [question.code for question in questions.load() if question.source is Source.METHOD]
    assert method == ["A1", "A2", "A3", "R1", "R2", "R3", "RT1.1"]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_outcome_has_a_question_of_our_own(number):
    assert any(each.outcome == number and each.source is Source.OURS for each in questions.load())


@pytest.mark.parametrize("number", range(1, 13))
def test_an_outcome_is_asked_about_whether_it_is_done_planned_or_absent(number):
    asked = {each.condition for each in questions.load() if each.outcome == number}
    assert {Condition.DONE, Condition.PLANNED} < asked
    assert asked & {Condition.ABSENT, Condition.ALWAYS}


def test_reverses_are_asked_about_where_the_method_knows_them():
    asked = {each.outcome for each in questions.load() if each.outcome and each.condition is Condition.REVERSES}
    assert asked == {9, 10, 11, 12}


def test_a_code_says_its_section_and_outcome():
    letters = {Section.LEARN: "A", Section.REINVEST: "R"}
    for question in questions.load():
        start = f"RT{question.outcome}." if question.outcome else letters[question.section]
        assert question.code.startswith(start)
        assert (question.outcome is not None) == (question.section is Section.OUTCOME)


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_only_have_known_places_and_both_numbers_have_the_same(code):
    for wording in questions.words(code).values():
        named = [places(form) for form in forms(wording)]
        assert all(each == named[0] for each in named)
        assert named[0] <= PLACES


def test_all_languages_name_the_same_things_and_tell_one_from_several_alike():
    french, english = (questions.words(code) for code in LANGUAGES[:2])
    for code, wording in french.items():
        assert places(wording.other) == places(english[code].other), code
        assert bool(wording.one) == bool(english[code].one) == bool(places(wording.other)), code


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_asks(code):
    for name, wording in questions.words(code).items():
        assert all(form.endswith("?") for form in forms(wording)), name


def test_words_are_typeset():
    assert "\u00a0:" in questions.words("fr")["A1"].other
    assert "'" not in "".join(wording.other for wording in questions.words("fr").values())


def test_a_wording_without_a_singular_has_one_form():
    assert Wording("Quoi?").form("one") == "Quoi?"
    assert Wording("Quels?", "Quel?").form("one") == "Quel?"
    assert Wording("Quels?", "Quel?").form("other") == "Quels?"


def test_weights_stay_within_their_scale():
    assert {0 < question.weight <= 100 for question in questions.load()} == {True}


def test_what_we_only_infer_is_told_with_caution_and_with_whose_idea_it_is():
    for code, caution, source in (
        ("fr", "Selon les résultats", "(article de 2023)"),
        ("en", "Going by", "(2023 paper)"),
    ):
        for name in ("A25", "A26"):
            assert all(form.startswith(caution) and source in form for form in forms(questions.words(code)[name]))
