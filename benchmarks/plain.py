"""Time `rtdocs build` against a plain docxtpl and python-pptx script that prints the same content, in one run.

    python benchmarks/plain.py [30 …]

The script (`plain_script.py`) gets what rtdocs wrote as plain data: the paragraphs and tables of both Word documents,
the boxes with their places, lines, charts and notes of the deck. It reads no workbook, checks nothing, computes no
place, and makes no workbook of questions, which rtdocs does too. Both start from nothing each time, by turns; the best
of several runs counts. Then the growth of report and grids from 300 to 3,000 events.
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

SIZES = (30,)
TIMES = 9
GROWTH = (300, 3000)
SCRIPT = Path(__file__).with_name("plain_script.py")
_LOOPS = (
    ("{%p for block in blocks %}", None),
    ("{%p if block.rows %}", None),
    ("table", None),
    ("{%p elif block.style == 'heading' %}", None),
    ("{{ block.text }}", "Heading 1"),
    ("{%p elif block.style == 'item' %}", None),
    ("{{ block.text }}", "List Bullet"),
    ("{%p else %}", None),
    ("{{ block.text }}", None),
    ("{%p endif %}", None),
    ("{%p endfor %}", None),
)


def make_template(path: Path) -> None:
    """Write the template: one loop over the blocks, within it one table of any size."""
    template = docx.Document()
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
    return {
        "documents": {name: _blocks(folder / f"projet-{name}.docx") for name in ("rapport", "grille")},
        "slides": [_slide(slide) for slide in pptx.Presentation(str(folder / "projet-schema.pptx")).slides],
    }


def _blocks(path: Path) -> list[dict[str, object]]:
    """Return the paragraphs and tables of a document, those within content controls too."""
    return [_block(element) for element in blocks(docx.Document(str(path)))]


def _block(element: object) -> dict[str, object]:
    if element.tag == qn("w:tbl"):  # type: ignore[attr-defined]
        return {"rows": [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]}  # type: ignore[attr-defined]
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
    name = "" if style is None else style.get(qn("w:val"))
    kind = "heading" if name.startswith("Heading") else "item" if name.startswith("List") else ""
    return {"style": kind, "text": _text(element)}


def _text(element: object) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))  # type: ignore[attr-defined]


def _slide(slide: object) -> dict[str, object]:
    title = slide.shapes.title  # type: ignore[attr-defined]
    boxes, lines, charts = [], [], []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if hasattr(shape, "begin_x"):
            lines.append((shape.begin_x, shape.begin_y, shape.end_x, shape.end_y))
        elif shape.has_chart:
            charts.append(_chart(shape))
        elif shape.has_text_frame and shape != title:
            boxes.append((shape.left, shape.top, shape.width, shape.height, shape.text_frame.text))
    notes = slide.notes_slide.notes_text_frame.text  # type: ignore[attr-defined]
    return {"title": title.text_frame.text, "boxes": boxes, "lines": lines, "charts": charts, "notes": notes}


def _chart(shape: Any) -> dict[str, object]:  # noqa: ANN401 - python-pptx has no types
    plot = shape.chart.plots[0]
    kind = "radar" if "Radar" in type(plot).__name__ else "bars"
    series = [(series.name, list(series.values)) for series in plot.series]
    frame = (shape.left, shape.top, shape.width, shape.height)
    return {"kind": kind, "frame": frame, "categories": [str(label) for label in plot.categories], "series": series}


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
            f"ratio {ours.seconds / theirs.seconds:.2f}"
        )
    with tempfile.TemporaryDirectory() as folder:
        small, large = (documents(size, Path(folder)) for size in GROWTH)
    growth = f"{large / small:.1f} times the time for {GROWTH[1] // GROWTH[0]} times the events"
    print(f"report and grids: {GROWTH[0]} events {small:.2f} s, {GROWTH[1]} events {large:.2f} s, {growth}")


if __name__ == "__main__":
    main()
