"""The sheets of a workbook: which of ours each is, and the language it was filled in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.i18n import Language, codes, language_of, system_language
from rtdocs.i18n.folding import fold_name
from rtdocs.i18n.likeness import nearest
from rtdocs.problems import NEAREST, Rule, Where, WorkbookProblem
from rtdocs.read.open import SheetName
from rtdocs.workbook import names
from rtdocs.workbook.columns import TABLES, Sheet


@dataclass(frozen=True, slots=True)
class Found:
    """The workbook's sheets.

    Attributes:
        known: the names that our sheets bear here; the first one where two are alike.
        repeated: names of further sheets that are the same as a known one.
        unknown: names of sheets that are none of ours and can be seen; hidden ones serve a program, not a person.
        language: the language of most of the known names, French where as many are in another.
        hidden: the names of sheets that are read though they are hidden.
    """

    known: Mapping[Sheet, str]
    repeated: Mapping[str, Sheet]
    unknown: tuple[str, ...]
    language: Language
    hidden: tuple[str, ...] = ()


def find(listed: Sequence[SheetName]) -> Found:
    """Return the workbook's sheets by the names they bear."""
    known: dict[Sheet, str] = {}
    repeated: dict[str, Sheet] = {}
    unknown: list[str] = []
    for each in listed:
        if is_list_of_marks(each.name):
            continue
        sheet = names.find(each.name, names.sheets())
        if sheet is None:
            unknown += [] if each.is_hidden else [each.name]
        elif sheet in known:
            repeated[each.name] = sheet
        else:
            known[sheet] = each.name
    read = {name for sheet, name in known.items() if names.table(sheet).columns}
    hidden = tuple(each.name for each in listed if each.is_hidden and each.name in read)
    return Found(known, repeated, tuple(unknown), _language(known.values()), hidden)


def is_list_of_marks(name: str) -> bool:
    """Tell whether a sheet is the list that `rtdocs check --annotate` puts first, by its name in any language.

    Where that name was taken, the list bears a number: "À corriger (2)".
    """
    return re.sub(r" \(\d+\)$", "", name) in {language_of(code).say("marks.sheet") for code in codes()}


def problems(found: Found) -> Iterator[WorkbookProblem]:
    """Yield the problems of sheets: none known, missing, repeated, hidden, misspelt, extra."""
    if not found.known:
        yield WorkbookProblem(Rule.NO_KNOWN_SHEET, Where(), {"names": found.unknown})
        return
    yield from _missing(found)
    for name, sheet in found.repeated.items():
        yield WorkbookProblem(Rule.REPEATED_SHEET, Where(name), {"name": name, "first": found.known[sheet]})
    yield from (WorkbookProblem(Rule.HIDDEN_SHEET, Where(name), {"name": name}) for name in found.hidden)
    yield from _unknown(found)


def _missing(found: Found) -> Iterator[WorkbookProblem]:
    for table in TABLES:
        if table.required and table.sheet not in found.known:
            name = table.sheet.title(found.language)
            near = nearest(name, found.unknown)
            yield WorkbookProblem(Rule.MISSING_SHEET, Where(near), {"name": name, NEAREST: near})


def _unknown(found: Found) -> Iterator[WorkbookProblem]:
    """Yield a problem for each sheet whose name is nearly that of an optional one, and one note on all the others."""
    extra = []
    for name in found.unknown:
        near = nearest(name, (sheet.title(found.language) for sheet in Sheet if sheet not in found.known))
        if not near:
            extra.append(name)
        elif not names.table(names.sheets()[fold_name(near)]).required:
            yield WorkbookProblem(Rule.MISSPELT_SHEET, Where(name), {"name": name, "known": near})
    if extra:
        yield WorkbookProblem(Rule.EXTRA_SHEETS, Where(extra[0]), {"names": tuple(extra), "count": len(extra)})


def _language(known: Iterable[str]) -> Language:
    if not (known := tuple(known)):
        return system_language()
    votes = Counter(code for name in known for code in names.languages_of(name))
    return language_of(max(codes(), key=lambda code: votes[code]))  # codes() opens with French, which wins a tie
