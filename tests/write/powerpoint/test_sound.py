"""Sounds on slides: one click plays them, the file holds each once, and a screen reader hears what they are."""

import zipfile

import powerpoint_rules
import pytest
import sounds
from pptx.util import Pt
from stored import Stored, find
from write import other_templates as others

from rtdocs.errors import UnusableNarration
from rtdocs.narration import sounds_in
from rtdocs.plan.content.charts import RadarChart, Series
from rtdocs.plan.content.charts import SeriesMark as Marks
from rtdocs.plan.content.slides import ChartSlide, Deck, TextSlide, TitleSlide
from rtdocs.write.powerpoint import presentation

TEMPLATE = others.ROOT / "templates" / "schema.pptx"
LONG = "Un titre si long qu’il irait jusqu’au bord droit de la diapositive si rien ne s’y trouvait"
CHART = RadarChart(
    id="wheel",
    name="Roue",
    alt="Une roue.",
    heads=("Fonction", "RT"),
    sheet="Roue",
    categories=(),
    series=(Series("Actuel", Marks.NOW, ()),),
    highest=5,
)
SLIDES = (
    TitleSlide(title="Le marché", subtitle="Table", credit="D’après la Chaire.", notes="Bienvenue."),
    TextSlide(title=LONG, items=("Un.",), notes="Voici."),
    TextSlide(title="Fin", items=("Deux.",), notes="Merci."),
)


def deck(*slides, code="fr"):
    words = {"title": "Marché", "author": "Table", "subject": "Essai", "date": "2026-01-31", "footer": "Marché"}
    return Deck(language=code, slides=slides or SLIDES, page_words="{title} ({page} de {pages})", **words)


@pytest.fixture
def written(tmp_path):
    """Return a function: the files of a narration to the stored deck that plays them."""

    def write(*slides, template=TEMPLATE, code="fr", **names):
        played = sounds_in(sounds.folder(tmp_path / "sons", **names))
        presentation.write(deck(*slides, code=code), template, tmp_path / "deck.pptx", sounds=played)
        return Stored(tmp_path / "deck.pptx")

    return write


def slide(stored, number):
    return stored.xml(f"ppt/slides/slide{number}.xml")


def relations(stored, number):
    """Return the kind and the target of each relation of a slide by its id."""
    rels = stored.xml(f"ppt/slides/_rels/slide{number}.xml.rels")
    return {each.get("Id"): (each.get("Type").rpartition("/")[2], each.get("Target")) for each in rels}


def test_a_slide_names_its_sound_and_its_picture_by_relations_of_their_kinds(written):
    stored = written(**{"2 Voici.mp3": sounds.mp3()})
    (picture,) = find(slide(stored, 2), "//p:pic")
    there = relations(stored, 2)
    assert there[find(picture, "string(.//a:audioFile/@r:link)")] == ("audio", "../media/narration-2.mp3")
    media = find(picture, "string(.//*[local-name()='media']/@r:embed)")
    assert there[media] == ("media", "../media/narration-2.mp3")
    assert there[find(picture, "string(.//a:blip/@r:embed)")] == ("image", "../media/narration-play.png")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("1.mp3", sounds.mp3(), "audio/mpeg"),
        ("1.m4a", sounds.m4a(), "audio/mp4"),
        ("1.wav", sounds.wav(), "audio/x-wav"),
    ],
)
def test_the_file_holds_the_sound_as_it_was_under_its_content_type(written, name, content, kind):
    stored = written(**{name: content})
    part = f"ppt/media/narration-{name}"
    assert stored.text(part) == content
    types = {each.get("PartName"): each.get("ContentType") for each in stored.xml("[Content_Types].xml")}
    assert types[f"/{part}"] == kind


def test_all_slides_share_one_picture(written):
    stored = written(**{f"{number}.wav": sounds.wav() for number in (1, 2, 3)})
    assert [name for name in stored.names if name.endswith(".png") and "media" in name] == [
        "ppt/media/narration-play.png"
    ]


def test_a_click_on_the_picture_plays_and_nothing_starts_by_itself(written):
    stored = written(**{"2.mp3": sounds.mp3()})
    number = find(slide(stored, 2), "string(//p:pic//p:cNvPr/@id)")
    timing = "//p:timing//p:seq/p:cTn[@nodeType='interactiveSeq']"
    assert find(slide(stored, 2), f"{timing}/p:stCondLst/p:cond[@evt='onClick']//p:spTgt/@spid") == [number]
    assert find(slide(stored, 2), f"{timing}//p:cmd[@cmd='togglePause']//p:spTgt/@spid") == [number]
    assert find(slide(stored, 2), "//p:audio/p:cMediaNode/p:cTn/p:stCondLst/p:cond/@delay") == ["indefinite"]
    assert find(slide(stored, 2), "//p:audio/p:cMediaNode/p:tgtEl/p:spTgt/@spid") == [number]
    assert find(slide(stored, 2), "//p:pic//a:hlinkClick/@action") == ["ppaction://media"]


