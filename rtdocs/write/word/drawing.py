"""The painter of a scene in a Word document: one inline group of native shapes that stays editable, never a picture.

Word 2010 and later and LibreOffice read such a group as it stands, without a second drawing for older programs.
"""

from typing import assert_never

from rtdocs.layout.base.look import RGB, Letters, Look, Slot
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import (
    EMU_PER_POINT,
    Box,
    Card,
    Connector,
    Frame,
    Junction,
    Paragraph,
    Scene,
    Shape,
    Stroke,
)
from rtdocs.write.drawingml.drawing import (
    Geometry,
    about_xml,
    connector_geometry,
    fill_xml,
    group_xfrm_xml,
    line_xml,
    placed_xml,
)
from rtdocs.write.word.markup import SPACES
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Manuscript, letters, paragraph

_THEME_NAMES = {Slot.TEXT: "text1", Slot.BACKGROUND: "background1", Slot.DARK: "text2", Slot.LIGHT: "background2"}
TWIP = EMU_PER_POINT // 20
_EMPTY_TEXT = "<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>"
_JUSTIFIED = {"l": "left", "ctr": "center", "r": "right"}


def drawing_xml(manuscript: Manuscript, scene: Scene, name: str) -> str:
    """Return a run that holds the drawing, with the alt text of the whole; letters are of the manuscript's scale.

    A ground that comes first has an empty text: LibreOffice forgets the look of the first text of a drawing with which
    a content control begins, and so loses nothing.
    """
    about = about_xml("wp:docPr", next(manuscript.drawings), name, scene.alt)
    shapes = "".join(_shape_xml(manuscript, shape) for shape in scene.shapes)
    first = scene.shapes[0] if scene.shapes else None
    if isinstance(first, Box) and not first.paragraphs:
        shapes = shapes.replace("</wps:spPr>", f"</wps:spPr>{_EMPTY_TEXT}", 1)
    size = f'cx="{scene.width}" cy="{scene.height}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{about}<wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SPACES["wpg"]}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _shape_xml(manuscript: Manuscript, shape: Shape) -> str:
    if isinstance(shape, Card):
        return _card_xml(manuscript, shape)
    about = about_xml("wps:cNvPr", next(manuscript.drawings), shape.name, shape.alt)
    style = look(shape.style)
    match shape:
        case Box():
            return _box_xml(manuscript, shape, style, about)
        case Junction():
            return _wsp(about, "<wps:cNvSpPr/>", _outline_xml(shape.frame, style), "<wps:bodyPr/>")
        case Connector():
            return _line_shape(about, connector_geometry(shape.points, curved=style.curved), style)
        case Stroke():
            return _line_shape(about, connector_geometry((shape.start, shape.end)), style)
        case _:
            assert_never(shape)


def _card_xml(manuscript: Manuscript, card: Card) -> str:
    """Return a group within the drawing's: its base has its own text, its marks are decorative."""
    about = about_xml("wpg:cNvPr", next(manuscript.drawings), card.name, card.alt)
    parts = (
        _box_xml(
            manuscript,
            part,
            look(part.style),
            about_xml("wps:cNvPr", next(manuscript.drawings), part.name, "", told=part is card.base),
        )
        for part in card.parts
    )
    return (
        f"<wpg:grpSp>{about}<wpg:cNvGrpSpPr/><wpg:grpSpPr>{group_xfrm_xml(card.frame)}</wpg:grpSpPr>"
        f"{''.join(parts)}</wpg:grpSp>"
    )


def _box_xml(manuscript: Manuscript, box: Box, style: Look, about: str) -> str:
    drawn = _outline_xml(box.frame, style)
    paragraphs = "".join(_line_xml(manuscript, line, style) for line in box.paragraphs)
    text = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if paragraphs else ""
    return _wsp(about, '<wps:cNvSpPr txBox="0"/>', drawn, text + _body_xml(manuscript, style))


def _outline_xml(frame: Frame, style: Look) -> str:
    place = placed_xml(Geometry(style.preset, frame, adjustments=style.adjustments))
    return place + fill_xml(style) + line_xml(style)


def _line_shape(about: str, geometry: Geometry, style: Look) -> str:
    return _wsp(about, "<wps:cNvCnPr/>", placed_xml(geometry) + line_xml(style), "<wps:bodyPr/>")


def _wsp(about: str, kind: str, drawn: str, text: str) -> str:
    return f"<wps:wsp>{about}{kind}<wps:spPr>{drawn}</wps:spPr>{text}</wps:wsp>"


def _line_xml(manuscript: Manuscript, line: Paragraph, style: Look) -> str:
    role = style.role(line.role)
    before = f' w:before="{round(role.above * manuscript.scale * 20)}"' if role.above else ""  # twentieths of a point
    between = f' w:line="{round(role.leading * 240)}" w:lineRule="auto"' if role.leading != 1 else ""
    above = f"<w:spacing{before}{between}/>" if before or between else ""
    beside = f'<w:ind w:left="{line.left // TWIP}" w:right="{line.right // TWIP}"/>' if line.left or line.right else ""
    set_so = f'{above}{beside}<w:jc w:val="{_JUSTIFIED[style.align]}"/>'
    shown = letters(line.text, _letters_xml(manuscript, role, line.language))
    return paragraph(manuscript, Style.FIGURE_TEXT, shown, set_so)


def _letters_xml(manuscript: Manuscript, role: Letters, lang: str) -> str:
    size = round(role.size * manuscript.scale * 2)  # half-points
    colour = _THEME_NAMES.get(role.colour, role.colour.value)
    return (
        "<w:b/>" * role.bold
        + "<w:i/>" * role.italic
        + f'<w:color w:val="{RGB[role.colour]}" w:themeColor="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + f'<w:lang w:val="{lang}"/>' * bool(lang)
    )


def _body_xml(manuscript: Manuscript, style: Look) -> str:
    """Return the text body's properties of a box: Word must neither grow the box nor shrink the letters."""
    left, top, right, bottom = (round(inset * manuscript.scale) for inset in style.insets)
    wrap = "none" if style.preset == "ellipse" else "square"  # an ellipse has room for little more than one letter
    return (
        f'<wps:bodyPr rot="0" vert="horz" wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
        f' anchor="{style.anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
