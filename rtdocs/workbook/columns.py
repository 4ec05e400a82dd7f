"""THE declaration of the workbook: its sheets, their columns and fields, in the order a person meets them.

The empty workbook, its drop-downs and help, the reader and the docs all come from this table. Names, help and choices
stand in the catalogue `workbook` of each language; a workbook is recognised by the names of any language.
"""

from dataclasses import dataclass, replace
from enum import Enum

from rtdocs.i18n import Language
from rtdocs.model import ActorKind, Dimension, Direction, EffectStatus, EventStatus, Moment, Use

EXAMPLE_PREFIX = "ex."
"""A number that starts so ("ex. 1") marks a worked example row of a new workbook: the reader leaves it out."""

LONGEST_HELP = 255
"""The most characters that Excel shows in the help of a cell."""

LONGEST_NAME = 32
"""The most characters that Excel shows in the title of that help."""

SCORES = (0, 5)
"""The lowest and the highest score of the wheel."""


class Kind(Enum):
    """The kind of content that a column's cells hold."""

    TEXT = "text"  # a few words
    LONG_TEXT = "long-text"  # sentences
    LIST = "list"  # texts parted by `;` or line breaks
    DATE = "date"  # a real date, or words such as "vers 2014"
    LABEL = "label"  # the short number of an event or effect
    LABELS = "labels"  # several of them
    OUTCOME = "outcome"  # the number or label of a transitional outcome
    CHOICE = "choice"  # one label of an enum
    YES_NO = "yes-no"  # empty: no
    NUMBER = "number"
    MONEY = "money"  # dollars, as people write them: 43 500 $
    SCORE = "score"  # 0 to 5
    REVIEW = "review"  # what the workbook itself points out, by a formula: it is written and never read


class Sheet(Enum):
    """The sheets, in the order of a new workbook."""

    README = "readme"
    PROJECT = "project"
    EVENTS = "events"
    EFFECTS = "effects"
    ACTORS = "actors"
    LINKS = "links"
    LEARNING = "learning"
    WHEEL = "wheel"
    REPERTOIRE = "repertoire"
    IMAGES = "images"
    FIGURES = "figures"

    def title(self, language: Language) -> str:
        """Return the sheet's name in the reader's language."""
        return language.say(f"workbook.sheet.{self.value}.name")

    def help(self, language: Language) -> str:
        """Return one line on the sheet's purpose."""
        return language.say(f"workbook.sheet.{self.value}.help")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a field of the sheet Project.

    Attributes:
        path: its place in the catalogue `workbook`: "events.title", "field.title".
        kind: the kind of content that its cells hold.
        required: whether every row must fill it; a new workbook marks its header with `*`.
        gentle: whether a required cell that is empty only asks for a look, by a check of its own.
        folded: whether a new workbook shows it only once it is unfolded, as long as its cells are empty.
        choices: for CHOICE, the enum whose labels may stand there.
        default: for CHOICE, the meaning of an empty cell.
        asks: for CHOICE, the one of two choices that the sheet's header names ("Prévu?"), so that cells say yes or no;
            None where the header names the column.
    """

    path: str
    kind: Kind = Kind.TEXT
    required: bool = False
    gentle: bool = False
    folded: bool = False
    choices: type[Enum] | None = None
    default: Enum | None = None
    asks: Enum | None = None

    @property
    def key(self) -> str:
        """The column's name in code: "title"."""
        return self.path.partition(".")[2]

    def name(self, language: Language) -> str:
        """Return the column's header in the reader's language, without the mark `*`."""
        return language.say(f"workbook.{self.path}.name")

    def help(self, language: Language) -> str:
        """Return the column's line of help, at most 255 characters (Excel's limit for an input message)."""
        return language.say(f"workbook.{self.path}.help")

    def choice_labels(self, language: Language) -> tuple[str, ...]:
        """Return the labels of the column's choices in the reader's language, in the order of the enum."""
        return tuple(choice_label(choice, language) for choice in self.choices or ())

    def asking(self, choice: Enum) -> "Column":
        """Return the column as a header names it that asks whether `choice` holds."""
        return replace(self, asks=choice)

    @property
    def keeps_addresses(self) -> bool:
        """Whether a cell's text takes the address of its link: in columns of sentences, and of sources."""
        return self.kind is Kind.LONG_TEXT or (self.kind is Kind.TEXT and self.key in {"source", "reference"})

    @property
    def contrary(self) -> Enum | None:
        """The choice that "no" means in a column that asks about the other choice; None in a column without choices."""
        return next((choice for choice in self.choices or () if choice is not self.asks), None)


