"""`rtdocs check`: every problem of a workbook at once, or again at each save."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from rtdocs.cli.json_output import as_data, print_json
from rtdocs.cli.localized import Command, argument, option, quiet_option
from rtdocs.cli.output import tell, tell_unexpected
from rtdocs.cli.paths import TypedPath, the_workbook
from rtdocs.cli.usage_errors import Misuse
from rtdocs.errors import RtdocsError
from rtdocs.i18n import Language, language_of
from rtdocs.problems import Report
from rtdocs.watch import saves


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(paths: tuple[Path, ...], lang: str | None, **wanted: Any) -> int:  # noqa: ANN401 - what click has parsed
        wish = _Wish(the_workbook(paths, language), lang, **wanted)
        if wish.watch and (wish.as_json or wish.quiet):
            raise Misuse("watch-alone")
        return _watch(wish) if wish.watch else _check(wish).report.exit_code(strict=wish.strict)

    return Command(
        "check",
        language,
        run,
        [
            argument(language, "paths", "workbook", nargs=-1, required=True, is_one=True, type=TypedPath()),
            option(language, "check", "--annotate", "copy", metavar="copy", type=TypedPath()),
            option(language, "check", "--force", is_flag=True),
            option(language, "check", "--watch", is_flag=True),
            option(language, "check", "--json", "as_json", is_flag=True),
            option(language, "check", "--strict", is_flag=True),
            quiet_option(language),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Wish:
    """The options of a check; each field is an argument or an option."""

    path: Path
    lang: str | None
    copy: Path | None
    force: bool
    watch: bool
    as_json: bool
    strict: bool
    quiet: bool


class _Told(NamedTuple):
    """The report of a check, with the language it was printed in."""

    report: Report
    language: Language


def _check(wish: _Wish) -> _Told:
    from rtdocs import copies, pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    loaded = pipeline.load(wish.path)
    report = pipeline.check(loaded)
    language = language_of(wish.lang or loaded.story.language)
    if not (wish.as_json or wish.quiet):
        tell(report, language)
    try:
        if wish.copy:
            report = copies.annotate(loaded, wish.copy, lang=language.code, force=wish.force, report=report)
    finally:
        if wish.as_json:
            print_json(as_data(wish.path, report, language))
    if report.outcomes and not wish.quiet:
        tell_unexpected(report.outcomes, language, err=wish.as_json)
        click.echo(_annotated(report, report.outcomes[0].path, language), err=wish.as_json)
    return _Told(report, language)


def _annotated(report: Report, copy: Path, language: Language) -> str:
    if not len(report):
        return language.say("cli.check.annotated-clean", path=copy)
    return language.say("cli.check.annotated", count=len(report), path=copy)


def _watch(wish: _Wish) -> int:
    """Check the workbook at each save until the person stops; return the exit code."""
    told: _Told | None = None
    for _ in saves(wish.path):
        told = _check_again(wish, told)
        moment = datetime.now().astimezone().strftime("%H:%M:%S")
        click.echo(told.language.say("cli.check.watching", moment=moment))
    return 0


def _check_again(wish: _Wish, before: _Told | None) -> _Told:
    """Print the problems anew with their change in number since the check before; return the new check.

    Raises:
        RtdocsError: the first check cannot be made. A later one that cannot (a file half synchronised, a workbook
            renamed for a moment) is printed as a message, and the next save is waited for.
    """
    if sys.stdout.isatty():
        click.clear()
    try:
        now = _check(wish)
    except RtdocsError as error:
        if before is None:
            raise
        click.echo(error.say(before.language))
        return before
    if before is not None and (change := len(now.report) - len(before.report)):
        click.echo(now.language.say(f"cli.check.{'more' if change > 0 else 'fewer'}", count=abs(change)))
    return now
