import dataclasses

import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.model import Actor, ActorKind, Lesson, Use
from rtdocs.plan.questions import findings
from rtdocs.plan.questions.answers import asks, plain_code
from rtdocs.plan.questions.questions import tailored, unmatched
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where
from rtdocs.repertoire import questions
from rtdocs.repertoire.questions import Condition, Section, Source

FR, EN = language_of("fr"), language_of("en")
NBSP = "\u00a0"


def lesson(row, **cells):
    return Lesson(where=Where("Apprentissages", row), **cells)


def codes(told, language=FR):
    return [each.code for each in tailored(Telling(told, language))]


def text(told, code, language=FR):
    return next(each.text for each in tailored(Telling(told, language)) if each.code == code)


def numbers(told, code):
    return [event.number for each in tailored(Telling(told, FR)) if each.code == code for event in each.events]


def rows(*lines, head="No | Date | RT | Direction | Status | Leads to"):
    return "\n".join((head, *lines))


def test_every_condition_has_its_finder():
    assert set(findings._FINDERS) == set(Condition)


# What calls for which question.

EFFECT = rows("A", head="No")
CASES = {
    "nothing is absent from a story without outcomes": ("A1", rows("1|2010||||"), "", False),
    "absent outcomes are asked about": ("A1", rows("1|2010|1|||"), "", True),
    "two events done repeat an outcome": ("A2", rows("1|2010|4|||", "2|2011|4|||"), "", True),
    "a planned event repeats nothing": ("A2", rows("1|2010|4|||", "2|2011|4||planned|"), "", False),
    "a setback is asked about": ("A4", rows("1|2010|10|reverse||"), "", True),
    "a planned setback is not yet one": ("A4", rows("1|2010|10|reverse|planned|"), "", False),
    "produced and never placed": ("A5", rows("1|2010|4|||"), "", True),
    "produced and to be placed": ("A5", rows("1|2010|4|||", "2|2011|5||planned|"), "", False),
    "placed and never moved": ("A6", rows("1|2010|5|||"), "", True),
    "spokespersons without weight": ("A7", rows("1|2010|7|||"), "", True),
    "spokespersons with weight": ("A7", rows("1|2010|7|||", "2|2011|8|||"), "", False),
    "resources without governance": ("A8", rows("1|2010|10|||"), "", True),
    "resources lost are none": ("A8", rows("1|2010|10|reverse||"), "", False),
    "an event outside all chains": ("A9", rows("1|2010|1|||A", "2|2011|1|||"), EFFECT, True),
    "a setback may lead nowhere": ("A9", rows("1|2010|1|||A", "2|2011|9|reverse||"), EFFECT, False),
    "context may lead nowhere": ("A9", rows("1|2010|1|||A", "2|2011||||"), EFFECT, False),
    "without arrows nothing is outside": ("A9", rows("1|2010|1|||"), EFFECT, False),
    "without effects nothing is outside": ("A9", rows("1|2010|1|||2", "2|2011|1|||"), "", False),
    "no effect observed": ("A11", rows("1|2010|1|||"), "No|Status\nA|hoped-for", True),
    "an effect observed": ("A11", rows("1|2010|1|||"), EFFECT, False),
    "a hoped-for effect": ("R4", rows("1|2010|1|||"), "No|Status\nA|hoped-for", True),
    "a planned event": ("R5", rows("1|2010|1||planned|"), "", True),
    "an effect to look after": ("R7", rows("1|2010|1|||"), EFFECT, True),
    "an outcome done": ("RT5.1", rows("1|2010|5|||"), "", True),
    "an outcome only set back": ("RT12.1", rows("1|2010|12|reverse||"), "", False),
    "the setback of an outcome": ("RT12.4", rows("1|2010|12|reverse||"), "", True),
    "an outcome set back is not absent": ("RT12.2", rows("1|2010|12|reverse||"), "", False),
    "an outcome absent": ("RT12.2", rows("1|2010|1|||"), "", True),
    "an outcome planned": ("RT12.3", rows("1|2010|12||planned|"), "", True),
    "an outcome planned is not absent": ("RT12.2", rows("1|2010|12||planned|"), "", False),
}

ACTORS = "No | Date | RT | Direction | Status | Leads to | Actors"


def with_actors(*lines):
    return "\n".join((ACTORS, *lines))


