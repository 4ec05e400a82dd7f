"""`rtdocs preview`: checks a workbook, then writes its drawings as one page for a browser."""

import webbrowser
from pathlib import Path

import click

from rtdocs.cli.telling import tell_built
from rtdocs.cli.worded import Command, argument, option, quiet_option
from rtdocs.i18n import Language, language


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(path: Path, lang: str | None, page: Path | None, *, opened: bool, quiet: bool) -> int:
        return _preview(path, page, lang, opened=opened, quiet=quiet)

    return Command(
        "preview",
        reader,
        run,
        [
            argument(reader, "path", "workbook", type=click.Path(path_type=Path)),
            option(reader, "preview", "-o", "--output", "page", metavar="page", type=click.Path(path_type=Path)),
            option(reader, "preview", "--open", "opened", is_flag=True),
            quiet_option(reader),
        ],
    )


def _preview(path: Path, page: Path | None, lang: str | None, *, opened: bool, quiet: bool) -> int:
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    loaded = pipeline.load(path)
    reader = language(lang or loaded.story.language)
    built = pipeline.preview(loaded, page, lang=reader.code)
    tell_built(path, built, reader, quiet=quiet)
    for file in built.files:
        if opened and not webbrowser.open(file.resolve().as_uri()):
            click.echo(reader.say("cli.preview.no-browser"), err=True)
    return built.report.exit_code()
