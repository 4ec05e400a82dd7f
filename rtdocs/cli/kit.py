"""`rtdocs kit`: writes the workshop kit, for any group or for the project of a workbook."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, option, quiet_option, writing_options
from rtdocs.cli.output import tell_built, tell_writing
from rtdocs.cli.paths import TypedPath
from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language, language_of

if TYPE_CHECKING:
    from rtdocs.pipeline import Loaded


def command(language: Language) -> Command:
    """Return the command in the reader's language."""
    output = option(language, "kit", "-o", "--output", "folder", metavar="folder", type=TypedPath())

    def run(folder: Path | None, lang: tuple[str, ...] | None, **wish: Any) -> int:  # noqa: ANN401 - click's own
        if folder is None:  # were it required, click would say so in English in its help
            raise click.MissingParameter(ctx=click.get_current_context(), param=output)
        order = _KitOrder(folder, **wish)
        if order.narration and not order.narration.is_dir():
            raise Misuse("narration", path=order.narration)
        if order.narration and len(set(lang or ())) > 1:
            raise Misuse("narration-languages")
        loaded = _load(order.project) if order.project else None
        return _kit(order, loaded, lang or ((loaded.story.language,) if loaded else (language.code,)))

    return Command(
        "kit",
        language,
        run,
        [
            output,
            option(language, "kit", "--project", metavar="workbook", type=TypedPath()),
            option(language, "kit", "--narration", metavar="folder", type=TypedPath()),
            *writing_options(language),
            quiet_option(language),
        ],
        several=True,
    )


class _KitOrder(NamedTuple):
    """The options of a kit; each field is an argument or an option."""

    folder: Path
    project: Path | None
    narration: Path | None
    force: bool
    as_json: bool
    quiet: bool


def _load(project: Path) -> "Loaded":
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    return pipeline.load(project)


def _kit(order: _KitOrder, loaded: "Loaded | None", codes: tuple[str, ...]) -> int:
    """Write the kit in one or several languages, with messages in the first; return the exit code."""
    from rtdocs import pipeline  # noqa: PLC0415 - idem

    language = language_of(codes[0])
    built = pipeline.kit(
        order.folder,
        project=loaded,
        lang=codes,
        narration=order.narration,
        force=order.force,
        progress=partial(tell_writing, language=language, quiet=order.quiet),
    )
    path = loaded.path if loaded else order.folder
    tell_built(path, built, language, quiet=order.quiet, as_json=order.as_json)
    if order.as_json:
        print_json(written_data(built.outcomes))
    elif built.files and not order.quiet:
        click.echo(language.say("cli.kit.next", name=built.files[0].name))
    return built.report.exit_code()