CASES |= {
    "an outcome that took much of the effort": ("A14", rows("1|2010|4|||", "2|2011|4|||", "3|2012|4|||"), "", True),
    "an outcome that only comes back": ("A14", rows("1|2010|4|||", "2|2011|4|||"), "", False),
    "a whole function absent": ("A15", rows("1|2010|4|||", "2|2011|1|||"), "", True),
    "no whole function absent": ("A15", rows("1|2010|4|||", "2|2011|1|||", "3|2012|10|||"), "", False),
    "all functions absent": ("A15", rows("1|2010||||"), "", False),
    "reverses, and no disagreement": ("A16", rows("1|2010|9|reverse||"), "", True),
    "reverses, and a disagreement to be dealt with": ("A16", rows("1|2010|9|reverse||", "2||3||planned|"), "", False),
    "no reverse to talk about": ("A16", rows("1|2010|9|||"), "", False),
    "reverses and disagreements": ("A17", rows("1|2010|9|reverse||", "2|2011|3|||"), "", True),
    "reverses alone": ("A17", rows("1|2010|9|reverse||"), "", False),
    "disagreements alone": ("A17", rows("1|2010|3|||"), "", False),
    "one actor alone": ("A18", with_actors("1|2010|4||||Ana", "2|2011|4||||Ana"), "", True),
    "two actors": ("A18", with_actors("1|2010|4||||Ana", "2|2011|4||||Luc"), "", False),
    "the same actors": ("A19", with_actors(*(f"{n}|201{n}|4||||Ana; Luc" for n in range(3))), "", True),
    "other actors": ("A19", with_actors(*(f"{n}|201{n}|4||||Ana; Luc{n}" for n in range(3))), "", False),
    "an actor who comes once": ("A20", with_actors(*(f"{n}|201{n}|4||||Ana{n // 3}" for n in range(4))), "", True),
    "an actor who leaves": ("A21", with_actors(*(f"{n}|201{n}|4||||Ana{n // 3}" for n in range(6))), "", True),
    "an actor who stays": ("A21", with_actors(*(f"{n}|201{n}|4||||Ana" for n in range(6))), "", False),
    "a long silence": ("A22", rows("1|2010-01|4|||", "2|2010-02|4|||", "3|2010-03|4|||", "4|2015|4|||"), "", True),
    "no silence": ("A22", rows("1|2010|4|||", "2|2011|4|||"), "", False),
    "an effect that little shows": ("A23", rows("1|2010|4|||A"), EFFECT, True),
    "an effect well shown": ("A23", rows("1|2010|4|||"), "No|Evidence\nA|Counted", False),
    "an effect out of nowhere": ("A24", rows("1|2010|4|||A"), "No\nA\nB", True),
    "an effect that something leads to": ("A24", rows("1|2010|4|||A"), EFFECT, False),
    "resources and growth": ("A25", rows(*(f"{n}|201{n}|{10 + n % 2}|||" for n in range(5))), "", True),
    "a mixed chain": ("A25", rows(*(f"{n}|201{n}|{n + 1}|||" for n in range(5))), "", False),
    "documents and spokespersons": ("A26", rows(*(f"{n}|201{n}|{n + 4}|||" for n in range(5))), "", True),
    "resources alone": ("A26", rows(*(f"{n}|201{n}|10|||" for n in range(5))), "", False),
    "a plan towards an effect": ("R10", rows("1||4||planned|A"), "No|Status\nA|hoped-for", True),
    "a plan towards nothing yet": ("R10", rows("1||4||planned|", "2||4|||A"), "No|Status\nA|hoped-for", False),
    "nobody named in a plan": ("R11", rows("1||4||planned|"), "", True),
    "somebody named in a plan": ("R11", with_actors("1||4||planned||Ana"), "", False),
    "a plan without a date": ("R12", rows("1||4||planned|"), "", True),
    "a plan with a date": ("R12", rows("1|2030|4||planned|"), "", False),
    "a planned date that is past": ("R13", rows("1|2020|4||planned|"), "", True),
    "a planned date to come": ("R13", rows("1|2030|4||planned|"), "", False),
    "a setback foreseen": ("R14", rows("1|2030|9|reverse|planned|"), "", True),
    "a setback met": ("R14", rows("1|2020|9|reverse||"), "", False),
    "nobody makes a setback happen": ("R5", rows("1||9|reverse|planned|"), "", False),
    "nobody is called for a setback": ("R11", rows("1||9|reverse|planned|"), "", False),
    "a setback waits for no date": ("R12", rows("1||9|reverse|planned|"), "", False),
    "no compromise is sought in a setback": ("RT9.3", rows("1||9|reverse|planned|"), "", False),
}


@pytest.mark.parametrize(("code", "events", "effects", "asked"), CASES.values(), ids=CASES.keys())
def test_the_story_decides_what_is_asked(code, events, effects, asked):
    assert (code in codes(story(events, effects))) is asked


def test_a_second_outcome_counts_as_an_event_of_that_outcome():
    told = story(rows("1|2010|4|5", head="No|Date|RT|Second RT"))
    assert {"RT4.1", "RT5.1"} < set(codes(told))
    assert not {"A5", "RT5.2"} & set(codes(told))


