"""Outcomes of files: the terms on which a command may replace a file, and the fate of each file it writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Fate(Enum):
    """The fate of one file that a command writes; the values are those of `--json`."""

    NEW = "new"  # there was no file of its name
    RENEWED = "renewed"  # the file there was of rtdocs, and nobody had changed it
    KEPT = "kept"  # people changed it, and rtdocs has nothing to add since
    MERGED = (
        "merged"  # people changed it, and so did rtdocs: it has both changes, and the file of people is kept as a copy
    )
    COMPLETED = "completed"  # it has all of the file that was there, and more
    BESIDE = "beside"  # the file there stays; ours is under a free name
    REPLACED = "replaced"  # on request; the file that was there is a dated copy now


class Standing(Enum):
    """The state of a file that already bears the name and is not replaced; the values are those of `--json`."""

    CHANGED = "changed"  # by people, since rtdocs wrote it
    UNKNOWN = "unknown"  # it is in no record and has no mark of rtdocs
    READ = "read"  # the same command reads it


class Deed(Enum):
    """The action of a merge on one piece of a document; the values are those of `--json`."""

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
    """One piece of a document, with the action of the merge on it.

    Attributes:
        place: the part of the document, as a person knows it: a slide's title, the title of a part.
        piece: the piece within that part; empty for all of it.
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
    """The outcome for one file: its fate and its paths.

    Attributes:
        path: the path of the file now: ours, or theirs where people's was kept.
        fate: whether it is new, renewed, kept, merged, completed, beside or replaced.
        wanted: the path it was to have; another than `path` only where ours went beside.
        standing: the state of the file at `wanted`, where ours went beside.
        copy: the dated copy of what was replaced or merged.
        account: the pieces with their actions, where people's changes and ours were merged.
    """

    path: Path
    fate: Fate
    wanted: Path
    standing: Standing | None = None
    copy: Path | None = None
    account: Account = ()

    @property
    def key(self) -> str:
        """Return the key of the outcome's sentence in the catalogue `outcomes`: "beside-changed"."""
        return f"{self.fate.value}-{self.standing.value}" if self.standing else self.fate.value

    def data(self) -> dict[str, object]:
        """Return the outcome as JSON data: paths and enumerations as strings, absent ones as None."""
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
    """The terms on which the files of a command may replace others.

    Attributes:
        reads: the files that the command reads, which nothing is ever written over.
        force: whether a person asked to replace; a dated copy is kept all the same.
        renewable: whether rtdocs may renew these files later on; not those that take over a person's own words.
        marked: whether they bear the mark of their origin; not templates, nor files that documents are made of.
        completes: whether the new file holds all that the one in its place holds.
        dry: whether only to report the fate of each file, and to write nothing.
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
    """Return the path where each file is now, in the order of the outcomes."""
    return tuple(outcome.path for outcome in outcomes)
