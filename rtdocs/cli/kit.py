"""`rtdocs kit`: writes the workshop kit, for any group or for the project of a workbook."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.cli.localized import Command, option, quiet_option
from rtdocs.cli.output import tell_built, tell_writing
from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language, language_of

if TYPE_CHECKING:
    from rtdocs.pipeline import Loaded


def command(language: Language) -> Command:
    """Return the command in the reader's language."""
    output = option(language, "kit", "-o", "--output", "folder", metavar="folder", type=click.Path(path_type=Path))

    def run(
        folder: Path | None, lang: tuple[str, ...] | None, *, project: Path | None, narration: Path | None, quiet: bool
    ) -> int:
        if folder is None:  # were it required, click would say so in English in its help
            raise click.MissingParameter(ctx=click.get_current_context(), param=output)
        if narration and not narration.is_dir():
            raise Misuse("narration", path=narration)
        if narration and len(set(lang or ())) > 1:
            raise Misuse("narration-languages")
        loaded = _load(project) if project else None
        codes = lang or ((loaded.story.language,) if loaded else (language.code,))
        return _kit(folder, loaded, narration, codes, quiet=quiet)

    return Command(
        "kit",
        language,
        run,
        [
            output,
            option(language, "kit", "--project", metavar="workbook", type=click.Path(path_type=Path)),
            option(language, "kit", "--narration", metavar="folder", type=click.Path(path_type=Path)),
            quiet_option(language),
        ],
        several=True,
    )


def _load(project: Path) -> "Loaded":
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks

    return pipeline.load(project)


def _kit(folder: Path, loaded: "Loaded | None", narration: Path | None, codes: tuple[str, ...], *, quiet: bool) -> int:
    """Write the kit in some languages; the first is that of what is told here."""
    from rtdocs import pipeline  # noqa: PLC0415 - idem

    language = language_of(codes[0])
    progress = partial(tell_writing, language=language, quiet=quiet)
    built = pipeline.kit(folder, project=loaded, lang=codes, narration=narration, progress=progress)
    tell_built(loaded.path if loaded else folder, built, language, quiet=quiet)
    if built.files and not quiet:
        click.echo(language.say("cli.kit.next", name=built.files[0].name))
    return built.report.exit_code()
