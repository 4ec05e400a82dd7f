"""The pipeline for callers without a terminal: load, check, build. Nothing here prints.

Each document imports its writer when it is built: a run that only checks pays for no Office library.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rtdocs import checks, pictures
from rtdocs.documents import BuildOrder, Given, outputs_of, templates_of, write_all
from rtdocs.errors import CannotWrite, RtdocsError
from rtdocs.i18n import language_of
from rtdocs.model import Story
from rtdocs.outcomes import Outcomes, Terms, paths
from rtdocs.plan.wording.anonymous import anonymous as without_names
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Report, WorkbookProblem
from rtdocs.products import ANONYMOUS_KEY, Edition, Product, our_template, usual
from rtdocs.read.build import read
from rtdocs.template_problems import TemplateProblem

if TYPE_CHECKING:
    from rtdocs.plan.content.slides import Deck
    from rtdocs.plan.migrate.account import Account
    from rtdocs.write.html.page import Drawing
    from rtdocs.write.powerpoint.pages import Turn


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workbook that was read: its story, and the problems met while reading."""

    path: Path
    story: Story
    problems: tuple[WorkbookProblem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build.

    Attributes:
        report: the report of the checks.
        outcomes: the outcome of each file to write; none where the report has errors.
        notes: the paths of given templates, each with a fault or lack that did not stop the build.
    """

    report: Report
    outcomes: Outcomes = ()
    notes: tuple[tuple[Path, TemplateProblem], ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The path of each file, in the order of `outcomes`."""
        return paths(self.outcomes)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawings of a story's presentation, and the report of its checks; none where nothing can be drawn."""

    report: Report
    pages: tuple["Drawing", ...] = ()


def load(path: str | Path) -> Loaded:
    """Read a workbook.

    Raises:
        UnreadableWorkbook: there is no such file, it is no workbook, or it is refused as unsafe.
    """
    story, problems = read(Path(path))
    return Loaded(Path(path), _dated(story), problems)


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
    only: Iterable[Product | str] | None = None,
    lang: str | Iterable[str] = "",
    pdf: bool = False,
    templates: Given = (),
    all_questions: bool = False,
    edition: Edition | str = Edition.FUNDER,
    anonymous: bool = False,
    draft: bool = False,
    force: bool = False,
    dry_run: bool = False,
    keep: Iterable[str | Path] = (),
    progress: Callable[[str], None] = lambda _name: None,
) -> Built:
    """Check a workbook and write its documents.

    A file that people changed since the last build, or that nothing shows to be of rtdocs, stays; ours is then merged
    with it, or written beside it under a free name.

    Args:
        workbook: its path, or the value of `load`.
        folder: the folder to write to, made where missing; the workbook's own folder where not given.
        only: the products wanted; where not given, report, schema and grids, and a poster of a story of more than 12
            events.
        lang: the code of the documents' language, or several codes, with files of their own for each; the workbook's
            language where not given.
        pdf: whether the Word documents, the presentation and the poster also become tagged PDF files, by LibreOffice;
            the lists of the Word documents then have their page numbers.
        templates: Word and PowerPoint files to write on instead of ours: a list, where each is for the product it has
            places for, or a mapping of products ("report", "schema", "grid") to files.
        all_questions: whether the grids hold all questions that the story calls for, instead of a session's worth.
        edition: the readers of the documents: those who gave money ("funder"), or the group itself ("group"), whose
            edition also holds the open questions and what is still missing.
        anonymous: whether people's names become roles in every document; a key, for the group alone, gives the names.
        draft: whether a workbook with errors gives documents too, of its readable part, each marked as a draft.
        force: whether files that people changed are replaced; a dated copy of each is kept.
        dry_run: whether to write no file, and return the outcome that each would have.
        keep: further files that are never written over, with or without `force`, like the workbook and the templates.
        progress: called with each file's name before the file is written.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the folder or a file in it cannot be written, or LibreOffice is missing; `placed` has the outcomes
            of the files written before.
        BrokenTemplate: a template cannot be read or has faults, or two are for one product.
        ValueError: a product, language or edition that does not exist.
    """
    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report = check(loaded)
    if not _may_draw(loaded.story, report, draft=draft):
        return Built(report)
    outputs = outputs_of(usual(loaded.story) if only is None else only)
    given = templates_of(templates, outputs)
    target = Path(folder) if folder is not None else loaded.path.parent
    languages = [language_of(code) for code in _codes(lang or loaded.story.language)]
    tellings = [_as_far_as_understood(Telling(loaded.story, language), report) for language in languages]
    keys = [without_names(telling.story) if anonymous else None for telling in tellings]
    wished = (*outputs, ANONYMOUS_KEY) if anonymous else outputs
    orders = [
        BuildOrder(
            key.story if key else telling.story,
            telling.language,
            wished,
            pdf,
            given,
            all_questions,
            Edition(edition),
            key,
        )
        for telling, key in zip(tellings, keys, strict=True)
    ]
    terms = Terms(_read_by(loaded, *map(Path, keep), *given.values()), force, dry=dry_run)
    outcomes, notes = write_all(orders, target, terms, progress)
    return Built(report, outcomes, tuple(notes))


