"""`rtdocs collect`: the answers of filled grids, brought back into a copy of the workbook."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, argument, option, quiet_option, writing_options
from rtdocs.cli.output import block, tell_unexpected
from rtdocs.i18n import Language, language_of

if TYPE_CHECKING:
    from rtdocs.plan.collect.collected import Collected

_SHOWN = 60
"""As many letters of a group's own question tell which it is."""


def command(language: Language) -> Command:
    """Return the command in the reader's language."""
    into = option(language, "collect", "--into", "copy", metavar="copy", type=click.Path(path_type=Path))

    def run(grids: tuple[Path, ...], lang: str | None, *, copy: Path | None, original: Path | None, **how: bool) -> int:
        from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

        if copy is None:  # were it required, click would say so in English in its help
            raise click.MissingParameter(ctx=click.get_current_context(), param=into)
        found = pipeline.collect(grids, copy, workbook=original, force=how["force"])
        if how["as_json"]:
            print_json(written_data(found.outcomes))
        elif not how["quiet"]:
            _tell(found, language_of(lang) if lang else language)
        return 0

    return Command(
        "collect",
        language,
        run,
        [
            argument(language, "grids", "grid", nargs=-1, required=True, type=click.Path(path_type=Path)),
            into,
            option(language, "collect", "--workbook", "original", metavar="workbook", type=click.Path(path_type=Path)),
            *writing_options(language),
            quiet_option(language),
        ],
    )


def _tell(found: "Collected", language: Language) -> None:
    """Say what each grid gave, where answers differ, and what found no place."""
    for line in _lines(found, language):
        click.echo(block(line, first="", rest="  "))
    tell_unexpected(found.outcomes, language)
    click.echo(language.say("cli.collect.done", path=found.outcomes[0].path))


def _lines(found: "Collected", language: Language) -> Iterator[str]:
    for grid in found.grids:
        # French counts 0 as one: nothing has a sentence of its own.
        key = "cli.collect.taken" if grid.taken else "cli.collect.nothing"
        yield language.say(key, grid=grid.name, count=grid.taken)
        if grid.known:
            yield language.say("cli.collect.known", grid=grid.name, count=grid.known)
        if grid.unread:
            yield language.say("cli.collect.unread", grid=grid.name, cells=grid.unread, count=len(grid.unread))
    for each in found.differences:
        key = "cli.collect.with-workbook" if each.with_workbook else "cli.collect.differ"
        yield language.say(key, code=_short(each.code), grids=each.grids)
    if found.own:
        yield language.say("cli.collect.own", names=tuple(map(_short, found.own)))


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN].rstrip()}…"
