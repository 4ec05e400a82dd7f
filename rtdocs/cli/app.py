"""`rtdocs app`: opens the page in the person's browser, and serves it until it is closed."""

from contextlib import suppress
from pathlib import Path

import click

from rtdocs.cli.localized import Command, argument, option
from rtdocs.cli.paths import TypedPath
from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language, language_of


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path | None, lang: str | None, *, no_open: bool) -> int:
        return _app(path, language_of(lang) if lang else language, is_opened=not no_open)

    return Command(
        "app",
        language,
        run,
        [
            argument(language, "path", "place", required=False, type=TypedPath()),
            option(language, "app", "--no-open", "no_open", is_flag=True),
        ],
    )


def _app(path: Path | None, language: Language, *, is_opened: bool) -> int:
    from rtdocs.app import desktop, server  # noqa: PLC0415 - only this command pays for a server

    def opened(address: str) -> None:
        if is_opened and desktop.open_page(address):
            click.echo(language.say("cli.app.opened"))
        else:
            click.echo(language.say("cli.app.address"))
        click.echo(address)

    if path is not None and not path.exists():
        raise UnreadableWorkbook("workbook-missing", path=path)
    place = path.resolve() if path is not None else Path.home()
    root, workbook = (place, None) if place.is_dir() else (place.parent, place)
    with suppress(KeyboardInterrupt):  # Ctrl+C is the way to end it from here
        server.serve(root, workbook, language.code, opened)
    return 0
