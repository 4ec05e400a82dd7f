"""Scenes in a Word document: one inline group of native shapes."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from write.word_files import text, written

from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import Box, Connector, Frame, Point, Scene, Site, Stroke
from rtdocs.layout.base.scene import Paragraph as SceneParagraph
from rtdocs.plan.content.document import Paragraph, TimelineFigure
from rtdocs.plan.content.timeline import Sign, Timeline, TimelineMark
from rtdocs.write.drawingml.drawing import finished
from rtdocs.write.word.drawing import drawing_xml
from rtdocs.write.word.markup import SPACES, elements
from rtdocs.write.word.page_rooms import Room
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Manuscript

SCENE = Scene(
    width=600,
    height=400,
    alt="Deux cases.",
    shapes=(
        Box(
            id="one",
            frame=Frame(10, 20, 200, 100),
            style="event-F1",
            paragraphs=(SceneParagraph("RT 1", "badge"), SceneParagraph("Début & fin", "title")),
            name="RT 1 – Début",
            alt="Événement 1.",
        ),
        Box(id="band", frame=Frame(0, 0, 600, 50), style="lane-F1"),
        Box(id="name", frame=Frame(0, 0, 50, 100), style="lane-name-F1", paragraphs=(SceneParagraph("F1", "label"),)),
        Connector(
            id="arrow",
            start=("one", Site.RIGHT),
            end=("band", Site.LEFT),
            points=(Point(210, 70), Point(300, 70), Point(300, 25)),
            style="edge-claimed",
            alt="Mène à.",
        ),
        Stroke(id="axis", start=Point(0, 200), end=Point(600, 200), style="axis"),
    ),
)
TIMELINE = Timeline(
    alt="Un événement en 2014.",
    undated="Sans date",
    marks=(
        TimelineMark(
            id="event-1",
            number="1",
            title="Début",
            badge="RT 1",
            when="2014",
            earliest=date(2014, 1, 1),
            latest=date(2014, 12, 31),
            sign=Sign.ADVANCE,
            function="F1",
            alt="Événement 1, 2014 : début.",
        ),
    ),
)


def drawn(scene=SCENE):
    manuscript = Manuscript(
        language=language_of("fr"),
        styles={style: style.name for style in Style},
        room=Room(1, 1),
        link=str,
        chart=str,
        picture=str,
        new_list=lambda: 1,
        bookmarks=count(1),
        drawings=count(1),
        controls=count(1),
    )
    [run] = elements(drawing_xml(manuscript, finished(scene, language_of("fr")), "schema"))
    return run


def find(path):
    return drawn().xpath(path, namespaces=SPACES)


def test_a_drawing_stands_in_the_line_of_text_with_its_alternative_text():
    assert find("w:drawing/wp:inline/wp:docPr/@descr") == ["Deux cases."]
    assert find("w:drawing/wp:inline/wp:extent/@cx | w:drawing/wp:inline/wp:extent/@cy") == ["600", "400"]


def test_each_shape_is_native_named_and_in_reading_order():
    assert find("//wps:wsp/wps:cNvPr/@name") == [
        "RT 1 – Début",
        "Décor – forme 2",
        "Décor – forme 3",
        "Décor – trait 4",
        "Décor – trait 5",
    ]
    assert len(set(find("//wps:cNvPr/@id | //wp:docPr/@id"))) == 6
    assert find("//wps:wsp/wps:cNvPr/@descr") == ["Événement 1.", "Mène à."]


def test_only_the_groups_own_words_are_marked_with_their_language():
    paragraphs = (SceneParagraph("RT 1", "badge"), SceneParagraph("Début", "title"))
    scene = replace(SCENE, shapes=(replace(SCENE.shapes[0], paragraphs=paragraphs),))
    [run] = [drawn(finished(scene, language_of("en"), "fr"))]
    marked = run.xpath("//w:r[w:rPr/w:lang/@w:val='fr-CA']/w:t/text()", namespaces=SPACES)
    assert marked == ["Début"]


def test_what_says_nothing_is_decorative():
    marked = find("//wps:cNvPr[.//*[local-name()='decorative' and @val='1']]/@name")
    assert marked == ["Décor – forme 2", "Décor – forme 3", "Décor – trait 5"]


def test_the_text_of_a_box_is_real_text_in_the_letters_of_its_role():
    assert find("//wps:wsp[1]//w:t/text()") == ["RT 1", "Début & fin"]
    assert find("//wps:wsp[1]//w:r[1]/w:rPr/w:sz/@w:val") == ["24", "24"]
    assert find("//wps:wsp[1]//w:p[1]//w:color/@w:themeColor") == ["accent1"]
    assert find("//wps:wsp[1]//w:p[2]//w:color/@w:themeColor") == ["text1"]
    assert len(find("//wps:wsp[1]//w:p[w:r/w:rPr/w:b]")) == 1


def test_a_paragraph_leaves_free_above_it_what_its_role_asks_for():
    words = (SceneParagraph("Nom", "title"), SceneParagraph("Texte", "text"))
    box = Box(id="a", frame=Frame(0, 0, 200, 100), style="front-F1/20,14", paragraphs=words)
    run = drawn(Scene(width=600, height=400, shapes=(box,), alt="Une carte."))
    before = [
        each.xpath("string(w:pPr/w:spacing/@w:before)", namespaces=SPACES) for each in run.iter(f"{{{SPACES['w']}}}p")
    ]
    assert before == ["", "120"]


def test_a_box_without_text_has_no_room_for_it():
    assert not find("//wps:wsp[2]/wps:txbx")
    assert find("//wps:wsp[2]/wps:bodyPr")


def test_a_ground_that_comes_first_has_an_empty_text_whose_look_libreoffice_may_forget():
    ground, *others = (drawn(replace(SCENE, shapes=SCENE.shapes[start:])) for start in (1, 0))
    first = "//wps:wsp[1]//w:txbxContent"
    [empty] = ground.xpath(first, namespaces=SPACES)
    assert "".join(empty.itertext()) == ""
    assert "".join(others[0].xpath(first, namespaces=SPACES)[0].itertext()) == "RT 1Début & fin"


def test_all_text_is_level():
    assert find("//wps:wsp/wps:bodyPr/@vert") == ["horz", "horz", "horz"]


def test_lines_are_lines():
    assert find("//wps:wsp[wps:cNvCnPr]//a:prstGeom/@prst") == ["bentConnector2", "straightConnector1"]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_timeline_is_drawn_above_its_caption(tmp_path, code):
    figure = TimelineFigure("ligne", "La ligne du temps", TIMELINE)
    file = written(tmp_path, figure, Paragraph(text("Après")), language=code)
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='RTFigure']//wp:docPr/@name") == ["La ligne du temps"]
    assert file.styled("Caption") == ["Figure\xa01 – La ligne du temps"]
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:pPr/w:keepNext/@w:val") == ["0"]
    assert "Événement 1, 2014 : début." in file.find("//wpg:grpSp/wpg:cNvPr/@descr")


def test_a_drawing_is_no_wider_than_the_text(tmp_path):
    file = written(tmp_path, TimelineFigure("ligne", "La ligne du temps", TIMELINE))
    assert all(int(width) <= (12_240 - 2 * 1_260) * 635 for width in file.find("//wp:extent/@cx"))