def _read_by(loaded: Loaded | None, *others: Path) -> tuple[Path, ...]:
    """Return the paths of the files that a command reads: the workbook, the logo it names, the others."""
    if loaded is None:
        return others
    logo = loaded.story.project.logo
    return (loaded.path, *others, *([Path(logo)] if logo else ()))


def _may_draw(story: Story, report: Report, *, draft: bool) -> bool:
    from rtdocs.plan.wording.draft import is_drawable  # noqa: PLC0415 - a check pays for no plan

    return not report.has_errors or (draft and is_drawable(story))


def _as_far_as_understood(telling: Telling, report: Report) -> Telling:
    """Return a story without its missing pictures; of a workbook with errors, its readable part as a draft."""
    from rtdocs.plan.wording.draft import understood  # noqa: PLC0415 - idem

    telling = replace(telling, story=_shown(telling.story))
    return replace(telling, story=understood(telling)) if report.has_errors else telling


def _codes(lang: str | Iterable[str]) -> Iterable[str]:
    return dict.fromkeys([lang] if isinstance(lang, str) else lang)


def drawings(workbook: str | Path | Loaded, *, lang: str = "", draft: bool = False, alone: str | None = None) -> Drawn:
    """Check a workbook and return the drawings of its presentation, an SVG element for each page.

    Args:
        workbook: its path, or the value of `load`.
        lang: the code of the drawings' language; the workbook's language where not given.
        draft: whether a workbook with errors gives drawings too, of its readable part.
        alone: the key of the only drawing wanted, without the time that the others take; "" is the schema's first.

    Raises:
        UnreadableWorkbook: as `load`.
        ValueError: a language that does not exist.
    """
    from rtdocs.write.html import page  # noqa: PLC0415 - a check pays for no writer

    report, planned = _planned(workbook, lang, draft=draft)
    if planned is None:
        return Drawn(report)
    if alone is None:
        return Drawn(report, tuple(page.drawings(planned, our_template("schema.pptx"))))
    only = page.drawing(planned, our_template("schema.pptx"), alone)
    return Drawn(report, (only,) if only else ())


def drawings_in_turn(
    workbook: str | Path | Loaded, *, lang: str = "", draft: bool = False
) -> tuple[Report, "Iterator[tuple[Turn, Drawing]]"]:
    """Check a workbook and return its drawings as soon as each is there, for who does not want to wait for all.

    Args, Raises: as `drawings`.
    """
    from rtdocs.write.html import page  # noqa: PLC0415 - a check pays for no writer

    report, planned = _planned(workbook, lang, draft=draft)
    return report, page.drawings_in_turn(planned, our_template("schema.pptx")) if planned else iter(())


def _planned(workbook: str | Path | Loaded, lang: str, *, draft: bool) -> tuple[Report, "Deck | None"]:
    """Return the report of a workbook, and its presentation where it can be drawn."""
    from rtdocs.plan.deck import deck  # noqa: PLC0415 - a check pays for no writer

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    language, report = language_of(lang or loaded.story.language), check(loaded)
    if not _may_draw(loaded.story, report, draft=draft):
        return report, None
    telling = _as_far_as_understood(Telling(loaded.story, language, group=True), report)
    return report, deck.plan(telling)


def preview(
    workbook: str | Path | Loaded,
    path: str | Path | None = None,
    *,
    lang: str = "",
    draft: bool = False,
    force: bool = False,
) -> Built:
    """Check a workbook and write the drawings of its presentation as one page for a browser.

    Args:
        workbook: its path, or the value of `load`.
        path: the page, or a folder for it; the workbook's own folder where not given.
        lang: the code of the page's language; the workbook's language where not given.
        draft: as `build`.
        force: as `build`.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: as `build`, or the page's name does not end in .html.
        ValueError: a language that does not exist.
    """
    from rtdocs.plan.deck import deck  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.write.html import page  # noqa: PLC0415 - idem
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    language, report = language_of(lang or loaded.story.language), check(loaded)
    telling = Telling(_shown(loaded.story), language, group=True)
    if draft:
        telling = _as_far_as_understood(telling, report)
    target = _page_path(Path(path) if path is not None else loaded.path.parent, telling)
    if not _may_draw(telling.story, report, draft=draft):
        return Built(report)
    with outbox(target.parent, Terms(_read_by(loaded), force)) as box:
        page.write(deck.plan(telling), our_template("schema.pptx"), box / target.name)
    return Built(report, box.outcomes)


