"""What a project's workbook says, empty or filled, before any file format."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from rtdocs.problems import Rule

Cell = str | int | float


class Entry(Enum):
    """How a column takes what people type."""

    TEXT = "text"  # kept as typed: Excel must not turn "mai 2008" into a day, nor "3,4" into a number
    NUMBER = "number"  # a number that orders
    SCORE = "score"  # a number between two ends
    GIVEN = "given"  # written by rtdocs; nobody needs to type there
    REVIEW = "review"  # a formula that says in words what to look at again in the row


class Listing(Enum):
    """What a list holds."""

    CHOICES = "choices"
    OUTCOMES = "outcomes"  # "5 · Placement d'intermédiaires", as the sheet of the repertoire names them
    NUMBERS = "numbers"  # of the events, then of the effects
    ACTORS = "actors"
    YES_NO = "yes-no"
    OUTCOME_NUMBERS = "outcome-numbers"
    REVERSIBLE = "reversible"  # the outcomes that may be a reverse
    RANKS = "ranks"  # 1, 2, 3…: which part of a cell that names several


@dataclass(frozen=True, slots=True)
class Guide:
    """The help that shows when a cell is chosen.

    Attributes:
        title: at most 32 characters, as Excel allows.
        text: at most 255.
        choices: the name of the list that drops down; empty for none.
        several: whether people type several of them in one cell, so that none of the list is no surprise.
    """

    title: str
    text: str
    choices: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A fault that the workbook points out by itself while people type: a gentle tint, and words.

    Attributes:
        rule: what the check says of it.
        column: the key of the column at fault.
        other: the key of the column that the rule compares with; empty for none.
        value: what the rule compares with: the word for a reverse, the most characters; empty for none.
        words: one short sentence.
    """

    rule: Rule
    column: str
    other: str = ""
    value: str | int = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its key in the declaration, its header, width in characters, how it takes what is typed, its help.

    One that is folded shows once people unfold it.
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
        description: one sentence for who cannot see it.
        room: how many empty rows follow the filled ones.
        frozen: how many columns stay in sight.
        sortable: whether its headers carry buttons to sort and filter.
        value_column: on the sheet of fields, the place of the column that people fill; else None.
        guarded: whether nothing can be changed but the cells to fill. A table on such a sheet does not grow.
        cues: what it points out by itself.
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
    """A sheet of an older workbook, copied as it stood: its cells from A1, and whether it is hidden."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FormList:
    """What drops down or is looked up, under a name.

    Attributes:
        name: one that Excel accepts.
        labels: what it holds when the workbook is new.
        listing: what it holds.
        sources: the sheets that it follows, live: made of the first two columns of the repertoire, or gathered from
            the first columns of the others without blanks and worked lines.
        reach: how many rows of each source are gathered; 0 for a list of a set length.
        counts: for each source that is gathered, how many entries there are down to each of its filled rows, those of
            the sources before it counted.
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
    """A line that counts what stands in the workbook, live.

    Attributes:
        words: with a place in braces for each count: events, effects, actors, review.
        counts: what stands there when the workbook is new.
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
        unlisted: title and text of what Excel says of a value that is in no list; it may stand.
        unscored: the same of a score out of its ends.
        score_ends: the lowest and the highest score.
        reworded: title and text of what Excel says of a header that is typed over; it may stand.
        worked: how the first cell of a worked line begins.
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
