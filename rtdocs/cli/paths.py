"""Paths as people type them, and the files among several that are no workbooks of theirs."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language

_VARIABLE = re.compile(r"%([^%\n]+)%|\$env:(\w+)|\$\{?(\w+)\}?", re.IGNORECASE)
_LOCKS = ("~$", ".~lock.")
"""How the names of the files begin that Office and LibreOffice put beside a file while it is open."""


class TypedPath(click.Path):
    """A path as typed, with `~/` and %VAR% replaced where the shell has left them, as PowerShell does."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """Return the path that is meant; a file that bears the typed name literally is that file."""
        text = os.fspath(value)
        return super().convert(text if os.path.lexists(text) else meant(text), param, ctx)


def meant(text: str) -> str:
    """Return a path with its home folder and environment variables filled in; unknown ones stay as they are."""

    def filled(found: re.Match[str]) -> str:
        return os.environ.get(next(filter(None, found.groups())), found[0])

    named = _VARIABLE.sub(filled, text)
    if named[:1] != "~":
        return named
    with suppress(RuntimeError):  # "~$projet.xlsx" begins like the home of a person whom the computer does not know
        return str(Path(named).expanduser())
    return named


def worth_reading(
    paths: tuple[Path, ...],
    why_not: Callable[[Path], str],
    language: Language,
    tell: Callable[[str], None],
) -> tuple[Path, ...]:
    """Return the files among several that are meant, as `*.xlsx` names them.

    Files for which `why_not` has a reason are passed over with a message; where nothing else would be left, all paths
    are returned.
    """
    passed = {path: reason for path in paths if (reason := why_not(path))} if len(paths) > 1 else {}
    if all(path in passed for path in paths):
        return paths
    for path, reason in passed.items():
        tell(language.say(f"cli.passed-over.{reason}", path=path))
    return tuple(path for path in paths if path not in passed)


def the_workbook(paths: tuple[Path, ...], language: Language) -> Path:
    """Return the one workbook among the files that `*.xlsx` names.

    Raises:
        Misuse: there are several, or words that name no file.
    """
    path, *others = worth_reading(paths, why_no_workbook, language, lambda said: click.echo(said, err=True))
    if others:
        key = "many-files" if all(each.is_file() for each in (path, *others)) else "too-many"
        raise Misuse(key, words=" ".join(map(str, others)))
    return path


def why_no_workbook(path: Path) -> str:
    """Return why a file is no workbook to build; empty for one that is."""
    if is_lock(path):
        return "lock"
    from rtdocs.read.grids.excel_grid import is_grid  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    return "grid" if is_grid(path) else ""


def is_lock(path: Path) -> bool:
    """Tell whether a file is one that Office or LibreOffice puts beside another while that is open."""
    return path.name.startswith(_LOCKS)
