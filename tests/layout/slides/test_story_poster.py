import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Frame
from rtdocs.layout.slides import story_poster
from rtdocs.plan.deck import story_poster as plans
from rtdocs.plan.wording.telling import Telling

FR = language_of("fr")
POINT = EMU_PER_POINT
FRAME = Frame(30 * POINT, 64 * POINT, 1164 * POINT, 680 * POINT)
FOOT = Frame(30 * POINT, 750 * POINT, 860 * POINT, 24 * POINT)
WORDS = "Une rencontre de tous les organismes du quartier autour de la sécurité"


def told(count, *, targets=lambda number, count: str(number + 1) if number < count else "A"):
    rows = (f"{n}|{1990 + n}|{WORDS} {n}|{n * 5 % 12 + 1}|{targets(n, count)}" for n in range(1, count + 1))
    return story("\n".join(("No|Date|Title|RT|Leads to", *rows)), "No|Title\nA|Un marché")


def drawn(count, frame=FRAME, foot=FOOT):
    [slide] = plans.plan(Telling(told(count), FR)).slides
    return slide, story_poster.draw(slide, frame, foot)


def cards(page):
    return {shape.id: shape for shape in page.scene.shapes if isinstance(shape, Card)}


def named(page):
    return {shape.id: shape for shape in page.scene.shapes if isinstance(shape, Box)}


def size_of(card):
    return float(card.base.style.rpartition("/")[2])


def test_a_story_of_fourteen_events_stands_whole_on_the_poster_in_large_letters():
    slide, page = drawn(14)
    assert set(page.node_ids) == {node.id for node in slide.graph.nodes}
    assert set(page.edge_ids) == {edge.id for edge in slide.graph.edges}
    assert {size_of(card) for card in cards(page).values()} == {14.0}
    assert cards(page)["event-7"].base.paragraphs[-1].text == f"{WORDS} 7"


def test_a_story_of_sixty_events_stands_whole_on_the_poster_in_letters_of_nine_points_or_more():
    slide, page = drawn(60)
    assert set(page.node_ids) == {node.id for node in slide.graph.nodes}
    assert min(size_of(card) for card in cards(page).values()) >= 9


def test_whose_story_it_is_stands_above_legend_and_credit_below():
    slide, page = drawn(5)
    boxes = named(page)
    assert boxes["lead"].paragraphs[0].text == slide.lead
    assert boxes["credit"].paragraphs[0].text == slide.credit
    top = min(card.frame.y for card in cards(page).values())
    bottom = max(card.frame.bottom for card in cards(page).values())
    assert boxes["lead"].frame.bottom <= top
    assert bottom <= boxes["legend-badge"].frame.y
    assert boxes["legend-badge"].frame.bottom <= boxes["credit"].frame.y


def test_a_template_whose_foot_is_full_has_the_credit_within_the_drawing():
    _, page = drawn(5, foot=None)
    assert page.scene.height <= FRAME.bottom
    assert named(page)["credit"].frame.bottom <= FRAME.bottom


def test_what_has_no_room_is_counted_in_the_legend():
    small = Frame(FRAME.x, FRAME.y, FRAME.width // 3, FRAME.height // 2)
    slide, page = drawn(60, small)
    left = len(slide.graph.nodes) - len(page.node_ids)
    assert left > 0
    assert named(page)["legend-left-out"].name == f"sans {left} événements, faute de place"


def test_a_page_without_room_for_an_effect_is_refused():
    with pytest.raises(ValueError, match="room"):
        drawn(3, Frame(0, 0, 60 * POINT, 90 * POINT))
