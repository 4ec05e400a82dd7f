"""`rtdocs preview`: checks a workbook, then writes its drawings as one page for a browser."""

import webbrowser
from pathlib import Path

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, argument, option, quiet_option, writing_options
from rtdocs.cli.output import tell_built
from rtdocs.cli.paths import TypedPath, the_workbook
from rtdocs.i18n import Language, language_of


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(paths: tuple[Path, ...], lang: str | None, page: Path | None, **how: bool) -> int:
        return _preview(the_workbook(paths, language), page, lang, **how)

    return Command(
        "preview",
        language,
        run,
        [
            argument(language, "paths", "workbook", nargs=-1, required=True, is_one=True, type=TypedPath()),
            option(language, "preview", "-o", "--output", "page", metavar="page", type=TypedPath()),
            option(language, "preview", "--draft", is_flag=True),
            option(language, "preview", "--open", "opened", is_flag=True),
            *writing_options(language),
            quiet_option(language),
        ],
    )


def _preview(path: Path, page: Path | None, lang: str | None, **how: bool) -> int:
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    loaded = pipeline.load(path)
    language = language_of(lang or loaded.story.language)
    built = pipeline.preview(loaded, page, lang=language.code, draft=how["draft"], force=how["force"])
    tell_built(path, built, language, quiet=how["quiet"], as_json=how["as_json"])
    if how["as_json"]:
        print_json(written_data(built.outcomes))
    for file in built.files:
        if how["opened"] and not webbrowser.open(file.resolve().as_uri()):
            click.echo(language.say("cli.preview.no-browser"), err=True)
    return 0 if built.files else built.report.exit_code()
