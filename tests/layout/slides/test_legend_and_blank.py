"""The legend and the blank schema: everything inside its frame, nothing on anything else."""

from layout.schemas import FRAME, boxes, faults

from rtdocs.layout.base.scene import Card
from rtdocs.layout.schema import blank
from rtdocs.layout.slides import legend
from rtdocs.plan.content.slides import BlankSlide, LegendSlide
from rtdocs.plan.content.timeline import Sign, Tag

LANES = (("F1", "Se constituer et se maintenir"), ("F2", "Se représenter"), ("F3", "Faire converger les acteurs"))


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


def test_samples_are_cards_as_the_schema_has_them():
    slide = LegendSlide(
        title="Comment lire",
        signs=((Sign.REVERSE, "Revers", "Il a fait reculer."), (Sign.EFFECT, "Effet observé", "Un changement.")),
        lines=(),
        lanes=(("F1", "Se constituer", "Le réseau se forme."), ("F3", "Faire converger", "Le réseau rallie.")),
        sample=Tag("1", "", "n° 12"),
        setback=("F3", Tag("9")),
    )
    cards = {shape.id: shape for shape in legend.draw(slide, FRAME).shapes if isinstance(shape, Card)}
    setback, effect = cards["sign-reverse"], cards["sign-effect"]
    assert setback.base.paragraphs[0].text == "↩\u00a0Revers"
    assert [(mark.style.partition("/")[0], mark.paragraphs[0].text) for mark in (*setback.marks, *effect.marks)] == [
        ("badge-reverse-F3", "9"),
        ("badge-effect", "A"),
    ]
