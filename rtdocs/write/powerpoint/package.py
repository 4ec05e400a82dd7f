"""The package of a presentation: written slides put into an opened template, with parts, relations and properties."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from rtdocs.i18n import Language
from rtdocs.narration import Sound
from rtdocs.plan.content.charts import Chart
from rtdocs.plan.content.slides import Deck
from rtdocs.write.drawingml.legibility import Colours
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.powerpoint.charts import chart_part
from rtdocs.write.powerpoint.logos import Logo, relate_logos
from rtdocs.write.powerpoint.sound import relate_sound

# A file must bear some date: the one that a fixed build has where its workbook has none.
NO_DATE = "2000-01-01"
# Ids of slides begin here (ECMA-376, ST_SlideId).
FIRST_SLIDE_ID = 256
# The properties of a package are 255 characters at most for python-pptx.
LONGEST_PROPERTY = 255

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SECTIONS = f"{{{_P}}}ext[@uri='{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}']"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


# The placeholders of python-pptx's notes master, by their type; it has five levels of text.
_MADE = {
    "hdr": "Header Placeholder",
    "dt": "Date Placeholder",
    "sldImg": "Slide Image Placeholder",
    "body": "Notes Placeholder",
    "ftr": "Footer Placeholder",
    "sldNum": "Slide Number Placeholder",
}

THEME = Colours()
"""Those of the template's theme."""


class Written(NamedTuple):
    """A slide as bytes, with its notes, the part of its layout, its chart, its sound and its logos."""

    layout: Any
    slide: bytes
    notes: bytes
    chart: Chart | None = None
    sound: Sound | None = None
    logos: tuple[Logo, ...] = ()


def add_slides(presentation: Any, slides: Sequence[Written], lang: str, colours: Colours = THEME) -> None:  # noqa: ANN401 - no types
    """Put the slides in place of the template's own; `lang` is the language tag of their charts."""
    _clear(presentation)
    package, master = presentation.part.package, notes_master(presentation).part
    free, pictures = FreeNames(package), dict[bytes, Any]()
    shown = presentation.element.get_or_add_sldIdLst()
    for number, written in enumerate(slides, 1):
        slide = _part(package, free(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, written.slide)
        notes = _part(
            package, free(f"/ppt/notesSlides/notesSlide{number}.xml"), CONTENT_TYPE.PML_NOTES_SLIDE, written.notes
        )
        if written.chart:
            # The slide names its chart by this relation: the first.
            slide.relate_to(chart_part(package, written.chart, lang, colours, free), RELATIONSHIP_TYPE.CHART)
        if written.sound:
            relate_sound(slide, written.sound, free)
        relate_logos(slide, written.logos, free, pictures)
        slide.relate_to(written.layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        slide.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
        notes.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
        notes.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        # The public doors walk all slides to see whether this one is new: it is.
        relation = presentation.part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, slide)  # noqa: SLF001 - idem
        shown._add_sldId(id=FIRST_SLIDE_ID + number - 1, rId=relation)  # noqa: SLF001 - idem


def notes_master(presentation: Any) -> Any:  # noqa: ANN401 - idem
    """Return the notes master, made where the template has none; python-pptx forgets to list the one it makes."""
    master, root = presentation.notes_master, presentation.element
    if root.find(f"{{{_P}}}notesMasterIdLst") is None:
        relation = presentation.part.relate_to(master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
        listed = etree.Element(f"{{{_P}}}notesMasterIdLst")
        etree.SubElement(listed, f"{{{_P}}}notesMasterId", {f"{{{_R}}}id": relation})
        root.find(f"{{{_P}}}sldMasterIdLst").addnext(listed)
    return master


def describe(presentation: Any, deck: Deck, tag: str) -> None:  # noqa: ANN401 - idem
    """Write the deck's properties and the language of text that a person will add."""
    day = datetime.fromisoformat(deck.date or NO_DATE)
    core = presentation.core_properties
    told = {
        "title": deck.title,
        "author": deck.author,
        "last_modified_by": deck.author,
        "subject": deck.subject,
        "keywords": deck.keywords,
        "language": tag,
        "comments": "",
        "category": "",
    }
    for name, text in told.items():
        setattr(core, name, text[:LONGEST_PROPERTY])
    core.created = core.modified = day
    core.revision = 1
    for letters in presentation.element.iterfind(".//{*}defRPr[@lang]"):
        letters.set("lang", tag)
    for part in presentation.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part.blob = _application(len(presentation.slides))


def notes_idx(presentation: Any) -> int:  # noqa: ANN401 - idem
    """Return the `idx` of the placeholder for text on the notes master."""
    holders = notes_master(presentation).placeholders
    return next((holder.element.ph.idx for holder in holders if holder.element.ph.get("type") == "body"), 1)


def say_notes(presentation: Any, language: Language) -> None:  # noqa: ANN401 - idem
    """Put the notes master that python-pptx makes, in English, into the deck's language; a person's own stays."""
    for holder in notes_master(presentation).placeholders:
        kind = holder.element.ph.get("type")
        if not holder.name.startswith(_MADE.get(kind, "\0")):
            continue
        holder.name = language.say(f"powerpoint.notes.{kind}")
        if kind == "body":
            for level, letters in enumerate(holder.element.iterfind(".//{*}r/{*}t"), 1):
                letters.text = language.say(f"powerpoint.notes.level-{level}")


def _clear(presentation: Any) -> None:  # noqa: ANN401 - idem
    """Remove the template's own slides: they are samples of its look."""
    root = presentation.element
    for entry in list(root.get_or_add_sldIdLst()):
        presentation.part.drop_rel(entry.rId)
        entry.getparent().remove(entry)
    for naming_slides in [*root.iter(f"{{{_P}}}custShowLst"), *root.iterfind(f"{{{_P}}}extLst/{_SECTIONS}")]:
        naming_slides.getparent().remove(naming_slides)


def _part(package: Any, name: str, kind: str, blob: bytes) -> Any:  # noqa: ANN401 - idem
    return Part(PackURI(name), kind, package, blob)


def _application(slides: int) -> bytes:
    """Return the extended properties, with the counts of slides; no program is named, since none wrote this."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}"><Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>'
    ).encode()
