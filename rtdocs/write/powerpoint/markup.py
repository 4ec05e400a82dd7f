"""PresentationML as text: a slide, its notes, placeholders, and the shapes of a Scene.

Slides are written as text and never parsed again here: python-pptx looks for a free shape id and part name by walking
all there are, which makes a long deck take minutes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import assert_never

from rtdocs.layout.base.look import Letters, Look
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Box, Card, Connector, Junction, Paragraph, Point, Scene, Shape, Site, Stroke
from rtdocs.write.drawingml.drawing import (
    about_xml,
    colour_xml,
    connector_geometry,
    fill_xml,
    geometry_xml,
    group_xfrm_xml,
    line_xml,
    placed_xml,
    safe,
    way_xml,
    xfrm_xml,
)
from rtdocs.write.powerpoint.charts import PlacedChart, frame_xml
from rtdocs.write.powerpoint.logos import Logo, logo_xml
from rtdocs.write.powerpoint.placeholders import Place
from rtdocs.write.powerpoint.sound import Button, button_xml, timing_xml
from rtdocs.write.powerpoint.text import Filling, Piece

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_TAIL = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_NUMBER_FIELD = "{7A6F5D50-0B52-4C53-9C6B-1C2F6D1C0A01}"
_FIRST_ID = 2
NOTHING = Scene(width=0, height=0, shapes=())

# LibreOffice routes a glued connector with two bends or more by itself, through boxes where need be, whatever
# the file says (found in 7.4 by comparing its ODF with the file; newer ones keep some routes, not all). So such a
# connector stands in a choice: programs that know the names of DrawingML 2010, as PowerPoint does, take it; others take
# a line drawn along the same route. LibreOffice goes by the prefix alone and knows "a14", hence a prefix of our own.
_BENDS_KEPT = 1
_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:drawing2010="http://schemas.microsoft.com/office/drawing/2010/main" Requires="drawing2010">'
)
_FALLBACK_IDS = 100_000


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder to write: its place in the layout, its name, its text.

    Attributes:
        field: the kind of a text that PowerPoint counts itself.
        lang: the tag of its text's language where it is not the document's.
    """

    place: Place
    name: str
    filling: Filling
    field: str = ""
    lang: str = ""


def slide_xml(
    before: Sequence[Holder | Button],
    scene: Scene,
    after: Sequence[Holder | Logo],
    lang: str,
    ground: Scene = NOTHING,
    chart: PlacedChart | None = None,
) -> bytes:
    """Return a slide: placeholders, then the ground, the chart and the scene, then more placeholders.

    This is also the order in which a screen reader tells it. The button of a sound stands among the first ones.
    """
    numbers = count(_FIRST_ID)
    first = [(shape, next(numbers)) for shape in before]
    shapes = (
        *(_first_xml(shape, number, lang) for shape, number in first),
        *scene_xml(ground, numbers, lang),
        *([frame_xml(chart, next(numbers))] if chart else ()),
        *scene_xml(scene, numbers, lang),
        *(_last_xml(shape, next(numbers), lang) for shape in after),
    )
    timing = (timing_xml(number) for shape, number in first if isinstance(shape, Button))
    return _part("p:sld", shapes, "".join(timing))


def keyed(slide: str, key: str) -> bytes:
    """Return a slide that bears its key: the one name of a slide that PowerPoint keeps (Slide.Name in its programs)."""
    return slide.replace("<p:cSld>", f'<p:cSld name="{safe(key)}">', 1).encode()


