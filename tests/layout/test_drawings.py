"""The timeline, the legend and the blank schema: everything inside its frame, nothing on anything else."""

from datetime import date

import pytest
from layout.schemas import FRAME, boxes, faults

from rtdocs.layout import blank, legend, timeline
from rtdocs.layout.scene import EMU_PER_INCH, Frame
from rtdocs.plan.slides import BlankSlide, LegendSlide
from rtdocs.plan.timeline import Mark, Sign, Timeline

WIDTH, HEIGHT = round(6.5 * EMU_PER_INCH), 7 * EMU_PER_INCH
LANES = (("F1", "Se constituer et se maintenir"), ("F2", "Se représenter"), ("F3", "Faire converger les acteurs"))


def mark(number, year, *, sign=Sign.ADVANCE, last=None, **kinds):
    return Mark(
        id=f"event-{number}",
        number=str(number),
        title="Trois samedis de marché dans un stationnement du quartier",
        badge="RT 11",
        when=str(year) if year else "",
        earliest=date(year, 1, 1) if year else None,
        latest=date(last or year, 12, 31) if year else None,
        sign=sign,
        function="F3",
        alt=f"Événement {number}.",
        **kinds,
    )


def strips(*marks, legend_words=()):
    told = Timeline(marks=marks, alt="La ligne du temps.", undated="Sans date connue", legend=legend_words)
    return timeline.strips(told, WIDTH, HEIGHT)


def signs_of(scene):
    return [shape.id for shape in scene.shapes if shape.id.startswith("event-") and shape.id.count("-") == 1]


@pytest.mark.parametrize("count", [1, 2, 5, 9, 16, 40])
def test_words_of_a_timeline_never_meet_nor_leave_their_strip(count):
    for scene in strips(*(mark(number, 2000 + number // 2) for number in range(1, count + 1))):
        assert scene.height <= HEIGHT
        assert faults(scene, Frame(0, 0, scene.width, scene.height)) == []


@pytest.mark.parametrize("count", [1, 9, 40])
def test_every_mark_stands_on_one_strip(count):
    drawn = strips(*(mark(number, 2000 + number) for number in range(1, count + 1)))
    told = " ".join(line.text for scene in drawn for box in boxes(scene).values() for line in box.paragraphs)
    assert all(f"{number}" in told.split() for number in range(1, count + 1))
    assert all(scene.alt for scene in drawn)


def test_loose_ranged_and_undated_marks_break_nothing():
    drawn = strips(
        mark(1, 2006, fades_in=True),
        mark(2, 2007, last=2010),
        mark(3, 2011, last=2013, fades_out=True, sign=Sign.REVERSE),
        mark(4, 2019, sign=Sign.PLANNED),
        mark(5, None, sign=Sign.CONTEXT),
        legend_words=((Sign.ADVANCE, "Avancée"), (Sign.REVERSE, "Revers")),
    )
    for scene in drawn:
        assert faults(scene, Frame(0, 0, scene.width, scene.height)) == []
    told = [line.text for scene in drawn for box in boxes(scene).values() for line in box.paragraphs]
    assert "Sans date connue" in told
    assert "Revers" in told


def test_the_legend_shows_each_sign_line_and_lane_with_its_meaning():
    slide = LegendSlide(
        title="Comment lire le schéma",
        signs=tuple((sign, f"Nom {sign.value}", f"Sens de {sign.value}.") for sign in Sign),
        lines=(("claimed", "Le groupe relie."), ("succession", "L’un suit l’autre."), ("reason", "Une raison.")),
        lanes=tuple((code, name, f"Ce que fait {code}.") for code, name in LANES),
    )
    scene = legend.draw(slide, FRAME)
    assert faults(scene, FRAME) == []
    told = " ".join(line.text for box in boxes(scene).values() for line in box.paragraphs)
    for _, name, meaning in (*slide.signs, *slide.lanes):
        assert name in told
        assert meaning in told
    assert all(meaning in told for _, meaning in slide.lines)


def test_a_blank_schema_has_a_prompt_in_each_box():
    slide = BlankSlide(title="À remplir", lanes=LANES, prompt="Date, événement et RT", effect_prompt="Effet")
    scene = blank.draw(slide, FRAME)
    assert faults(scene, FRAME) == []
    told = [line.text for box in boxes(scene).values() for line in box.paragraphs]
    assert told.count("Date, événement et RT") >= 9
    assert told.count("Effet") >= 2
