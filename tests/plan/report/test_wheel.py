from stories import story
from told import FRENCH, blocks_of, lines, sentence

from rtdocs.model import WheelScore
from rtdocs.plan import report
from rtdocs.plan.content.document import Table
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where


def scored(*rows):
    return story(
        "No|RT\n1|1",
        wheel=tuple(
            WheelScore(outcome=number, where=Where("Roue", number), scores=tuple(given.items()), comment=comment)
            for number, given, comment in rows
        ),
    )


def test_the_section_draws_the_wheel_names_the_gaps_and_tells_every_score():
    told = scored(
        (1, {"now": 4, "wanted": 4}, ""), (4, {"now": 1.1, "wanted": 4.2, "En 2020": 0}, "Peu."), (9, {"now": 3}, "")
    )
    assert lines(told, "wheel") == [
        "# La roue socratique",
        (
            "Sur la roue socratique, les personnes participantes notent chaque RT de 0, au centre, à 5, au bord. La "
            "figure qui suit superpose ces profils : Actuel, Souhaité et En 2020. Le tableau qui vient après donne "
            "les mêmes notes."
        ),
        "[12 × 3]",
        sentence("drawings.wheel.report.gaps", count=1),
        "- RT 4 – Production d’intermédiaires : le groupe le note 1,1 aujourd’hui et voudrait 4,2, un écart de 3,1.",
        "Un RT est déjà noté au niveau que le groupe souhaite, ou plus haut : RT 1.",
        "RT 1 – Construction de réseaux | 4 | 4 | – | –",
        "RT 4 – Production d’intermédiaires | 1,1 | 4,2 | 0 | Peu.",
        "RT 9 – Alignement d’intérêts – déplacements d’acteurs | 3 | – | – | –",
        (sentence("drawings.wheel.report.caution")),
    ]


def test_without_scores_there_is_no_section():
    assert lines(scored((1, {}, "Un mot.")), "wheel") == []
    assert lines(scored(), "wheel") == []


def test_a_profile_alone_has_no_gap_and_many_turn_the_page():
    told = scored((1, {"En 2020": 2}, ""))
    assert lines(told, "wheel")[1].endswith(
        "La figure qui suit montre un profil : En 2020. Le tableau qui vient après donne les mêmes notes."
    )
    assert not any("écart entre" in line for line in lines(told, "wheel"))
    many = scored((1, {f"En 202{year}": 1 for year in range(5)}, ""))
    for made, is_wide in ((told, False), (many, True)):
        [table] = [each for each in blocks_of(report.plan(Telling(made, FRENCH)), Table) if each.id == "wheel-table"]
        assert table.wide is is_wide
