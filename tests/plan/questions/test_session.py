from stories import story

from rtdocs.i18n import language_of
from rtdocs.model import Lesson, Use
from rtdocs.plan.grid.grid_rows import asked
from rtdocs.plan.questions.questions import tailored, unmatched
from rtdocs.plan.questions.session import SESSION, choose, weight
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where
from rtdocs.repertoire.questions import Section

FR = language_of("fr")
EVENTS = "No|Date|RT|Direction\n" + "\n".join(f"{number}|{2000 + number}|{number}|" for number in range(1, 9))


def chosen(told, section=Section.LEARN, **how):
    return choose(tailored(Telling(told, FR)), section, SESSION[section], **how)


def codes(found):
    return [each.code for each in found.questions]


def answered(*given):
    return tuple(
        Lesson(where=Where("Apprentissages", row), code=code, answer="Oui") for row, code in enumerate(given, 2)
    )


def test_what_weighs_most_is_asked():
    every = chosen(story(EVENTS), everything=True).questions
    least = min(weight(each) for each in chosen(story(EVENTS)).questions)
    assert sum(weight(each) > least for each in every) < SESSION[Section.LEARN]


def test_questions_stand_in_the_order_of_their_codes():
    for everything in (True, False):
        found = [int(code[1:]) for code in codes(chosen(story(EVENTS), everything=everything))]
        assert found == sorted(found)


def test_more_of_the_story_makes_a_question_heavier_up_to_a_point():
    weights = []
    for setbacks in (1, 2, 5, 9):
        rows = "\n".join(f"{number}|2010|9|reverse" for number in range(setbacks))
        weights.append(
            next(
                weight(each)
                for each in tailored(Telling(story(f"No|Date|RT|Direction\n{rows}"), FR))
                if each.code == "A4"
            )
        )
    assert weights == [83, 86, 95, 95]


def test_a_session_holds_so_many_open_questions_of_each_section():
    for section, most in SESSION.items():
        found, every = chosen(story(EVENTS), section), chosen(story(EVENTS), section, everything=True)
        assert len(found.questions) == most
        assert found.others == len(every.questions) - most
        assert every.others == 0


def test_who_only_looks_ahead_begins_with_what_comes_next_and_talks_more_of_it():
    told = story("No|RT|Status\n1|1|planned\n2|4|planned", "No|Status\nA|hoped-for", use=Use.PROSPECTIVE)
    parts = asked(Telling(told, FR))
    assert [part.section for part in parts] == [Section.REINVEST, Section.LEARN, Section.OUTCOME]
    assert [len(part.rows) for part in parts] == [7, 1, 6]


def test_an_answered_question_is_always_there_and_takes_no_place():
    given = answered("A20", "A3", "A3")
    found = chosen(story(EVENTS + "\n9|2010||", lessons=given))
    assert found.questions[[each.id for each in found.questions].index("A3")].is_answered
    assert sum(not each.is_answered for each in found.questions) == SESSION[Section.LEARN]
    assert codes(found).count("A3") == 2


def test_questions_on_one_outcome_stand_outcome_by_outcome():
    numbers = [each.outcome for each in chosen(story(EVENTS), Section.OUTCOME, everything=True).questions]
    assert numbers == sorted(numbers)


def test_the_methods_questions_left_open_in_a_workbook_are_no_answer_and_no_question_of_the_groups_own():
    rows = enumerate(("A1", "A2", "A3", "R1", "R2", "R3"), 2)
    open_rows = tuple(Lesson(where=Where("Apprentissages", row), code=code, question="Quoi?") for row, code in rows)
    told, bare = story(EVENTS, lessons=open_rows), story(EVENTS)
    assert unmatched(told) == ()
    assert [part.rows for part in asked(Telling(told, FR))] == [part.rows for part in asked(Telling(bare, FR))]
