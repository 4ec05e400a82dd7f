"""Paths as people type them, and the files among several that are no workbooks of theirs."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rtdocs.i18n import Language

_VARIABLE = re.compile(r"%(\w+)%|\$env:(\w+)|\$\{?(\w+)\}?", re.IGNORECASE)
_LOCKS = ("~$", ".~lock.")
"""How the names of the files begin that Excel and LibreOffice put beside a workbook while it is open."""


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

    return str(Path(_VARIABLE.sub(filled, text)).expanduser()) if text[:1] == "~" else _VARIABLE.sub(filled, text)


def worth_reading(paths: tuple[Path, ...], language: Language, tell: Callable[[str], None]) -> tuple[Path, ...]:
    """Return the workbooks among several files, as `*.xlsx` names them.

    Lock files of programs that have a workbook open, and grids that rtdocs made, are passed over with a message; where
    nothing else would be left, all paths are returned.
    """
    passed = {path: reason for path in paths if (reason := _why_passed_over(path))} if len(paths) > 1 else {}
    if all(path in passed for path in paths):
        return paths
    for path, reason in passed.items():
        tell(language.say(f"cli.passed-over.{reason}", path=path))
    return tuple(path for path in paths if path not in passed)


def _why_passed_over(path: Path) -> str:
    if path.name.startswith(_LOCKS):
        return "lock"
    from rtdocs.read.grids.excel_grid import is_grid  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    return "grid" if is_grid(path) else ""
