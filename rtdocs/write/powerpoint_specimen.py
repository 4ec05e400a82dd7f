"""A presentation that shows a template: a slide for each layout that rtdocs uses, each place under its name."""

from pathlib import Path

from rtdocs.i18n import Language
from rtdocs.layout.scene import Box, Line, Scene
from rtdocs.plan.slides import Deck
from rtdocs.write.powerpoint_package import Written, add_slides, describe, notes_idx
from rtdocs.write.powerpoint_places import Spot
from rtdocs.write.powerpoint_template import Layout, Role, Template, open_template
from rtdocs.write.powerpoint_text import fill
from rtdocs.write.powerpoint_xml import NOTHING, Holder, notes_xml, slide_xml

_WORDS = {Role.TITLE: "cover", Role.CONTENT: "content", Role.DRAWING: "drawing"}
_LAST = (Spot.FOOTER, Spot.NUMBER)


def write(template: Path, reader: Language, path: Path) -> None:
    """Write the specimen.

    Raises:
        BrokenTemplate: as `open_template`.
    """
    opened = open_template(template)
    idx = notes_idx(opened.presentation)
    add_slides(opened.presentation, [_slide(role, opened, reader, idx) for role in Role], reader.tag)
    title = reader.say("powerpoint.specimen.title", name=template.name)
    deck = Deck(language=reader.code, title=title, author="", subject="", date="", slides=(), footer="", page_words="")
    describe(opened.presentation, deck, reader.tag)
    opened.presentation.save(str(path))


def _slide(role: Role, template: Template, reader: Language, idx: int) -> Written:
    layout = template.layouts[role]
    holders = [_holder(spot, role, layout, reader) for spot in layout.places]
    after = [holder for holder, spot in zip(holders, layout.places, strict=True) if spot in _LAST]
    before = [holder for holder in holders if holder not in after]
    drawn = role is Role.DRAWING
    ground = template.colours.panel(template.drawing) if drawn else NOTHING
    scene = _room(template, reader) if drawn else NOTHING
    names = (reader.say("powerpoint.names.picture"), reader.say("powerpoint.names.notes"))
    notes = notes_xml((_title(role, reader),), *names, idx, reader.tag)
    slide = slide_xml(before, scene, after, reader.tag, ground).decode()
    return Written(layout.part, template.colours.paint(slide).encode(), notes)


def _holder(spot: Spot, role: Role, layout: Layout, reader: Language) -> Holder:
    name = reader.say(f"powerpoint.names.{spot.value}")
    text = _title(role, reader) if spot is Spot.TITLE else name
    return Holder(layout.places[spot], name, fill([text], layout.places[spot]))


def _title(role: Role, reader: Language) -> str:
    return reader.say(f"powerpoint.specimen.{_WORDS[role]}")


def _room(template: Template, reader: Language) -> Scene:
    """Return the room that drawings have."""
    said = reader.say("powerpoint.specimen.room")
    box = Box(
        id="room", frame=template.drawing, style="blank-context", paragraphs=(Line(said, ""),), alt=said, name=said
    )
    width, height = template.size
    return Scene(width=width, height=height, shapes=(box,))
