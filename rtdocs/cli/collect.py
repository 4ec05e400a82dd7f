"""`rtdocs collect`: the answers of filled grids, brought back into a copy of the workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, argument, option, quiet_option, writing_options
from rtdocs.cli.output import block, tell_unexpected
from rtdocs.cli.paths import TypedPath, is_lock, worth_reading
from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language, language_of

if TYPE_CHECKING:
    from rtdocs.plan.collect.collected import Collected


def command(language: Language) -> Command:
    """Return the command in the reader's language."""
    into = option(language, "collect", "--into", "copy", metavar="copy", type=TypedPath())

    def run(grids: tuple[Path, ...], lang: str | None, *, copy: Path | None, original: Path | None, **how: bool) -> int:
        from rtdocs import copies  # noqa: PLC0415 - `--help` need not pay for reading workbooks

        if copy is None:  # were it required, click would say so in English in its help
            raise click.MissingParameter(ctx=click.get_current_context(), param=into)
        grids = worth_reading(
            grids, _why_not((original, copy), language), language, lambda said: click.echo(said, err=True)
        )
        found = copies.collect(grids, copy, workbook=original, force=how["force"])
        if how["as_json"]:
            print_json({**written_data(found.outcomes), "told": _told(found, language_of(lang) if lang else language)})
        elif not how["quiet"]:
            _tell(found, language_of(lang) if lang else language)
        return 0

    return Command(
        "collect",
        language,
        run,
        [
            argument(language, "grids", "grid", nargs=-1, required=True, type=TypedPath()),
            into,
            option(language, "collect", "--workbook", "original", metavar="workbook", type=TypedPath()),
            *writing_options(language),
            quiet_option(language),
        ],
    )


def _why_not(own: tuple[Path | None, ...], language: Language) -> Callable[[Path], str]:
    """Return a function that gives the reason why a file among several is no grid, empty for a grid.

    The reasons: a lock, the workbook or the copy itself, another document of rtdocs.
    """
    places = {path.absolute() for path in own if path}

    def reason(path: Path) -> str:
        if is_lock(path):
            return "lock"
        return "own" if path.absolute() in places else "ours" if _is_ours_without_questions(path, language) else ""

    return reason


def _is_ours_without_questions(path: Path, language: Language) -> bool:
    from rtdocs.read.grids.filled_grid import read_grid  # noqa: PLC0415 - `--help` need not pay for reading workbooks
    from rtdocs.write.package.origin import mark_of  # noqa: PLC0415 - idem

    try:
        return not read_grid(path, language).lessons
    except UnreadableWorkbook as error:
        return error.key in {"grid-is-none", "workbook-is-document"} and bool(mark_of(path))


def _tell(found: "Collected", language: Language) -> None:
    """Print the answers of each grid, the answers that differ, and those that found no place."""
    for line in _told(found, language):
        click.echo(block(line, first="", rest="  "))
    tell_unexpected(found.outcomes, language)
    click.echo(language.say("cli.collect.done", path=found.outcomes[0].path))


def _told(found: "Collected", language: Language) -> list[str]:
    from rtdocs.plan.collect.account import sentences  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    return list(sentences(found, language))
