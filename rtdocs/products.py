"""Registry of every file that rtdocs makes: its planner, its template and its writer.

Planners and writers stand here by name and are imported when their file is made: a check pays for none of them, and
grids alone need no PowerPoint library.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from rtdocs.model import Story
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.template_problems import TemplateProblem

Notes = tuple[TemplateProblem, ...]


class Product(Enum):
    """A product of a build: `--only report,summary,schema,poster,grid`."""

    REPORT = "report"
    SUMMARY = "summary"
    SCHEMA = "schema"
    POSTER = "poster"
    GRID = "grid"


USUAL = (Product.REPORT, Product.SCHEMA, Product.GRID)
"""What a build writes unless told otherwise. The summary comes on request: the report opens with one, and a folder of
four files is easier to find one's way in than one of five."""

SHORT = 12
"""A story of more events than this has a poster too: on a slide they are small, or do not all fit."""


def usual(story: Story) -> tuple[Product, ...]:
    """Return the products of a build of a story where none are named."""
    return (*USUAL, Product.POSTER) if len(story.events) > SHORT else USUAL


class Edition(Enum):
    """The readers that the documents are for: `--edition funder`."""

    FUNDER = "funder"
    GROUP = "group"


class Order(Protocol):
    """An order for files."""

    @property
    def telling(self) -> Telling:
        """Return the story of the order, or any group's, with its language and readers."""

    def wish(self, name: str) -> object:
        """Return the value of an option, by the name of a planner's or writer's parameter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file that rtdocs makes.

    Attributes:
        key: its name in the catalogue.
        planner: the function that plans it from a telling, "module:function".
        writer: the function that writes the plan: on a template, where there is one, to a path.
        template: the name of our template; empty for a workbook.
        wishes: the options that the planner takes, by the names of its parameters.
        further: the options that the writer takes, by the names of its parameters.
    """

    key: str
    planner: str
    writer: str
    template: str = ""
    wishes: tuple[str, ...] = ()
    further: tuple[str, ...] = ()

    def write(self, order: Order, template: Path, path: Path) -> Notes:
        """Plan and write the file; return the faults and lacks of its template that did not stop it."""
        plan = _named(self.planner)(order.telling, **_asked(order, self.wishes))
        places = (template, path) if self.template else (path,)
        return _named(self.writer)(plan, *places, **_asked(order, self.further)) or ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Output(File):
    """A file of a build, with the product that it belongs to."""

    product: Product

    def file_name(self, telling: Telling) -> str:
        """Return the file's name: "projet-rapport.docx", "project-report.docx"."""
        return telling.say(f"files.{self.key}", name=telling.story.name)


def our_template(name: str) -> Path:
    """Return the path of one of our own templates."""
    return folder("templates") / name


def _named(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _asked(order: Order, names: tuple[str, ...]) -> dict[str, object]:
    return {name: order.wish(name) for name in names}


_WORD = "rtdocs.write.word.document:write"
_POWERPOINT = "rtdocs.write.powerpoint.presentation:write"
_EXCEL = "rtdocs.write.excel.books:write_grid"

DOCUMENTS = (
    Output(
        key="report",
        product=Product.REPORT,
        planner="rtdocs.plan.report:plan",
        writer=_WORD,
        template="rapport.docx",
    ),
    Output(
        key="summary",
        product=Product.SUMMARY,
        planner="rtdocs.plan.report.brief:plan",
        writer=_WORD,
        template="sommaire.docx",
    ),
    Output(
        key="schema",
        product=Product.SCHEMA,
        planner="rtdocs.plan.deck.deck:plan",
        writer=_POWERPOINT,
        template="schema.pptx",
    ),
    Output(
        key="poster",
        product=Product.POSTER,
        planner="rtdocs.plan.deck.story_poster:plan",
        writer=_POWERPOINT,
        further=("theme",),
        template="affiche-recit.pptx",
    ),
    Output(
        key="grid-document",
        product=Product.GRID,
        planner="rtdocs.plan.grid.grid:document",
        wishes=("everything",),
        writer=_WORD,
        template="grille.docx",
    ),
    Output(
        key="grid-workbook",
        product=Product.GRID,
        planner="rtdocs.plan.grid.grid:book",
        wishes=("everything",),
        writer=_EXCEL,
    ),
)
"""The files of a build, in the order in which they are written."""

ANONYMOUS_KEY = Output(
    key="anonymous-key",
    product=Product.REPORT,
    planner="rtdocs.plan.report.anonymous_key:plan",
    wishes=("anonymous",),
    writer=_WORD,
    template="trousse.docx",
)
"""What says which role stands for whom in an anonymous edition, for the group alone."""

PIECES = (
    File(key="guide", planner="rtdocs.plan.kit.guide:plan", writer=_WORD, template="trousse.docx"),
    File(key="invitation", planner="rtdocs.plan.kit.invitation:plan", writer=_WORD, template="trousse.docx"),
    File(
        key="lesson",
        planner="rtdocs.plan.kit.lesson:plan",
        writer=_POWERPOINT,
        further=("sounds",),
        template="schema.pptx",
    ),
    File(key="poster", planner="rtdocs.plan.kit.poster:plan", writer=_POWERPOINT, template="affiche.pptx"),
    File(key="cards", planner="rtdocs.plan.kit.cards:plan", writer=_POWERPOINT, template="cartes.pptx"),
    File(key="sheets", planner="rtdocs.plan.kit.sheets:plan", writer=_POWERPOINT, template="feuilles.pptx"),
    File(key="feedback", planner="rtdocs.plan.kit.feedback:plan", writer=_WORD, template="trousse.docx"),
)
"""The pieces of the kit in the order of `rtdocs.plan.kit.pieces.PIECES`, which ends with the fictional example."""
