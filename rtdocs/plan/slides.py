"""What a deck says, before any file format."""

from dataclasses import dataclass

from rtdocs.plan.graph import Graph
from rtdocs.plan.timeline import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSlide:
    """The first slide."""

    title: str
    subtitle: str
    credit: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSlide:
    """A title and a list; the writer goes on to a further slide, "(2 de 2)", where the list does not fit."""

    title: str
    items: tuple[str, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSlide:
    """How to read the schema: each sign drawn beside its meaning, each lane with what it is about.

    Attributes:
        signs: the sign, its name, its meaning in a sentence.
        lines: ("claimed" or "succession", its meaning in a sentence).
        lanes: a function's code, its name, its meaning in a sentence.
    """

    title: str
    signs: tuple[tuple[Sign, str, str], ...]
    lines: tuple[tuple[str, str], ...]
    lanes: tuple[tuple[str, str, str], ...]
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaSlide:
    """A schema; the layout makes as many pages of it as it needs.

    Each page is titled by `page_title` ("… ({page} de {pages})"), or by `title` where there is one page only.

    Attributes:
        lines: for each node's id the sentence that tells it in the notes, in time order.
        edge_lines: for each edge's id the sentence that tells it in the notes.
        notes_opening: the first paragraph of the notes.
        overview_title: the title of a slide that shows the whole before its pages; empty for none.
        overview_notes: the first paragraph of that slide's notes.
    """

    title: str
    page_title: str
    graph: Graph
    notes_opening: str
    lines: tuple[tuple[str, str], ...]
    edge_lines: tuple[tuple[str, str], ...] = ()
    overview_title: str = ""
    overview_notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSlide:
    """A schema to fill in by hand: lanes, empty boxes with prompts, empty effects."""

    title: str
    lanes: tuple[tuple[str, str], ...]
    prompt: str
    effect_prompt: str
    notes: str = ""


Slide = TitleSlide | TextSlide | LegendSlide | SchemaSlide | BlankSlide


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A whole presentation and its properties; `date` as an ISO text."""

    language: str
    title: str
    author: str
    subject: str
    date: str
    slides: tuple[Slide, ...]
    footer: str
    page_words: str
    keywords: str = ""
