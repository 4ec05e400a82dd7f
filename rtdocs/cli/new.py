"""`rtdocs new`: a workbook to fill in: empty, the fictional example, or with all that an older workbook holds."""

from pathlib import Path

import click

from rtdocs.cli.localized import Command, argument, option, quiet_option
from rtdocs.cli.usage_errors import Misuse
from rtdocs.errors import CannotWrite
from rtdocs.i18n import Language, language_of


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path, lang: str | None, old: Path | None, *, example: bool, force: bool, quiet: bool) -> int:
        _refuse(path, old, example=example, force=force)
        if old:
            return _carry(old, path, lang or "", language, quiet=quiet)
        return _new(path, language_of(lang) if lang else language, example=example, quiet=quiet)

    return Command(
        "new",
        language,
        run,
        [
            argument(language, "path", "workbook", type=click.Path(path_type=Path)),
            option(language, "new", "--example", is_flag=True),
            option(language, "new", "--from", "old", type=click.Path(path_type=Path), metavar="workbook"),
            option(language, "new", "--force", is_flag=True),
            quiet_option(language),
        ],
    )


def _refuse(path: Path, old: Path | None, *, example: bool, force: bool) -> None:
    """Refuse what cannot be meant, and to replace a file unasked."""
    if old and example:
        raise Misuse("example-and-from")
    if path.suffix.lower() != ".xlsx":
        raise Misuse("not-xlsx", path=path)
    if old and path.exists() and old.exists() and path.samefile(old):
        raise CannotWrite("same-file", path=path)
    if path.exists() and not force:
        raise CannotWrite("exists", path=path)


def _new(path: Path, language: Language, *, example: bool, quiet: bool) -> int:
    from rtdocs.pipeline import new_workbook  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    new_workbook(path, lang=language.code, example=example)
    if not quiet:
        click.echo(language.say("cli.new.done", path=path))
    return 0


def _carry(old: Path, path: Path, lang: str, language: Language, *, quiet: bool) -> int:
    from rtdocs.cli.migration_output import told  # noqa: PLC0415 - idem
    from rtdocs.pipeline import carry  # noqa: PLC0415 - idem

    account = carry(old, path, lang=lang, language=language.code)
    if not quiet:
        click.echo(told(account, old, path, language_of(account.language)))
    return 0
