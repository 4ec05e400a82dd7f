"""The plan of a project's workbook, empty or filled, before any file format."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from rtdocs.problems import Rule

Cell = str | int | float


class Entry(Enum):
    """The kind of entry that a column takes."""

    TEXT = "text"  # kept as typed: Excel must not turn "mai 2008" into a day, nor "3,4" into a number
    NUMBER = "number"  # a number that orders
    SCORE = "score"  # a number between two ends
    GIVEN = "given"  # written by rtdocs; nobody needs to type there
    REVIEW = "review"  # a formula that says in words what to look at again in the row


class Listing(Enum):
    """The kind of a list."""

    CHOICES = "choices"
    OUTCOMES = "outcomes"  # "5 · Placement d'intermédiaires", as the sheet of the repertoire names them
    NUMBERS = "numbers"  # of the events, then of the effects
    ACTORS = "actors"
    KNOWN_ACTORS = (
        "known-actors"  # the names and acronyms of actors, folded, for comparison with a name that people type
    )
    APART = "apart"  # the signs of `APART`
    YES_NO = "yes-no"
    OUTCOME_NUMBERS = "outcome-numbers"
    REVERSIBLE = "reversible"  # the outcomes that may be a reverse
    RANKS = "ranks"  # 1, 2, 3…: which part of a cell that names several


FOLDS = dict(zip("àâäéèêëîïôöùûüç-’'.", "aaaeeeeiioouuuc    ", strict=True)) | {"œ": "oe"}
"""The signs that make no difference when a workbook compares names, each with what stands for it in lower case."""
APART = (",", "/", "&", "+", "*", "?", "~")
WORDS_APART = (" et ", " and ")
"""What keeps a workbook from comparing a cell of names: it may part names, or stand for any letters in Excel."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The help that shows when a cell is chosen.

    Attributes:
        title: at most 32 characters, as Excel allows.
        text: at most 255.
        choices: the name of the list that drops down; empty for none.
        several: whether people type several entries in one cell, so that a text outside the list raises no alert.
    """

    title: str
    text: str
    choices: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A fault that the workbook points out by itself while people type: a gentle tint, and words.

    Attributes:
        rule: the rule of the check for the same fault.
        column: the key of the column at fault.
        other: the key of the column that the rule compares with; empty for none.
        value: the value that the rule compares with: the word for a reverse, the most characters; empty for none.
        words: one short sentence.
    """

    rule: Rule
    column: str
    other: str = ""
    value: str | int = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its key in the declaration, its header, its width in characters, its kind of entry, its help.

    A folded column shows once people unfold it.
    """

    key: str
    header: str
    width: int
    entry: Entry = Entry.TEXT
    guide: Guide | None = None
    folded: bool = False


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
        key: of the sheet in the declaration.
        table: the table's name in Excel; unique.
        description: one sentence for readers who cannot see it.
        room: the number of empty rows after the filled ones.
        frozen: the number of columns that stay in sight.
        sortable: whether its headers carry buttons to sort and filter.
        value_column: on the sheet of fields, the place of the column that people fill; else None.
        guarded: whether nothing can be changed but the cells to fill. A table on such a sheet does not grow.
        cues: the faults that it points out by itself.
    """

    key: str
    name: str
    table: str
    description: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...] = ()
    room: int = 0
    frozen: int = 0
    sortable: bool = False
    value_column: int | None = None
    guarded: bool = False
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A sheet of an older workbook, copied as it was: its cells from A1, and whether it is hidden."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FormList:
    """A named list that drops down or that formulas look up.

    Attributes:
        name: a name that Excel accepts.
        labels: its entries when the workbook is new.
        listing: its kind.
        sources: the sheets that it follows, live: made of the first two columns of the repertoire or of the actors,
            or gathered from the first columns of the others without blanks and worked lines.
        reach: the number of rows of each source that are gathered; 0 for a list of a set length.
        counts: for each gathered source, the number of entries down to each of its filled rows, those of the sources
            before it counted.
    """

    name: str
    labels: tuple[str | int, ...]
    listing: Listing = Listing.CHOICES
    sources: tuple[str, ...] = ()
    reach: int = 0
    counts: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class LeafTable:
    """A small table of the sheet of instructions: a name and two columns."""

    table: str
    description: str
    headers: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    links: bool = False  # whether the first column names sheets to go to


@dataclass(frozen=True, slots=True)
class Tally:
    """A line of live counts of the workbook's rows.

    Attributes:
        words: with a place in braces for each count: events, effects, actors, review.
        counts: the counts when the workbook is new.
    """

    words: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The sheet of instructions, one screen long."""

    name: str
    title: str
    lead: str
    tally: Tally
    tables: tuple[LeafTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """A whole workbook to fill, and its properties; `date` as an ISO text.

    Attributes:
        lists_name: the name of the hidden sheet that holds the lists.
        unlisted: title and text of Excel's alert on a value that is in no list; the value may stay.
        unscored: title and text of the alert on a score beyond its ends.
        score_ends: the lowest and the highest score.
        reworded: title and text of the alert on a header that is typed over; the new header may stay.
        worked: the beginning of the first cell of a worked line.
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
    reworded: Guide
    worked: str
    keywords: str = ""
    kept: tuple[KeptSheet, ...] = ()
