"""Makes schema.pptx, the template of the schema slides: `python templates/make_schema.py`.

The template is an ordinary PowerPoint file: restyle it in PowerPoint (slide master), keep the names of its layouts.
This script only keeps its first look under review, since a .pptx cannot be read in a diff.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from rtdocs.layout.base.look import RGB, Slot
from rtdocs.layout.base.scene import Frame
from rtdocs.write.drawingml.drawing import colour_xml, geometry_xml, xfrm_xml
from rtdocs.write.package.output import seal
from rtdocs.write.powerpoint.package import notes_master

TARGET = Path(__file__).with_name("schema.pptx")
WIDTH, HEIGHT = 12_192_000, 6_858_000
MARGIN = 457_200
INNER = WIDTH - 2 * MARGIN
RULE = 36_576

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = (
    f'xmlns:a="{A}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# A part's slot in the colour scheme, by the name that shapes call it.
SCHEME = {"dk1": Slot.TEXT, "lt1": Slot.BACKGROUND, "dk2": Slot.DARK, "lt2": Slot.LIGHT} | {
    slot.value: slot for slot in Slot if slot.value.startswith("accent")
}
SCHEME |= {"hlink": Slot.SETUP, "folHlink": Slot.INFLUENCE}


class Place(NamedTuple):
    """A placeholder: its type in the file, its place, its letters and what invites to fill it."""

    kind: str
    idx: int
    name: str
    prompt: str
    frame: Frame | None = None
    size: int = 0
    colour: Slot | None = None
    bold: bool = False
    anchor: str = ""
    align: str = ""
    bullets: bool = True
    inset: int = 0
    below: int = 45_720


class Layout(NamedTuple):
    """A layout: its type in the file, the number of the default template's layout it replaces, its places."""

    kind: str
    number: int
    name: str
    places: tuple[Place, ...]
    bars: tuple[tuple[Frame, Slot], ...] = ()


def rule(x: int, y: int, width: int = 609_600, height: int = RULE) -> tuple[tuple[Frame, Slot], ...]:
    """Return the short rule below a title: all that a page shows beside its own words."""
    return ((Frame(x, y, width, height), Slot.EFFECT),)


TITLE_PROMPT = "Écrivez le titre / Click to add a title"
TITLE = Place("title", 0, "Titre / Title", TITLE_PROMPT)
BODY = Place("body", 1, "Texte / Text", "Écrivez le texte / Click to add text")
# LibreOffice loses the letters of a footer whose placeholder has no run of text in the template.
BLANK = "\u00a0"
CLOSE = '<a:spcBef><a:spcPts val="300"/></a:spcBef>'
FOOTER = Place("ftr", 11, "Pied de page / Footer", BLANK)
NUMBER = Place("sldNum", 12, "Numéro de diapositive / Slide number", "‹#›")

