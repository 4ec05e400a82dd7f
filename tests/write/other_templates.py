"""Templates of other origins than ours: other organisations, programs and languages, or hardly anything at all."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pptx
from docx.shared import Pt, RGBColor
from pptx.util import Cm

ROOT = Path(__file__).parents[2]
OURS = ROOT / "templates"

_IDS = {
    "Heading1": "Titre1",
    "Heading2": "Titre2",
    "Heading3": "Titre3",
    "Title": "Titre",
    "ListBullet": "Listepuces",
    "ListNumber": "Listenumros",
    "Caption": "Lgende",
    "Strong": "lev",
    "Hyperlink": "Lienhypertexte",
    "TOC1": "TM1",
    "TOC2": "TM2",
}
_LAYOUTS = "ppt/slideLayouts/slideLayout{}.xml"
# Of Office's own themes: lt1, dk1 as a dark variant maps them.
_DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}


def french_word(folder):
    """Return our report's template as a French Word names its styles: by other ids under the same names."""

    def renamed(_name, content):
        for ours, theirs in _IDS.items():
            for attribute in ("w:styleId", "w:val"):
                content = content.replace(f'{attribute}="{ours}"'.encode(), f'{attribute}="{theirs}"'.encode())
        for ours, theirs in _IDS.items():  # the names inside the file stay English
            content = content.replace(f'<w:name w:val="{theirs}"/>'.encode(), f'<w:name w:val="{ours}"/>'.encode())
        return content

    return rewritten(OURS / "rapport.docx", folder / "word-francais.docx", renamed)


def saved_by_libreoffice(folder, soffice):
    """Return our report's template as LibreOffice saves it, from .docx to .odt and back."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    path = shutil.copy(OURS / "rapport.docx", folder / "libreoffice.docx")
    for kind, source in (("odt", path), ("docx:MS Word 2007 XML", folder / "libreoffice.odt")):
        command = (soffice, profile, "--headless", "--convert-to", kind, "--outdir", folder, source)
        subprocess.run([str(word) for word in command], capture_output=True, check=True, timeout=120)
    return folder / "libreoffice.docx"


def organisation(folder):
    """Return another organisation's letter: own colours and fonts, none of our styles, tables that go through lists."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Liberation Serif"
    made.styles["Normal"].font.size = Pt(12)
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x6A, 0x1B, 0x4D)
    made.sections[0].header.paragraphs[0].text = "Table de quartier – {{ projet.titre }}"
    made.sections[0].footer.paragraphs[0].text = "{{r pages }}"
    made.add_heading("{{ project.title }}", 0)
    made.add_paragraph("Préparé pour {{ projet.organisme }}, {% if projet.but %}but : {{ projet.but }}{% endif %}.")
    made.add_paragraph("{{p ligne_du_temps }}")
    made.add_paragraph("{{p sommaire }}")
    table(made, ("N°", "Événement", "Date"), "evenements", "evenement", ("numero", "titre", "date"))
    table(made, ("Effect", "Evidence"), "effects", "effect", ("title", "evidence"))
    made.add_paragraph("{%p for acteur in acteurs %}")
    made.add_paragraph("{{ acteur.nom }} : {{ acteur.evenements }}", style="List Bullet")
    made.add_paragraph("{%p endfor %}")
    made.save(folder / "organisme.docx")
    return folder / "organisme.docx"


def table(made, headers, listed, row, fields):
    """Add a table with a header row that goes through a list."""
    added = made.add_table(0, len(headers), style="Table Grid")
    for texts in (
        headers,
        (f"{{%tr for {row} in {listed} %}}", *[""] * (len(headers) - 1)),
        [f"{{{{ {row}.{field} }}}}" for field in fields],
        ("{%tr endfor %}", *[""] * (len(headers) - 1)),
    ):
        for cell, text in zip(added.add_row().cells, texts, strict=True):
            cell.text = text
    return added


def blank(folder):
    """Return an empty document as python-docx makes it: the styles of an English Word, not one place."""
    docx.Document().save(folder / "vierge.docx")
    return folder / "vierge.docx"


def bare(folder):
    """Return the least that Word opens: one paragraph, no styles, no settings, no theme."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body><w:p/></w:body></w:document>',
    }
    with zipfile.ZipFile(folder / "nu.docx", "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return folder / "nu.docx"


def dotx(folder):
    """Return our report's template as a Word template."""

    def typed(_name, content):
        return content.replace(b"document.main+xml", b"template.main+xml")

    return rewritten(OURS / "rapport.docx", folder / "rapport.dotx", typed)


def four_by_three(folder):
    """Return Office's own 4:3 presentation of 2007, as python-pptx carries it, with a slide somebody left in it."""
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "Notre assemblée"
    made.save(folder / "quatre-tiers.pptx")
    return folder / "quatre-tiers.pptx"


def dark(folder):
    """Return a wide presentation with light letters on a dark ground, as Office's dark variants map their theme."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Cm(33.867), Cm(19.05)
    master = made.slide_master
    named = master.element.find("{*}clrMap")
    for name, value in _DARK_MAP.items():
        named.set(name, value)
    holders = (*master.placeholders, *(each for layout in made.slide_layouts for each in layout.placeholders))
    places = [(each, each.left, each.top, each.width, each.height) for each in holders]
    for holder, left, top, width, height in places:
        holder.left, holder.top, holder.width, holder.height = round(left * 4 / 3), top, round(width * 4 / 3), height
    made.save(folder / "sombre.pptx")
    return folder / "sombre.pptx"


def minimal(folder):
    """Return a presentation with one layout, which has no placeholder at all, in A4."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Cm(29.7), Cm(21)
    for layout in list(made.slide_layouts)[:6]:
        made.slide_layouts.remove(layout)
    for layout in list(made.slide_layouts)[1:]:
        made.slide_layouts.remove(layout)
    only = made.slide_layouts[0]
    for holder in list(only.placeholders):
        holder.element.getparent().remove(holder.element)
    only.element.cSld.set("name", "Papier")
    only.element.attrib.pop("type", None)
    made.save(folder / "minimal.pptx")
    return folder / "minimal.pptx"


def potx(folder):
    """Return our template as a PowerPoint template with macros."""

    def typed(name, content):
        if name == "[Content_Types].xml":
            content = content.replace(
                b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
            )
            content = content.replace(
                b"</Types>",
                b'<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                b"</Types>",
            )
        if name == "ppt/_rels/presentation.xml.rels":
            tie = (
                b'<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
                b'Target="vbaProject.bin"/></Relationships>'
            )
            content = content.replace(b"</Relationships>", tie)
        return content

    return rewritten(OURS / "schema.pptx", folder / "schema.potm", typed, {"ppt/vbaProject.bin": b"Sub Auto_Open()"})


def rewritten(source, target, change, extra=None):
    """Write a zip anew, each part as `change` makes it, with further parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return target


WORD = (french_word, organisation, blank, bare, dotx)
SLIDES = (four_by_three, dark, minimal, potx)
