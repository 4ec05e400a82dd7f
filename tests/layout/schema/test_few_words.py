"""The words of boxes that have no room for whole titles: overviews, references, and crowded posters."""

from dataclasses import replace

import pytest
from layout.schemas import FRAME, boxes, edge, faults, graph, node, project

from rtdocs.layout.base.event_cards import least_width
from rtdocs.layout.base.scene import Card, Scene
from rtdocs.layout.schema import page, pages, sheets
from rtdocs.plan.content.timeline import Sign

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("title", "most", "told"),
    [
        ("La carte est déposée", 4, "La carte est déposée"),
        ("La carte est déposée au conseil", 4, "La carte est déposée…"),
        ("Une carte de la chaleur est dessinée", 4, "Une carte de la chaleur…"),
        ("Une carte de la chaleur est dessinée", 3, "Une carte de la chaleur…"),
        ("Le comité se donne une charte", 3, "Le comité se donne…"),
        ("Stationnement ou arbres? Trois soirées houleuses", 3, "Stationnement ou arbres? Trois…"),
        (f"Québec refuse 180{NBSP}000{NBSP}$ pour le jeu d’eau", 3, f"Québec refuse 180{NBSP}000{NBSP}$…"),
        ("Un mémoire sur les îlots", 5, "Un mémoire sur les îlots"),
    ],
)
def test_a_brief_title_has_three_to_five_words_and_ends_in_one_that_says_something(title, most, told):
    assert sheets.brief(title, most) == told


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (60, "Le comité se donne une charte et décide à tour de rôle"),
        (45, "Le comité se donne une charte et décide…"),
        (32, "Le comité se donne une charte…"),
    ],
)
def test_a_title_cut_to_some_letters_ends_in_a_word_that_says_something(most, told):
    assert sheets.in_letters("Le comité se donne une charte et décide à tour de rôle", most) == told


def brief_of(sign):
    status = {"reverse": "↩ revers", "planned": "prévu", "context": "contexte"}[sign.value]
    plain = node(1, sign=sign, title="Première rencontre")
    return sheets.briefly(replace(plain, tag=plain.tag._replace(status=status)))


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        (Sign.REVERSE, f"↩{NBSP}Première rencontre"),
        (Sign.PLANNED, "prévu · Première rencontre"),
        (Sign.CONTEXT, "Première rencontre"),
    ],
)
def test_what_a_brief_box_is_stands_before_its_title(sign, told):
    assert brief_of(sign).title == told


@pytest.fixture(scope="module")
def overview():
    return pages._overview(project(45, 45), FRAME)


def test_the_overview_of_45_events_shows_most_of_them(overview):
    assert len(overview.content.events) >= 27


def test_no_word_of_an_overview_is_cut_between_letters(overview):
    for shape in overview.shapes:
        if isinstance(shape, Card) and shape.base.id.startswith("event-"):
            face = next(piece.face for piece in overview.content.events if piece.id == shape.id)
            assert shape.frame.width >= least_width(face, overview.size)


def test_no_word_of_an_effect_is_cut_between_letters():
    nodes = [node(1, rank=0), node("A", "", 1, sign=Sign.EFFECT, title="Dépôt du mémoire à l’arrondissement")]
    for events in ([], [node(number, rank=0) for number in range(2, 9)]):
        drawn = pages.whole_page(graph([*nodes, *events], [edge("event-1", "effect-A")]), FRAME, (12.0,))
        effect = next(shape for shape in drawn.shapes if shape.id == "effect-A")
        face = next(piece.face for piece in drawn.content.right)
        assert effect.frame.width >= least_width(face, 12.0)


def test_boxes_in_few_words_have_as_many_as_they_have_room_for():
    one = project(1, 8)
    titles = {each.id: each.title for each in one.nodes if each.lane}
    drawn = page.best(sheets.overview(one, titles.keys(), sheets.FEWEST), FRAME, (12.0,))
    filled = page.filled(drawn, FRAME, sheets.told(one))
    shown = [
        {box.id: box.paragraphs[-1].text for box in boxes(Scene(width=0, height=0, shapes=each.shapes)).values()}
        for each in (drawn, filled)
    ]
    counts = [sum(len(told[key].split()) for key in titles) for told in shown]
    assert counts[0] < counts[1]
    assert faults(Scene(width=0, height=0, shapes=filled.shapes), FRAME) == []
    frames = [
        {box.id: box.frame for box in boxes(Scene(width=0, height=0, shapes=each.shapes)).values()}
        for each in (drawn, filled)
    ]
    assert {key: frames[0][key] for key in titles} == {key: frames[1][key] for key in titles}
