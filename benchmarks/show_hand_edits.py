"""Shows what becomes of people's edits: a report edited in ten ways and a deck with moved boxes, built again.

`python benchmarks/show_hand_edits.py FOLDER` builds the sample, edits its report and its presentation as a coordinator
would, changes five things in the workbook, builds again and prints the account as the command does. In FOLDER are the
files of before (`before/`), as edited (`edited/`) and after (`after/`); open them to compare their pages.
"""

import shutil
import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Cm

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from rtdocs.cli import main as cli  # noqa: E402 - the project stands above
from rtdocs.i18n import language_of  # noqa: E402 - idem
from rtdocs.merge.deck.state import walk  # noqa: E402 - idem

NAME = "marche-solidaire"
LONG, LARGE = 120, 8  # letters of a paragraph; rows and columns of a table
FRENCH = language_of("fr")


def main() -> int:
    """Build, edit, change, build again; 0 where the second build went well."""
    folder = Path(sys.argv[1])
    after = folder / "after"
    after.mkdir(parents=True)
    workbook = Path(shutil.copy(ROOT / "samples" / f"{NAME}.xlsx", folder / f"{NAME}.xlsx"))
    words = ["build", str(workbook), "-o", str(after), "--only", "rapport,schema"]
    cli.run([*words, "--quiet"], FRENCH)
    shutil.copytree(after, folder / "before")
    edit_report(after / f"{NAME}-rapport.docx")
    edit_deck(after / f"{NAME}-schema.pptx")
    shutil.copytree(after, folder / "edited")
    change(workbook)
    return cli.run(words, FRENCH)


def edit_report(path: Path) -> None:
    """Edit a report in ten ways."""
    document = docx.Document(str(path))
    body = document.element.body
    every = [Paragraph(each, document) for each in body.iter(qn("w:p")) if each.getparent().tag != qn("w:tc")]
    title = next(each for each in every if each.text.startswith("Le projet"))
    title.add_run(" (texte revu par la coordination)").bold = True  # 1: a title is reworded
    long = [each for each in body.iter(qn("w:p")) if is_told(Paragraph(each, document))]
    told = [Paragraph(each, document) for each in long]
    told[0].add_run(" Cette phrase est de nous.")  # 2: a sentence is added to a paragraph
    told[1].insert_paragraph_before("Un paragraphe à nous, avant celui-ci.", told[1].style)  # 3: a paragraph is added
    for run in told[2].runs:
        run.font.color.rgb = RGBColor(0xB0, 0x00, 0x20)  # 4: a paragraph is coloured
    long[3].getparent().remove(long[3])  # 5: a paragraph is taken away
    tables = [(each, Table(each, document)) for each in body.iter(qn("w:tbl"))]
    large = [(each, table) for each, table in tables if len(table.rows) > LARGE]
    actors = next(each for each, table in large if len(table.columns) > LARGE)
    events = next(table for _, table in large if len(table.columns) < LARGE)
    list(events.rows)[3].cells[2].paragraphs[0].add_run(" – à vérifier")  # 6: a cell is changed
    actors.remove(actors.findall(qn("w:tr"))[-1])  # 7: a row is taken away
    own_row = events.add_row().cells  # 8: a row is added
    own_row[2].paragraphs[0].add_run("Un événement que le classeur n’a pas")
    own = document.add_table(2, 2)  # 9: a table is added, behind a paragraph
    long[4].addnext(body.findall(qn("w:tbl"))[-1])
    own.cell(0, 0).text, own.cell(1, 1).text = "Notre tableau", "42"
    document.sections[0].header.paragraphs[0].add_run(" – version du comité")  # 10: the header is changed
    document.save(str(path))


def is_told(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a long one of the text, in no table."""
    return len(paragraph.text) > LONG and paragraph.style.name in {"Normal", "Body Text"}


def edit_deck(path: Path) -> None:
    """Move, size and reword boxes; add, hide and move slides; take a box away."""
    deck = Presentation(str(path))
    slides = list(deck.slides)
    schema = next(each for each in slides if (each.element.cSld.get("name") or "").startswith("rt-schema"))
    boxes = {shape.name.split(" · ")[0]: shape for shape in schema.shapes}
    boxes["ev-8"].left -= Cm(4)
    boxes["ev-8"].top += Cm(2.5)
    boxes["ev-13"].left += Cm(2)
    boxes["ev-13"].top += Cm(3)
    boxes["ef-B"].height += Cm(1)
    said = {id_: shape for id_, shape, _ in walk(schema.element.cSld.spTree)}["ev-5/ev-5"]
    next(said.iter("{*}t")).text += " (vu en comité)"
    note = schema.shapes.add_textbox(Cm(24), Cm(16), Cm(7), Cm(1.2))
    note.text_frame.text = "Boîte à nous : à discuter"
    own = deck.slides.add_slide(deck.slide_layouts[1])
    own.shapes.title.text = "Une diapositive à nous"
    slides[1].element.set("show", "0")
    listed = deck.element.sldIdLst
    listed.insert(2, listed[-1])
    deck.save(str(path))


def change(workbook: Path) -> None:
    """Change five things in a workbook: a title, a date, an outcome, a new event, an event that goes."""
    book = load_workbook(workbook)
    sheet = book["Événements"]
    column = {cell.value: cell.column for cell in sheet[1]}
    rows = {str(sheet.cell(row, 1).value): row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value}
    title, leads = column["Événement *"], column["Mène à"]
    sheet.cell(rows["5"], title).value = "Subvention renouvelée pour cinq ans"
    sheet.cell(rows["10"], column["Date"]).value = "juin 2011"
    sheet.cell(rows["7"], column["RT"]).value = 10
    fresh = max(rows.values()) + 1
    for name, value in {"N° *": 15, "Date": "2015-05", "Événement *": "Dépôt d’un plan d’affaires", "RT": 4}.items():
        sheet.cell(fresh, column[name]).value = value
    sheet.cell(fresh, leads).value = "12"
    sheet.cell(rows["13"], title).value = "Marché de Noël, rue Prince-Arthur"
    book.save(workbook)


if __name__ == "__main__":
    sys.exit(main())
