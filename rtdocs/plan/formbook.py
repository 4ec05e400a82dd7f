"""What a project's workbook says, empty or filled, before any file format."""

from dataclasses import dataclass
from enum import Enum

Cell = str | int | float


class Entry(Enum):
    """How a column takes what people type."""

    TEXT = "text"  # kept as typed: Excel must not turn "mai 2008" into a day, nor "3,4" into a number
    NUMBER = "number"  # a number that orders
    SCORE = "score"  # a number between two ends
    GIVEN = "given"  # written by rtdocs; nobody needs to type there


@dataclass(frozen=True, slots=True)
class Guide:
    """The help that shows when a cell is chosen.

    Attributes:
        title: at most 32 characters, as Excel allows.
        text: at most 255.
        choices: the name of the list that drops down; empty for none.
    """

    title: str
    text: str
    choices: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its header, its width in characters, how it takes what is typed, and its help."""

    header: str
    width: int
    entry: Entry = Entry.TEXT
    guide: Guide | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row.

    Attributes:
        cells: one a column.
        example: whether it only shows how to fill; the reader leaves it out.
        guide: on the sheet of fields, the help of the row's value.
    """

    cells: tuple[Cell, ...]
    example: bool = False
    guide: Guide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A sheet with one table from A1 on.

    Attributes:
        table: the table's name in Excel; unique.
        description: one sentence for who cannot see it.
        room: how many empty rows follow the filled ones.
        frozen: how many columns stay in sight.
        sortable: whether its headers carry buttons to sort and filter.
        value_column: on the sheet of fields, the place of the column that people fill; else None.
    """

    name: str
    table: str
    description: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...] = ()
    room: int = 0
    frozen: int = 0
    sortable: bool = False
    value_column: int | None = None


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A sheet of an older workbook, copied as it stood: its cells from A1, and whether it is hidden."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FormList:
    """What drops down, under a name. `follows` is the sheet whose first two columns the labels are made of, live."""

    name: str
    labels: tuple[str, ...]
    follows: str = ""


@dataclass(frozen=True, slots=True)
class LeafTable:
    """A small table of the sheet of instructions: a name and two columns."""

    table: str
    description: str
    headers: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    links: bool = False  # whether the first column names sheets to go to


@dataclass(frozen=True, slots=True)
class Leaf:
    """The sheet of instructions, one screen long."""

    name: str
    title: str
    lead: str
    tables: tuple[LeafTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """A whole workbook to fill, and its properties; `date` as an ISO text.

    Attributes:
        lists_name: the name of the hidden sheet that holds the lists.
        unlisted: title and text of what Excel says of a value that is in no list; it may stand.
        unscored: the same of a score out of its ends.
        score_ends: the lowest and the highest score.
        kept: sheets of an older workbook that are none of ours, after ours.
    """

    language: str
    title: str
    subject: str
    author: str
    date: str
    leaf: Leaf
    sheets: tuple[FormSheet, ...]
    lists: tuple[FormList, ...]
    lists_name: str
    unlisted: Guide
    unscored: Guide
    score_ends: tuple[int, int]
    keywords: str = ""
    kept: tuple[KeptSheet, ...] = ()
