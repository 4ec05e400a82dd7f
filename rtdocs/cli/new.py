"""`rtdocs new`: a workbook to fill in: empty, the fictional example, or with the contents of an older workbook."""

from pathlib import Path

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, argument, option, quiet_option, writing_options
from rtdocs.cli.output import tell_unexpected
from rtdocs.cli.paths import TypedPath
from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language, language_of


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path, lang: str | None, old: Path | None, *, example: bool, **how: bool) -> int:
        _refuse(path, old, example=example)
        if old:
            return _carry(old, path, lang or "", language, **how)
        return _new(path, language_of(lang) if lang else language, example=example, **how)

    return Command(
        "new",
        language,
        run,
        [
            argument(language, "path", "workbook", type=TypedPath()),
            option(language, "new", "--example", is_flag=True),
            option(language, "new", "--from", "old", type=TypedPath(), metavar="workbook"),
            *writing_options(language),
            quiet_option(language),
        ],
    )


def _refuse(path: Path, old: Path | None, *, example: bool) -> None:
    """Refuse options that contradict each other, and a path that does not end in .xlsx."""
    if old and example:
        raise Misuse("example-and-from")
    if path.suffix.lower() != ".xlsx":
        raise Misuse("not-xlsx", path=path)


def _new(path: Path, language: Language, *, example: bool, **how: bool) -> int:
    from rtdocs.pipeline import new_workbook  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    outcomes = new_workbook(path, lang=language.code, example=example, force=how["force"]).outcomes
    if how["as_json"]:
        print_json(written_data(outcomes))
    elif not how["quiet"]:
        tell_unexpected(outcomes, language)
        click.echo(language.say("cli.new.done", path=outcomes[0].path))
    return 0


def _carry(old: Path, path: Path, lang: str, language: Language, **how: bool) -> int:
    from rtdocs.cli.migration_output import told  # noqa: PLC0415 - idem
    from rtdocs.pipeline import carry  # noqa: PLC0415 - idem

    account = carry(old, path, lang=lang, language=language.code, force=how["force"])
    if how["as_json"]:
        print_json(written_data(account.outcomes))
    elif not how["quiet"]:
        tell_unexpected(account.outcomes, language_of(account.language))
        click.echo(told(account, old, account.outcomes[0].path, language_of(account.language)))
    return 0
