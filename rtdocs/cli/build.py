"""`rtdocs build`: checks each workbook, then writes its documents."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rtdocs.cli.json_output import print_json, written_data
from rtdocs.cli.localized import Command, argument, option, quiet_option, writing_options
from rtdocs.cli.output import tell_built, tell_writing
from rtdocs.cli.paths import TypedPath, why_no_workbook, worth_reading
from rtdocs.cli.usage_errors import Misuse
from rtdocs.errors import RtdocsError
from rtdocs.i18n import Language, codes, language_of
from rtdocs.i18n.folding import fold_name

if TYPE_CHECKING:
    from rtdocs.outcomes import Outcome

EDITIONS = ("funder", "group")
PARTS = ("report", "summary", "schema", "poster", "grid")
"""What scripts call the parts; people call them as their language does."""


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(paths: tuple[Path, ...], lang: tuple[str, ...] | None, **wish: Any) -> int:  # noqa: ANN401 - click's own
        paths = worth_reading(paths, why_no_workbook, language, lambda said: click.echo(said, err=True))
        _refuse_same_names(paths, wish["folder"])
        voice = _Voice(language, lang or (), quiet=wish.pop("quiet"), as_json=wish.pop("as_json"))
        order = _Order(paths, **(wish | {"only": _parts(wish["only"])}))
        code = max([_build(path, order, voice) for path in paths])
        if voice.as_json:
            print_json(written_data(voice.outcomes))
        return code

    return Command(
        "build",
        language,
        run,
        [
            argument(language, "paths", "workbook", nargs=-1, required=True, type=TypedPath()),
            option(language, "build", "-o", "--output", "folder", metavar="folder", type=TypedPath()),
            option(language, "build", "--only", metavar="parts"),
            option(language, "build", "--template", "templates", metavar="template", multiple=True),
            option(language, "build", "--all-questions", is_flag=True),
            option(language, "build", "--edition", type=click.Choice(EDITIONS), default=EDITIONS[0]),
            option(language, "build", "--anonymous", is_flag=True),
            option(language, "build", "--pdf", is_flag=True),
            option(language, "build", "--draft", is_flag=True),
            option(language, "build", "--dry-run", "dry", is_flag=True),
            *writing_options(language),
            quiet_option(language),
        ],
        several=True,
    )


class _Order(NamedTuple):
    """The options of a build; each field is an argument or an option."""

    paths: tuple[Path, ...]
    folder: Path | None
    only: tuple[str, ...] | None
    pdf: bool
    templates: tuple[str, ...]
    all_questions: bool
    edition: str
    anonymous: bool
    draft: bool
    dry: bool
    force: bool


class _Voice:
    """The voice of a build on the terminal: its language, the documents' languages (none: the workbook's), flags."""

    def __init__(self, language: Language, langs: tuple[str, ...], *, quiet: bool, as_json: bool) -> None:
        self.language = language
        self.langs = langs
        self.quiet = quiet
        self.as_json = as_json
        self.outcomes: list[Outcome] = []

    def progress(self, name: str) -> None:
        """Show the file under way."""
        tell_writing(name, self.language, quiet=self.quiet)


def _build(path: Path, order: _Order, voice: _Voice) -> int:
    """Build one workbook and return its exit code; one that cannot be read does not stop the others."""
    from rtdocs import pipeline  # noqa: PLC0415 - `--help` need not pay for reading workbooks
    from rtdocs.products import usual  # noqa: PLC0415 - idem

    try:
        loaded = pipeline.load(path)
        only = order.only or tuple(part.value for part in usual(loaded.story))
        voice.language = language_of((*voice.langs, loaded.story.language)[0])
        built = pipeline.build(
            loaded,
            order.folder,
            only=only,
            lang=voice.langs,
            pdf=order.pdf,
            templates=_templates(order.templates, only),
            all_questions=order.all_questions,
            edition=order.edition,
            anonymous=order.anonymous,
            draft=order.draft,
            force=order.force,
            dry_run=order.dry,
            keep=order.paths,
            progress=voice.progress,
        )
    except RtdocsError as error:
        voice.outcomes += error.placed or ()
        click.echo(error.say(voice.language), err=True)
        return 3
    voice.outcomes += built.outcomes
    tell_built(path, built, voice.language, quiet=voice.quiet, as_json=voice.as_json, dry=order.dry)
    return 0 if built.files else built.report.exit_code()


def _parts(only: str | None) -> tuple[str, ...] | None:
    """Return the parts asked for; None for the usual ones."""
    if not only:
        return None
    names = _part_names()
    words = only.split(",")
    for word in words:
        if fold_name(word) not in names:
            raise Misuse("part", name=word.strip())
    return tuple(names[fold_name(word)] for word in words)


def _part_names() -> dict[str, str]:
    """Return the products by every name that `--only` takes, in any language, with or without accents."""
    said = {fold_name(language_of(code).say(f"cli.part-names.{part}")): part for code in codes() for part in PARTS}
    return said | {part: part for part in PARTS}


def _templates(given: tuple[str, ...], only: tuple[str, ...]) -> dict[str, Path]:
    """Return the template of each product: named as in "grille=notre-grille.docx", else known by its places."""
    from rtdocs.documents import outputs_of, templates_of  # noqa: PLC0415 - idem

    names, named, free = _part_names(), {}, []
    for text in given:
        part, equals, path = text.partition("=")
        if equals and fold_name(part) in names:
            named[names[fold_name(part)]] = Path(path)
        else:
            free.append(text)
    guessed = templates_of(free, outputs_of(only))
    return named | {part.value: path for part, path in guessed.items() if part.value not in named}


def _refuse_same_names(paths: tuple[Path, ...], folder: Path | None) -> None:
    """Refuse two workbooks of one name: they would write over each other's documents."""
    places = Counter((folder or path.parent, path.stem.lower()) for path in paths)
    for (_, name), count in places.items():
        if count > 1:
            raise Misuse("same-name", name=name)