def test_few_social_actors_are_asked_about_once_there_are_three_events():
    head = "No|Date|RT|Actors"
    three = rows("1|2010|1|Table; Étude", "2|2011|2|Table", "3|2012|3|École", head=head)
    study = Actor(name="Étude", where=Where("Acteurs", 2), kind=ActorKind.NON_HUMAN)
    assert "A10" in codes(story(three, actors=(study,)))
    assert "A10" not in codes(story(three))
    assert "A10" not in codes(story(rows("1|2010|1|Table", head=head)))
    assert text(story(three, actors=(study,)), "A10").startswith(
        f"Peu d’acteurs sont nommés dans toute la chaîne{NBSP}"
    )


def test_the_use_decides_whether_one_looks_back_or_ahead():
    told = {use: set(codes(story(rows("1|2010|1|||"), use=use))) for use in Use}
    back = {each.code for each in questions.load() if each.looking.value == "retrospective"}
    ahead = {each.code for each in questions.load() if each.looking.value == "prospective"}
    assert not told[Use.RETROSPECTIVE] & ahead
    assert not told[Use.PROSPECTIVE] & back
    assert told[Use.BOTH] == told[Use.RETROSPECTIVE] | told[Use.PROSPECTIVE]


def test_a_smaller_repertoire_is_not_asked_about_outcomes_it_lacks():
    told = story(rows("1|2010|1|||"))
    small = dataclasses.replace(told.repertoire, outcomes=told.repertoire.outcomes[:3])
    asked = tailored(Telling(dataclasses.replace(told, repertoire=small), FR))
    assert {each.outcome for each in asked if each.section is Section.OUTCOME} == {1, 2, 3}


def test_questions_come_in_the_order_of_the_grid():
    order = [question.code for question in questions.load()]
    found = codes(story(rows("1|2010|4|||", "2|2011|10|reverse||", "3|2012|10|||")))
    assert found == [code for code in order if code in found]


# Their words.


def test_one_setback_and_several_are_named_by_their_titles():
    one = story(rows("3|2010|10|reverse||"))
    several = story(rows("3|2010|10|reverse||", "5|2011|9|reverse||"))
    assert text(one, "A4").startswith(f"L’événement «{NBSP}Event 3{NBSP}» (3) est un revers.")
    assert text(several, "A4").startswith(
        f"Les événements «{NBSP}Event 3{NBSP}» (3) et «{NBSP}Event 5{NBSP}» (5) sont des revers."
    )
    assert text(several, "A4", EN).startswith("Events “Event 3” (3) and “Event 5” (5) are setbacks.")
    assert numbers(several, "A4") == ["3", "5"]


def test_absent_outcomes_are_named_with_their_labels_while_they_are_few():
    events = [f"{number}|2010|{number}|||" for number in range(1, 12)]
    told = story(rows(*events))
    label = "Engagement d’acteurs décisionnels dans la réalisation du changement"
    assert f"absent de notre chaîne{NBSP}: RT{NBSP}12 ({label})." in text(told, "A1")
    assert f"RT{NBSP}12 (Engagement)" in text(story(rows(events[0])), "A1")


def test_a_label_of_the_group_is_never_replaced_by_our_short_name():
    told = story(rows("1|2010|1|||"))
    renamed = dataclasses.replace(told, repertoire=told.repertoire.relabelled({12: "Décideurs à bord"}))
    assert f"RT{NBSP}12 (Décideurs à bord)" in text(renamed, "A1")
    assert f"RT{NBSP}11 (Extension)" in text(renamed, "A1")


def test_repeated_outcomes_say_how_often_and_where():
    told = story(rows("1|2010|4|||", "2|2011|4|||", "3|2012|4||planned|", "4|2013|1|||"))
    assert "(Production d’intermédiaires, deux fois)" in text(told, "A2")
    assert numbers(told, "A2") == ["1", "2"]


def test_many_absent_outcomes_are_named_by_function():
    asked = text(story(rows("1|2010|1|||", "2|2011|9|||")), "A1")
    assert (
        f"RT{NBSP}2 (Gouvernance) et RT{NBSP}3 (Controverses), pour «{NBSP}Se constituer et se maintenir{NBSP}»; RT"
        in asked
    )


def test_a_whole_function_is_named():
    asked = text(story(rows("1|2010|4|||", "2|2011|1|||")), "A15", EN)
    assert "of this function: “Aligning necessary actors and resources”." in asked


def test_the_longest_silence_names_the_events_around_it():
    one = ("1|2010-01|4|||", "2|2010-02|4|||", "3|2010-03|4|||", "4|2010-04|4|||", "5|2015-01|4|||", "6|2015-02|4|||")
    two = (*one, "7|2018-01|4|||", "8|2018-02|4|||")
    around = f"«{NBSP}Event 4{NBSP}» (4) et «{NBSP}Event 5{NBSP}» (5)."
    assert f"entre les événements {around}" in text(story(rows(*one)), "A22")
    assert text(story(rows(*two)), "A22").startswith("De longs silences")
    assert numbers(story(rows(*two)), "A22") == ["4", "5"]


