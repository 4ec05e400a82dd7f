"""The whole way for callers without a terminal: load, check, build. Nothing here prints.

Each document imports its writer when it is built: a run that only checks pays for no Office library.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rtdocs import checks
from rtdocs.errors import BrokenTemplate, CannotWrite, UnreadableWorkbook
from rtdocs.faults import TemplateFault
from rtdocs.i18n import Language, language
from rtdocs.model import Story
from rtdocs.problems import Problem, Report
from rtdocs.read.build import read
from rtdocs.resources import folder as resource_folder

if TYPE_CHECKING:
    from rtdocs.plan.carry.account import Account
    from rtdocs.plan.collect import Collected

Notes = tuple[TemplateFault, ...]
Given = Iterable[str | Path] | Mapping[str, str | Path]
"""Templates that a person gives: each is for the document it has places for, or for the part that it is named by."""


TEXTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
SLIDES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""What the name of a template ends with."""


class Part(Enum):
    """What may be asked for: `--only report,summary,schema,grid`."""

    REPORT = "report"
    SUMMARY = "summary"
    SCHEMA = "schema"
    GRID = "grid"


USUAL = (Part.REPORT, Part.SCHEMA, Part.GRID)
"""What a build writes unless told otherwise. The summary comes on request: the report opens with one, and a folder of
four files is easier to find one's way in than one of five."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workbook that was read: its story, and the problems met while reading."""

    path: Path
    story: Story
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave.

    Attributes:
        report: of the checks.
        files: those written; none where the report has errors.
        notes: what is to be said of a template that was given, with its path.
    """

    report: Report
    files: tuple[Path, ...] = ()
    notes: tuple[tuple[Path, TemplateFault], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build: the part it belongs to, the sentence that names it, its template, and who writes it."""

    part: Part
    name: str
    template: str
    write: Callable[["_Order", Path, Path], Notes]

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


def build(  # noqa: PLR0913 - each is a wish of its own, by name
    workbook: str | Path | Loaded,
    folder: str | Path | None = None,
    *,
    only: Iterable[Part | str] = USUAL,
    lang: str = "",
    pdf: bool = False,
    templates: Given = (),
    all_questions: bool = False,
    progress: Callable[[str], None] = lambda _name: None,
) -> Built:
    """Check a workbook and write its documents, all or none.

    Args:
        workbook: its path, or what `load` gave.
        folder: where to write; beside the workbook where not given. Made where missing.
        only: the parts wanted; without it the usual ones, so no summary.
        lang: the documents' language, "fr" or "en"; the workbook's own where not given.
        pdf: whether the Word documents and the presentation also become tagged PDF files, by LibreOffice; the lists
            of the Word documents then have their page numbers.
        templates: Word and PowerPoint files to write on instead of ours: a list, where each is for the document it
            has places for, or a mapping of parts ("report", "schema", "grid") to files.
        all_questions: whether the grids hold all questions that the story calls for, instead of a session's worth.
        progress: called with each file's name before it is written.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the folder or a file in it cannot be written, or LibreOffice is missing; nothing was changed.
        BrokenTemplate: a template cannot be read or has faults, or two are for one document; nothing was changed.
        ValueError: a part or language that does not exist.
    """
    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report = check(loaded)
    if report.has_errors:
        return Built(report)
    story, reader = loaded.story, language(lang or loaded.story.language)
    target = Path(folder) if folder is not None else loaded.path.parent
    order = _Order(story, reader, outputs_of(only), pdf, templates_of(templates), all_questions)
    names, notes = _write_all(order, target, progress)
    return Built(report, tuple(target / name for name in names), tuple(notes))


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
    from rtdocs.plan import marks  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.write import annotate as writer  # noqa: PLC0415 - idem

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report, target = check(loaded) if report is None else report, Path(copy)
    _refuse_copy(loaded.path, target, wanted=writer.ending(loaded.path))
    if target.exists() and not (force or writer.is_untouched_copy(target)):
        raise CannotWrite("copy-exists", path=target)
    marked = marks.plan(report, language(lang or loaded.story.language))
    _put_copy(loaded.path, target, lambda path: writer.write(loaded.path, marked, path))
    return report


