"""The whole way for callers without a terminal: load, check, build. Nothing here prints.

Each document imports its writer when it is built: a run that only checks pays for no Office library.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rtdocs import checks
from rtdocs.apart import head_start, write_schema
from rtdocs.errors import CannotWrite, UnreadableWorkbook
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
    pdf: bool = False,
    progress: Callable[[str], None] = lambda _name: None,
) -> Built:
    """Check a workbook and write its documents, all or none.

    Args:
        workbook: its path, or what `load` gave.
        folder: where to write; beside the workbook where not given. Made where missing.
        only: the parts wanted.
        lang: the documents' language, "fr" or "en"; the workbook's own where not given.
        pdf: whether the Word documents and the presentation also become tagged PDF files, by LibreOffice; the lists
            of the Word documents then have their page numbers.
        progress: called with each file's name before it is written.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the folder or a file in it cannot be written, or LibreOffice is missing; nothing was changed.
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
    names = _write_all(_Order(story, reader, outputs, pdf), target, progress)
    return Built(report, tuple(target / name for name in names))


def preview(workbook: str | Path | Loaded, path: str | Path | None = None, *, lang: str = "") -> Built:
    """Check a workbook and write the drawings of its presentation as one page for a browser.

    Args:
        workbook: its path, or what `load` gave.
        path: the page, or a folder for it; beside the workbook where not given.
        lang: as `build`.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: as `build`, or the page's name does not end in .html.
        ValueError: a language that does not exist.
    """
    from rtdocs.plan import deck  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.write import preview as page  # noqa: PLC0415 - idem
    from rtdocs.write.package import outbox  # noqa: PLC0415 - idem

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    story, reader = loaded.story, language(lang or loaded.story.language)
    target = _page_path(Path(path) if path is not None else loaded.path.parent, story, reader)
    report = check(loaded)
    if report.has_errors:
        return Built(report)
    with outbox(target.parent) as aside:
        page.write(deck.plan(story, reader), _template("schema.pptx"), aside / target.name)
    return Built(report, (target,))


def annotate(
    workbook: str | Path | Loaded,
    copy: str | Path,
    *,
    lang: str = "",
    force: bool = False,
    report: Report | None = None,
) -> Report:
    """Check a workbook and write a copy of it with each faulty cell marked, and a first sheet that lists all.

    All else in the copy stays as it was. Reading the copy gives the same story and problems; marking it again replaces
    the marks. A file at `copy` is replaced where `force` says so, or where it is a marked copy that nobody has saved
    since.

    Args:
        workbook: its path, or what `load` gave; an Excel workbook, with or without macros.
        copy: the file to write, of the same kind (.xlsx, .xlsm) as the workbook.
        lang: the language of the marks, "fr" or "en"; the workbook's own where not given.
        force: whether to replace any file at `copy`.
        report: what `check` gave for this workbook, to check it only once.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the workbook is of another kind, `copy` is the workbook itself, has the wrong ending or stands
            already, or it cannot be written; nothing was changed.
    """
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - a check pays for no writer

    from rtdocs.plan import marks  # noqa: PLC0415 - idem
    from rtdocs.write import annotate as writer  # noqa: PLC0415 - idem
    from rtdocs.write.package import outbox  # noqa: PLC0415 - idem

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report, target = check(loaded) if report is None else report, Path(copy)
    _refuse_copy(loaded.path, target, wanted=writer.ending(loaded.path))
    if target.exists() and not (force or writer.is_untouched_copy(target)):
        raise CannotWrite("copy-exists", path=target)
    try:
        with outbox(target.parent) as aside:
            writer.write(loaded.path, marks.plan(report, language(lang or loaded.story.language)), aside / target.name)
    except ExpatError as cause:  # a part that we copied as it is
        raise UnreadableWorkbook("workbook-damaged", path=loaded.path) from cause
    return report


def _refuse_copy(original: Path, copy: Path, *, wanted: str) -> None:
    if not wanted:
        raise CannotWrite("not-annotated", path=original)
    if copy.exists() and copy.samefile(original):
        raise CannotWrite("copy-is-original", path=copy)
    if copy.suffix.lower() != wanted:
        raise CannotWrite("copy-ending", path=copy, ending=wanted)


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


class _Order(NamedTuple):
    """What a build is to write."""

    story: Story
    reader: Language
    outputs: tuple[Output, ...]
    pdf: bool


def _write_all(order: _Order, target: Path, progress: Callable[[str], None]) -> list[str]:
    """Write all files of a build, or none, and return their names."""
    from rtdocs.write.package import outbox  # noqa: PLC0415 - a check pays for no writer

    names = [output.file_name(order.story, order.reader) for output in order.outputs]
    with outbox(target) as aside:
        _write_each(order, [aside / name for name in names], progress)
        return [*names, *(_printed(aside, names, order.story.saved, progress) if order.pdf else ())]


def _write_each(order: _Order, paths: list[Path], progress: Callable[[str], None]) -> None:
    """Write the files; the presentation among several comes last, since it may be under way already."""
    jobs = sorted(zip(order.outputs, paths, strict=True), key=lambda job: job[0].part is Part.SCHEMA)
    *_, (last, at) = jobs
    ahead = head_start(order.story, order.reader, at) if len(jobs) > 1 and last.part is Part.SCHEMA else None
    with ahead or nullcontext(bool) as is_written:
        for output, path in jobs:
            progress(path.name)
            if output is not last or not is_written():
                output.write(order.story, order.reader, path)


def _printed(aside: Path, names: Iterable[str], day: str, progress: Callable[[str], None]) -> Iterator[str]:
    from rtdocs.write.printing import pdf_of, print_all  # noqa: PLC0415 - only who wants PDF files pays for it

    documents = [aside / name for name in names if name.endswith((".docx", ".pptx"))]
    for document in documents:
        progress(pdf_of(document).name)
    if documents:
        yield from (path.name for path in print_all(documents, day))


def _page_path(path: Path, story: Story, reader: Language) -> Path:
    """Return where the page goes; a name of another kind may be that of a workbook, which must never be replaced."""
    if path.is_dir():
        return path / reader.say("files.preview", name=story.name)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise CannotWrite("not-a-page", path=path)
    return path


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
    Output(Part.SCHEMA, "schema", write_schema),
    Output(Part.GRID, "grid-document", _grid_document),
    Output(Part.GRID, "grid-workbook", _grid_book),
)