@dataclass(frozen=True, slots=True)
class Table:
    """The contents of a sheet.

    Attributes:
        sheet: the sheet that is declared.
        columns: its columns in the order of a new workbook.
        required: whether a workbook without this sheet is at fault.
        fields: for the sheet Project, whose rows are fields: the fields that its first column may name.
        is_extra: whether the instructions of a new workbook name it in one line with the folded columns.
        repeats: whether several rows may bear the same first cell; where not, rows that share a merged one are one.
    """

    sheet: Sheet
    columns: tuple[Column, ...] = ()
    required: bool = False
    fields: tuple[Column, ...] = ()
    repeats: bool = False
    is_extra: bool = False

    @property
    def read(self) -> tuple[Column, ...]:
        """The columns that people fill: all but those that the workbook fills by itself."""
        return tuple(column for column in self.columns if column.kind is not Kind.REVIEW)


PROJECT = Table(
    Sheet.PROJECT,
    required=True,
    columns=(
        Column("project.field", required=True),
        Column("project.value", required=True),
        Column("project.help"),
    ),
    fields=(
        Column("field.title", required=True),
        Column("field.organisation"),
        Column("field.territory"),
        Column("field.start", Kind.DATE),
        Column("field.end", Kind.DATE),
        Column("field.goal", Kind.LONG_TEXT),
        Column("field.summary", Kind.LONG_TEXT),
        Column("field.partners", Kind.LIST),
        Column("field.funders", Kind.LIST),
        Column("field.prepared_by"),
        Column("field.workshop_date", Kind.DATE),
        Column("field.participants", Kind.LONG_TEXT),
        Column("field.use", Kind.CHOICE, choices=Use, default=Use.RETROSPECTIVE),
        Column("field.logo"),
    ),
)

EVENTS = Table(
    Sheet.EVENTS,
    required=True,
    columns=(
        Column("events.number", Kind.LABEL, required=True),
        Column("events.date", Kind.DATE),
        Column("events.title", required=True),
        Column("events.actors", Kind.LIST),
        Column("events.outcome", Kind.OUTCOME),
        Column("events.leads_to", Kind.LABELS),
        Column("events.description", Kind.LONG_TEXT, folded=True),
        Column("events.direction", Kind.CHOICE, folded=True, choices=Direction, default=Direction.ADVANCE),
        Column("events.status", Kind.CHOICE, folded=True, choices=EventStatus, default=EventStatus.DONE),
        Column("events.end_date", Kind.DATE, folded=True),
        Column("events.order", Kind.NUMBER, folded=True),
        Column("events.second_outcome", Kind.OUTCOME, folded=True),
        Column("events.short_title", folded=True),
        Column("events.stage", folded=True),
        Column("events.amount", Kind.MONEY, folded=True),
        Column("events.quote", Kind.LONG_TEXT, folded=True),
        Column("events.highlight", Kind.YES_NO, folded=True),
        Column("events.source", folded=True),
        Column("events.notes", Kind.LONG_TEXT, folded=True),
        Column("events.second_actor", Kind.LIST, folded=True),
        Column("events.third_actor", Kind.LIST, folded=True),
        Column("events.review", Kind.REVIEW),
    ),
)

