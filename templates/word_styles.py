"""The styles of the Word templates, as declarations: paragraphs, characters, tables. `make_word.py` writes them."""

from typing import NamedTuple

from rtdocs.layout.base.look import RGB, Slot
from rtdocs.write.word.markup import SPACES

NAMES = " ".join(f'xmlns:{prefix}="{SPACES[prefix]}"' for prefix in ("w", "r"))
DARK, LIGHT, GREY, RULE = RGB[Slot.DARK], RGB[Slot.LIGHT], "4A5160", "C9CED6"
WARM, BACK = RGB[Slot.EFFECT], RGB[Slot.REVERSE]
PALE = 26 / 255
STEP = 1560
"""How far the text of a step stands from its date, in twips."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Style(NamedTuple):
    """A style: its id, its name, what it builds on, its paragraph and letter properties, what follows it."""

    id: str
    name: str
    base: str = "Normal"
    paragraph: str = ""
    letters: str = ""
    next: str = ""
    kind: str = "paragraph"
    hidden: bool = False


def space(before: int, after: int, line: int = 0) -> str:
    """Return the room around a paragraph, in twips, and its line height in 240ths."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


_THEMED = {RGB[slot]: slot.value for slot in Slot} | {
    RGB[Slot.TEXT]: "text1",
    RGB[Slot.BACKGROUND]: "background1",
    RGB[Slot.DARK]: "text2",
    RGB[Slot.LIGHT]: "background2",
}
"""The names of the theme's colours by the values that our own templates give them."""


def themed(colour: str, name: str = "themeColor") -> str:
    """Return the attribute that ties a colour to the theme; a colour that is none of it, a grey, has none."""
    return f' w:{name}="{_THEMED[colour]}"' if colour in _THEMED else ""


