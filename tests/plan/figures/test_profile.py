import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.content.charts import SeriesMark
from rtdocs.plan.figures import profile
from rtdocs.plan.wording import plan_wording
from rtdocs.plan.wording.telling import Telling

FR, EN = language_of("fr"), language_of("en")
TOLD = story(
    """
    No | RT | Direction | Status  | Second RT
    1  | 1  |           |         | 4
    2  | 1  |           |         |
    3  | 10 | reverse   |         |
    4  | 10 |           | planned |
    5  |    |           |         |
    """
)


def spoken(text):
    return text.replace("\u00a0", " ").replace("’", "'")


def test_a_bar_stands_for_each_outcome_function_after_function():
    categories = profile.chart(Telling(TOLD, FR)).categories
    assert [spoken(each.label) for each in categories][:4] == [
        "RT 1 · Réseaux",
        "RT 2 · Gouvernance",
        "RT 3 · Controverses",
        "RT 4 · Production",
    ]
    assert [each.group for each in categories] == [
        *["Se constituer"] * 3,
        *["Influencer"] * 5,
        *["Faire converger"] * 4,
    ]


def test_advances_reverses_plans_and_second_outcomes_are_counted_apart():
    series = {each.mark: each.values for each in profile.chart(Telling(TOLD, FR)).series}
    assert series == {
        SeriesMark.ADVANCES: (2, *[None] * 11),
        SeriesMark.REVERSES: (*[None] * 9, 1, None, None),
        SeriesMark.PLANNED: (*[None] * 9, 1, None, None),
        SeriesMark.SECONDARY: (*[None] * 3, 1, *[None] * 8),
    }


def test_what_a_story_has_none_of_has_no_series():
    assert [each.mark for each in profile.chart(Telling(story("No|RT\n1|1"), FR)).series] == [SeriesMark.ADVANCES]


def test_the_notes_tell_the_chart_as_a_list():
    (slide,) = profile.slide(Telling(TOLD, FR))
    lines = [spoken(line) for line in slide.notes.splitlines()]
    assert "RT 1 – Construction de réseaux : deux avancées." in lines
    assert "RT 10 – Captation de ressources : un revers et un événement prévu." in lines
    assert "RT 4 – Production d'intermédiaires : un événement qui l'a pour RT secondaire." in lines
    assert len(lines) == 4  # an outcome without a bar has no line


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_the_alternative_text_gives_the_sums(language):
    assert {"2", "1"} <= set(profile.chart(Telling(TOLD, language)).alt.replace(";", " ").replace(".", " ").split())


def test_a_story_without_outcomes_has_no_profile():
    assert list(profile.slide(Telling(story("No|RT\n1|"), FR))) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("1|1|\n2|1|\n3|10|", "Notre récit compte 2 RT sur 12; le RT 1 revient le plus"),
        ("1|1|\n2|10|", "Notre récit compte 2 RT sur 12"),
        ("1|1|\n2|1|\n3|10|\n4|10|", "Notre récit compte 2 RT sur 12"),
        ("1|11|", "Notre récit compte un RT sur 12"),
    ],
)
def test_the_title_says_what_the_chart_shows(rows, said):
    (slide,) = profile.slide(Telling(story(f"No|RT|Direction\n{rows}"), FR))
    assert spoken(slide.title) == said


def test_the_title_of_a_plan_speaks_of_the_plan():
    told = story("No|Date|RT|Status\n1|2030|1|planned")
    (slide,) = profile.slide(plan_wording.fitting(Telling(told, EN)))
    assert spoken(slide.title) == "Our plan holds one of 12 TOs"