EFFECTS = Table(
    Sheet.EFFECTS,
    required=True,
    columns=(
        Column("effects.number", Kind.LABEL, required=True),
        Column("effects.title", required=True),
        Column("effects.description", Kind.LONG_TEXT),
        Column("effects.resource"),
        Column("effects.dimension", Kind.CHOICE, choices=Dimension),
        Column("effects.place"),
        Column("effects.date", Kind.DATE),
        Column("effects.status", Kind.CHOICE, choices=EffectStatus, default=EffectStatus.OBSERVED),
        Column("effects.beneficiaries"),
        Column("effects.evidence", Kind.LONG_TEXT),
        Column("effects.reached", folded=True),
        Column("effects.quote", Kind.LONG_TEXT, folded=True),
        Column("effects.review", Kind.REVIEW),
    ),
)

ACTORS = Table(
    Sheet.ACTORS,
    columns=(
        Column("actors.name", required=True),
        Column("actors.acronym"),
        Column("actors.sector"),
        Column("actors.kind", Kind.CHOICE, choices=ActorKind, default=ActorKind.SOCIAL),
        Column("actors.roles", Kind.LIST),
        Column("actors.notes", Kind.LONG_TEXT),
        Column("actors.person", Kind.YES_NO, folded=True),
        Column("actors.review", Kind.REVIEW),
    ),
)

LINKS = Table(
    Sheet.LINKS,
    repeats=True,
    columns=(
        Column("links.source", Kind.LABEL, required=True),
        Column("links.target", Kind.LABEL, required=True),
        Column("links.rationale", Kind.LONG_TEXT),
        Column("links.reference"),
        Column("links.review", Kind.REVIEW),
    ),
)

LEARNING = Table(
    Sheet.LEARNING,
    repeats=True,
    columns=(
        Column("learning.code"),
        Column("learning.question", Kind.LONG_TEXT),
        Column("learning.answer", Kind.LONG_TEXT),
        Column("learning.action", Kind.LONG_TEXT),
        Column("learning.responsible"),
        Column("learning.due"),
    ),
)

WHEEL = Table(
    Sheet.WHEEL,
    columns=(
        Column("wheel.outcome", Kind.OUTCOME, required=True),
        Column("wheel.now", Kind.SCORE),
        Column("wheel.wanted", Kind.SCORE),
        Column("wheel.comment", Kind.LONG_TEXT),
    ),
)

REPERTOIRE = Table(
    Sheet.REPERTOIRE,
    columns=(
        Column("repertoire.number", Kind.OUTCOME, required=True),
        Column("repertoire.label"),
        Column("repertoire.function"),
        Column("repertoire.definition", Kind.LONG_TEXT),
        Column("repertoire.examples", Kind.LONG_TEXT),
    ),
)

IMAGES = Table(
    Sheet.IMAGES,
    repeats=True,
    is_extra=True,
    columns=(
        Column("images.file", required=True),
        Column("images.of", Kind.LABEL),
        Column("images.moment", Kind.CHOICE, choices=Moment),
        Column("images.caption", Kind.LONG_TEXT),
        Column("images.alt", Kind.LONG_TEXT, required=True, gentle=True),
        Column("images.credit"),
        Column("images.consent", Kind.YES_NO),
    ),
)

FIGURES = Table(
    Sheet.FIGURES,
    repeats=True,
    is_extra=True,
    columns=(
        Column("figures.value", required=True),
        Column("figures.what", required=True),
        Column("figures.source"),
    ),
)

TABLES = (
    Table(Sheet.README),
    PROJECT,
    EVENTS,
    EFFECTS,
    ACTORS,
    LINKS,
    LEARNING,
    WHEEL,
    REPERTOIRE,
    IMAGES,
    FIGURES,
)
"""All sheets, in the order of a new workbook."""


def choice_label(choice: Enum, language: Language) -> str:
    """Return the label of a choice ("avancée") in the reader's language."""
    return language.say(f"workbook.choice.{type(choice).__name__}.{choice.value}")


def is_example(number: str) -> bool:
    """Tell whether a row's number marks it as the worked example of a new workbook ("ex. 1")."""
    return number.strip().casefold().startswith(EXAMPLE_PREFIX)
