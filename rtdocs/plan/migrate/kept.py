"""Names for sheets and columns of an old workbook that are none of ours, so that the reader takes them for none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rtdocs.cell_references import column_letters
from rtdocs.i18n import Language
from rtdocs.read.homemade.guess import Claim
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Sheet

LONGEST_SHEET = 31
"""The most characters of a sheet's name, as Excel allows."""

LONGEST_HEADER = 255
"""The most characters of the name of a table's column, as Excel allows."""

_ILLEGAL = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED = frozenset({"history"})  # Excel's own for tracked changes: it refuses a file with such a sheet


@dataclass(slots=True)
class SheetNames:
    """A register of sheet names: each allowed by Excel, borne once, and taken by the reader for none of ours."""

    language: Language
    taken: set[str] = field(default_factory=set)

    def of(self, name: str) -> str:
        """Return the name of a copied sheet: its own where allowed and free, else one made of it."""
        own = " ".join(name.translate(_ILLEGAL).split()).strip("'")
        if not own or names.find(own, names.sheets()) is not None or own.casefold() in _RESERVED:
            own = self.language.say("form.carried.sheet", name=own)
        found = _unique(own, self.taken, LONGEST_SHEET)
        self.taken.add(found.casefold())
        return found


def headers(claims: Iterable[Claim], own: Iterable[str], sheet: Sheet, language: Language) -> tuple[str, ...]:
    """Return the headers of columns that are none of ours.

    A header stays as it is, but where Excel or the reader would take it for another column of the table.

    Args:
        claims: the columns.
        own: the headers of our columns.
        sheet: the sheet that they belong to.
        language: the new workbook's.
    """
    taken = {name.casefold() for name in own}
    found = []
    for claim in claims:
        header = claim.header or language.say("form.carried.column", letter=column_letters(claim.position))
        found.append(_unique(_unlike(header, names.columns(sheet), language), taken, LONGEST_HEADER))
        taken.add(found[-1].casefold())
    return tuple(found)


def field_label(label: str, language: Language) -> str:
    """Return the label of a row that is no field of ours, so that the reader does not take it for one."""
    return _unlike(label, names.fields(Sheet.PROJECT), language)


def _unlike(name: str, known: dict[str, Column], language: Language) -> str:
    return language.say("form.carried.other", name=name) if names.find(name, known) else name


def _unique(name: str, taken: set[str], longest: int) -> str:
    """Return a name no longer than allowed, with a number behind it where another bears it already."""
    number, found = 1, _cut(name, longest)
    while found.casefold() in taken:
        number += 1
        ending = f" – {number}"
        found = f"{_cut(name, longest - len(ending))}{ending}"
    return found


def _cut(name: str, longest: int) -> str:
    """Return the start of a name; Excel counts in UTF-16, where a rare sign such as an emoji is two."""
    while len(name.encode("utf-16-le")) > 2 * longest:
        name = name[:-1]
    return name.strip()