def letters(size: float = 0, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """Return letters: their size in points, their colour."""
    shade = themed(colour)
    half = round(size * 2)
    return (
        "<w:b/><w:bCs/>" * bold
        + "<w:i/><w:iCs/>" * italic
        + (f'<w:color w:val="{colour}"{shade}/>' if colour else "")
        + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
    )


def border(side: str, colour: str, size: int, gap: int) -> str:
    """Return a border: its size in eighths of a point, its distance in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{gap}" w:color="{colour}"{themed(colour)}/>'


def fill(colour: str) -> str:
    """Return a shade behind text."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"{themed(colour, "themeFill")}/>'


def pale(colour: str) -> str:
    """Return a shade of a tenth of a colour and nine tenths of white: a ground that dark letters are read on."""
    mixed = "".join(f"{round(255 - (255 - int(colour[at : at + 2], 16)) * PALE):02X}" for at in (0, 2, 4))
    tint = f' w:themeFillTint="{round(PALE * 255):02X}"'
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{mixed}"{themed(colour, "themeFill")}{tint}/>'


def box(colour: str) -> str:
    """Return a box with a bar at its left: neighbours of one style share it. Its other lines only widen the ground."""
    ground = pale(colour).partition('w:fill="')[2][:6]
    tied = f'w:color="{ground}"{themed(colour)} w:themeTint="{round(PALE * 255):02X}"'
    edge = '<w:{} w:val="single" w:sz="8" w:space="4" {}/>'
    sides = edge.format("top", tied) + border("left", colour, 36, 10) + edge.format("bottom", tied)
    return f"<w:pBdr>{sides}</w:pBdr>{pale(colour)}"


def heading(level: int, size: float, before: int, extra: str = "") -> Style:
    """Return a heading's style."""
    about = f'<w:keepNext/><w:keepLines/>{extra}{space(before, 100)}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"Heading{level}", f"heading {level}", "Normal", about, letters(size, DARK, bold=True), "Normal")


# Neighbours with the same borders and shade are one band in Word and LibreOffice; so the cover needs no shape.
BAND = (
    "<w:pBdr>" + "".join(border(side, DARK, 96, 10) for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"
) + fill(DARK)
BAND_INDENT = '<w:ind w:left="320" w:right="320"/>'
LIST = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
SIDE = "<w:pBdr>{}</w:pBdr>"
# The lines above and below are of the shade's own colour: they only widen it.
_KEY_LINES = border("top", LIGHT, 8, 3) + border("left", RGB[Slot.CONVERGE], 36, 10) + border("bottom", LIGHT, 8, 3)

PARAGRAPHS = (
    Style("Normal", "Normal", "", space(40, 100, 264)),
    heading(1, 20, 360, SIDE.format(border("bottom", DARK, 8, 4))),
    heading(2, 15, 320),
    heading(3, 12.5, 240),
    Style(
        "Title",
        "Title",
        "Normal",
        f"{SIDE.format(border('bottom', WARM, 24, 10))}{space(0, 280, 240)}",
        letters(32, DARK, bold=True),
    ),
    Style("Subtitle", "Subtitle", "Normal", space(0, 700, 252), letters(15, DARK)),
    Style("RTKind", "RT Kind", "Normal", space(1500, 120, 240), letters(13, GREY)),
    Style("RTCover", "RT Cover", "Normal", space(0, 80), letters(12, GREY)),
    Style(
        "RTCredit",
        "RT Credit",
        "Normal",
        f"{SIDE.format(border('top', RULE, 8, 8))}{space(900, 0)}",
        letters(10, GREY),
    ),
    Style("RTLead", "RT Lead", "Normal", space(60, 160, 264), letters(12.5, DARK)),
    Style(
        "RTKey",
        "RT Key",
        "Normal",
        f'<w:keepLines/>{SIDE.format(_KEY_LINES)}{fill(LIGHT)}{space(100, 100)}<w:ind w:left="260"/>',
        letters(12),
    ),
    Style(
        "RTQuote",
        "RT Quote",
        "Normal",
        f'{SIDE.format(border("left", RULE, 24, 10))}{space(80, 160)}<w:ind w:left="400" w:right="400"/>',
        letters(italic=True),
    ),
    Style("RTNote", "RT Note", "Normal", space(60, 120), letters(10, GREY)),
    Style(
        "RTEffectTitle",
        "RT Effect Title",
        "Normal",
        f'<w:keepNext/><w:keepLines/>{box(WARM)}{space(180, 0)}<w:ind w:left="260"/>',
        letters(12, DARK, bold=True),
        "RTEffect",
    ),
    Style("RTEffect", "RT Effect", "Normal", f'<w:keepLines/>{box(WARM)}{space(0, 0)}<w:ind w:left="260"/>'),
    Style("RTSetback", "RT Setback", "Normal", f'<w:keepLines/>{box(BACK)}{space(180, 180)}<w:ind w:left="260"/>'),
    Style(
        "RTStep",
        "RT Step",
        "Normal",
        f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{STEP}"/></w:tabs>{space(130, 20)}'
        f'<w:ind w:left="{STEP}" w:hanging="{STEP}"/>',
        "<w:b/><w:bCs/>",
        "RTStepText",
    ),
    Style("RTStepText", "RT Step Text", "Normal", f'<w:keepLines/>{space(0, 30, 252)}<w:ind w:left="{STEP}"/>'),
    Style(
        "RTStepQuote",
        "RT Step Quote",
        "Normal",
        f'<w:keepLines/>{space(0, 30, 252)}<w:ind w:left="{STEP}"/>',
        letters(0, GREY, italic=True),
    ),
    Style("RTDot", "RT Dot", "Normal", f'{space(10, 10, 240)}<w:jc w:val="center"/>', letters(10)),
    Style(
        "RTFigureNumber",
        "RT Figure Number",
        "Normal",
        f"<w:keepNext/>{space(60, 0, 240)}",
        letters(20, DARK, bold=True),
    ),
    Style("RTPhotoCaption", "RT Photo Caption", "Normal", space(0, 140), letters(10, GREY)),
    Style("RTQuestion", "RT Question", "Normal", f"<w:keepNext/><w:keepLines/>{space(280, 80)}", letters(11.5, DARK)),
    Style("RTCell", "RT Cell", "Normal", space(10, 10, 240), letters(10)),
    Style("RTFigure", "RT Figure", "Normal", f"<w:keepNext/>{space(120, 60, 240)}"),
    Style("RTFigureText", "RT Figure Text", "Normal", space(0, 0, 240)),
    Style("RTBreak", "RT Break", "Normal", space(0, 0, 240), letters(2)),
    Style(
        "Caption",
        "caption",
        "Normal",
        f"<w:keepNext/><w:keepLines/>{space(200, 100, 240)}",
        letters(10.5, DARK, bold=True),
    ),
    Style("ListBullet", "List Bullet", "Normal", f"{LIST.format(1)}{space(20, 60)}"),
    Style("ListNumber", "List Number", "Normal", f"{LIST.format(2)}{space(20, 60)}"),
    Style(
        "TOCHeading",
        "TOC Heading",
        "Normal",
        f"<w:keepNext/>{space(160, 60)}",
        letters(15, DARK, bold=True),
    ),
    Style("TOC1", "toc 1", "Normal", space(20, 0, 240), letters(11, DARK, bold=True), hidden=True),
    Style("TOC2", "toc 2", "Normal", f'{space(0, 0, 240)}<w:ind w:left="320"/>', hidden=True),
    Style("TableofFigures", "table of figures", "Normal", space(0, 0, 240), hidden=True),
    Style("FootnoteText", "footnote text", "Normal", space(0, 40, 240), letters(10)),
    Style("Header", "header", "Normal", space(0, 0, 240), letters(10, GREY)),
    Style("Footer", "footer", "Normal", f'{space(0, 0, 240)}<w:jc w:val="right"/>', letters(10, GREY)),
)


def filled(colour: str) -> str:
    """Return white letters on a colour."""
    return f"<w:b/><w:bCs/>{letters(9.5, 'FFFFFF')}{fill(colour)}"


def edged(colour: str, line: str) -> str:
    """Return dark letters within a line, for what is no advance that took place."""
    edge = f'<w:bdr w:val="{line}" w:sz="6" w:space="0" w:color="{colour}"{themed(colour)}/>'
    return f"<w:b/><w:bCs/>{letters(9.5, colour)}{edge}"


# What is planned has a broken line, context a plain one; a setback says its word too.
BADGES = {
    "1": filled(RGB[Slot.SETUP]),
    "2": filled(RGB[Slot.INFLUENCE]),
    "3": filled(RGB[Slot.CONVERGE]),
    "Setback": filled(BACK),
    "Effect": filled(WARM),
    "Context": edged(RGB[Slot.QUIET], "single"),
    "Planned": edged(DARK, "dashed"),
}
CHARACTERS = (
    Style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character", hidden=True),
    Style("Strong", "Strong", "DefaultParagraphFont", letters="<w:b/><w:bCs/>", kind="character"),
    Style(
        "RTQuiet",
        "RT Quiet",
        "DefaultParagraphFont",
        letters=f'<w:b w:val="0"/><w:bCs w:val="0"/>{letters(10, GREY)}',
        kind="character",
    ),
    *(
        Style(
            f"RTBadge{name.replace(' ', '')}",
            f"RT Badge {name}",
            "DefaultParagraphFont",
            letters=look,
            kind="character",
        )
        for name, look in BADGES.items()
    ),
    Style(
        "Hyperlink",
        "Hyperlink",
        "DefaultParagraphFont",
        letters=f'<w:color w:val="{RGB[Slot.SETUP]}" w:themeColor="hyperlink"/><w:u w:val="single"/>',
        kind="character",
    ),
    Style(
        "FootnoteReference",
        "footnote reference",
        "DefaultParagraphFont",
        letters='<w:vertAlign w:val="superscript"/>',
        kind="character",
        hidden=True,
    ),
    Style(
        "PlaceholderText", "Placeholder Text", "DefaultParagraphFont", letters=letters(0, "595F69"), kind="character"
    ),
)

_MARGINS = (
    '<w:tblCellMar><w:top w:w="25" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="25" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)


def table_style(identifier: str, name: str, borders: str, parts: str) -> str:
    """Return a style of tables."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{borders}</w:tblBorders>{_MARGINS}</w:tblPr>{parts}'
        "</w:style>"
    )


def table_part(kind: str, run: str, cell: str = "") -> str:
    """Return how a part of a table looks."""
    shade = f"<w:tcPr>{cell}</w:tcPr>" if cell else ""
    return f'<w:tblStylePr w:type="{kind}">{f"<w:rPr>{run}</w:rPr>" if run else ""}{shade}</w:tblStylePr>'


def borders(*sides: str) -> str:
    """Return thin lines on these sides."""
    return "".join(border(side, RULE, 4, 0) for side in sides)


TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"{_MARGINS.replace('25', '0')}</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    + table_style(
        "RTTable",
        "RT Table",
        borders("top", "bottom", "insideH"),
        table_part("firstRow", letters(0, "FFFFFF", bold=True), fill(DARK))
        + table_part("firstCol", "<w:b/><w:bCs/>")
        + table_part("band2Horz", "", fill("F7F6F3")),
    )
    + table_style(
        "RTFacts",
        "RT Facts",
        border("top", WARM, 12, 0) + border("bottom", RULE, 4, 0) + border("insideH", RULE, 4, 0),
        table_part("firstRow", letters(0, DARK, bold=True), pale(WARM)) + table_part("firstCol", "<w:b/><w:bCs/>"),
    )
    + table_style("RTFigures", "RT Figures", borders("top", "bottom"), "")
    + table_style(
        "RTDots",
        "RT Dots",
        borders("top", "bottom", "insideH"),
        table_part("firstRow", letters(0, DARK, bold=True), fill(LIGHT))
        + table_part("firstCol", "<w:b/><w:bCs/>")
        + table_part("band2Horz", "", fill("F7F6F3")),
    ).replace('w:w="100"', 'w:w="40"')
    + table_style(
        "RTAnswers",
        "RT Answers",
        borders("top", "left", "bottom", "right", "insideH", "insideV"),
        table_part("firstRow", letters(0, DARK, bold=True), fill(LIGHT)),
    )
)


def style_xml(style: Style) -> str:
    """Return a style of paragraphs or letters."""
    default = ' w:default="1"' if style.id in {"Normal", "DefaultParagraphFont"} else ""
    custom = ' w:customStyle="1"' if style.name.startswith("RT ") else ""
    shown = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' if style.hidden else "<w:qFormat/>"
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        + (f'<w:basedOn w:val="{style.base}"/>' if style.base else "")
        + (f'<w:next w:val="{style.next}"/>' if style.next else "")
        + shown
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.letters}</w:rPr>" if style.letters else "")
        + "</w:style>"
    )


def styles_part(paragraphs: tuple[Style, ...] = PARAGRAPHS) -> str:
    """Return the styles, those of paragraphs as given."""
    themed = {"ascii": "HAnsi", "hAnsi": "HAnsi", "eastAsia": "EastAsia"}
    fonts = " ".join(f'w:{kind}Theme="minor{name}"' for kind, name in themed.items())
    return (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{letters(11)}"
        '<w:lang w:val="fr-CA" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f"{''.join(map(style_xml, paragraphs + CHARACTERS))}{TABLES}</w:styles>"
    )