# The rule lies within the foot of the title's place, so that drawings, which begin below it, never meet the rule.
UNDER = 127_000
# The master gives every layout its places and letters. The number follows the project's name at the right.
MASTER = (
    TITLE._replace(
        frame=Frame(MARGIN, 164_592, INNER, 786_384), size=24, colour=Slot.DARK, bold=True, anchor="b", below=UNDER
    ),
    BODY._replace(frame=Frame(MARGIN, 1_188_720, INNER, 5_029_200), size=20),
    FOOTER._replace(
        frame=Frame(MARGIN, 6_410_000, INNER - 365_760, 301_752), size=12, colour=Slot.QUIET, anchor="ctr", align="r"
    ),
    NUMBER._replace(
        frame=Frame(MARGIN + INNER - 320_040, 6_410_000, 320_040, 301_752),
        size=12,
        colour=Slot.QUIET,
        anchor="ctr",
        align="r",
    ),
)
# A slide with a drawing gives it all the room there is: a title of one line with a rule below, a low foot.
DRAWING_TITLE = (254_000, 114_300, WIDTH - 508_000, 571_500)
UNDER_TITLE = rule(MARGIN, MASTER[0].frame.bottom - UNDER // 2 - RULE // 2)
LAYOUTS = (
    Layout(
        "title",
        0,
        "Titre / Title",
        (
            TITLE._replace(
                kind="ctrTitle", frame=Frame(1_143_000, 1_280_160, 9_906_000, 1_920_240), size=40, anchor="b"
            ),
            Place(
                "subTitle",
                1,
                "Sous-titre / Subtitle",
                "Écrivez le sous-titre / Click to add a subtitle",
                Frame(1_143_000, 3_429_000, 9_906_000, 1_645_920),
                22,
                Slot.QUIET,
                bullets=False,
            ),
            Place(
                "body",
                13,
                "Crédit / Credit",
                "Écrivez le crédit / Click to add the credit",
                Frame(1_143_000, 5_120_640, 9_906_000, 1_005_840),
                14,
                Slot.QUIET,
                anchor="b",
                bullets=False,
            ),
            FOOTER,
            NUMBER,
        ),
        rule(1_143_000, 3_291_840, 822_960, 45_720),
    ),
    Layout(
        "obj",
        1,
        "Titre et contenu / Title and content",
        (TITLE, BODY._replace(kind=""), FOOTER, NUMBER),
        UNDER_TITLE,
    ),
    Layout(
        "titleOnly",
        5,
        "Titre seul / Title only",
        (
            TITLE._replace(frame=Frame(*DRAWING_TITLE), size=24, anchor="ctr"),
            FOOTER._replace(frame=Frame(7_366_000, 6_553_200, 3_962_400, 285_750), align="r"),
            NUMBER._replace(frame=Frame(11_353_800, 6_553_200, 584_200, 285_750), align="r"),
        ),
        rule(DRAWING_TITLE[0], 660_400),
    ),
)


def main() -> None:
    """Write the template beside this script."""
    titles = (
        "Chaîne de résultats / Chain of outcomes",
        "Modèle des diapositives du schéma / Template of the schema slides",
    )
    make(TARGET, (WIDTH, HEIGHT), MASTER, LAYOUTS, titles)


def make(
    target: Path, size: tuple[int, int], master: tuple[Place, ...], layouts: tuple[Layout, ...], titles: tuple[str, str]
) -> None:
    """Write a template with slides of a size in EMU; `titles` names its theme, then the file itself."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = size
    _speak_both(deck)
    _keep(deck, [layout.number for layout in layouts])
    _set_tree(deck.slide_master.element, master, ())
    _set_styles(deck.slide_master.element)
    for layout, declared in zip(deck.slide_layouts, layouts, strict=True):
        _set_tree(layout.element, declared.places, declared.bars)
        layout.element.cSld.set("name", declared.name)
        layout.element.set("type", declared.kind)
    _colour(deck.slide_master.part.part_related_by(f"{_OFFICE}/theme"), titles[0])
    _colour(notes_master(deck).part.part_related_by(f"{_OFFICE}/theme"), "Notes")
    _describe(deck, titles[1])
    deck.save(target)
    seal(target)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _keep(deck: Presentation, numbers: list[int]) -> None:
    """Remove the layouts we do not declare, and parts of the default file that say nothing here."""
    layouts = list(deck.slide_layouts)
    for number, layout in enumerate(layouts):
        if number not in numbers:
            deck.slide_layouts.remove(layout)
    for number, layout in enumerate(deck.slide_layouts, 1):
        layout.part.partname = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
    for owner in (deck.part, deck.part.package):
        for key, relation in list(owner._rels.items()):  # noqa: SLF001 - python-pptx lists relations nowhere else
            if relation.reltype.endswith(("/printerSettings", "/thumbnail")):
                owner._rels.pop(key)  # noqa: SLF001 - idem


def _speak_both(deck: Presentation) -> None:
    """The default is French; the writer sets the language of each deck."""
    for element in (deck.part._element, deck.notes_master.element):  # noqa: SLF001 - python-pptx has no public name
        for node in element.iter(f"{{{A}}}defRPr", f"{{{A}}}rPr", f"{{{A}}}endParaRPr"):
            if node.get("lang"):
                node.set("lang", "fr-CA")
    size = deck.part._element.find("{*}sldSz")  # noqa: SLF001 - idem
    size.attrib.pop("type", None)


def _set_tree(root: etree._Element, places: tuple[Place, ...], bars: tuple[tuple[Frame, Slot], ...]) -> None:
    """Put our places and bars where the default's shapes were."""
    tree = root.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    shapes = [_bar(frame, slot) for frame, slot in bars] + [_place(place) for place in places]
    for number, shape in enumerate(shapes, 2):
        tree.append(parse_xml(shape.replace("{id}", str(number))))


def _bar(frame: Frame, slot: Slot) -> str:
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="Filet / Rule {{id}}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm_xml(frame)}{geometry_xml("rect")}'
        f"<a:solidFill>{colour_xml(slot)}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _place(place: Place) -> str:
    own = xfrm_xml(place.frame) + geometry_xml("rect") if place.frame else ""
    kind = f' type="{place.kind}"' if place.kind else ""
    idx = f' idx="{place.idx}"' if place.idx else ""
    anchor = f' anchor="{place.anchor}"' if place.anchor else ""
    sides = f'lIns="{place.inset}" tIns="45720" rIns="{place.inset}" bIns="{place.below}"'
    body = f"<a:bodyPr {sides}{anchor}><a:noAutofit/></a:bodyPr>"
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{{id}}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph{kind}{idx}/></p:nvPr></p:nvSpPr><p:spPr>{own}</p:spPr>"
        f"<p:txBody>{body if place.frame else '<a:bodyPr/>'}<a:lstStyle>{_level(place)}</a:lstStyle>"
        f"{_prompt(place)}</p:txBody></p:sp>"
    )


