"""Stops real builds amid the moves of their files, and shows what stood afterwards.

    python benchmarks/moves.py [TRIES]

Each try builds the grids and the report of a story over those of another, in a process of its own that gets a signal
just before or just after one of its moves, in turn each; where a person had changed a document, that stands too. A
table tells, by signal: the tries, how many left all files old, some, or all new; then what must be 0: torn files,
accounts that were not true, files of a person's that were lost, and folders aside that the next build did not sweep.
"""

import os
import signal
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from contextlib import redirect_stderr, redirect_stdout
from itertools import cycle, islice, product
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from workbooks import complete, workbook  # noqa: E402 - the tests' stories stand beside the project

from rtdocs.cli import main as cli  # noqa: E402 - idem
from rtdocs.i18n import language_of  # noqa: E402 - idem

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
MOVES = range(1, 8)  # the record, up to four files and a copy, the record again
MINE = "mine"


def built(book: Path, folder: Path) -> int:
    """Run the command as a person does; return its exit code."""
    words = ["build", str(book), "-o", str(folder), "--only", "report,grid", "--force", "--quiet"]
    return cli.run(words, language_of("en"))


def stopped(book: Path, folder: Path, number: int, kind: signal.Signals, *, before: bool) -> tuple[bool, str]:
    """Build in a process that gets a signal at one of its moves; return whether it got it, and what it said."""
    told = folder.with_name("told.txt")
    child = os.fork()
    if child == 0:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # as `rtdocs` itself does
            signal.signal(each, signal.default_int_handler)
        _spring(number, kind, before=before)
        with told.open("w", encoding="utf-8") as stream, redirect_stderr(stream), redirect_stdout(stream):
            code = built(book, folder)
        os._exit(code)
    _, status = os.waitpid(child, 0)
    return status != 0, told.read_text(encoding="utf-8")


def _spring(number: int, kind: signal.Signals, *, before: bool) -> None:
    """Let a signal come just before or just after a move."""
    replace, count = Path.replace, iter(range(1, 1000))

    def move(path: Path, target: Path) -> Path:
        is_now = next(count) == number
        if is_now and before:
            os.kill(os.getpid(), kind)
        moved = replace(path, target)
        if is_now and not before:
            os.kill(os.getpid(), kind)
        return moved

    Path.replace = move  # type: ignore[method-assign]


def looked(folder: Path) -> dict[str, bytes]:
    """Return the documents of a folder by name, those of a person's copies too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".docx", ".xlsx"}}


def is_whole(content: bytes, aside: Path) -> bool:
    """Tell whether a file is a zip whose every entry can be read."""
    aside.write_bytes(content)
    try:
        with zipfile.ZipFile(aside) as archive:
            return archive.testzip() is None
    except zipfile.BadZipFile:
        return False


class Trial:
    """One try, and what is counted of it."""

    def __init__(self, old: dict[str, bytes], new: dict[str, bytes], mine: bytes | None) -> None:
        self.old, self.new, self.mine = old, new, mine

    def tell(self, stands: dict[str, bytes], said: str, kind: signal.Signals, aside: Path) -> Counter[str]:
        """Return what stands after a run that was stopped."""
        fresh = [name for name in self.new if stands.get(name) == self.new[name]]
        stale = [name for name in self.old if stands.get(name) in {self.old[name], self.mine}]
        account = "all new" if len(fresh) == len(self.new) else "all old" if not fresh else "some new"
        is_true = kind == signal.SIGKILL or all((name in said) == (name in fresh) for name in self.new)
        return Counter(
            {
                "tries": 1,
                account: 1,
                "torn": sum(not is_whole(content, aside) for content in stands.values())
                + (len({*fresh, *stale}) != len(self.new)),
                "untrue": not is_true,
                "lost": self.mine is not None and self.mine not in stands.values(),
            }
        )


def tried(aside: Path, number: int, kind: signal.Signals, *, before: bool, edited: bool) -> Counter[str]:
    """Make one try; none is counted where the run had no such move."""
    books = [workbook(aside, complete(), "avant.xlsx"), workbook(aside, _other(), "apres.xlsx")]
    stands = []
    for book, name in zip(books, ("old", "new"), strict=True):
        book.replace(aside / "projet.xlsx")
        built(aside / "projet.xlsx", aside / name)
        stands.append(looked(aside / name))
    folder = aside / "old"
    changed = folder / min(stands[0])
    mine = _edited(changed) if edited else None
    came, said = stopped(aside / "projet.xlsx", folder, number, kind, before=before)
    if not came:
        return Counter()
    found = Trial(*stands, mine).tell(looked(folder), said, kind, aside / "one.zip")
    built(aside / "projet.xlsx", folder)
    found["left aside"] = len(list(folder.glob(".rtdocs-*/")))
    return found


def _other() -> dict[str, list[list[object]]]:
    """Return the same story with another title, so that every document differs."""
    sheets = complete()
    return {
        **sheets,
        "Projet": [["Titre", "Une autre histoire"] if row[0] == "Titre" else row for row in sheets["Projet"]],
    }


def _edited(path: Path) -> bytes:
    """Change a document as a person would."""
    with zipfile.ZipFile(path, "a") as file:
        file.comment = MINE.encode()
    return path.read_bytes()


def main(tries: int) -> None:
    """Print the table."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    every = cycle(product(MOVES, (True, False), SIGNALS, (False, True)))
    for number, before, kind, edited in islice(every, tries):
        with tempfile.TemporaryDirectory() as name:
            rows[kind.name] += tried(Path(name), number, kind, before=before, edited=edited)
    columns = ("tries", "all old", "some new", "all new", "torn", "untrue", "lost", "left aside")
    print("| Signal |" + "".join(f" {column} |" for column in columns))
    print("|---" * (len(columns) + 1) + "|")
    for name, counts in rows.items():
        print(f"| {name} |" + "".join(f" {counts[column]} |" for column in columns))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 128)
