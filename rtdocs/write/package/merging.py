"""Merges, for the formats that can be: a file that people edited with what rtdocs would write in its place."""

from pathlib import Path
from typing import NamedTuple

from rtdocs.write.package.record import Outline

_WORD = ".docx"


class Merging(NamedTuple):
    """What a merge gave.

    Attributes:
        path: the merged file; None where the one that stands needs no change.
        renewed: how many passages we alone had changed.
        left: the first words of the passages of ours that are not in it, since people changed them too.
    """

    path: Path | None
    renewed: int
    left: tuple[str, ...]


def outline(path: Path) -> Outline | None:
    """Return what a later merge compares with; None for a file that cannot be merged."""
    if path.suffix != _WORD:
        return None
    from rtdocs.merge import word  # noqa: PLC0415 - who writes no document pays for no merge
    from rtdocs.merge.parts import CannotMerge  # noqa: PLC0415 - idem

    try:
        return word.outline(path)
    except CannotMerge:
        return None


def merged(standing: Path, ours: Path, base: Outline | None, room: Path) -> Merging | None:
    """Merge a file that people edited; None where that cannot be done without a risk for what they wrote.

    Args:
        standing: the file that people edited.
        ours: the file that rtdocs would write in its place.
        base: the outline of what rtdocs wrote last under this name; None where it is not known.
        room: where to put the merged file.
    """
    if base is None or standing.suffix != _WORD:
        return None
    from rtdocs.merge import word  # noqa: PLC0415 - idem
    from rtdocs.merge.parts import CannotMerge  # noqa: PLC0415 - idem

    try:
        found = word.merge(standing, ours, base)
    except CannotMerge:
        return None
    if found.content is None:
        return Merging(None, 0, found.left)
    path = room / standing.name
    path.write_bytes(found.content)
    return Merging(path, found.renewed, found.left)
