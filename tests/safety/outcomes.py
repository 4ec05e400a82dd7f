"""Gives each file of a folder to every command that takes its kind, as a person would, and prints what came of it.

    python tests/safety/outcomes.py FOLDER [WORKBOOK]

A line a file and command: the exit code, seconds of processor, megabytes, and the first words said. `!` stands before
one that broke a bar: a traceback, more than 2 seconds, more than 300 MB. Grids are collected into WORKBOOK, a sample
where none is named; a workbook of a grid's own project that stands beside it is taken instead ("project.xlsx").
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Measured, run

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "marche-solidaire.xlsx"
DOCUMENTS, WORKBOOKS, GRIDS = {".docx", ".pptx"}, {".xlsx", ".ods", ".xls", ".xlsm"}, {".docx", ".xlsx", ".odt"}
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
WIDTH = 150


def commands(path: Path, book: Path, room: Path) -> Iterator[list[str]]:
    """Yield the commands that take a file, each with a place of its own for what it writes."""
    kind = path.suffix.lower()
    if kind in DOCUMENTS:
        part = "schema" if kind == ".pptx" else "report"
        yield ["template", "check", str(path)]
        yield ["build", str(book), "--only", part, "--template", f"{part}={path}", "-o", str(room / "out")]
    if kind in WORKBOOKS:
        yield ["build", str(path), "-o", str(room / "out")]
        yield ["check", "--annotate", str(room / f"copy{kind}"), str(path)]
    if kind in GRIDS:
        yield ["collect", str(path), "--workbook", str(book), "--into", str(room / "collected.xlsx")]
    yield ["check", str(path)]
    yield ["new", str(room / "new.xlsx"), "--from", str(path)]


def told(command: list[str], done: Measured, path: Path) -> str:
    """Return a line of the table."""
    said = " ".join((done.err or done.out).split()).replace(str(path), path.name).replace("|", "/")
    slow = command[0] != "build" and done.seconds > MOST_SECONDS
    is_broken = slow or done.megabytes > MOST_MEGABYTES or "Traceback" in done.err or done.code not in {0, 1, 3}
    name = " ".join(each for each in command if each in {"build", "template", "check", "--annotate", "collect", "new"})
    figures = f"{done.code} | {done.seconds:.1f} | {done.megabytes:.0f}"
    return f"| {'! ' * is_broken}{path.parent.name}/{path.name} | {name} | {figures} | {said[:WIDTH]} |"


def main(folder: Path, book: Path) -> None:
    """Print the table."""
    sys.stdout.write("| File | Command | Code | s | MB | Said |\n|---|---|---|---|---|---|\n")
    kinds = DOCUMENTS | WORKBOOKS | GRIDS
    for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in kinds and each.is_file()):
        own = path.parent / "project.xlsx"
        with tempfile.TemporaryDirectory() as room:
            for command in commands(path, own if own.exists() else book, Path(room)):
                sys.stdout.write(told(command, run(*command), path) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else SAMPLE)
