"""`rtdocs check`: every problem of a workbook at once."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from rtdocs.cli.telling import as_data, tell
from rtdocs.cli.worded import Command, argument, option, quiet_option
from rtdocs.i18n import Language, language
from rtdocs.problems import Report


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(  # noqa: PLR0913 - click gives each option by its name
        path: Path, lang: str | None, annotate: Path | None, *, force: bool, as_json: bool, strict: bool, quiet: bool
    ) -> int:
        marked = Copy(annotate, force=force) if annotate else None
        return _check(path, lang, marked, as_json=as_json, strict=strict, quiet=quiet)

    return Command(
        "check",
        reader,
        run,
        [
            argument(reader, "path", "workbook", type=click.Path(path_type=Path)),
            option(reader, "check", "--json", "as_json", is_flag=True),
            option(reader, "check", "--strict", is_flag=True),
            option(reader, "check", "--annotate", metavar="copy", type=click.Path(path_type=Path)),
            option(reader, "check", "--force", is_flag=True),
            quiet_option(reader),
        ],
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """The marked copy asked for by `--annotate`; `force` replaces a file that stands there."""

    path: Path
    force: bool


def _check(path: Path, lang: str | None, copy: Copy | None, *, as_json: bool, strict: bool, quiet: bool) -> int:
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    loaded = pipeline.load(path)
    report = pipeline.check(loaded)
    reader = language(lang or loaded.story.language)
    if as_json:
        click.echo(json.dumps(as_data(path, report, reader), ensure_ascii=False, indent=2))
    elif not quiet:
        tell(report, reader)
    if copy:
        pipeline.annotate(loaded, copy.path, lang=reader.code, force=copy.force, report=report)
        if not quiet:
            click.echo(_told(report, copy.path, reader), err=as_json)
    return report.exit_code(strict=strict)


def _told(report: Report, copy: Path, reader: Language) -> str:
    if not len(report):
        return reader.say("cli.check.annotated-clean", path=copy)
    return reader.say("cli.check.annotated", count=len(report), path=copy)
