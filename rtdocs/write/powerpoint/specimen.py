"""A presentation that shows a template: a slide for each layout that rtdocs uses, each place under its name."""

from pathlib import Path

from rtdocs.i18n import Language
from rtdocs.layout.base.scene import Box, Paragraph, Scene
from rtdocs.plan.content.slides import Deck
from rtdocs.write.package.whole import save_whole
from rtdocs.write.powerpoint.markup import NOTHING, Holder, notes_xml, slide_xml
from rtdocs.write.powerpoint.package import Written, add_slides, describe, notes_idx
from rtdocs.write.powerpoint.placeholders import Spot
from rtdocs.write.powerpoint.template import Layout, Role, Template, open_template
from rtdocs.write.powerpoint.text import fill

_WORDS = {Role.TITLE: "cover", Role.CONTENT: "content", Role.DRAWING: "drawing"}
_LAST = (Spot.FOOTER, Spot.NUMBER)


def write(template: Path, language: Language, path: Path) -> None:
    """Write the specimen.

    Raises:
        BrokenTemplate: as `open_template`.
    """
    opened = open_template(template)
    idx = notes_idx(opened.presentation)
    add_slides(opened.presentation, [_slide(role, opened, language, idx) for role in Role], language.tag)
    title = language.say("powerpoint.specimen.title", name=template.name)
    deck = Deck(
        language=language.code, title=title, author="", subject="", date="", slides=(), footer="", page_words=""
    )
    describe(opened.presentation, deck, language.tag)
    save_whole(opened.presentation, path)


def _slide(role: Role, template: Template, language: Language, idx: int) -> Written:
    layout = template.layouts[role]
    holders = [_holder(spot, role, layout, language) for spot in layout.places]
    after = [holder for holder, spot in zip(holders, layout.places, strict=True) if spot in _LAST]
    before = [holder for holder in holders if holder not in after]
    drawn = role is Role.DRAWING
    ground = template.colours.panel(template.drawing) if drawn else NOTHING
    scene = _room(template, language) if drawn else NOTHING
    names = (language.say("powerpoint.names.picture"), language.say("powerpoint.names.notes"))
    notes = notes_xml((_title(role, language),), *names, idx, language.tag)
    slide = slide_xml(before, scene, after, language.tag, ground).decode()
    return Written(layout.part, template.colours.paint(slide).encode(), notes)


def _holder(spot: Spot, role: Role, layout: Layout, language: Language) -> Holder:
    name = language.say(f"powerpoint.names.{spot.value}")
    text = _title(role, language) if spot is Spot.TITLE else name
    return Holder(layout.places[spot], name, fill([text], layout.places[spot]))


def _title(role: Role, language: Language) -> str:
    return language.say(f"powerpoint.specimen.{_WORDS[role]}")


def _room(template: Template, language: Language) -> Scene:
    """Return the room that drawings have."""
    said = language.say("powerpoint.specimen.room")
    box = Box(
        id="room", frame=template.drawing, style="blank-context", paragraphs=(Paragraph(said, ""),), alt=said, name=said
    )
    width, height = template.size
    return Scene(width=width, height=height, shapes=(box,))
