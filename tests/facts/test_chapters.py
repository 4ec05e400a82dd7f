"""The chapters of a story, and its money."""

from dataclasses import replace
from decimal import Decimal

import pytest
from stories import story

from rtdocs.facts.chapters import chapters
from rtdocs.facts.money import money
from rtdocs.facts.order import in_time


def numbers(told):
    return ["".join(event.number for event in chapter.events) for chapter in chapters(in_time(told))]


def dated(*years):
    return story("No | Date\n" + "\n".join(f"{number} | {year}" for number, year in enumerate(years, 1)))


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((), []),
        ((2001,) * 6, ["123456"]),
        ((2001,) * 9, ["123456789"]),  # one date is never cut
        ((2001, 2002, 2003, 2004, 2010, 2011, 2012, 2013), ["1234", "5678"]),
        ((2001, 2020, 2021, 2022, 2023, 2024, 2025), ["123", "4567"]),  # one event alone is no chapter
        ((2001, 2002, 2003, 2004, 2010, 2011, 2012, ""), ["1234", "567", "8"]),
    ],
)
def test_chapters_begin_where_much_time_has_passed(years, told):
    assert numbers(dated(*years)) == told


def test_the_groups_stages_are_chapters_and_an_event_without_one_goes_on_with_the_last():
    told = dated(2001, 2002, 2003)
    staged = zip(told.events, ("", "Essayer", ""), strict=True)
    told = replace(told, events=tuple(replace(event, stage=stage) for event, stage in staged))
    assert [(chapter.stage, len(chapter.events)) for chapter in chapters(told.events)] == [("Essayer", 3)]


def test_money_obtained_lost_and_hoped_for_stand_apart():
    told = story("No | RT | Direction | Status\n1 | 10 | |\n2 | 10 | reverse |\n3 | 10 | | planned\n4 | 10 | |")
    amounts = (Decimal(10), Decimal(3), Decimal(5), None)
    told = replace(
        told, events=tuple(replace(event, amount=amount) for event, amount in zip(told.events, amounts, strict=True))
    )
    assert money(told) == (10, 3, 5)
    assert money(story()) == (0, 0, 0)
