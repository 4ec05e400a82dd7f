"""The whole way for callers without a terminal: load, check, build. Nothing here prints.

Each document imports its writer when it is built: a run that only checks pays for no Office library.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from rtdocs import checks
from rtdocs.errors import CannotWrite
from rtdocs.i18n import Language, language
from rtdocs.model import Story
from rtdocs.problems import Problem, Report
from rtdocs.read.build import read
from rtdocs.resources import folder as resource_folder

if TYPE_CHECKING:
    from rtdocs.plan.carry.account import Account


class Part(Enum):
    """What may be asked for: `--only report,schema,grid`."""

    REPORT = "report"
    SCHEMA = "schema"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workbook that was read: its story, and the problems met while reading."""

    path: Path
    story: Story
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the report of the checks, and the files written (none where the report has errors)."""

    report: Report
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build: the part it belongs to, the sentence that names it, and who writes it."""

    part: Part
    name: str
    write: Callable[[Story, Language, Path], None]

    def file_name(self, story: Story, reader: Language) -> str:
        """Return the file's name: "projet-rapport.docx", "project-report.docx"."""
        return reader.say(f"files.{self.name}", name=story.name)


def load(path: str | Path) -> Loaded:
    """Read a workbook.

    Raises:
        UnreadableWorkbook: there is no such file, it is no workbook, or it is refused as unsafe.
    """
    story, problems = read(Path(path))
    return Loaded(Path(path), _with_logo(_dated(story), Path(path).parent), problems)


def check(workbook: str | Path | Loaded) -> Report:
    """Return every problem of a workbook, in the order of its sheets.

    Raises:
        UnreadableWorkbook: as `load`.
    """
    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    return Report((*loaded.problems, *checks.run(loaded.story)), loaded.story.sheets)


def build(
    workbook: str | Path | Loaded,
    folder: str | Path | None = None,
    *,
    only: Iterable[Part | str] = tuple(Part),
    lang: str = "",
    progress: Callable[[str], None] = lambda _name: None,
) -> Built:
    """Check a workbook and write its documents, all or none.

    Args:
        workbook: its path, or what `load` gave.
        folder: where to write; beside the workbook where not given. Made where missing.
        only: the parts wanted.
        lang: the documents' language, "fr" or "en"; the workbook's own where not given.
        progress: called with each file's name before it is written.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the folder or a file in it cannot be written; nothing was changed.
        BrokenTemplate: a template lacks what the document needs.
        ValueError: a part or language that does not exist.
    """
    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report = check(loaded)
    if report.has_errors:
        return Built(report)
    story, reader = loaded.story, language(lang or loaded.story.language)
    outputs = outputs_of(only)
    target = Path(folder) if folder is not None else loaded.path.parent
    _write_all(story, reader, outputs, target, progress)
    return Built(report, tuple(target / output.file_name(story, reader) for output in outputs))


def outputs_of(parts: Iterable[Part | str]) -> tuple[Output, ...]:
    """Return the files that make up the parts, in the order they are written.

    Raises:
        ValueError: a part that does not exist.
    """
    wanted = {Part(part) for part in parts}
    return tuple(output for output in OUTPUTS if output.part in wanted)


def new_workbook(path: str | Path, *, lang: str = "fr", example: bool = False) -> None:
    """Write an empty workbook to fill in, or the fictional example.

    Raises:
        CannotWrite: as `build`. What stands at `path` is replaced: ask before.
    """
    from rtdocs.plan import form  # noqa: PLC0415 - only `new` pays for it
    from rtdocs.write.excel import write_form  # noqa: PLC0415 - idem
    from rtdocs.write.package import outbox  # noqa: PLC0415 - idem

    make = form.example if example else form.blank
    with outbox(Path(path).parent) as aside:
        write_form(make(language(lang)), aside / Path(path).name)


def carry(old: str | Path, path: str | Path, *, lang: str = "", reader: str = "fr") -> "Account":
    """Write a fresh workbook with all that an older or home-made one holds, and return what went where.

    Args:
        old: the workbook to carry; it is only read.
        path: the new one, which replaces what stands there: ask before.
        lang: the new one's language, "fr" or "en"; where not given, that of the names in the old one.
        reader: the language where those names do not tell.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: as `build`; or both paths are one file.
    """
    from rtdocs.plan.carry import carried  # noqa: PLC0415 - only `new --from` pays for it
    from rtdocs.read.old.book import read as read_old  # noqa: PLC0415 - idem
    from rtdocs.write.excel import write_form  # noqa: PLC0415 - idem
    from rtdocs.write.package import outbox  # noqa: PLC0415 - idem

    old, path = Path(old), Path(path)
    if path.exists() and old.exists() and path.samefile(old):
        raise CannotWrite("same-file", path=path)
    found = read_old(old, language(lang or reader))
    book, account = carried(found, language(lang or found.language or reader))
    with outbox(path.parent) as aside:
        write_form(book, aside / path.name)
    return account


def _write_all(
    story: Story, reader: Language, outputs: Iterable[Output], target: Path, progress: Callable[[str], None]
) -> None:
    from rtdocs.write.package import outbox  # noqa: PLC0415 - a check pays for no writer

    with outbox(target) as aside:
        for output in outputs:
            name = output.file_name(story, reader)
            progress(name)
            output.write(story, reader, aside / name)


def _dated(story: Story) -> Story:
    """Let SOURCE_DATE_EPOCH (the convention of reproducible builds) say the day; else the workbook's own stands."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return story
    return replace(story, saved=datetime.fromtimestamp(int(epoch), UTC).date().isoformat())


def _with_logo(story: Story, folder: Path) -> Story:
    """Find the logo beside the workbook, by its bare name: a workbook from anybody names no other place."""
    if not story.project.logo:
        return story
    return replace(story, project=replace(story.project, logo=str(folder / Path(story.project.logo).name)))


def _report(story: Story, reader: Language, path: Path) -> None:
    from rtdocs.plan import report  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    word.write(report.plan(story, reader), _template("rapport.docx"), path)


def _schema(story: Story, reader: Language, path: Path) -> None:
    from rtdocs.plan import deck  # noqa: PLC0415 - idem
    from rtdocs.write import powerpoint  # noqa: PLC0415 - idem

    powerpoint.write(deck.plan(story, reader), _template("schema.pptx"), path)


def _grid_document(story: Story, reader: Language, path: Path) -> None:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    word.write(grid.document(story, reader), _template("grille.docx"), path)


def _grid_book(story: Story, reader: Language, path: Path) -> None:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import excel  # noqa: PLC0415 - idem

    excel.write_grid(grid.book(story, reader), path)


def _template(name: str) -> Path:
    return resource_folder("templates") / name


OUTPUTS = (
    Output(Part.REPORT, "report", _report),
    Output(Part.SCHEMA, "schema", _schema),
    Output(Part.GRID, "grid-document", _grid_document),
    Output(Part.GRID, "grid-workbook", _grid_book),
)