def _level(place: Place) -> str:
    """Return the letters of a place whose layout differs from the master."""
    if not place.size:
        return ""
    align = f' algn="{place.align}"' if place.align else ""
    indent, bullet = ("", "") if place.bullets else (' marL="0" indent="0"', f"{CLOSE}<a:buNone/>")
    bold = ' b="1"' if place.bold else ""
    fill = f"<a:solidFill>{colour_xml(place.colour)}</a:solidFill>" if place.colour else ""
    return f'<a:lvl1pPr{indent}{align}>{bullet}<a:defRPr sz="{place.size * 100}"{bold}>{fill}</a:defRPr></a:lvl1pPr>'


def _prompt(place: Place) -> str:
    run = f'<a:rPr lang="fr-CA"/><a:t>{place.prompt}</a:t>'
    if place.kind == "sldNum":
        return f'<a:p><a:fld id="{{7A6F5D50-0B52-4C53-9C6B-1C2F6D1C0A01}}" type="slidenum">{run}</a:fld></a:p>'
    return f"<a:p><a:r>{run}</a:r></a:p>" if place.prompt else '<a:p><a:endParaRPr lang="fr-CA"/></a:p>'


def _set_styles(master: etree._Element) -> None:
    """Write the master's letters: titles to the left in dark blue, lists with a dot in the first colour."""
    styles = master.find("{*}txStyles")
    title, body, other = styles
    levels = "".join(_list_level(number, size) for number, size in enumerate((20, 18, 16, 16, 16), 1))
    new_title = (
        f'<p:titleStyle {SPACES}><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc>'
        '<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="2400" b="1" kern="1200"><a:solidFill>{colour_xml(Slot.DARK)}</a:solidFill>'
        f"{_fonts('mj')}</a:defRPr></a:lvl1pPr></p:titleStyle>"
    )
    styles.replace(title, parse_xml(new_title))
    styles.replace(body, parse_xml(f"<p:bodyStyle {SPACES}>{levels}</p:bodyStyle>"))
    for node in other.iter(f"{{{A}}}defRPr"):
        node.attrib.pop("lang", None)


def _list_level(number: int, size: int) -> str:
    indent = 285_750
    return (
        f'<a:lvl{number}pPr marL="{indent * number}" indent="-{indent}" algn="l"><a:lnSpc><a:spcPct val="100000"/>'
        f'</a:lnSpc><a:spcBef><a:spcPts val="800"/></a:spcBef><a:buClr>{colour_xml(Slot.SETUP)}</a:buClr>'
        '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        f'<a:defRPr sz="{size * 100}" kern="1200"><a:solidFill>{colour_xml(Slot.TEXT)}</a:solidFill>{_fonts("mn")}'
        f"</a:defRPr></a:lvl{number}pPr>"
    )


def _fonts(family: str) -> str:
    return "".join(
        f'<a:{script} typeface="+{family}-{end}"/>' for script, end in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )


def _colour(part: object, name: str) -> None:
    """Write our colours and letters into a theme."""
    theme = etree.fromstring(part.blob)
    theme.set("name", name)
    scheme = theme.find(".//{*}clrScheme")
    scheme.set("name", "rtdocs")
    for key, slot in SCHEME.items():
        colour = scheme.find(f"{{*}}{key}")
        colour.clear()
        etree.SubElement(colour, f"{{{A}}}srgbClr", val=RGB[slot])
    for font in theme.iterfind(".//{*}fontScheme/*/{*}latin"):
        font.set("typeface", "Calibri")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - a theme has no other door


def _describe(deck: Presentation, title: str) -> None:
    core = deck.core_properties
    core.title = title
    core.author = core.last_modified_by = core.keywords = core.subject = core.comments = ""
    core.language = "fr-CA"
    core.created = core.modified = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    core.revision = 1
    for part in deck.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = (  # noqa: SLF001 - idem
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
            )


if __name__ == "__main__":
    main()
