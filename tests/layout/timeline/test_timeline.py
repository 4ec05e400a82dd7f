"""The timeline: to scale, in order, nothing on anything else, nothing outside its frame."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.schemas import FRAME, TITLES, boxes, connectors, faults

from rtdocs.layout.base.scene import EMU_PER_INCH, Card, Frame
from rtdocs.layout.timeline import marks as marking
from rtdocs.layout.timeline import timeline
from rtdocs.layout.timeline.scale import scale
from rtdocs.plan.content.timeline import Key, Sign, Timeline, TimelineMark

WIDTH, HEIGHT = round(6.5 * EMU_PER_INCH), 7 * EMU_PER_INCH
DATED = [Sign.ADVANCE, Sign.REVERSE, Sign.CONTEXT, Sign.EFFECT, Sign.PLANNED]
LEGEND = ((Sign.ADVANCE, "Avancée"), (Sign.REVERSE, "Revers"))
FUNCTIONS = (("F1", "Se constituer : RT 1, 2 et 3"), ("F3", "Faire converger : RT 9"))
KEYS = ((Key.LASTING, "A duré"), (Key.LOOSE, "Date approximative"), (Key.SILENCE, "Années sans événement"))


def mark(number, first=None, last=None, *, sign=Sign.ADVANCE, title=TITLES[4], **kinds):
    return TimelineMark(
        id=f"event-{number}",
        number=str(number),
        title=title,
        badge="RT 11",
        when="mai 2014" if first else "",
        earliest=first,
        latest=last or first,
        sign=sign,
        function="F3",
        name=f"RT 11 – {number}",
        alt=f"Événement {number}.",
        **kinds,
    )


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def told(*marks):
    return Timeline(
        marks=marks, alt="La ligne du temps.", undated="Sans date connue", legend=LEGEND, keys=KEYS, functions=FUNCTIONS
    )


def strips(*marks):
    return timeline.strips(told(*marks), WIDTH, HEIGHT)


def pages(*marks):
    return timeline.pages(told(*marks), FRAME)


def words(scene):
    return " ".join(line.text for box in boxes(scene).values() for line in box.paragraphs)


@st.composite
def stories(draw):
    """Draw marks in the order of time, some loose, some lasting, some without a date behind them."""
    count = draw(st.integers(1, 40))
    days = sorted(draw(st.lists(st.dates(date(1960, 1, 1), date(2040, 12, 31)), min_size=count, max_size=count)))
    dated = [
        mark(
            number,
            day,
            day + timedelta(days=draw(st.sampled_from((0, 0, 30, 365, 2000)))),
            sign=draw(st.sampled_from(DATED)),
            title=draw(st.sampled_from(TITLES)),
            lasts=draw(st.booleans()),
            fades_in=draw(st.booleans()),
            fades_out=draw(st.booleans()),
        )
        for number, day in enumerate(days)
    ]
    others = [mark(count + number, title=draw(st.sampled_from(TITLES))) for number in range(draw(st.integers(0, 20)))]
    return [*dated, *others]


@settings(max_examples=30, deadline=None)
@given(marks=stories())
def test_words_never_meet_nor_leave_their_slide(marks):
    for page in pages(*marks):
        assert faults(page.scene, FRAME) == []


@settings(max_examples=25, deadline=None)
@given(marks=stories())
def test_words_never_meet_nor_leave_their_strip(marks):
    for scene in strips(*marks):
        assert scene.height <= HEIGHT
        assert faults(scene, Frame(0, 0, scene.width, scene.height)) == []


@settings(max_examples=25, deadline=None)
@given(marks=stories())
def test_every_mark_stands_on_one_slide_in_the_order_told(marks):
    assert [key for page in pages(*marks) for key in page.shown] == [each.id for each in marks]


@settings(max_examples=25, deadline=None)
@given(marks=stories())
def test_dots_stand_in_the_order_of_time(marks):
    for page in pages(*marks):
        dots = {shape.id.removeprefix("dot-"): shape.frame.x for shape in page.scene.shapes if "dot-event" in shape.id}
        placed = [dots[each.id] for each in marks if each.id in dots]
        assert placed == sorted(placed)


@settings(max_examples=25, deadline=None)
@given(marks=stories())
def test_stems_are_upright_touch_their_card_and_cross_nothing(marks):
    for page in pages(*marks):
        cards = [shape for shape in page.scene.shapes if isinstance(shape, Card)]
        for stem in connectors(page.scene):
            (x, top), (other, bottom) = sorted(stem.points, key=lambda point: point.y)
            assert x == other
            own = next(card for card in cards if card.marks[-1].id == stem.start[0])
            assert own.frame.x < x < own.frame.right
            assert stem.points[0].y in {own.frame.y, own.frame.bottom}
            for card in cards:
                assert not (card.frame.x <= x <= card.frame.right and card.frame.y < bottom and top < card.frame.bottom)


def test_no_slide_is_needed_for_no_mark():
    assert pages() == strips() == ()


@pytest.mark.parametrize("count", [1, 16, 17, 60])
def test_slides_are_as_few_as_have_room_and_evenly_filled(count):
    sizes = [len(page.shown) for page in pages(*(mark(number, *year(2000 + number)) for number in range(count)))]
    assert len(sizes) == -(-count // 16)
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("spread", [1, 5, 40])
def test_sixteen_sharp_dates_stand_on_one_slide_however_close(spread):
    days = [date(2014, 3, 1) + timedelta(days=spread * number) for number in range(16)]
    (page,) = pages(*(mark(number, day) for number, day in enumerate(days)))
    assert len(page.shown) == 16
    assert page.cut == ()


def test_a_few_marks_without_a_date_stand_below_the_axis():
    (page,) = pages(mark(1, *year(2014)), mark(2))
    assert page.shown == ("event-1", "event-2")
    assert "Sans date connue" in words(page.scene)


def test_many_marks_without_a_date_have_slides_of_their_own():
    every = pages(mark(1, *year(2014)), *(mark(number) for number in range(2, 22)))
    assert ["Sans date connue" in words(page.scene) for page in every] == [False, True, True]


def test_what_lasted_is_a_bar_within_the_band_and_what_is_loose_an_open_dot():
    (page,) = pages(
        mark(1, date(2010, 1, 1), date(2012, 12, 31), lasts=True),
        mark(2, *year(2014)),
        mark(3, date(2016, 5, 2)),
        mark(4, *year(2016), fades_out=True),
    )
    shapes = {shape.id: shape for shape in page.scene.shapes}
    dots = [shapes[f"dot-event-{number}"].style.split("-")[1] for number in (1, 2, 3, 4)]
    assert dots == ["sharp", "loose", "sharp", "loose"]
    bars = [shape for shape in page.scene.shapes if shape.id.startswith("span-")]
    assert [bar.id for bar in bars] == ["span-event-1", "span-event-4"]
    assert bars[0].end.x == shapes["year-2012"].frame.right
    assert bars[1].end.x == FRAME.right  # "since 2016"
    band = shapes["year-2012"].frame
    assert all(band.y < bar.start.y < band.bottom for bar in bars)


def test_years_in_which_more_happened_are_wider():
    (page,) = pages(mark(1, *year(2010)), mark(2, *year(2011)), mark(3, *year(2011)), mark(4, *year(2013)))
    cells = {shape.id: shape.frame.width for shape in page.scene.shapes if shape.id.startswith("year-")}
    assert cells["year-2012"] < cells["year-2010"] < cells["year-2011"]
    assert cells["year-2010"] == pytest.approx(cells["year-2013"], abs=2)


def test_years_of_silence_are_cut_out_with_two_strokes():
    (page,) = pages(mark(1, *year(1990)), mark(2, *year(2014)))
    cuts = [shape for shape in page.scene.shapes if shape.id.startswith("cut-")]
    assert len(cuts) == 2
    assert years_named(page) == ["1990", "2014"]


def years_named(page):
    return [box.paragraphs[0].text for key, box in boxes(page.scene).items() if key.startswith("year-")]


@pytest.mark.parametrize("last", range(2001, 2016))
def test_every_year_that_has_room_is_named(last):
    (page,) = pages(mark(1, date(2000, 1, 1), date(last, 6, 1), lasts=True), *_each(2001, last))
    assert [name[-2:] for name in years_named(page)] == [f"{number % 100:02}" for number in range(2000, last + 1)]


def _each(first, last):
    return [mark(number, *year(number)) for number in range(first, last + 1, 3)]


def test_the_legend_of_a_page_of_text_says_what_its_signs_dots_and_bars_mean():
    *_, last = strips(mark(1, *year(2014), sign=Sign.REVERSE), mark(2, date(2015, 1, 1), *year(2016)[1:], lasts=True))
    assert all(text in words(last) for text in ("Revers", "A duré", "Date approximative", FUNCTIONS[1][1]))
    assert "Avancée" not in words(last)  # an event that took place says all of itself


def test_words_too_high_for_their_half_are_cut_and_said_to_be():
    low = Frame(FRAME.x, FRAME.y, FRAME.width, FRAME.height // 3)
    (page,) = timeline.pages(told(mark(1, *year(2014), title="très " * 60)), low)
    assert page.cut == ("event-1",)
    assert "…" in words(page.scene)


def test_a_title_without_room_gives_way_to_the_short_one():
    low = Frame(FRAME.x, FRAME.y, FRAME.width, FRAME.height // 3)
    (page,) = timeline.pages(told(mark(1, *year(2014), title="très " * 60, short="En bref")), low)
    assert page.cut == ()
    assert "En bref" in words(page.scene)


def test_a_turned_page_of_text_holds_twenty_marks_in_one_drawing():
    every = [mark(number, *year(2000 + number), title="Rencontre") for number in range(20)]
    (scene,) = timeline.strips(told(*every), 9 * EMU_PER_INCH, 6 * EMU_PER_INCH)
    assert faults(scene, Frame(0, 0, scene.width, scene.height)) == []


def test_a_slide_explains_only_what_it_shows_on_one_line():
    (page,) = pages(mark(1, date(2014, 5, 2)), mark(2, date(2015, 5, 2)))
    assert not any(text in words(page.scene) for _, text in (*LEGEND, *KEYS[:2]))
    (page,) = pages(mark(1, *year(2014), sign=Sign.REVERSE), mark(2, date(2014, 2, 1), date(2015, 5, 2), lasts=True))
    meanings = [box for key, box in boxes(page.scene).items() if key.startswith("meaning-")]
    assert {box.paragraphs[0].text for box in meanings} >= {"Revers", "A duré", "Date approximative"}
    assert len({box.frame.y for box in meanings}) == 1


def test_a_mark_without_a_date_has_no_place_on_the_axis():
    with pytest.raises(ValueError, match="no place"):
        marking.stems([mark(1)], scale([date(2014, 1, 1)], {}, 0, 100, 10, 10), 0)


def test_twenty_titles_of_sixty_letters_stay_whole_on_a_turned_page():
    title = "Une carte de la chaleur est dessinée avec les élèves du quartier"
    marks = [mark(number, *year(2000 + number // 2), title=title) for number in range(20)]
    (scene,) = timeline.strips(told(*marks), 648 * 12_700, 400 * 12_700)
    titles = [shape.base.paragraphs[-1].text for shape in scene.shapes if isinstance(shape, Card)]
    assert titles == [title] * 20
