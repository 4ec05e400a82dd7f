"""The outcomes over time: a chart of columns, and the table that tells the same numbers."""

import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.content.document import ChartFigure, Paragraph, Table, plain
from rtdocs.plan.figures import over_time
from rtdocs.plan.wording.telling import Telling

FR, EN = language_of("fr"), language_of("en")
STORY = """
    No | Date    | Title | RT | Direction | Status
    1  | 2014    | a     | 1  |           |
    2  | 2014-05 | b     | 10 | reverse   |
    3  | 2016    | c     | 12 |           |
    4  | 2017    | d     | 5  |           | planned
    5  |         | e     | 4  |           |
    6  | 2013    | f     |    |           |
"""


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([], ()),
        ([2014], ((2014, 2014),)),
        ([2016, 2014], ((2014, 2014), (2015, 2015), (2016, 2016))),
        ([2001, 2013], tuple((year, year + 1) for year in range(2000, 2014, 2))),
        ([1999, 2024], tuple((year, year + 4) for year in range(1995, 2025, 5))),
        ([1900, 2099], tuple((year, year + 19) for year in range(1900, 2100, 20))),
    ],
)
def test_periods_are_as_short_as_their_number_lets_them_be(years, expected):
    assert over_time.periods(years) == expected


def test_what_took_place_is_counted_by_period_and_function():
    chart, table, note = over_time.blocks(Telling(story(STORY), FR))
    assert isinstance(chart, ChartFigure)
    assert chart.chart.upright
    assert [each.label for each in chart.chart.categories] == ["2014", "2015", "2016"]
    assert [each.values for each in chart.chart.series] == [(1, None, None), (None, None, None), (1, None, 1)]
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["2014", "1", "0", "1"],
        ["2015", "0", "0", "0"],
        ["2016", "0", "0", "1"],
    ]
    assert isinstance(note, Paragraph)
    assert "1 événement réalisé" in plain(note.text)


def test_the_chart_is_told_in_words():
    chart, table, _ = over_time.blocks(Telling(story(STORY), EN))
    assert "from 2014 to 2016" in chart.chart.alt
    assert "Network setup and governance (1)" in chart.chart.alt
    assert table.columns[0].header == "Period"


def test_longer_periods_are_named_by_their_ends():
    told = story("No | Date | Title | RT\n1 | 2001 | a | 1\n2 | 2014 | b | 1")
    chart, _, note = over_time.blocks(Telling(told, FR))
    assert chart.chart.categories[0].label == "2000 à 2001"
    assert "pas connue" not in plain(note.text)


def test_a_story_of_one_period_has_no_chart_over_time():
    assert over_time.blocks(Telling(story("No | Date | Title | RT\n1 | 2014 | a | 1"), FR)) == ()
    assert over_time.blocks(Telling(story("No | Title | RT\n1 | a | 1"), FR)) == ()
