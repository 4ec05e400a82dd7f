"""What is found in a template, and what is missing in it."""

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import language_of
from rtdocs.template_problems import TemplateRule
from rtdocs.write.drawingml.palette import contrast
from rtdocs.write.powerpoint.package import notes_master
from rtdocs.write.powerpoint.placeholders import Spot
from rtdocs.write.powerpoint.template import Role, open_template

TEMPLATE = Path(__file__).parents[3] / "templates" / "schema.pptx"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def altered(tmp_path, change):
    presentation = Presentation(TEMPLATE)
    change(presentation)
    path = tmp_path / "template.pptx"
    presentation.save(path)
    return path


def test_our_template_has_a_place_for_everything():
    template = open_template(TEMPLATE)
    assert {role: set(layout.places) for role, layout in template.layouts.items()} == {
        Role.TITLE: set(Spot),
        Role.CONTENT: {Spot.TITLE, Spot.TEXT, Spot.FOOTER, Spot.NUMBER},
        Role.DRAWING: {Spot.TITLE, Spot.FOOTER, Spot.NUMBER},
    }
    title = template.layouts[Role.DRAWING].places[Spot.TITLE].frame
    assert title.bottom < template.drawing.y
    assert template.drawing.bottom < template.layouts[Role.DRAWING].places[Spot.FOOTER].frame.y


def test_layouts_are_known_by_their_type_where_their_names_are_others(tmp_path):
    def rename(presentation):
        for layout in presentation.slide_layouts:
            layout.element.cSld.set("name", "Folie")

    assert set(open_template(altered(tmp_path, rename)).layouts) == set(Role)


def test_a_missing_layout_is_replaced_by_the_nearest_and_told(tmp_path):
    def spoil(presentation):
        layout = presentation.slide_layouts[2]
        layout.element.cSld.set("name", "Autre")
        layout.element.set("type", "blank")

    template = open_template(altered(tmp_path, spoil))
    assert [(note.fault, note.spot.layout, note.text) for note in template.faults] == [
        (TemplateRule.NO_LAYOUT, "Autre", "Titre seul")
    ]
    assert Spot.TITLE in template.layouts[Role.DRAWING].places


def test_text_without_a_placeholder_gets_a_box_of_its_own_and_is_told(tmp_path):
    def spoil(presentation):
        holder = presentation.slide_layouts[1].placeholders[1]
        holder.element.getparent().remove(holder.element)

    template = open_template(altered(tmp_path, spoil))
    (note,) = template.faults
    assert (note.fault, note.spot.layout) == (TemplateRule.NO_PLACEHOLDER, "Titre et contenu / Title and content")
    assert "« Contenu / Content »" in note.message(language_of("fr")).replace("\u00a0", " ")
    place = template.layouts[Role.CONTENT].places[Spot.TEXT]
    assert place.boxed
    assert place.frame.right <= template.size[0]


def test_a_title_that_leaves_no_room_moves_to_the_top_and_is_told(tmp_path):
    def spoil(presentation):
        title = presentation.slide_layouts[2].placeholders[0]
        title.left, title.top, title.width, title.height = 900_000, 3_000_000, 9_000_000, 900_000

    template = open_template(altered(tmp_path, spoil))
    assert [note.fault for note in template.faults] == [TemplateRule.NO_ROOM]
    assert template.layouts[Role.DRAWING].places[Spot.TITLE].own
    assert template.drawing.height > template.size[1] * 0.6


def test_what_stands_beside_the_slide_is_no_place(tmp_path):
    def spoil(presentation):
        holder = presentation.slide_layouts[1].placeholders[1]
        holder.left, holder.top, holder.width, holder.height = -9_000_000, 0, 5_000_000, 900_000

    assert open_template(altered(tmp_path, spoil)).layouts[Role.CONTENT].places[Spot.TEXT].boxed


def test_slides_too_small_for_a_schema_are_refused(tmp_path):
    def spoil(presentation):
        presentation.slide_width, presentation.slide_height = 3_600_000, 1_800_000

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert caught.value.faults[0].fault is TemplateRule.TOO_SMALL


def test_a_template_tied_to_a_file_is_refused(tmp_path):
    def spoil(presentation):
        part = presentation.slide_layouts[0].part
        part.relate_to("file:///c:/film.mp4", f"{OFFICE}/video", is_external=True)
        part.relate_to("https://exemple.org", f"{OFFICE}/hyperlink", is_external=True)

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert [(each.fault, each.values["target"]) for each in caught.value.faults] == [
        (TemplateRule.OUTSIDE, "file:///c:/film.mp4")
    ]


def ground(fill):
    def change(presentation):
        common = presentation.slide_layouts[2].element.cSld
        common.insert(
            0, parse_xml(f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A}"><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>')
        )

    return change


@pytest.mark.parametrize(
    ("fill", "panel"),
    [
        ('<a:solidFill><a:srgbClr val="101010"/></a:solidFill>', True),
        ('<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>', True),
        ("<a:gradFill><a:gsLst/></a:gradFill>", True),
        ('<a:solidFill><a:srgbClr val="FDFDFD"/></a:solidFill>', False),
    ],
)
def test_drawings_stand_on_a_light_panel_where_the_ground_is_not_light(tmp_path, fill, panel):
    colours = open_template(altered(tmp_path, ground(fill))).colours
    assert (bool(colours.theme), colours.has_panel) == (True, panel)


def test_our_own_template_keeps_the_colours_of_its_theme():
    template = open_template(TEMPLATE)
    assert template.colours.theme == {}
    assert template.faults == ()
    assert template.colours.paint('<a:schemeClr val="tx1"/>') == '<a:schemeClr val="tx1"/>'


def test_colours_that_are_hard_to_read_become_darker_ones_of_the_same_hue(tmp_path):
    def spoil(presentation):
        theme = next(rel.target_part for rel in presentation.slide_master.part.rels.values() if "theme" in rel.reltype)
        theme._blob = theme.blob.replace(b"1F5C99", b"FFD54F")

    colours = open_template(altered(tmp_path, spoil)).colours
    red, green, blue = (int(colours.theme["accent1"][at : at + 2], 16) for at in (0, 2, 4))
    assert contrast(colours.theme["accent1"], "FFFFFF") >= 4.5
    assert red > green > blue
    assert colours.paint('<a:schemeClr val="accent1"><a:lumMod val="1"/></a:schemeClr>').startswith("<a:srgbClr")


@pytest.mark.parametrize("content", [None, b"", b"not a presentation"])
def test_what_is_no_presentation_is_refused(tmp_path, content):
    path = tmp_path / "template.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BrokenTemplate) as caught:
        open_template(path)
    assert caught.value.key == "template-unreadable"


def test_a_listed_notes_master_is_not_listed_twice():
    presentation = Presentation(TEMPLATE)
    notes_master(presentation)
    notes_master(presentation)
    assert len(presentation.element.findall(f"{P}notesMasterIdLst")) == 1
