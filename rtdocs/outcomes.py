"""How the files of a command may take the place of others, and what became of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Fate(Enum):
    """What became of one file; the values are those of `--json`."""

    NEW = "new"  # nothing stood at its name
    RENEWED = "renewed"  # nobody had changed what rtdocs wrote there
    KEPT = "kept"  # people changed it, and rtdocs has nothing to add since
    MERGED = "merged"  # people changed it, and so did rtdocs: both are in it, and what stood there is a copy
    COMPLETED = "completed"  # what stood there is all in it still, with more
    BESIDE = "beside"  # what stands there stays; ours is under a free name
    REPLACED = "replaced"  # as asked; what stood there is a dated copy now


class Standing(Enum):
    """What stands at a file's name and is not replaced; the values are those of `--json`."""

    CHANGED = "changed"  # by people, since rtdocs wrote it
    UNKNOWN = "unknown"  # nothing tells that rtdocs wrote it
    READ = "read"  # the same command reads it


class Deed(Enum):
    """What a merge did with one piece of a document; the values are those of `--json`."""

    RENEWED = "renewed"  # only rtdocs changed it
    ADDED = "added"  # it is new
    REMOVED = "removed"  # the story no longer calls for it, and nobody had changed it
    KEPT = "kept"  # only people changed it
    RETIRED = "retired"  # a question that is no longer asked: it stays, marked
    OFFERED = "offered"  # both changed it: people's stays, ours is shown beside
    NOTED = "noted"  # both changed it: people's stays, ours is in a note on the cell
    TRACKED = "tracked"  # both changed it: people's stays, ours is offered as a tracked change
    LEFT_OUT = "left-out"  # people had deleted it, and it stays deleted


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a document and what a merge did with it.

    Attributes:
        place: the part of the document, as a person knows it: a slide's title, the title of a part.
        piece: what in it; empty for all of it.
        ours: the text that rtdocs offers, where it is not in the document.
    """

    deed: Deed
    place: str
    piece: str = ""
    ours: str = ""


Account = tuple[Entry, ...]
"""What a merge did, piece by piece; empty where neither side had changed anything."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: where the file is now: ours, or where people's was kept, theirs.
        fate: what became of it.
        wanted: the path it was to have; another than `path` only where ours went beside.
        standing: what stands at `wanted`, where ours went beside.
        copy: the dated copy of what was replaced or merged.
        account: what was done piece by piece, where people's changes and ours were brought together.
    """

    path: Path
    fate: Fate
    wanted: Path
    standing: Standing | None = None
    copy: Path | None = None
    account: Account = ()

    @property
    def key(self) -> str:
        """Return the name of its sentence in the catalogue `outcomes`."""
        return f"{self.fate.value}-{self.standing.value}" if self.standing else self.fate.value

    def data(self) -> dict[str, object]:
        """Return it as what JSON can hold."""
        return {
            "path": str(self.path),
            "outcome": self.fate.value,
            "wanted": str(self.wanted),
            "standing": self.standing.value if self.standing else None,
            "copy": str(self.copy) if self.copy else None,
            "account": [
                {"deed": entry.deed.value, "place": entry.place, "piece": entry.piece, "ours": entry.ours}
                for entry in self.account
            ],
        }


@dataclass(frozen=True, slots=True)
class Terms:
    """How the files of a command may take the place of others.

    Attributes:
        reads: what the command reads, which nothing is ever written over.
        force: whether a person asked to replace; a dated copy is kept all the same.
        renewable: whether rtdocs may renew these files later on; not those that take over a person's own words.
        marked: whether they bear the mark of their origin; not what others are made of or what is made of theirs.
        completes: whether what is written holds all that stands at its name.
        dry: whether only to say what would become of the files, and to write nothing.
        is_ours: a further way to know a file that rtdocs wrote and no program has saved since.
    """

    reads: tuple[Path, ...] = ()
    force: bool = False
    renewable: bool = True
    marked: bool = True
    completes: bool = False
    dry: bool = False
    is_ours: Callable[[Path], bool] = lambda _path: False


Outcomes = tuple[Outcome, ...]


def paths(outcomes: Iterable[Outcome]) -> tuple[Path, ...]:
    """Return where the files are."""
    return tuple(outcome.path for outcome in outcomes)
