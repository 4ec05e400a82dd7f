"""`rtdocs new`: an empty workbook to fill in, or the fictional example."""

from pathlib import Path

import click

from rtdocs.cli.misuse import Misuse
from rtdocs.cli.worded import Command, argument, option, quiet_option
from rtdocs.errors import CannotWrite
from rtdocs.i18n import Language, language


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path, lang: str | None, *, example: bool, force: bool, quiet: bool) -> int:
        return _new(path, language(lang) if lang else reader, example=example, force=force, quiet=quiet)

    return Command(
        "new",
        reader,
        run,
        [
            argument(reader, "path", "workbook", type=click.Path(path_type=Path)),
            option(reader, "new", "--example", is_flag=True),
            option(reader, "new", "--force", is_flag=True),
            quiet_option(reader),
        ],
    )


def _new(path: Path, reader: Language, *, example: bool, force: bool, quiet: bool) -> int:
    from rtdocs.pipeline import new_workbook  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    if path.suffix.lower() != ".xlsx":
        raise Misuse("not-xlsx", path=path)
    if path.exists() and not force:
        raise CannotWrite("exists", path=path)
    new_workbook(path, lang=reader.code, example=example)
    if not quiet:
        click.echo(reader.say("cli.new.done", path=path))
    return 0
