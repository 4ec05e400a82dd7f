"""What rtdocs wrote in a folder, in a small file there: whole files by their digests, documents by their outlines.

It serves files that take no mark, tells what rtdocs wrote under a name where a program has dropped the mark, and is
what a merge compares with: the file that people edited holds no trace of how it was.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

RECORD: Final = ".rtdocs.json"
_LARGEST: Final = 20_000_000  # bytes

Outline = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """What rtdocs wrote in a folder, by the names of files.

    Attributes:
        files: the digests of what may stand there of ours: the last that was written, and the one before.
        outlines: of documents, the outline of what rtdocs wrote last; for one that was merged, of what it brought in.
        copies: the digests of the copies that merges kept until the next build.
    """

    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "Record":
        """Return a record that may be changed without this one."""
        return Record({**self.files}, {**self.outlines}, {**self.copies})

    def text(self) -> str:
        """Return the record as its file holds it."""
        held: dict[str, object] = {"version": 1, "files": _ordered(self.files)}
        if self.copies:
            held["copies"] = dict(sorted(self.copies.items()))
        if self.outlines:
            held["outlines"] = {name: _ordered(self.outlines[name]) for name in sorted(self.outlines)}
        return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def read_record(folder: Path) -> Record:
    """Return the record of a folder; an empty one where there is none, or where it is not one of ours."""
    path = folder / RECORD
    with suppress(OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        if path.stat().st_size <= _LARGEST:
            held = json.loads(path.read_text("utf-8"))
            return Record(
                {str(name): _texts(digests) for name, digests in held["files"].items()},
                {str(name): _outline(found) for name, found in held.get("outlines", {}).items()},
                {str(name): str(digest) for name, digest in held.get("copies", {}).items()},
            )
    return Record()


def _outline(found: Mapping[str, Iterable[object]]) -> Outline:
    return {str(name): _texts(keys) for name, keys in found.items()}


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _ordered(lists: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(lists[name]) for name in sorted(lists)}
