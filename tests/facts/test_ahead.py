from dataclasses import replace

import pytest
from stories import loose, story

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Moment
from rtdocs.model import Actor, Bound
from rtdocs.model.dates import spanning
from rtdocs.problems import Where

HEAD = "No | Date | RT | Status | Direction | Leads to\n"
HOPED = "No | Status\nA | hoped-for"


def moment(date, bound=Bound.WITHIN, saved="2026-01-31"):
    """Return where the date of a planned event lies, seen from the day the workbook was saved."""
    told = replace(story(f"{HEAD}1 | {date} | 1 | planned | | "), saved=saved)
    event = told.events[0]
    moved = replace(event, date=replace(event.date, bound=bound)) if event.date else event
    return ahead.steps(replace(told, events=(moved,)))[0].moment


def numbers(events):
    return [event.number for event in events]


@pytest.mark.parametrize(
    ("events", "effects", "expected"),
    [
        ("1 | | 1 | planned | | ", "", True),
        ("", HOPED, True),
        ("1 | | 1 | planned | | ", HOPED, True),
        ("1 | 2014 | 1 | | | ", HOPED, False),
        ("1 | | 1 | planned | | ", "No\nA", False),
        ("", "", False),
    ],
)
def test_a_plan_holds_nothing_that_took_place(events, effects, expected):
    assert ahead.is_plan(story(HEAD + events, effects)) is expected


@pytest.mark.parametrize(
    ("date", "bound", "expected"),
    [
        ("2025-12", Bound.WITHIN, Moment.PAST),
        ("2026-01", Bound.WITHIN, Moment.PRESENT),
        ("2026", Bound.WITHIN, Moment.PRESENT),
        ("2026-02", Bound.WITHIN, Moment.FUTURE),
        ("", Bound.WITHIN, Moment.UNDATED),
        ("2025-12", Bound.ABOUT, Moment.PRESENT),  # a year on either side: it may still come
        ("2024", Bound.ABOUT, Moment.PAST),
        ("2024", Bound.AFTER, Moment.PRESENT),
        ("2026-06", Bound.BEFORE, Moment.FUTURE),
        ("2026-01", Bound.BEFORE, Moment.PAST),
    ],
)
def test_where_a_planned_date_lies_is_seen_from_the_day_the_workbook_was_saved(date, bound, expected):
    assert moment(date, bound) is expected


def test_without_that_day_nothing_is_late():
    assert moment("2014", saved="") is Moment.FUTURE


def test_steps_leave_out_what_took_place_and_the_setbacks_foreseen():
    told = story(
        HEAD
        + "1 | 2014 | 1 | | | \n2 | 2027 | 9 | planned | reverse | \n"
        + "3 | 2026-05 | 4 | planned | | \n4 | | | planned | | "
    )
    assert numbers(step.event for step in ahead.steps(told)) == ["3", "4"]
    assert numbers(ahead.foreseen(told)) == ["2"]
    assert numbers(ahead.planned(told)) == ["3", "2", "4"]
    assert numbers(ahead.at(told, Moment.FUTURE)) == ["3"]


def test_only_a_typed_end_says_that_what_took_place_still_lasts():
    told = story(HEAD + "".join(f"{number} | 2025 | 1 | | | \n" for number in range(1, 5)))
    dates = (
        spanning(loose("2025"), loose("2026-06")),
        spanning(loose("2024"), loose("2025")),
        replace(loose("2025"), bound=Bound.SINCE),
        loose("2026"),
    )
    told = replace(told, events=tuple(replace(e, date=d) for e, d in zip(told.events, dates, strict=True)))
    assert numbers(ahead.lasting(told)) == ["1", "3"]
    assert ahead.lasting(replace(told, saved="")) == ()


def test_an_effect_hoped_for_needs_the_planned_events_of_its_chain():
    told = story(
        "No | Date | RT | Status | Actors | Leads to\n1 | 2014 | 1 | | Ana | 2\n2 | 2026 | 4 | planned | Ana | 3\n"
        "3 | | 5 | planned | | A\n4 | 2026 | 5 | planned | | ",
        "No | Status\nA | hoped-for\nB |\nC | hoped-for",
    )
    first, second = ahead.needs(told)
    assert (first.effect.number, numbers(first.planned)) == ("A", ["2", "3"])
    assert (numbers(first.without_actors), numbers(first.without_date)) == (["3"], ["3"])
    assert (second.effect.number, second.planned) == ("C", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les RT 1, 10 et 12. Sans eux, rien.", (1, 10, 12)),
        ("Le RT 12, et le RT 3 aussi", (3, 12)),
        ("TO 12 above all, and TO 3", (3, 12)),
        ("RT 4 à 6", (4, 5, 6)),
        ("RT4-RT6 ou RT\u00a09", (4, 5, 6, 9)),
        ("RT 99 et 0, RT 1234", ()),
        ("We give it to 3 schools", ()),
        ("", ()),
        ("RT 1" + " ," * 20_000 + " x", (1,)),
        ("RT 1 à 999", tuple(range(1, 13))),
    ],
)
def test_a_text_names_outcomes_by_their_numbers(text, expected):
    assert ahead.named_outcomes(text, story()) == expected


def test_an_outcome_named_may_have_no_event_yet():
    assert ahead.without_event((1, 4), story("No | RT | Status\n1 | 4 | planned")) == (1,)


def test_a_text_names_actors_by_name_or_acronym_as_whole_words():
    actors = tuple(
        Actor(name=name, acronym=acronym, where=Where("Acteurs", row))
        for row, (name, acronym) in enumerate((("Ville de Lac", "VL"), ("École", ""), ("Eau", ""), ("Fonds", "")))
    )
    told = story("No | Actors\n1 | École", actors=actors)
    found = ahead.named_actors("La VL, l’école et les bureaux; un ville de  lac", told)
    assert [part.name for part in found] == ["Ville de Lac", "École"]
    assert [part.name for part in ahead.idle(told)] == ["Ville de Lac", "Eau", "Fonds"]