def test_a_slide_without_a_sound_has_neither_picture_nor_time_tree(written):
    stored = written(**{"2.mp3": sounds.mp3()})
    assert [bool(find(slide(stored, number), "//p:pic | //p:timing")) for number in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize(
    ("code", "name", "content", "alt"),
    [
        (
            "fr",
            "1.wav",
            sounds.wav(72),
            "Écouter la narration de la diapositive 1 (1 min 12 s). Le même texte se lit dans les commentaires.",
        ),
        (
            "fr",
            "1.wav",
            sounds.wav(9),
            "Écouter la narration de la diapositive 1 (9 s). Le même texte se lit dans les commentaires.",
        ),
        (
            "en",
            "1.m4a",
            sounds.m4a(moov=False),
            "Listen to the narration of slide 1. The same text can be read in the notes.",
        ),
    ],
)
def test_the_button_says_what_it_plays_how_long_and_where_to_read_it(written, code, name, content, alt):
    stored = written(code=code, **{name: content})
    assert find(slide(stored, 1), "string(//p:pic//p:cNvPr/@descr)").replace("\u00a0", " ") == alt


def test_the_button_is_read_right_after_the_title(written):
    stored = written(**{"1.wav": sounds.wav()})
    assert find(slide(stored, 1), "//p:pic/preceding-sibling::p:sp//p:ph/@type") == ["ctrTitle"]


def test_titles_leave_room_for_the_button_on_every_slide(written):
    stored = written(**{"1.wav": sounds.wav()})
    left = int(find(slide(stored, 1), "string(//p:pic//a:off/@x)"))
    for number in (2, 3):
        (title,) = find(slide(stored, number), "//p:sp[.//p:ph/@type='title']//a:xfrm")
        right = int(find(title, "string(a:off/@x)")) + int(find(title, "string(a:ext/@cx)"))
        assert right <= left - Pt(6)


def test_the_relations_of_a_sound_come_behind_that_of_a_chart(written):
    chart = ChartSlide(title="La roue", chart=CHART, notes="Voici.")
    stored = written(chart, **{"1.mp3": sounds.mp3()})
    there = relations(stored, 1)
    assert there[find(slide(stored, 1), "string(//*[local-name()='chart']/@r:id)")][0] == "chart"
    assert there[find(slide(stored, 1), "string(//a:audioFile/@r:link)")][0] == "audio"


@pytest.mark.parametrize("make", others.SLIDES, ids=lambda make: make.__name__)
def test_on_any_template_a_deck_with_sounds_keeps_every_rule(written, tmp_path, make):
    stored = written(template=make(tmp_path), **{f"{number}.mp3": sounds.mp3() for number in (1, 2, 3)})
    sounding = (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, powerpoint_rules.sounds_stand_in_the_file)
    rules = (*sounding, powerpoint_rules.p3_every_shape_has_an_alternative_text, powerpoint_rules.fault_ids_are_unique)
    assert [found for rule in rules for found in rule(stored)] == []
    wide, high = (int(each) for each in find(stored.xml("ppt/presentation.xml"), "//p:sldSz/@cx | //p:sldSz/@cy"))
    for number in (1, 2, 3):
        (frame,) = find(slide(stored, number), "//p:pic/p:spPr/a:xfrm")
        x, y, width, height = (int(each) for each in find(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))
        assert 0 <= x < x + width <= wide
        assert 0 <= y < y + height <= high


def test_a_sound_past_the_last_slide_is_named_and_nothing_is_written(written, tmp_path):
    with pytest.raises(UnusableNarration) as raised:
        written(**{"1.mp3": sounds.mp3(), "04 suite.mp3": sounds.mp3()})
    assert raised.value.key == "narration-beyond"
    assert raised.value.values == {"name": "04 suite.mp3", "slide": 4, "last": 3}
    assert not (tmp_path / "deck.pptx").exists()


def test_the_same_sounds_give_the_same_parts(written):
    parts = []
    for _ in range(2):
        with zipfile.ZipFile(written(**{"2.mp3": sounds.mp3()}).path) as file:
            parts.append({name: file.read(name) for name in file.namelist()})
    assert parts[0] == parts[1]
