"""The account of a migration in whole sentences, sheet by sheet."""

from collections.abc import Iterator
from typing import NamedTuple

from rtdocs.i18n import Language
from rtdocs.plan.migrate.account import Account, Moved, SheetAccount
from rtdocs.read.homemade.guess import Reason

_LISTED = 12
"""How many cells are named one by one."""


class Told(NamedTuple):
    """A sentence of the account; `is_detail` where it belongs to the one before."""

    text: str
    is_detail: bool = False


def paragraphs(account: Account, old: object, new: object, language: Language) -> Iterator[tuple[Told, ...]]:
    """Yield the whole account, with the next steps; `old` and `new` are the names of the workbooks."""
    yield (Told(language.say("carry.done", old=old, new=new)),)
    yield from (tuple(_sheet(sheet, language)) for sheet in account.sheets if not sheet.is_unchanged)
    others = tuple(Told(line) for line in _others(account, language))
    if others:
        yield others
    yield (Told(language.say("carry.left", old=old)),)
    quoted = f'"{new}"' if " " in str(new) else str(new)  # as it is typed after a command
    yield (Told(language.say("carry.next-guessed" if account.is_guessed else "carry.next", quoted=quoted)),)


def _others(account: Account, language: Language) -> Iterator[str]:
    unchanged = tuple(sheet.name for sheet in account.sheets if sheet.is_unchanged)
    if unchanged:
        yield language.say("carry.unchanged", names=unchanged)
    if account.lines:
        yield language.say("carry.lines", names=account.lines)
    if account.attached:
        yield language.say("carry.attached", name=account.attached)
    if account.renewed:
        yield language.say("carry.renewed", names=account.renewed)


def _sheet(sheet: SheetAccount, language: Language) -> Iterator[Told]:
    yield Told(_head(sheet, language))
    for line in _details(sheet, language):
        yield Told(line, is_detail=True)


def _head(sheet: SheetAccount, language: Language) -> str:
    names = {"name": sheet.name, "target": sheet.target}
    if sheet.reason is Reason.KEPT:
        kind = "-leaf" if sheet.is_leaf else "-hidden" if sheet.is_hidden else ""
        return language.say(f"carry.copied{kind}", **names)
    return language.say(f"carry.sheet.{sheet.reason.value}", count=sheet.rows, **names)


def _details(sheet: SheetAccount, language: Language) -> Iterator[str]:
    """Yield the sentences on a sheet: renamed columns, further ones, numbers given, rows aside, errors, years."""
    for reason in (Reason.NAME, Reason.NEAR_NAME, Reason.CONTENT):
        pairs = [_pair(each, language) for each in sheet.moved if each.reason is reason]
        if pairs:
            yield language.say(f"carry.columns.{reason.value}", pairs="; ".join(pairs))
    if sheet.further:
        yield language.say("carry.further", count=len(sheet.further), names=sheet.further)
    if sheet.numbers:
        yield language.say("carry.numbered", count=len(sheet.numbers), first=sheet.numbers[0], last=sheet.numbers[-1])
    if sheet.aside:
        yield language.say("carry.above", count=sheet.above, aside=sheet.aside)
    if sheet.errors:
        yield language.say("carry.errors", count=len(sheet.errors), cells=_cells(sheet.errors))
    if sheet.years:
        yield language.say("carry.years", count=len(sheet.years), cells=_cells(sheet.years))


def _pair(moved: Moved, language: Language) -> str:
    return language.say("carry.pair" if moved.old else "carry.pair-without-header", old=moved.old, new=moved.new)


def _cells(cells: tuple[tuple[str, str], ...]) -> str:
    shown = ", ".join(f"{cell} ({value})" for cell, value in cells[:_LISTED])
    return shown if len(cells) <= _LISTED else f"{shown}…"