def collect(
    grids: Iterable[str | Path], copy: str | Path, *, workbook: str | Path | Loaded | None = None, force: bool = False
) -> "Collected":
    """Write a copy of a workbook with the answers of filled grids, none lost or overwritten, and account for it.

    All else in the copy stays as it was. Answers already there are recognised: the same grids may be collected again.

    Args:
        grids: filled grids of questions, Excel or Word, or other copies of the workbook.
        copy: the file to write, of the same kind (.xlsx, .xlsm) as the workbook.
        workbook: the workbook, which is not changed; where not given, `copy` is a copy of it that stands already, and
            takes the answers itself.
        force: whether to replace a file at `copy` that is not the workbook.

    Raises:
        UnreadableWorkbook: the workbook or a grid cannot be read, or a grid holds no table of questions.
        CannotWrite: as `annotate`; or the workbook lacks a place for the answers. Nothing was changed.
    """
    from rtdocs.plan import collect as plans  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.read.grids import read_grid  # noqa: PLC0415 - idem
    from rtdocs.write import annotate as marked  # noqa: PLC0415 - idem
    from rtdocs.write import collect as writer  # noqa: PLC0415 - idem

    target = Path(copy)
    if workbook is None and not target.exists():
        raise CannotWrite("collect-without-workbook", path=target)
    loaded = workbook if isinstance(workbook, Loaded) else load(target if workbook is None else workbook)
    _refuse_copy(loaded.path, target, wanted=marked.ending(loaded.path), same=workbook is None, key="not-collected")
    if target.exists() and not (force or workbook is None):
        raise CannotWrite("copy-exists", path=target)
    paths = {path.absolute(): path for path in map(Path, grids)}.values()
    found = plans.plan(loaded.story, [read_grid(path, language(loaded.story.language)) for path in paths])
    _put_copy(loaded.path, target, lambda path: writer.write(loaded.path, found, path))
    return found


def _put_copy(original: Path, target: Path, write: Callable[[Path], None]) -> None:
    """Write a copy aside, then put it in its place; parts that are copied as they are may be damaged."""
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - a check pays for no writer

    from rtdocs.write.package import outbox  # noqa: PLC0415 - idem

    try:
        with outbox(target.parent) as aside:
            write(aside / target.name)
    except ExpatError as cause:
        raise UnreadableWorkbook("workbook-damaged", path=original) from cause


def _refuse_copy(original: Path, copy: Path, *, wanted: str, same: bool = False, key: str = "not-annotated") -> None:
    if not wanted:
        raise CannotWrite(key, path=original)
    if same:
        return
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


def templates_of(given: Given) -> dict[Part, Path]:
    """Return the template of each part.

    Raises:
        BrokenTemplate: a file is no template, or two are for one part.
        ValueError: a part that does not exist.
    """
    if isinstance(given, Mapping):
        pairs = [(Part(part), Path(path)) for part, path in given.items()]
    else:
        pairs = [(_part_of(Path(path)), Path(path)) for path in given]
    found: dict[Part, Path] = {}
    for part, path in pairs:
        if part in found:
            raise BrokenTemplate("template-two", first=found[part], path=path)
        found[part] = path
    return found


def _part_of(path: Path) -> Part:
    """Return which part a template is for: slides tell by their kind, Word files by the places they have."""
    if path.suffix.lower() in SLIDES:
        return Part.SCHEMA
    if path.suffix.lower() not in TEXTS:
        raise BrokenTemplate("template-kind", path=path)
    from rtdocs.write.word import is_for_grid  # noqa: PLC0415 - only who gives a template pays for it

    return Part.GRID if is_for_grid(path) else Part.REPORT


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
    templates: Mapping[Part, Path]
    all_questions: bool


def _write_all(
    order: _Order, target: Path, progress: Callable[[str], None]
) -> tuple[list[str], list[tuple[Path, TemplateFault]]]:
    """Write all files of a build, or none; return their names, and what is to be said of the templates given."""
    from rtdocs.write.package import outbox  # noqa: PLC0415 - a check pays for no writer

    names = [output.file_name(order.story, order.reader) for output in order.outputs]
    notes: list[tuple[Path, TemplateFault]] = []
    with outbox(target) as aside:
        for output, name in zip(order.outputs, names, strict=True):
            progress(name)
            template = order.templates.get(output.part, _template(output.template))
            found = output.write(order, template, aside / name)
            notes += [(template, note) for note in found if output.part in order.templates]
        return [*names, *(_printed(aside, names, order.story.saved, progress) if order.pdf else ())], notes


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


def _report(order: _Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import report  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(report.plan(order.story, order.reader), template, path)


def _summary(order: _Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan.report import brief  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(brief.plan(order.story, order.reader), template, path)


def _schema(order: _Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import deck  # noqa: PLC0415 - idem
    from rtdocs.write import powerpoint  # noqa: PLC0415 - idem

    return powerpoint.write(deck.plan(order.story, order.reader), template, path)


def _grid_document(order: _Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(grid.document(order.story, order.reader, everything=order.all_questions), template, path)


def _grid_book(order: _Order, _template: Path, path: Path) -> Notes:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import excel  # noqa: PLC0415 - idem

    excel.write_grid(grid.book(order.story, order.reader, everything=order.all_questions), path)
    return ()


def _template(name: str) -> Path:
    return resource_folder("templates") / name


OUTPUTS = (
    Output(Part.REPORT, "report", "rapport.docx", _report),
    Output(Part.SUMMARY, "summary", "sommaire.docx", _summary),
    Output(Part.SCHEMA, "schema", "schema.pptx", _schema),
    Output(Part.GRID, "grid-document", "grille.docx", _grid_document),
    Output(Part.GRID, "grid-workbook", "", _grid_book),
)
