"""Finds the pictures that a workbook names, which stand beside it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PureWindowsPath

from rtdocs.i18n.likeness import nearest
from rtdocs.problems import NEAREST, Problem, Rule, Where

_MOST_LISTED = 500
"""Files of the folder among which the one that was meant is sought."""


def beside(folder: Path, file: str) -> Path:
    """Return where a picture stands: by its bare name, since a workbook from anybody names no other place."""
    return folder / PureWindowsPath(file).name  # parts paths at "/" as well as at "\\", on every system


def is_there(folder: Path, file: str) -> bool:
    """Tell whether a picture stands beside the workbook."""
    try:
        return beside(folder, file).is_file()
    except OSError:  # a name longer than the system can have
        return False


def problems(named: Iterable[tuple[str, Where]], folder: Path) -> Iterator[Problem]:
    """Yield the pictures that do not stand in the folder, each with the nearest name of a file that does."""
    missing = [(file, where) for file, where in named if file and not is_there(folder, file)]
    listed = _listed(folder) if missing else ()
    for file, where in missing:
        yield Problem(Rule.MISSING_IMAGE, where, {"file": file, NEAREST: nearest(file, listed)})


def _listed(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(each.name for each in islice(folder.iterdir(), _MOST_LISTED)))
    except OSError:  # a folder that may be entered and not listed
        return ()
