"""`rtdocs check`: every problem of a workbook at once."""

import json
from pathlib import Path

import click

from rtdocs.cli.telling import as_data, tell
from rtdocs.cli.worded import Command, argument, option, quiet_option
from rtdocs.i18n import Language, language


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path, lang: str | None, *, as_json: bool, strict: bool, quiet: bool) -> int:
        return _check(path, lang, as_json=as_json, strict=strict, quiet=quiet)

    return Command(
        "check",
        reader,
        run,
        [
            argument(reader, "path", "workbook", type=click.Path(path_type=Path)),
            option(reader, "check", "--json", "as_json", is_flag=True),
            option(reader, "check", "--strict", is_flag=True),
            quiet_option(reader),
        ],
    )


def _check(path: Path, lang: str | None, *, as_json: bool, strict: bool, quiet: bool) -> int:
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    loaded = pipeline.load(path)
    report = pipeline.check(loaded)
    reader = language(lang or loaded.story.language)
    if as_json:
        click.echo(json.dumps(as_data(path, report, reader), ensure_ascii=False, indent=2))
    elif not quiet:
        tell(report, reader)
    return report.exit_code(strict=strict)
