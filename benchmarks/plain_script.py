"""What a person would write with docxtpl, python-pptx and XlsxWriter: prints given content, no layout and no checks.

    python benchmarks/plain_script.py FOLDER

FOLDER holds content.json and plain.docx, both from `benchmarks/plain.py`.
"""

import json
import sys
from pathlib import Path

import xlsxwriter
from docxtpl import DocxTemplate
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu

CHARTS = {"bars": XL_CHART_TYPE.BAR_STACKED, "radar": XL_CHART_TYPE.RADAR_MARKERS}


def print_documents(documents: dict[str, dict], folder: Path) -> None:
    """Print each Word document: paragraphs by their styles, tables by loops, what runs above and below each page."""
    for name, document in documents.items():
        template = DocxTemplate(folder / "plain.docx")
        template.render(document, autoescape=True)
        properties = template.docx.core_properties
        properties.title, properties.author = document["title"], document["author"]
        template.save(folder / f"plain-{name}.docx")


def print_deck(slides: list[dict], size: list[int], folder: Path) -> None:
    """Print the deck: a title, boxes and lines where they are told to stand, charts, notes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = map(Emu, size)
    layout = deck.slide_layouts[5]
    for told in slides:
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = told["title"]
        for box in told["boxes"]:
            print_box(slide.shapes, box)
        for line in told["lines"]:
            connector = slide.shapes.add_connector(MSO_CONNECTOR[line["kind"]], *map(Emu, line["ends"]))
            if line["dash"]:
                connector.line.dash_style = MSO_LINE[line["dash"]]
        for chart in told["charts"]:
            print_chart(slide.shapes, chart)
        slide.notes_slide.notes_text_frame.text = told["notes"]
    deck.save(str(folder / "plain.pptx"))


def print_box(shapes: object, box: dict) -> None:
    """Print a box in the shape and colour that the legend explains, or text without a box."""
    if box["fill"]:
        shape = shapes.add_shape(MSO_SHAPE[box["kind"]], *map(Emu, box["frame"]))
        shape.fill.solid()
        shape.fill.fore_color.theme_color = MSO_THEME_COLOR[box["fill"]]
    else:
        shape = shapes.add_textbox(*map(Emu, box["frame"]))
        shape.text_frame.word_wrap = True
    shape.text_frame.text = box["text"]


def print_chart(shapes: object, chart: dict) -> None:
    """Print a native chart."""
    numbers = CategoryChartData()
    numbers.categories = chart["categories"]
    for name, values in chart["series"]:
        numbers.add_series(name, values)
    shapes.add_chart(CHARTS[chart["kind"]], *map(Emu, chart["frame"]), numbers)


def print_workbook(sheets: list[dict], folder: Path) -> None:
    """Print the workbook of questions: on each sheet its lines, then its table."""
    book = xlsxwriter.Workbook(str(folder / "plain.xlsx"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for told in sheets:
        sheet = book.add_worksheet(told["name"])
        for row, line in enumerate(told["lines"]):
            sheet.write_string(row, 0, line)
        header, *rows = told["table"]
        top, right = len(told["lines"]), len(header) - 1
        sheet.set_column(0, right, 30)
        columns = [{"header": name, "format": wrapped} for name in header]
        sheet.add_table(top, 0, top + len(rows), right, {"columns": columns, "data": rows})
        sheet.freeze_panes(top + 1, 0)
    book.close()


def main() -> None:
    """Print all of it."""
    folder = Path(sys.argv[1])
    content = json.loads((folder / "content.json").read_text("utf-8"))
    print_documents(content["documents"], folder)
    print_deck(content["slides"], content["size"], folder)
    print_workbook(content["sheets"], folder)


if __name__ == "__main__":
    main()