def notes_xml(paragraphs: Iterable[str], picture: str, name: str, idx: int, lang: str) -> bytes:
    """Return a notes page: the slide's picture named `picture`, and the text named `name` in placeholder `idx`."""
    text = "".join(_paragraph(Piece(text), 0, lang) for text in paragraphs)
    image = (
        f'<p:sp><p:nvSpPr>{about_xml("p:cNvPr", _FIRST_ID, picture, "")}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    body = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{_FIRST_ID + 1}" name="{safe(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="body" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
    return _part("p:notes", (image, body))


def holder_xml(holder: Holder, number: int, lang: str) -> str:
    """Return a placeholder with its text; place and letters come from the layout, or from us where it has none."""
    place = holder.place
    kind = f' type="{place.kind}"' if place.kind else ""
    idx = f' idx="{place.idx}"' if place.idx else ""
    about = f'<p:cNvPr id="{number}" name="{safe(holder.name)}"/>'
    if place.boxed:
        about = about_xml("p:cNvPr", number, holder.name, holder.name)
        what, geometry = '<p:cNvSpPr txBox="1"/><p:nvPr/>', geometry_xml("rect") + "<a:noFill/>"
    else:
        what, geometry = f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{idx}/></p:nvPr>', ""
    own = xfrm_xml(place.frame) + geometry if place.own else ""
    wrap = ' wrap="square"' * place.boxed
    return (
        f"<p:sp><p:nvSpPr>{about}{what}</p:nvSpPr><p:spPr>{own}</p:spPr><p:txBody>"
        f"<a:bodyPr{wrap}><a:noAutofit/></a:bodyPr><a:lstStyle/>{_text(holder, holder.lang or lang)}</p:txBody></p:sp>"
    )


def scene_xml(scene: Scene, free: Iterator[int], lang: str) -> Iterator[str]:
    """Yield the shapes of a scene with ids from `free`; connectors name the shapes that they are glued to."""
    numbers = {key: next(free) for shape in scene.shapes for key in _numbered(shape)}
    dots = frozenset(shape.id for shape in scene.shapes if isinstance(shape, Junction))
    for shape in scene.shapes:
        yield _card(shape, numbers, lang) if isinstance(shape, Card) else _shape(shape, numbers, dots, lang)


def _numbered(shape: Shape) -> tuple[str, ...]:
    """Return the keys of a shape that need an id: of a card, the group and its parts."""
    return (_group_id(shape), *(part.id for part in shape.parts)) if isinstance(shape, Card) else (shape.id,)


def _group_id(card: Card) -> str:
    return f"{card.id}-group"


def _first_xml(shape: Holder | Button, number: int, lang: str) -> str:
    return button_xml(shape, number) if isinstance(shape, Button) else holder_xml(shape, number, lang)


def _last_xml(shape: Holder | Logo, number: int, lang: str) -> str:
    return logo_xml(shape, number) if isinstance(shape, Logo) else holder_xml(shape, number, lang)


def _part(tag: str, shapes: Iterable[str], timing: str = "") -> bytes:
    tree = f"<p:spTree>{_TREE}{''.join(shapes)}</p:spTree>"
    return f"{_HEAD}<{tag} {_SPACES}><p:cSld>{tree}</p:cSld>{_TAIL}{timing}</{tag}>".encode()


def _text(holder: Holder, lang: str) -> str:
    size = holder.filling.size or holder.place.size * holder.place.own
    if holder.field:
        run = f"{_letters_of_size(size, lang)}<a:t>{safe(holder.filling.pieces[0].text)}</a:t>"
        return f'<a:p><a:fld id="{_NUMBER_FIELD}" type="{holder.field}">{run}</a:fld></a:p>'
    return "".join(_paragraph(piece, size, lang, _listed(holder.place)) for piece in holder.filling.pieces)


def _listed(place: Place) -> str:
    """Return the bullet of a list in a box of ours; a layout's placeholder has its own."""
    if not place.boxed or not place.indent:
        return ""
    above = f'<a:spcBef><a:spcPts val="{round(place.spacing * 100)}"/></a:spcBef>'
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return f'<a:pPr marL="{place.indent}" indent="-{place.indent}">{above}{mark}</a:pPr>'


def _paragraph(piece: Piece, size: float, lang: str, listed: str = "") -> str:
    """Return a paragraph of a placeholder; one continued from the slide before has no bullet of its own."""
    own = '<a:pPr indent="0"><a:buNone/></a:pPr>' if piece.continued else listed
    return f"<a:p>{own}<a:r>{_letters_of_size(size, lang)}<a:t>{safe(piece.text)}</a:t></a:r></a:p>"


def _letters_of_size(size: float, lang: str) -> str:
    return f'<a:rPr lang="{lang}"' + (f' sz="{round(size * 100)}"' if size else "") + "/>"


def _shape(
    shape: Box | Connector | Stroke | Junction, numbers: Mapping[str, int], dots: Collection[str], lang: str
) -> str:
    match shape:
        case Box():
            return _box(shape, numbers[shape.id], lang)
        case Junction():
            return _dot(shape, numbers[shape.id], lang)
        case Connector():
            return _connector(shape, numbers, dots)
        case Stroke():
            return _stroke(shape, numbers[shape.id])
        case _:
            assert_never(shape)


def _card(card: Card, numbers: Mapping[str, int], lang: str) -> str:
    """Return a group in the slide's own coordinates, so that the glue of its base holds as that of any shape.

    The base has its own text, so it needs no alternative text beside the group's. The marks are decorative.
    """
    base = _box(card.base, numbers[card.id], lang, told=True)
    marks = "".join(_box(mark, numbers[mark.id], lang) for mark in card.marks)
    about = about_xml("p:cNvPr", numbers[_group_id(card)], card.name, card.alt)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{about}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{group_xfrm_xml(card.frame)}</p:grpSpPr>{base}{marks}</p:grpSp>"
    )


