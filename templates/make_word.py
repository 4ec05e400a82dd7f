"""Makes the Word templates rapport.docx, sommaire.docx, grille.docx, trousse.docx: `python templates/make_word.py`.

The templates are ordinary Word files: restyle them in Word, keep the names of the styles and the names in braces. This
script only keeps their first look under review, since a .docx cannot be read in a diff. All look is in styles.
"""

import zipfile
from pathlib import Path
from typing import NamedTuple

from word_styles import (
    BACK,
    BAND,
    BAND_INDENT,
    DARK,
    HEAD,
    LIST,
    NAMES,
    PARAGRAPHS,
    RULE,
    SIDE,
    STEP,
    WARM,
    Style,
    border,
    box,
    letters,
    space,
    styles_part,
)

from rtdocs.layout.base.look import RGB, Slot
from rtdocs.write.package.output import seal
from rtdocs.write.word.markup import SPACES

FOLDER = Path(__file__).parent
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def numbering_part() -> str:
    """Return the two kinds of lists: marks and numbers."""
    kinds = (("bullet", "•"), ("decimal", "%1."))
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="420" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (kind, text) in enumerate(kinds)
    )
    uses = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(kinds)))
    return f"<w:numbering {NAMES}>{definitions}{uses}</w:numbering>"


def settings_part() -> str:
    """Return the settings: those of Word since 2013, and the theme's colours by their usual names."""
    slots = ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")
    accents = [(f"accent{number}", f"accent{number}") for number in range(1, 7)]
    links = [("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink")]
    mapping = " ".join(f'w:{name}="{value}"' for name, value in (*slots, *accents, *links))
    return (
        f'<w:settings {NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="fr-CA"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def theme_part() -> str:
    """Return the theme: the colours of all our documents, Calibri, and plain effects."""
    named = {"dk1": Slot.TEXT, "lt1": Slot.BACKGROUND, "dk2": Slot.DARK, "lt2": Slot.LIGHT}
    named |= {slot.value: slot for slot in Slot if slot.value.startswith("accent")}
    named |= {"hlink": Slot.SETUP, "folHlink": Slot.INFLUENCE}
    colours = "".join(f'<a:{name}><a:srgbClr val="{RGB[slot]}"/></a:{name}>' for name, slot in named.items())
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:theme xmlns:a="{SPACES["a"]}" name="rtdocs"><a:themeElements><a:clrScheme name="rtdocs">{colours}'
        f'</a:clrScheme><a:fontScheme name="rtdocs"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="rtdocs"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>'
        + "".join(f'<a:ln w="{width}">{plain}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
        + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


COVER = (
    ("RTFigure", "{{p photo }}"),
    ("RTKind", "{{ document.genre }}"),
    ("Title", "{{ projet.titre }}"),
    ("Subtitle", "{{ document.sous_titre }}"),
    ("RTCover", "{{ projet.organisme }}"),
    ("RTCover", "{{ projet.territoire }}"),
    ("RTCover", "{{ projet.periode }}"),
    ("RTCover", "{{ document.preparation }}"),
    ("RTCover", "{{ document.date }}"),
    ("RTCover", "{{ document.bailleurs }}"),
    ("RTFigure", "{{p logo }}"),
    ("RTCredit", "{{ document.credit }}"),
)
BREAK = ""
"""In a list of places: a page ends."""
REPORT = ("projet_details", BREAK, "sommaire", "schema", "ligne_du_temps", "chaines", "effets", "acteurs", "resultats")
REPORT += ("revers", "ou_nous_en_sommes", "questions", BREAK, "annexes", "roue", "methode", "glossaire")
SUMMARY = ("sommaire", "effets", "ligne_du_temps", "revers", "questions", "methode")
# The summary opens with a band and its facts, right above its text: two pages must hold it all.
SUMMARY_OPENING = (
    ("Title", "{{ projet.titre }}"),
    ("Subtitle", "{{ document.sous_titre }}"),
    ("RTCover", "{{ projet.organisme }}"),
    ("RTCover", "{{ projet.territoire }}"),
    ("RTCover", "{{ projet.periode }}"),
    ("RTCover", "{{ document.bailleurs }}"),
    ("RTCover", "{{ document.date }}"),
    ("RTFigure", "{{p logo }}"),
)
# What opens a document of the workshop kit; it closes with the credit.
KIT_OPENING = (
    ("RTFigure", "{{p logo }}"),
    ("Title", "{{ document.genre }}"),
    ("Subtitle", "{{ document.sous_titre }}"),
    ("RTCover", "{{ projet.titre }}"),
    ("RTCover", "{{ projet.organisme }}"),
    ("RTCover", "{{ projet.territoire }}"),
    ("", "{{p table_des_matieres }}"),
)
GRID = ("introduction", "apprendre", "reinvestir", "resultats", "conclusion")


def paragraph(style: str, text: str) -> str:
    """Return a paragraph of the template."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


PAGE_BREAK = '<w:p><w:pPr><w:pStyle w:val="RTBreak"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def long_opening() -> str:
    """Return the cover on a page, then the table of contents."""
    cover = "".join(paragraph(style, text) for style, text in COVER)
    return f"{cover}{PAGE_BREAK}{paragraph('', '{{p table_des_matieres }}')}{paragraph('', '{{p liste_des_figures }}')}"


def document_part(opening: str, places: tuple[str, ...], closing: str) -> str:
    """Return the body: its opening, then one place a paragraph, then its closing."""
    body = "".join(paragraph("", f"{{{{p {name} }}}}") if name else PAGE_BREAK for name in places) + closing
    sides = {"top": 1260, "right": 1260, "bottom": 1200, "left": 1260, "header": 620, "footer": 560, "gutter": 0}
    margins = " ".join(f'w:{side}="{width}"' for side, width in sides.items())
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="12240" w:h="15840"/>'
        f"<w:pgMar {margins}/>"
        "<w:titlePg/></w:sectPr>"
    )
    return f"<w:document {NAMES}><w:body>{opening}{body}{section}</w:body></w:document>"


def header_part(text: str) -> str:
    """Return what stands at the head of all pages but the first."""
    return f"<w:hdr {NAMES}>{paragraph('Header', text)}</w:hdr>"


HEADER = "{{ projet.titre }} – {{ document.genre }}"
FOOTER = f"<w:ftr {NAMES}>{paragraph('Footer', '{{r pages }}')}</w:ftr>"
FONTS = (
    f'<w:fonts {NAMES}><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
# The parts beside the body: their relation's number comes from their order; file, relation, content type.
RELATED = (
    ("styles.xml", "styles", f"{_WORD}.styles+xml", styles_part()),
    ("numbering.xml", "numbering", f"{_WORD}.numbering+xml", numbering_part()),
    ("settings.xml", "settings", f"{_WORD}.settings+xml", settings_part()),
    ("theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml", theme_part()),
    ("fontTable.xml", "fontTable", f"{_WORD}.fontTable+xml", FONTS),
    ("header1.xml", "header", f"{_WORD}.header+xml", header_part(HEADER)),
    ("footer1.xml", "footer", f"{_WORD}.footer+xml", FOOTER),
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def relations(*targets: tuple[str, str]) -> str:
    """Return a part of relations, numbered in this order, each of a type to a target."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def content_types() -> str:
    """Return the types of the parts."""
    types = [("word/document.xml", f"{_WORD}.document.main+xml"), ("docProps/core.xml", _CORE_TYPE)]
    types += [(f"word/{file}", kind) for file, _, kind, _ in RELATED]
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def core_part(title: str) -> str:
    """Return the properties of the template itself."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
        f"{title}</dc:title><dc:creator>rtdocs</dc:creator><dc:language>fr-CA</dc:language></cp:coreProperties>"
    )


class Template(NamedTuple):
    """A template: its title, what it opens with, its places, its styles of paragraphs, its closing and its header."""

    title: str
    opening: str
    places: tuple[str, ...]
    paragraphs: tuple[Style, ...] = PARAGRAPHS
    closing: str = ""
    header: str = HEADER


def make(path: Path, template: Template) -> None:
    """Write a template."""
    own = {"styles.xml": styles_part(template.paragraphs), "header1.xml": header_part(template.header)}
    related = {file: xml for file, _, _, xml in RELATED} | own
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_part(template.title),
        "word/document.xml": document_part(template.opening, template.places, template.closing),
        "word/_rels/document.xml.rels": relations(*((f"{_OFFICE}/{kind}", file) for file, kind, _, _ in RELATED)),
    }
    parts |= {f"word/{file}": xml for file, xml in related.items()}
    with zipfile.ZipFile(path, "w") as package:
        for part, xml in parts.items():
            package.writestr(part, HEAD + xml)
    seal(path)


# The summary's own look: a low band and less room between paragraphs; its letters are those of all our documents.
_TIGHT = {
    "Normal": {"paragraph": space(20, 80, 250)},
    "Heading1": {
        "paragraph": f'<w:keepNext/><w:keepLines/>{space(180, 60)}<w:outlineLvl w:val="0"/>',
        "letters": letters(14, DARK, bold=True),
    },
    "Title": {
        "paragraph": f"{BAND}{space(0, 40, 240)}{BAND_INDENT}",
        "letters": letters(20, "FFFFFF", bold=True),
    },
    "Subtitle": {"paragraph": f"{BAND}{space(0, 260, 240)}{BAND_INDENT}", "letters": letters(12, "FFFFFF")},
    "RTCover": {"paragraph": space(0, 20, 240), "letters": letters(11, DARK)},
    "RTLead": {"paragraph": space(160, 100, 250), "letters": letters(11.5, DARK)},
    "RTEffectTitle": {"paragraph": f'<w:keepNext/><w:keepLines/>{box(WARM)}{space(100, 0)}<w:ind w:left="260"/>'},
    "RTSetback": {"paragraph": f'<w:keepLines/>{box(BACK)}{space(100, 100)}<w:ind w:left="260"/>'},
    "RTStep": {
        "paragraph": f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{STEP}"/></w:tabs>{space(80, 0)}'
        f'<w:ind w:left="{STEP}" w:hanging="{STEP}"/>'
    },
    "RTKey": {"paragraph": f"<w:keepNext/>{space(40, 40)}", "letters": letters(11, bold=True)},
    "ListBullet": {"paragraph": f"{LIST.format(1)}{space(0, 40)}"},
    "Caption": {"paragraph": f"<w:keepNext/><w:keepLines/>{space(80, 60, 240)}"},
}


# The kit's: a letter and a sheet to fill in must each hold on one page.
_KIT = {
    "Normal": {"paragraph": space(80, 100, 259)},
    "Title": {
        "paragraph": f"{BAND}{space(0, 60, 240)}{BAND_INDENT}",
        "letters": letters(24, "FFFFFF", bold=True),
    },
    "Subtitle": {"paragraph": f"{BAND}{space(0, 240, 240)}{BAND_INDENT}", "letters": letters(13, "FFFFFF")},
    "RTCover": {"paragraph": f"{space(0, 180, 240)}<w:contextualSpacing/>", "letters": letters(12, DARK)},
    "RTLead": {"paragraph": space(40, 140, 264), "letters": letters(12, DARK)},
    "RTNote": {"paragraph": space(120, 120)},
    "RTQuestion": {"paragraph": f"<w:keepNext/><w:keepLines/>{space(160, 60)}"},
    "RTCredit": {"paragraph": f"{SIDE.format(border('top', RULE, 8, 6))}{space(180, 0, 240)}"},
}


def restyled(changes: dict[str, dict[str, str]]) -> tuple[Style, ...]:
    """Return the styles of a template with some of them changed, by their ids."""
    return tuple(style._replace(**changes.get(style.id, {})) for style in PARAGRAPHS)


def opened(lines: tuple[tuple[str, str], ...]) -> str:
    """Return an opening right above the text: a style and a text a line."""
    return "".join(paragraph(style, text) for style, text in lines)


TEMPLATES = {
    "rapport.docx": Template("Modèle du rapport", long_opening(), REPORT),
    "sommaire.docx": Template("Modèle du sommaire", opened(SUMMARY_OPENING), SUMMARY, restyled(_TIGHT)),
    "grille.docx": Template("Modèle de la grille de questions", long_opening(), GRID),
    "trousse.docx": Template(
        "Modèle de la trousse d'atelier",
        opened(KIT_OPENING),
        ("trousse",),
        restyled(_KIT),
        paragraph("RTCredit", "{{ document.credit }}"),
        "{{ document.genre }}",
    ),
}

if __name__ == "__main__":
    for name, template in TEMPLATES.items():
        make(FOLDER / name, template)
