"""Cards of events and effects: what stands on them, and where its parts lie."""

from dataclasses import replace

import pytest
from layout.schemas import node

from rtdocs.layout.base.event_cards import draw, face, least_width, words
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.base.text_boxes import lines_of, text_width
from rtdocs.layout.base.text_metrics import width
from rtdocs.plan.content.timeline import NO_TAG, Sign

POINT = EMU_PER_POINT
WIDE = 118 * POINT
TITLE = "La santé publique classe Sainte-Marie désert alimentaire"
SIGNS = list(Sign)


def of(sign=Sign.ADVANCE, lane="F3", title=TITLE, size=12, wide=WIDE, **changed):
    its = face(node(7, "" if "effect" in sign.value else lane, sign=sign, title=title))
    its = its._replace(**changed)
    told = words(its, size, wide)
    return draw(its, told, Frame(100, 200, wide, told.height), size)


def mark(card, kind):
    return next((each for each in card.marks if each.id.endswith(f"-{kind}")), None)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("size", [9, 10, 12, 16, 24])
def test_marks_lie_on_the_base_and_apart(sign, size):
    card = of(sign, size=size, wide=size * 10 * POINT)
    for at, one in enumerate(card.marks):
        assert card.frame.x <= one.frame.x
        assert card.frame.y <= one.frame.y
        assert one.frame.right <= card.frame.right
        assert one.frame.bottom <= card.frame.bottom
        for other in card.marks[at + 1 :]:
            assert one.frame.right <= other.frame.x or other.frame.right <= one.frame.x


@pytest.mark.parametrize("sign", SIGNS)
def test_no_mark_lies_on_the_text(sign):
    card = of(sign)
    style, first = look(card.base.style), card.base.paragraphs[0]
    letters = style.role(first.role)
    left = card.frame.x + style.insets[0] + first.left
    longest = max(
        width(line, letters.size, bold=letters.bold)
        for line in lines_of(first, style, text_width(style, WIDE, 60 * POINT))
    )
    badge, number = mark(card, "badge"), mark(card, "number")
    assert badge is None or badge.frame.right < left
    assert number is None or left + longest < number.frame.x


def test_an_event_has_a_bar_a_badge_in_the_shape_of_its_function_and_its_number():
    presets = [look(mark(of(lane=lane), "badge").style).preset for lane in ("F1", "F2", "F3")]
    assert presets == ["ellipse", "homePlate", "rect"]
    card = of()
    assert mark(card, "bar").frame == Frame(100, 200, mark(card, "bar").frame.width, card.frame.height)
    assert [mark(card, kind).paragraphs[0].text for kind in ("badge", "number")] == ["12", "n° 7"]


def test_what_differs_differs_in_its_edge_and_in_words():
    edges = {sign: look(of(sign).base.style) for sign in SIGNS}
    signs = {sign: (edge.preset, edge.dash, edge.weight, edge.line_tint) for sign, edge in edges.items()}
    assert len(set(signs.values())) == len(SIGNS)
    assert of(Sign.REVERSE, wide=180 * POINT).base.paragraphs[0].text == "↩ revers\u00a0· 2014"


def test_a_status_too_long_for_the_line_of_the_date_has_a_line_of_its_own():
    first, second, title = of(Sign.REVERSE, when="de mai à août 2008 environ").base.paragraphs
    assert (first.text, second.text, title.text) == ("↩ revers", "de mai à août 2008 environ", TITLE)


def test_the_sign_of_a_setback_stands_alone_before_its_date_where_its_word_has_no_room():
    first, title = of(Sign.REVERSE, when="sept. 2022", wide=135 * POINT).base.paragraphs
    assert (first.text, title.text) == ("↩\u00a0sept. 2022", TITLE)


def test_without_a_first_line_the_title_keeps_clear_of_the_marks():
    card = of(when="")
    (title,) = card.base.paragraphs
    assert title.left > 0
    assert title.right > 0


def test_a_card_without_a_tag_has_no_badge_and_no_number():
    assert [each.id for each in of(tag=NO_TAG).marks] == ["event-7-bar"]


def test_dates_and_numbers_are_a_little_smaller_than_titles_never_under_12_points():
    sizes = {size: look(f"event-F1/{size}").role("when").size for size in (9, 11, 12, 14, 20)}
    assert sizes == {9: 9, 11: 11, 12: 12, 14: 12, 20: 17}


@pytest.mark.parametrize("size", [12, 16])
@pytest.mark.parametrize("title", [TITLE, "Anticonstitutionnellement votée par les organismes"])
def test_a_card_of_the_least_width_cuts_no_ordinary_word(size, title):
    its = face(node(7, "F3", sign=Sign.REVERSE, title=title))._replace(when="printemps 2009")
    style = look(f"{its.style}/{size:g}")
    least = least_width(its, size)

    def cut(wide):
        """Return the words of the card that no line holds whole."""
        lines = [
            line
            for each in words(its, size, wide).paragraphs
            for line in lines_of(each, style, text_width(style, wide, wide))
        ]
        ordinary = {word for text in ("printemps 2009", title) for word in text.split() if len(word) <= 14}
        return {word for word in ordinary if not any(word in line for line in lines)}

    assert cut(least) == set()
    assert cut(least * 2 // 3) != set()


def test_the_word_of_a_setback_stands_on_a_line_of_its_own_where_the_card_is_higher_than_it_must():
    its = face(node(7, "F3", sign=Sign.REVERSE, title=TITLE))._replace(when="sept. 2022")
    wide = 135 * POINT
    told = words(its, 12, wide)
    low, high = (draw(its, told, Frame(0, 0, wide, told.height + more * POINT), 12) for more in (0, 16))
    assert [line.text for line in low.base.paragraphs] == ["↩\u00a0sept. 2022", TITLE]
    assert [line.text for line in high.base.paragraphs] == ["↩ revers", "sept. 2022", TITLE]


def test_details_stand_below_the_title_of_an_effect_in_ordinary_letters():
    effect = replace(node("A", "", sign=Sign.EFFECT, title="Un endroit frais"), details=("Pour : les aînés",))
    assert face(effect).details == ()
    told = words(face(effect, detailed=True), 16, 2 * WIDE)
    assert [(line.text, line.role) for line in told.paragraphs[-2:]] == [
        ("Un endroit frais", "title"),
        ("Pour : les aînés", "detail"),
    ]
    letters = look(f"{face(effect).style}/16").role("detail")
    assert (letters.size, letters.bold) == (14, False)