def _box(box: Box, number: int, lang: str, *, told: bool = False) -> str:
    style = look(box.style)
    return (
        f"<p:sp><p:nvSpPr>{about_xml('p:cNvPr', number, box.name, box.alt, told=told)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{xfrm_xml(box.frame)}{geometry_xml(style.preset, style.adjustments)}"
        f"{fill_xml(style)}{line_xml(style)}</p:spPr>"
        f"<p:txBody>{_body(style)}<a:lstStyle/>{_lines(box.paragraphs, style, lang)}</p:txBody></p:sp>"
    )


def _body(style: Look) -> str:
    left, top, right, bottom = style.insets
    wrap = "none" if style.preset == "ellipse" else "square"  # an ellipse has room for little more than one letter
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{style.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _lines(lines: Sequence[Paragraph], style: Look, lang: str) -> str:
    aligned = f'<a:pPr algn="{style.align}"/>'
    sided = any(line.left or line.right for line in lines)
    paragraphs = (
        f"<a:p>{_set(style, line, sided=sided)}<a:r>{_letters(style.role(line.role), line.language or lang)}"
        f"<a:t>{safe(line.text)}</a:t></a:r></a:p>"
        for line in lines
    )
    return "".join(paragraphs) or f'<a:p>{aligned}<a:endParaRPr lang="{lang}" sz="1200"/></a:p>'


def _set(style: Look, line: Paragraph, *, sided: bool) -> str:
    """Return the properties of a paragraph: its alignment, and the free space above it and beside it.

    Where one paragraph of a box has margins at its sides, each declares them: LibreOffice lets a paragraph without them
    inherit those of the one above it.
    """
    role = style.role(line.role)
    space = f'<a:lnSpc><a:spcPct val="{round(role.leading * 100_000)}"/></a:lnSpc>' if role.leading != 1 else ""
    space += f'<a:spcBef><a:spcPts val="{round(role.above * 100)}"/></a:spcBef>' if role.above else ""
    sides = f'marL="{line.left}" marR="{line.right}" indent="0" ' * sided
    return f'<a:pPr {sides}algn="{style.align}">{space}</a:pPr>' if space else f'<a:pPr {sides}algn="{style.align}"/>'


def _letters(letters: Letters, lang: str) -> str:
    drawn = ' b="1"' * letters.bold + ' i="1"' * letters.italic
    colour = colour_xml(letters.colour)
    return f'<a:rPr lang="{lang}" sz="{round(letters.size * 100)}"{drawn}><a:solidFill>{colour}</a:solidFill></a:rPr>'


def _dot(dot: Junction, number: int, lang: str) -> str:
    """Return a junction; it holds no text, but declares the slide's language all the same."""
    style = look(dot.style)
    return (
        f"<p:sp><p:nvSpPr>{about_xml('p:cNvPr', number, dot.name, '')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{xfrm_xml(dot.frame)}{geometry_xml(style.preset)}{fill_xml(style)}{line_xml(style)}</p:spPr>"
        f"<p:txBody>{_body(style)}<a:lstStyle/>{_lines((), style, lang)}</p:txBody></p:sp>"
    )


# An ellipse counts eight sites from its top to the left; a rectangle four.
_SITES_OF_DOT = {Site.TOP: 0, Site.LEFT: 2, Site.BOTTOM: 4, Site.RIGHT: 6}


def _connector(connector: Connector, numbers: Mapping[str, int], dots: Collection[str]) -> str:
    glue = "".join(
        f'<a:{end} id="{numbers[key]}" idx="{_SITES_OF_DOT[site] if key in dots else site.value}"/>'
        for end, (key, site) in (("stCxn", connector.start), ("endCxn", connector.end))
    )
    name, alt, number = connector.name, connector.alt, numbers[connector.id]
    line = _line(about_xml("p:cNvPr", number, name, alt), glue, connector.points, connector.style)
    if len(connector.points) - 2 <= _BENDS_KEPT:
        return line
    about = about_xml("p:cNvPr", number + _FALLBACK_IDS, name, alt)
    return f"{_CHOICE}{line}</mc:Choice><mc:Fallback>{_drawn(about, connector)}</mc:Fallback></mc:AlternateContent>"


def _drawn(about: str, connector: Connector) -> str:
    return (
        f"<p:sp><p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{way_xml(connector.points)}<a:noFill/>{line_xml(look(connector.style))}</p:spPr></p:sp>"
    )


def _stroke(stroke: Stroke, number: int) -> str:
    about = about_xml("p:cNvPr", number, stroke.name, stroke.alt)
    return _line(about, "", (stroke.start, stroke.end), stroke.style)


def _line(about: str, glue: str, points: Sequence[Point], style: str) -> str:
    drawn = look(style)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{about}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{placed_xml(connector_geometry(points, curved=drawn.curved))}{line_xml(drawn)}</p:spPr></p:cxnSp>"
    )
