"""Copies of a workbook for callers without a terminal: with its faults marked, or with the answers of filled grids."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rtdocs.errors import CannotWrite, UnreadableWorkbook
from rtdocs.i18n import language_of
from rtdocs.outcomes import Account, Outcomes, Standing, Terms
from rtdocs.pipeline import Loaded, check, load
from rtdocs.problems import Report

if TYPE_CHECKING:
    from rtdocs.plan.collect.collected import Collected


def annotate(
    workbook: str | Path | Loaded,
    copy: str | Path,
    *,
    lang: str = "",
    force: bool = False,
    report: Report | None = None,
) -> Report:
    """Check a workbook and write a copy of it with each faulty cell marked, and a first sheet that lists all problems.

    All other content of the copy stays unchanged. The copy gives the same story and problems when it is read; marking
    it again replaces the marks. A copy that people edited is merged, row by row, and what is faulty in it then is
    marked. Another file at `copy` stays, and the copy is written beside it, unless `force` is set. The `outcomes` of
    the returned report hold the path.

    Args:
        workbook: its path, or the value of `load`; an Excel workbook, with or without macros.
        copy: the file to write, of the workbook's kind (.xlsx, .xlsm).
        lang: the code of the language of the marks; the workbook's language where not given.
        force: as `build`.
        report: the report of `check` on this workbook, so that it is checked once only.

    Raises:
        UnreadableWorkbook: as `load`.
        CannotWrite: the workbook is of another kind, `copy` is the workbook itself, has the wrong ending, or cannot
            be written.
    """
    from rtdocs.merge.book.copies import merge  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.plan.annotation import marks  # noqa: PLC0415 - idem
    from rtdocs.write.marking import marked_copy as writer  # noqa: PLC0415 - idem

    loaded = workbook if isinstance(workbook, Loaded) else load(workbook)
    report, target = check(loaded) if report is None else report, Path(copy)
    _refuse_copy(loaded.path, target, wanted=writer.ending(loaded.path))
    language = language_of(lang or loaded.story.language)
    terms = Terms((loaded.path,), force, renewable=False, is_ours=writer.is_untouched_copy)

    def merged(theirs: Path, _ours: Path, plain: Path, base: str) -> Account | None:
        done = merge(theirs, loaded.path, plain, base)
        if done and plain.exists():  # what is to be marked are the faults of both
            writer.write(plain, marks.plan(check(load(plain)), language), plain)
            writer.say_edited(plain)
        return done.account if done else None

    copied = _Copy(loaded.path, lambda source, path: writer.write(source, marks.plan(report, language), path), merged)
    return report.with_outcomes(_put_copy(copied, target, terms))


def collect(
    grids: Iterable[str | Path], copy: str | Path, *, workbook: str | Path | Loaded | None = None, force: bool = False
) -> "Collected":
    """Write a copy of a workbook with the answers of filled grids, none lost or overwritten; return the account.

    All other content of the copy stays unchanged. Answers that the workbook already holds are recognised: the same
    grids may be collected again. An earlier copy that people edited is merged, row by row.

    Args:
        grids: filled grids of questions, Excel or Word, or other copies of the workbook.
        copy: the file to write, of the workbook's kind (.xlsx, .xlsm).
        workbook: the workbook, which is not changed; where not given, `copy` is an existing copy of it, and takes the
            answers itself.
        force: as `build`.

    Raises:
        UnreadableWorkbook: the workbook or a grid cannot be read, or a grid holds no table of questions.
        CannotWrite: as `annotate`; or the workbook lacks a place for the answers.
    """
    from rtdocs.merge.book.copies import merge  # noqa: PLC0415 - a check pays for no writer
    from rtdocs.plan.collect import collected as plans  # noqa: PLC0415 - idem
    from rtdocs.plan.grid.own_texts import own_texts  # noqa: PLC0415 - idem
    from rtdocs.read.grids.filled_grid import read_grid  # noqa: PLC0415 - idem
    from rtdocs.write.marking import collected_copy as writer  # noqa: PLC0415 - idem
    from rtdocs.write.marking import marked_copy as marked  # noqa: PLC0415 - idem

    target = Path(copy)
    if workbook is None and not target.exists():
        raise CannotWrite("collect-without-workbook", path=target)
    loaded = workbook if isinstance(workbook, Loaded) else load(target if workbook is None else workbook)
    _refuse_copy(loaded.path, target, wanted=marked.ending(loaded.path), same=workbook is None, key="not-collected")
    read = tuple({path.absolute(): path for path in map(Path, grids)}.values())
    ours, language = own_texts(loaded.story), language_of(loaded.story.language)
    found = plans.plan(loaded.story, [read_grid(path, language, ours) for path in read], ours)
    # A file at `copy` may hold answers that no other file has; without a workbook, the new copy has all of them.
    reads = read if workbook is None else (*read, loaded.path)
    terms = Terms(reads, force, renewable=False, completes=workbook is None)

    def merged(theirs: Path, ours: Path, both: Path, base: str) -> Account | None:
        done = merge(theirs, ours, both, base)
        return done.account if done else None

    copied = _Copy(loaded.path, lambda source, path: writer.write(source, found, path), merged)
    return replace(found, outcomes=_put_copy(copied, target, terms))


class _Copy(NamedTuple):
    """A copy to write: its original, how it is written, and how it is merged with one that people edited."""

    original: Path
    write: Callable[[Path, Path], None]
    merge: Callable[[Path, Path, Path, str], Account | None]


def _put_copy(copied: _Copy, target: Path, terms: Terms) -> Outcomes:
    """Write a copy aside, then put it in its place; parts that are copied as they are may be damaged."""
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - a check pays for no writer

    from rtdocs.merge import carried  # noqa: PLC0415 - idem
    from rtdocs.merge.book.copies import base_of  # noqa: PLC0415 - idem
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem
    from rtdocs.zip_limits import DAMAGE  # noqa: PLC0415 - idem

    def how(theirs: Path, ours: Path, both: Path, _record: str) -> Account | None:
        account = copied.merge(theirs, ours, both, carried.take(theirs, ""))
        if both.exists():
            carried.put(both, carried.take(ours, ""), is_known_elsewhere=False)
        return account

    try:
        with outbox(target.parent, terms) as box:
            box.original = copied.original
            path = box / target.name
            # A copy of a copy has its marks and its base anew, as if made of the original.
            copied.write(path if carried.take_out(copied.original, path) else copied.original, path)
            if base := base_of(path):
                carried.put(path, base, is_known_elsewhere=False)
            if not terms.completes:  # a copy that takes answers itself has all that it had
                box.merge(target.name, how, standings={Standing.CHANGED, Standing.UNKNOWN})
    except (*DAMAGE, ExpatError) as cause:
        raise UnreadableWorkbook("workbook-damaged", path=copied.original) from cause
    except CannotWrite as cause:
        if cause.key == "unfit":  # a part that is damaged in the copy was damaged in the original
            raise UnreadableWorkbook("workbook-damaged", path=copied.original) from cause
        raise
    return box.outcomes


def _refuse_copy(original: Path, copy: Path, *, wanted: str, same: bool = False, key: str = "not-annotated") -> None:
    if not wanted:
        raise CannotWrite(key, path=original)
    if same:
        return
    if copy.exists() and copy.samefile(original):
        raise CannotWrite("copy-is-original", path=copy)
    if copy.suffix.lower() != wanted:
        raise CannotWrite("copy-ending", path=copy, ending=wanted)
