"""Time `rtdocs build` against pandoc making a .docx and a .pptx of the same text, whole runs side by side in one run.

    python benchmarks/build.py [30 300 3000]

Both programs start from nothing each time; the best of several runs counts, since what disturbs only ever slows.
"""

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pptx
import workbooks
from docx.oxml.ns import qn

# The command as a person types it, beside the Python that runs this.
RTDOCS = [str(Path(sys.executable).with_name("rtdocs"))]
SIZES = (30, 300, 3000)


class Run(NamedTuple):
    """One run: seconds on the wall, the most memory it held, in MB, and seconds of the processor."""

    seconds: float
    megabytes: float
    processor: float = 0.0


def run(*command: str | Path) -> Run:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed.
    """
    start = time.perf_counter()
    child = os.posix_spawnp(str(command[0]), [str(word) for word in command], _SURROUNDINGS, file_actions=_SILENT)
    _, status, usage = os.wait4(child, 0)
    if status:
        message = f"{command} ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


# An installed program has its bytecode beside it; so a checkout may keep what its first run makes.
_SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_SILENT = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]


def best(runs: list[Run]) -> Run:
    """Return the fastest times and the largest memory."""
    return Run(
        min(each.seconds for each in runs),
        max(each.megabytes for each in runs),
        min(each.processor for each in runs),
    )


def report_text(path: Path) -> str:
    """Return the text of a Word document as Markdown, tables as tables."""
    lines: list[str] = []
    document = docx.Document(str(path))
    for block in blocks(document):
        if block.tag == qn("w:tbl"):
            # python-docx's own way to cells is quadratic, so the rows are read from the XML.
            rows = [[_cell_text(cell) for cell in row.iter(qn("w:tc"))] for row in block.iter(qn("w:tr"))]
            lines += [_row(rows[0]), _row(["---"] * len(rows[0])), *map(_row, rows[1:]), ""]
        else:
            text, level = _cell_text(block), str(block.style or "").removeprefix("Heading")
            lines += [f"{'#' * int(level)} {text}" if level.isdigit() else text, ""]
    return "\n".join(lines)


def blocks(document: Any) -> Iterator[Any]:  # noqa: ANN401 - python-docx has no types
    """Yield the paragraphs and tables of a document as XML, those within content controls too."""
    for element in document.element.body.iter(qn("w:p"), qn("w:tbl")):
        if not any(above.tag in {qn("w:tbl"), qn("w:drawing")} for above in element.iterancestors()):
            yield element


def deck_text(path: Path) -> str:
    """Return the text of a deck as Markdown: a heading a slide, a paragraph a shape, the notes as notes."""
    lines: list[str] = []
    for slide in pptx.Presentation(str(path)).slides:
        texts = [shape.text_frame.text.replace("\n", " ") for shape in slide.shapes if shape.has_text_frame]
        lines += [f"## {texts[0]}", "", *(line for text in texts[1:] if text for line in (f"- {text}",)), ""]
        lines += ["::: notes", "", slide.notes_slide.notes_text_frame.text.replace("\n", "\n\n"), "", ":::", ""]
    return "\n".join(lines)


def compare(size: int, folder: Path, times: int) -> tuple[Run, Run]:
    """Return the best run of rtdocs and of pandoc for a story of `size` events."""
    book = workbooks.write(folder / "projet.xlsx", size)
    ours, theirs = [], []
    for _ in range(times):
        ours.append(run(*RTDOCS, "build", "--quiet", book, "-o", folder))
        (folder / "report.md").write_text(report_text(folder / "projet-rapport.docx"), "utf-8")
        (folder / "deck.md").write_text(deck_text(folder / "projet-schema.pptx"), "utf-8")
        first = run("pandoc", folder / "report.md", "-o", folder / "report.docx")
        second = run("pandoc", folder / "deck.md", "-o", folder / "deck.pptx")
        theirs.append(Run(first.seconds + second.seconds, max(first.megabytes, second.megabytes)))
    return best(ours), best(theirs)


def main() -> None:
    """Print the table."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print("events   rtdocs s   pandoc s   ratio   rtdocs MB   pandoc MB")
    seconds: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = compare(size, Path(folder), 5 if size < 1000 else 2)
        seconds[size] = ours.seconds
        print(
            f"{size:6}   {ours.seconds:8.2f}   {theirs.seconds:8.2f}   {ours.seconds / theirs.seconds:5.2f}"
            f"   {ours.megabytes:9.0f}   {theirs.megabytes:9.0f}"
        )
    for small, large in itertools.pairwise(sizes):
        growth = seconds[large] / seconds[small]
        print(f"{small} to {large} events: {growth:.1f} times the time for {large / small:.0f} times the events")
    bare = best([run(sys.executable, "-c", "pass") for _ in range(20)]).seconds
    helped = best([run(*RTDOCS, "--help") for _ in range(20)]).seconds
    print(f"rtdocs --help {helped * 1000:.0f} ms, python -c pass {bare * 1000:.0f} ms, ratio {helped / bare:.1f}")


def _cell_text(cell: object) -> str:
    return " ".join("".join(cell.itertext()).split()).replace("|", "/")  # type: ignore[attr-defined]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
