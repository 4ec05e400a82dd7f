"""`rtdocs collect`: the answers of filled grids, brought back into a copy of the workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.cli.telling import block
from rtdocs.cli.worded import Command, argument, option, quiet_option
from rtdocs.i18n import Language, language

if TYPE_CHECKING:
    from rtdocs.plan.collect import Collected


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""
    into = option(reader, "collect", "--into", "copy", metavar="copy", type=click.Path(path_type=Path))

    def run(grids: tuple[Path, ...], lang: str | None, *, copy: Path | None, original: Path | None, **how: bool) -> int:
        from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

        if copy is None:  # were it required, click would say so in English in its help
            raise click.MissingParameter(ctx=click.get_current_context(), param=into)
        found = pipeline.collect(grids, copy, workbook=original, force=how["force"])
        if not how["quiet"]:
            _tell(found, copy, language(lang) if lang else reader)
        return 0

    return Command(
        "collect",
        reader,
        run,
        [
            argument(reader, "grids", "grid", nargs=-1, required=True, type=click.Path(path_type=Path)),
            into,
            option(reader, "collect", "--workbook", "original", metavar="workbook", type=click.Path(path_type=Path)),
            option(reader, "collect", "--force", is_flag=True),
            quiet_option(reader),
        ],
    )


def _tell(found: "Collected", copy: Path, reader: Language) -> None:
    """Say what each grid gave, where answers differ, and what found no place."""
    from rtdocs.plan.collect_account import sentences  # noqa: PLC0415 - idem

    for line in sentences(found, reader):
        click.echo(block(line, first="", rest="  "))
    click.echo(reader.say("cli.collect.done", path=copy))
