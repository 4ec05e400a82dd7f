from stories import story

from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Card, Frame
from rtdocs.layout.slides import effect
from rtdocs.plan.deck import effect_slides
from rtdocs.plan.wording.telling import Telling

FR = language_of("fr")
FRAME = Frame(20 * EMU_PER_POINT, 60 * EMU_PER_POINT, 920 * EMU_PER_POINT, 440 * EMU_PER_POINT)
WORDS = "Une rencontre de tous les organismes du quartier autour de la sécurité"


def slides(events, effects="No\nA\nB"):
    return list(effect_slides.slides(Telling(story(events, effects), FR)))


def cards(page):
    return {shape.id: shape for shape in page.scene.shapes if isinstance(shape, Card)}


def words(card):
    return card.base.paragraphs[-1].text


TWO = "No|Date|Title|RT|Leads to\n" + "\n".join(
    f"{number}|{2000 + number}|{WORDS} {number}|1|{target}"
    for number, target in ((1, "2"), (2, "3; 5"), (3, "4"), (4, "A"), (5, "6"), (6, "B"), (7, ""))
)


def test_the_first_slide_shows_all_in_full_and_the_next_what_is_known_in_grey():
    first, second = (effect.draw(slide, FRAME) for slide in slides(TWO))
    assert first.quiet == frozenset()
    assert {card.base.style.partition("/")[0] for card in cards(first).values()} == {"event-F1", "effect"}
    assert second.quiet == {"event-1", "event-2"}
    assert cards(second)["event-1"].base.style == "event-F1-quiet/16"
    assert cards(second)["event-5"].base.style == "event-F1/16"
    assert words(cards(second)["event-5"]) == f"{WORDS} 5"


def test_a_page_shows_every_box_and_every_arrow_of_its_chain():
    for slide in slides(TWO):
        page = effect.draw(slide, FRAME)
        assert set(page.node_ids) == {node.id for node in slide.graph.nodes}
        assert set(page.edge_ids) == {edge.id for edge in slide.graph.edges}


def test_a_chain_with_no_room_in_full_has_its_last_steps_in_full_and_few_words_of_what_is_far():
    line = "\n".join(
        f"{number}|{1980 + number}|{WORDS} {number}|{number % 12 + 1}|{number + 1 if number < 30 else 'A'}"
        for number in range(1, 31)
    )
    [slide] = slides(f"No|Date|Title|RT|Leads to\n{line}\n99|2020|Ailleurs|1|", "No\nA")
    page = effect.draw(slide, FRAME)
    shown = cards(page)
    assert "event-30" in shown
    assert words(shown["event-29"]) == "Une rencontre de tous…"
    assert all(card.base.style.endswith("/12") for card in shown.values())


def test_where_not_even_few_words_fit_what_is_near_the_effect_stays():
    low = Frame(FRAME.x, FRAME.y, FRAME.width // 2, FRAME.height // 2)
    [slide] = slides(
        "No|Date|Title|RT|Leads to\n"
        + "\n".join(f"{n}|{1980 + n}|{WORDS}|{n % 12 + 1}|{n + 1 if n < 30 else 'A'}" for n in range(1, 31))
        + "\n99|2020|Ailleurs|1|",
        "No\nA",
    )
    page = effect.draw(slide, low)
    shown = [int(node.removeprefix("event-")) for node in page.node_ids if node.startswith("event-")]
    assert shown == list(range(31 - len(shown), 31))
    assert 0 < len(shown) < 30
