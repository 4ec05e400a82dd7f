"""What is found in a template, and what is missing in it."""

from pathlib import Path

import pytest
from pptx import Presentation

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import language
from rtdocs.write.powerpoint_package import notes_master
from rtdocs.write.powerpoint_template import Role, Spot, open_template

TEMPLATE = Path(__file__).parents[2] / "templates" / "schema.pptx"
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


def test_a_missing_layout_is_named(tmp_path):
    def spoil(presentation):
        layout = presentation.slide_layouts[2]
        layout.element.cSld.set("name", "Autre")
        layout.element.set("type", "blank")

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert caught.value.key == "powerpoint-layout"
    assert caught.value.values["name"] == "Titre seul / Title only"


def test_a_missing_placeholder_is_named(tmp_path):
    def spoil(presentation):
        holder = presentation.slide_layouts[1].placeholders[1]
        holder.element.getparent().remove(holder.element)

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert caught.value.key == "powerpoint-place"
    assert caught.value.values["layout"] == "Titre et contenu / Title and content"
    assert "« Contenu / Content »" in caught.value.say(language("fr")).replace("\u00a0", " ")


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
