from stories import story

from rtdocs.i18n import language_of
from rtdocs.model import WheelScore
from rtdocs.plan.content.charts import SeriesMark
from rtdocs.plan.figures import wheel
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FR, EN = language_of("fr"), language_of("en")


def scored(*rows, language="fr"):
    scores = tuple(
        WheelScore(outcome=number, where=Where("Roue", number), scores=tuple(given.items()), comment=comment)
        for number, given, comment in rows
    )
    return story("No|RT\n1|1", wheel=scores, language=language)


def spoken(text):
    return text.replace("\u00a0", " ").replace("’", "'")


TOLD = scored(
    (1, {"now": 4, "wanted": 4}, ""),
    (4, {"now": 1, "wanted": 3.5, "En 2020": 1}, "Peu de documents."),
    (5, {"now": 1, "wanted": 3}, ""),
    (6, {"now": 1, "wanted": 3}, ""),
    (7, {"now": 2, "wanted": 4}, ""),
    (8, {"now": 4, "wanted": 5}, ""),
)


def test_each_profile_is_a_line_now_and_wanted_first():
    chart = wheel.chart(Telling(TOLD, FR))
    assert [(each.name, each.mark) for each in chart.series] == [
        ("Actuel", SeriesMark.NOW),
        ("Souhaité", SeriesMark.WANTED),
        ("En 2020", SeriesMark.FURTHER),
    ]
    assert [each.name for each in wheel.chart(Telling(TOLD, EN)).series][:2] == ["Now", "Wanted"]


def test_an_outcome_without_score_leaves_a_gap():
    now, _, further = (each.values for each in wheel.chart(Telling(TOLD, FR)).series)
    assert now == (4, None, None, 1, 1, 1, 2, 4, None, None, None, None)
    assert further[3] == 1
    assert further.count(None) == 11


def test_the_widest_gaps_are_named_with_all_that_are_as_wide_as_the_last():
    (slide,) = wheel.slide(Telling(TOLD, FR))
    assert [spoken(each) for each in slide.remarks] == [
        "RT 4 · Production : de 1 à 3,5",
        "RT 5 · Placement : de 1 à 3",
        "RT 6 · Mise en mouvement : de 1 à 3",
        "RT 7 · Représentations : de 2 à 4",
    ]
    assert slide.remarks[1].endswith("de\u00a01\u00a0à\u00a03")  # no line breaks within
    assert spoken(slide.heading) == "Les plus grands écarts entre l'actuel et le souhaité"


def test_without_a_gap_there_is_no_remark():
    (slide,) = wheel.slide(Telling(scored((1, {"now": 4, "wanted": 3}, "")), FR))
    assert (slide.heading, slide.remarks) == ("", ())
    (alone,) = wheel.slide(Telling(scored((1, {"En 2020": 3}, "")), FR))
    assert alone.remarks == ()


def test_the_notes_tell_scores_and_comments_as_a_list():
    (slide,) = wheel.slide(Telling(TOLD, FR))
    assert "RT 4 – Production d'intermédiaires. Actuel : 1; Souhaité : 3,5; En 2020 : 1. Peu de documents." in [
        spoken(line) for line in slide.notes.splitlines()
    ]


def test_without_scores_there_is_no_chart():
    assert list(wheel.slide(Telling(scored(), FR))) == []
    assert list(wheel.slide(Telling(scored((1, {}, "Seulement un mot.")), FR))) == []


def test_the_wheel_to_fill_in_has_a_spoke_for_each_outcome_with_its_function():
    blank = wheel.blank(Telling(story(), EN))
    assert len(blank.spokes) == 12
    first = blank.spokes[0]
    assert (first.id, spoken(first.label), first.group, first.function) == ("spoke-1", "TO 1 · Networks", "Setup", "F1")
    assert blank.highest == 5


def test_the_title_says_for_how_many_outcomes_the_group_wants_more():
    (slide,) = wheel.slide(Telling(TOLD, FR))
    assert spoken(slide.title) == "Pour cinq RT sur six, le groupe souhaite aller plus loin"
    more = {"now": 2, "wanted": 4}
    (slide,) = wheel.slide(Telling(scored((1, more, ""), (2, more, "")), FR))
    assert spoken(slide.title) == "Pour les deux RT notés, le groupe souhaite aller plus loin"
    (slide,) = wheel.slide(Telling(scored((1, {"now": 4, "wanted": 4}, "")), EN))
    assert spoken(slide.title) == "The Socratic wheel of our network"
