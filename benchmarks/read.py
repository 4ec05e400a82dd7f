"""Time reading and checking a workbook against python-calamine merely reading the same file into lists.

    python benchmarks/read.py

Each runs in a Python of its own, whose start and imports count; the best of several runs counts. `misspelt` is the
worst workbook that we could think of: in each of its rows, five cells name something unknown, each in a way of its own.
"""

import itertools
import sys
import tempfile
from pathlib import Path

import workbooks
from build import Run, best, run

ACTORS = 500
OURS = "import sys, rtdocs; rtdocs.check(sys.argv[1])"
THEIRS = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
"""
TIMES = 5


def measured(script: str, book: Path, times: int = TIMES) -> Run:
    """Return the best run of a script on a workbook."""
    return best([run(sys.executable, "-c", script, book) for _ in range(times)])


def main() -> None:
    """Print the table."""
    print("events              rtdocs s   calamine s   ratio   rtdocs MB   calamine MB")
    seconds: dict[int, float] = {}
    for events, is_misspelt in ((500, False), (5000, False), (5000, True)):
        with tempfile.TemporaryDirectory() as folder:
            book = workbooks.write(Path(folder) / "projet.xlsx", events, ACTORS, is_misspelt=is_misspelt)
            ours, theirs = measured(OURS, book), measured(THEIRS, book)
        seconds.setdefault(events, ours.seconds)
        print(
            f"{events:6} {'misspelt' if is_misspelt else '':11}   {ours.seconds:7.2f}   {theirs.seconds:10.2f}"
            f"   {ours.seconds / theirs.seconds:5.1f}   {ours.megabytes:9.0f}   {theirs.megabytes:11.0f}"
        )
    for small, large in itertools.pairwise(seconds):
        growth = seconds[large] / seconds[small]
        print(f"{small} to {large} events: {growth:.1f} times the time for {large / small:.0f} times the events")


if __name__ == "__main__":
    main()
