"""Time `rtdocs build` against a plain script of docxtpl, python-pptx and XlsxWriter that prints the same content.

    python benchmarks/plain.py [30 …]

The script (`plain_script.py`) prints the four files of a build from what rtdocs wrote, given as plain data: paragraphs,
tables, running titles and properties of both Word documents; of the deck the boxes with their places, shapes and
colours (its legend explains them), lines, charts and notes; the tables of the workbook of questions. It reads no
workbook, checks nothing, computes no place and writes no alternative text. It also leaves out what those libraries
have no way to print in Word: drawings, charts, footnotes, links and fields.

Both start from nothing each time, by turns; the best of several runs counts. Then the growth of report and grids from
300 to 3,000 events.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import docx
import pptx
import workbooks
from build import RTDOCS, Run, best, blocks, run
from docx.oxml.ns import qn
from pptx.enum.dml import MSO_FILL, MSO_THEME_COLOR
from python_calamine import CalamineWorkbook

SIZES = (30,)
TIMES = 9
GROWTH = (300, 3000)
SCRIPT = Path(__file__).with_name("plain_script.py")
_LOOPS = (
    ("{%p for block in blocks %}", None),
    ("{%p if block.rows %}", None),
    ("table", None),
    ("{%p elif block.style == 'Heading1' %}", None),
    ("{{ block.text }}", "Heading 1"),
    ("{%p elif block.style == 'Heading2' %}", None),
    ("{{ block.text }}", "Heading 2"),
    ("{%p elif block.style == 'Heading3' %}", None),
    ("{{ block.text }}", "Heading 3"),
    ("{%p elif block.style == 'item' %}", None),
    ("{{ block.text }}", "List Bullet"),
    ("{%p else %}", None),
    ("{{ block.text }}", None),
    ("{%p endif %}", None),
    ("{%p endfor %}", None),
)


def make_template(path: Path) -> None:
    """Write the template: one loop over the blocks, within it one table of any size; titles that run on each page."""
    template = docx.Document()
    section = template.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "{{ header }}", "{{ footer }}"
    for text, style in _LOOPS:
        if text == "table":
            _add_table(template)
        else:
            template.add_paragraph(text, style)
    template.save(str(path))


def _add_table(template: object) -> None:
    table = template.add_table(rows=3, cols=3, style="Table Grid")  # type: ignore[attr-defined]
    for row, text in enumerate(("{%tr for row in block.rows %}", "", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    for cell, text in zip(
        table.rows[1].cells, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text


def content_of(folder: Path) -> dict[str, object]:
    """Return what rtdocs wrote as plain data."""
    deck = pptx.Presentation(str(folder / "projet-schema.pptx"))
    return {
        "documents": {name: _document(folder / f"projet-{name}.docx") for name in ("rapport", "grille")},
        "slides": [_slide(slide) for slide in deck.slides],
        "size": (deck.slide_width, deck.slide_height),
        "sheets": _sheets(folder / "projet-grille.xlsx"),
    }


def _document(path: Path) -> dict[str, object]:
    """Return the paragraphs and tables of a document, those within content controls too, and what surrounds them."""
    document = docx.Document(str(path))
    section, properties = document.sections[0], document.core_properties
    return {
        "blocks": [_block(element) for element in blocks(document)],
        "header": _text(section.header._element),  # noqa: SLF001 - python-docx overlooks content controls
        "footer": _text(section.footer._element),  # noqa: SLF001 - idem
        "title": properties.title,
        "author": properties.author,
    }


def _block(element: object) -> dict[str, object]:
    if element.tag == qn("w:tbl"):  # type: ignore[attr-defined]
        return {"rows": [[_lines(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]}  # type: ignore[attr-defined]
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
    name = "" if style is None else style.get(qn("w:val"))
    return {"style": "item" if name.startswith("List") else name, "text": _text(element)}


def _lines(cell: object) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))  # type: ignore[attr-defined]


def _text(element: object) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))  # type: ignore[attr-defined]


def _slide(slide: object) -> dict[str, object]:
    title = slide.shapes.title  # type: ignore[attr-defined]
    boxes, lines, charts = [], [], []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if hasattr(shape, "begin_x"):
            lines.append(_line(shape))
        elif shape.has_chart:
            charts.append(_chart(shape))
        elif shape.has_text_frame and shape != title:
            boxes.append(_box(shape))
    notes = slide.notes_slide.notes_text_frame.text  # type: ignore[attr-defined]
    return {"title": title.text_frame.text, "boxes": boxes, "lines": lines, "charts": charts, "notes": notes}


def _line(shape: Any) -> dict[str, object]:  # noqa: ANN401 - python-pptx has no types
    preset = shape._element.spPr.prstGeom.get("prst")  # noqa: SLF001 - python-pptx does not tell a connector's kind
    dash = shape.line.dash_style
    return {
        "kind": "STRAIGHT" if preset.startswith("straight") else "ELBOW",
        "ends": (shape.begin_x, shape.begin_y, shape.end_x, shape.end_y),
        "dash": "" if dash is None or dash.name == "SOLID" else dash.name,
    }


def _box(shape: Any) -> dict[str, object]:  # noqa: ANN401 - idem
    colour = shape.fill.fore_color.theme_color if shape.fill.type == MSO_FILL.SOLID else MSO_THEME_COLOR.BACKGROUND_1
    return {
        "kind": "RECTANGLE" if shape.is_placeholder else shape.auto_shape_type.name,
        "frame": (shape.left, shape.top, shape.width, shape.height),
        "text": shape.text_frame.text,
        "fill": "" if colour == MSO_THEME_COLOR.BACKGROUND_1 else colour.name,
    }


def _chart(shape: Any) -> dict[str, object]:  # noqa: ANN401 - python-pptx has no types
    plot = shape.chart.plots[0]
    kind = "radar" if "Radar" in type(plot).__name__ else "bars"
    series = [(series.name, list(series.values)) for series in plot.series]
    frame = (shape.left, shape.top, shape.width, shape.height)
    return {"kind": kind, "frame": frame, "categories": [str(label) for label in plot.categories], "series": series}


def _sheets(path: Path) -> list[dict[str, object]]:
    """Return the sheets of a workbook: the lines above the first row of two cells or more, and the table from there."""
    book = CalamineWorkbook.from_path(path)
    found = []
    for name in book.sheet_names:
        rows = [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        top = next(number for number, row in enumerate(rows) if sum(map(bool, row)) > 1)
        found.append({"name": name, "lines": [row[0] for row in rows[:top]], "table": rows[top:]})
    return found


def compare(size: int, folder: Path) -> tuple[Run, Run]:
    """Return the best run of rtdocs and of the script for a story of `size` events."""
    book = workbooks.write(folder / "projet.xlsx", size)
    run(*RTDOCS, "build", "--quiet", book, "-o", folder)
    (folder / "content.json").write_text(json.dumps(content_of(folder)), "utf-8")
    make_template(folder / "plain.docx")
    pairs = [
        (run(*RTDOCS, "build", "--quiet", book, "-o", folder), run(sys.executable, SCRIPT, folder))
        for _ in range(TIMES)
    ]
    return best([ours for ours, _ in pairs]), best([theirs for _, theirs in pairs])


def documents(size: int, folder: Path) -> float:
    """Return the seconds for the report and grids of a story of `size` events."""
    book = workbooks.write(folder / "projet.xlsx", size)
    return best(
        [run(*RTDOCS, "build", "--quiet", "--only", "report,grid", book, "-o", folder) for _ in range(2)]
    ).seconds


def main() -> None:
    """Print the ratios, then the growth."""
    with tempfile.TemporaryDirectory() as folder:  # leaves the bytecode that an installed program has
        documents(SIZES[0], Path(folder))
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = compare(size, Path(folder))
        print(
            f"{size} events: rtdocs build {ours.seconds:.2f} s, plain script {theirs.seconds:.2f} s, "
            f"ratio {ours.seconds / theirs.seconds:.2f}; of the processor {ours.processor:.2f} s and "
            f"{theirs.processor:.2f} s, ratio {ours.processor / theirs.processor:.2f}"
        )
    with tempfile.TemporaryDirectory() as folder:
        small, large = (documents(size, Path(folder)) for size in GROWTH)
    growth = f"{large / small:.1f} times the time for {GROWTH[1] // GROWTH[0]} times the events"
    print(f"report and grids: {GROWTH[0]} events {small:.2f} s, {GROWTH[1]} events {large:.2f} s, {growth}")


if __name__ == "__main__":
    main()
