"""What a person would write with docxtpl and python-pptx alone: prints given content, with no layout and no checks.

    python benchmarks/plain_script.py FOLDER

FOLDER holds content.json and plain.docx, both from `benchmarks/plain.py`.
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu

CHARTS = {"bars": XL_CHART_TYPE.BAR_STACKED, "radar": XL_CHART_TYPE.RADAR_MARKERS}


def print_documents(content: dict, folder: Path) -> None:
    """Print each Word document: paragraphs by their styles, tables by loops."""
    for name, blocks in content["documents"].items():
        template = DocxTemplate(folder / "plain.docx")
        template.render({"blocks": blocks}, autoescape=True)
        template.save(folder / f"plain-{name}.docx")


def print_deck(slides: list[dict], folder: Path) -> None:
    """Print the deck: a title, boxes and lines where they are told to stand, notes."""
    deck = Presentation()
    layout = deck.slide_layouts[5]
    for told in slides:
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = told["title"]
        for x, y, width, height, text in told["boxes"]:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(x), Emu(y), Emu(width), Emu(height))
            shape.text_frame.text = text
        for ends in told["lines"]:
            slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, *map(Emu, ends))
        for chart in told["charts"]:
            numbers = CategoryChartData()
            numbers.categories = chart["categories"]
            for name, values in chart["series"]:
                numbers.add_series(name, values)
            slide.shapes.add_chart(CHARTS[chart["kind"]], *map(Emu, chart["frame"]), numbers)
        slide.notes_slide.notes_text_frame.text = told["notes"]
    deck.save(str(folder / "plain.pptx"))


def main() -> None:
    """Print all of it."""
    folder = Path(sys.argv[1])
    content = json.loads((folder / "content.json").read_text("utf-8"))
    print_documents(content, folder)
    print_deck(content["slides"], folder)


if __name__ == "__main__":
    main()