def kit(
    folder: str | Path,
    *,
    project: str | Path | Loaded | None = None,
    lang: str | Iterable[str] = "",
    narration: str | Path | None = None,
    force: bool = False,
    progress: Callable[[str], None] = lambda _name: None,
) -> Built:
    """Write the workshop kit: guide, letter of invitation, sheets, and the fictional example.

    Args:
        folder: the folder to write to; made where missing.
        project: the workbook of the group that the workshop is for, its path or the value of `load`; where not given,
            the kit is for any group.
        lang: the code of the kit's language, or several codes, with files of their own for each; where not given, the
            language of the project's workbook, else French.
        narration: a folder of recorded sounds for the presentation of the kit.
        force: as `build`.
        progress: called with each file's name before the file is written.

    Returns:
        The files in the order in which a facilitator uses them; none where the project's workbook has errors.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: as `build`.
        ValueError: a language that does not exist.
    """
    from rtdocs import workshop  # noqa: PLC0415 - a check pays for no writer

    loaded = project if isinstance(project, Loaded) or project is None else load(project)
    report = check(loaded) if loaded else Report(())
    if report.has_errors:
        return Built(report)
    target, sounds = Path(folder), Path(narration) if narration else None
    story = _shown(loaded.story) if loaded else None
    languages = [language_of(code) for code in _codes(lang or (story.language if story else "fr"))]
    tellings = [Telling(story, language) if story else Telling.of_any_group(language) for language in languages]
    orders = [workshop.KitOrder(telling, sounds) for telling in tellings]
    return Built(report, workshop.write_all(orders, target, Terms(_read_by(loaded), force), progress))


def new_workbook(path: str | Path, *, lang: str = "fr", example: bool = False, force: bool = False) -> Built:
    """Write an empty workbook to fill in, or the fictional example; the outcome holds its path, as in `build`.

    Raises:
        CannotWrite: as `build`.
    """
    from rtdocs.plan.form import form  # noqa: PLC0415 - only `new` pays for it
    from rtdocs.write.excel.books import write_form  # noqa: PLC0415 - idem
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem

    make = form.example if example else form.blank
    with outbox(Path(path).parent, Terms(force=force)) as box:
        write_form(make(language_of(lang)), box / Path(path).name)
    return Built(Report(()), box.outcomes)


def carry(old: str | Path, path: str | Path, *, lang: str = "", language: str = "fr", force: bool = False) -> "Account":
    """Write a fresh workbook with the contents of an older or home-made one; return the account of every cell.

    Args:
        old: the workbook to carry; it is only read.
        path: the new workbook.
        lang: the code of the new workbook's language; where not given, the language of the names in the old one.
        language: the language where those names are of no language in particular.
        force: as `build`; the `outcomes` of the account hold the new workbook's path.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: as `build`; or both paths are one file.
    """
    from rtdocs.plan.migrate import carried  # noqa: PLC0415 - only `new --from` pays for it
    from rtdocs.read.homemade.book import read as read_old  # noqa: PLC0415 - idem
    from rtdocs.write.excel.books import write_form  # noqa: PLC0415 - idem
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem

    old, path = Path(old), Path(path)
    if path.exists() and old.exists() and path.samefile(old):
        raise CannotWrite("same-file", path=path)
    found = read_old(old, language_of(lang or language))
    book, account = carried(found, language_of(lang or found.language or language))
    with outbox(path.parent, Terms((old,), force, renewable=False)) as box:
        write_form(book, box / path.name)
    return replace(account, outcomes=box.outcomes)


def _page_path(path: Path, telling: Telling) -> Path:
    """Return the path of the preview page; another ending may be a workbook's, which must never be replaced."""
    if path.is_dir():
        return path / telling.say("files.preview", name=telling.story.name)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise CannotWrite("not-a-page", path=path)
    return path


_LAST_SECOND = "253402300799"
"""Of the year 9999, since 1970."""


def _dated(story: Story) -> Story:
    """Return the story dated by SOURCE_DATE_EPOCH (the convention of reproducible builds); else by its workbook."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return story
    if not (epoch.isascii() and epoch.isdigit() and int(epoch[: len(_LAST_SECOND) + 1]) <= int(_LAST_SECOND)):
        raise RtdocsError("epoch", value=epoch[:40])
    return replace(story, saved=datetime.fromtimestamp(int(epoch), UTC).date().isoformat())


def _shown(story: Story) -> Story:
    """Return a story as documents show it: without the pictures whose files the checks miss."""
    logo = story.project.logo if pictures.is_there(Path(story.project.logo)) else ""
    images = tuple(image for image in story.images if pictures.is_there(Path(image.file)))
    return replace(story, project=replace(story.project, logo=logo), images=images)
