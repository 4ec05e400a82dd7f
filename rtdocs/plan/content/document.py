"""The plan of a Word document, before any file format: runs of blocks by the names of a template's places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rtdocs.plan.content.charts import Chart
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.content.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Answer:
    """Room to type: a content control with its title and stable tag, filled with the earlier answer or a prompt."""

    id: str
    title: str
    prompt: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, on paper or on the screen: a content control with its title and stable tag."""

    id: str
    title: str


class Badge(Enum):
    """The meaning of a badge in a line of text; the writer's table of styles gives each its colour and edge."""

    FIRST = "first"  # an outcome of the repertoire's first function
    SECOND = "second"
    THIRD = "third"
    REVERSE = "reverse"
    CONTEXT = "context"
    PLANNED = "planned"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind.

    Attributes:
        text: the characters, spaces typeset.
        strong: to be stressed.
        language: the code of its language where it is not the document's (the group's own text in another language).
        url: the address of its link, http, https or mailto only.
        note: the text of a footnote that follows the run: the source of a claim.
        refers: the id of a Table or TimelineFigure whose label and number the run shows as a cross-reference; its text
            shows where there is no such table or figure.
        room: a control in place of the run; the run's text is then the text within the control.
        badge: the meaning of a run that is a badge: "RT 5", "A".
        quiet: in the quiet style: a date, a number in brackets.
    """

    text: str
    strong: bool = False
    language: str = ""
    url: str = ""
    note: str = ""
    refers: str = ""
    room: Answer | Tick | None = None
    badge: Badge | None = None
    quiet: bool = False


Text = tuple[Run, ...]


def plain(text: Text) -> str:
    """Return the characters of a text, without the kinds of its runs."""
    return "".join(run.text for run in text)


class Role(Enum):
    """The purpose of a paragraph; the writer's table of styles gives each its look."""

    BODY = "body"
    LEAD = "lead"  # opens a section, in larger letters
    KEY = "key"  # a key figure in a sentence
    QUOTE = "quote"  # the group's own words
    NOTE = "note"  # method, caution, source
    EFFECT_TITLE = "effect-title"  # opens the box of an effect
    EFFECT = "effect"  # goes on in it
    SETBACK = "setback"  # the box of a setback, or of what was hard


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 3; `id` is stable and becomes its bookmark."""

    id: str
    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way: its date, its title, its paragraphs; `words` is a quote of somebody."""

    id: str
    when: str
    title: Text
    texts: tuple[Text, ...] = ()
    words: Text = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header and its share of the table's width (any unit; the writer takes the proportions)."""

    header: str
    share: float


class TableLook(Enum):
    """The look of a table."""

    PLAIN = "plain"
    FACTS = "facts"  # an effect with what is known of it, a fact a row
    FIGURES = "figures"  # large figures, what each is below it
    DOTS = "dots"  # who took part in what: a dot where they did


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row and no merged cell. An empty cell is written as a dash.

    Attributes:
        id: stable; names its bookmark and content control.
        caption: numbered by the writer ("Tableau 2 – …").
        description: one sentence for readers who cannot see it.
        row_headers: whether the first column names the row.
        wide: whether it stands on pages of its own, turned sideways.
        whole: whether it stays on one page, as short ones do anyway.
        numbered: whether its caption stands above it; else the caption is only for those who cannot see the table.
        look: its look.
    """

    id: str
    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_headers: bool = True
    wide: bool = False
    whole: bool = False
    numbered: bool = True
    look: TableLook = TableLook.PLAIN


@dataclass(frozen=True, slots=True)
class SchemaFigure:
    """The schema of the chain as drawings; the writer lays it out.

    Attributes:
        turned: whether it stands on pages turned sideways; else it is one small drawing, left out where it takes more.
    """

    id: str
    caption: str
    graph: Graph
    alt: str
    turned: bool = True


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by its path, with its alternative text, and the caption and credit below it."""

    path: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures of one thing, side by side."""

    id: str
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """The timeline as a drawing; the writer lays it out for its page, over as many strips as it needs.

    Attributes:
        turned: whether it stands on pages turned sideways, which hold a longer piece of it.
    """

    id: str
    caption: str
    timeline: Timeline
    turned: bool = False


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A native chart as wide as the text; a table of its section holds the same numbers."""

    id: str
    caption: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its code, the events it speaks of, and rooms to type in, `lines` of writing by hand high."""

    id: str
    code: str
    text: Text
    events: Text
    answers: tuple[Answer, ...]
    lines: int = 4


Block = Heading | Paragraph | Step | Items | Table | SchemaFigure | TimelineFigure | ChartFigure | Photos | Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole Word document.

    Attributes:
        language: the code of its language.
        title, author, subject, keywords, date: its properties; date as an ISO text.
        fields: the texts that the template prints by name (cover, header, footer), in either language's names.
        sections: blocks by the name of the place where the template wants them.
        logo: the path of a picture, empty where there is none.
        words: the writer's own words ("Tableau", "Figure", "page"), from the catalogue.
        rows: plain texts for people who want tables of their own: "events", "effects", "actors"
            (`rtdocs.plan.wording.rows`).
        own: the code of the language of the group's own words where it is not the document's; drawings ask for it.
        within: the sections that another section holds already, by name, with the other's name: such a section is
            printed at a place of its own only in a template without a place for the other.
        is_long: whether lists of its tables and figures are worth their room.
        logos: pictures of the logos of funders and partners.
    """

    language: str
    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: str = ""
    fields: dict[str, object] = field(default_factory=dict)
    sections: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    logo: str = ""
    words: dict[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    own: str = ""
    within: Mapping[str, str] = field(default_factory=dict)
    is_long: bool = False
    logos: tuple[Photo, ...] = ()