def test_actors_are_named_with_the_events_they_took_part_in():
    told = story(with_actors("1|2010|1||||Ana", "2|2011|1||||Luc", "3|2012|1||||Luc", "4|2013|1||||Luc"))
    assert "un acteur n’apparaît qu’une fois\u00a0: Ana." in text(told, "A20")
    assert numbers(told, "A20") == ["1"]
    assert f"RT{NBSP}1 (Construction de réseaux), avec Luc." not in text(told, "A20")


def test_many_events_are_counted_past_the_first():
    told = story(rows(*(f"{number}|2010|10|reverse||" for number in range(1, 13))))
    assert f"«{NBSP}Event 2{NBSP}» (2), «{NBSP}Event 3{NBSP}» (3) et neuf autres sont des revers." in text(told, "A4")


def test_effects_are_named_by_title_and_number():
    told = story(rows("1|2010|1|||A"), "No|Title\nA|Un marché d'été")
    assert f"«{NBSP}Un marché d’été{NBSP}» (effet\u00a0A)?" in text(told, "R7")


def test_braces_of_a_person_are_left_alone():
    told = story(rows("1|2010|1|||A"), "No|Title\nA|Un {marché}")
    assert "Un {marché}" in text(told, "R7")


def test_a_french_story_asks_wholly_in_english():
    told = story(rows("1|2010|1|||"))
    asked = {each.code: each for each in tailored(Telling(told, EN))}
    assert "TO\u00a02 (Governance)" in asked["A1"].text
    assert asked["A1"].source is Source.METHOD
    assert not [each.text for each in asked.values() if "RT" in each.text]


# The answers given so far.


@pytest.mark.parametrize("code", ["A3", "a3", " A 3 "])
def test_an_answer_finds_its_question_by_its_code(code):
    told = story(lessons=(lesson(2, code=code, answer="Oui : la Ville", responsible="Ana"),))
    found = next(each for each in tailored(Telling(told, FR)) if each.code == "A3")
    assert (found.answer, found.responsible, found.due) == (f"Oui{NBSP}: la Ville", "Ana", "")
    assert found.is_answered
    assert unmatched(told) == ()


def test_codes_are_the_same_in_french_and_in_english():
    assert plain_code("TO 5.1") == plain_code("RT5.1")
    assert plain_code("Total") == "total"


@pytest.mark.parametrize(
    "words",
    [
        "L'événement 8 est un revers. Qu'est-ce qui l'explique, comment y avons-nous répondu et qu'en retenons-nous ?",
        "Events 8 and 9 are setbacks. What explains them, how did we respond, and what do we take from them?",
        "l'evenement 3 est un revers  qu'est-ce qui l'explique comment y avons-nous repondu et qu'en retenons-nous",
        "Event 3 is a setback. What explains it, how did we respond, and what do we take from it?",
    ],
)
def test_an_answer_without_a_code_finds_its_question_by_its_words(words):
    told = story(rows("3|2010|10|reverse||"), lessons=(lesson(2, question=words, answer="Le prix"),))
    assert [each.answer for each in tailored(Telling(told, FR)) if each.code == "A4"] == ["Le prix"]
    assert unmatched(told) == ()


def test_words_that_only_resemble_a_question_are_not_it():
    a3 = next(question for question in questions.load() if question.code == "A3")
    assert not asks("Y a-t-il un résultat transitoire important?", a3)


def test_two_answers_to_one_question_stand_one_behind_the_other():
    told = story(lessons=(lesson(2, code="A3", action="Appeler"), lesson(3, code="A3", action="Écrire")))
    found = [(each.id, each.action) for each in tailored(Telling(told, FR)) if each.code == "A3"]
    assert found == [("A3", "Appeler"), ("A3-2", "Écrire")]


def test_what_answers_no_question_is_kept():
    own = lesson(2, question="Et nos jeunes?", answer="À voir")
    unanswered = lesson(3, code="Z9", question="Et nos aînés?")
    no_longer_asked = lesson(4, code="A4", answer="Un refus")
    assert unmatched(story(lessons=(own, unanswered, no_longer_asked))) == (own, unanswered, no_longer_asked)


def test_a_row_that_only_repeats_a_code_is_not_kept():
    assert unmatched(story(lessons=(lesson(2, code="A4"), lesson(3)))) == ()


def test_a_code_that_is_not_ours_does_not_hide_our_words():
    words = questions.words("fr")["A3"].other
    told = story(lessons=(lesson(2, code="7", question=words, answer="Oui"),))
    assert [each.answer for each in tailored(Telling(told, FR)) if each.code == "A3"] == ["Oui"]
