"""The plan of a deck, before any file format."""

from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.plan.content.charts import Chart
from rtdocs.plan.content.document import Photo
from rtdocs.plan.content.graph import Graph, Node
from rtdocs.plan.content.prints import BlankTimelineSlide, CardsSlide, PosterSlide
from rtdocs.plan.content.timeline import NO_TAG, Sign, Tag, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSlide:
    """The first slide, with the logos of those who did and supported the work."""

    title: str
    subtitle: str
    credit: str
    notes: str = ""
    logos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSlide:
    """A title and a list; the writer goes on to a further slide, "(2 de 2)", where the list does not fit.

    Logos stand at the foot of the last of these slides.
    """

    title: str
    items: tuple[str, ...]
    notes: str = ""
    logos: tuple[Photo, ...] = ()


class BigFigure(NamedTuple):
    """A figure as it is shown, and what it counts."""

    value: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresSlide:
    """Key figures in large letters, each above what it counts."""

    title: str
    figures: tuple[BigFigure, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSlide:
    """The legend of a schema: each sign drawn beside its meaning, each lane with its purpose.

    Attributes:
        signs: the sign, its name, its meaning in a sentence.
        lines: ("claimed" or "succession", its meaning in a sentence).
        lanes: a function's code, its name, its meaning in a sentence.
        sample: the signs on the card of an event, by way of example.
        setback: the code of the function and the signs on the card of a setback: its outcome is one that has a reverse.
    """

    title: str
    signs: tuple[tuple[Sign, str, str], ...]
    lines: tuple[tuple[str, str], ...]
    lanes: tuple[tuple[str, str, str], ...]
    notes: str = ""
    sample: Tag = NO_TAG
    setback: tuple[str, Tag] = ("", NO_TAG)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaSlide:
    """A schema; the layout makes as many pages of it as it needs. The notes tell each box and arrow by its alt text.

    Attributes:
        notes_opening: the first paragraph of the notes.
        overview_notes: the first paragraph of the notes of a slide that shows the whole before its pages.
    """

    title: str
    graph: Graph
    notes_opening: str
    overview_notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSlide:
    """The chain of an effect on one page, or of effects whose chains differ in their last steps only.

    Attributes:
        known: the ids of the events that an earlier slide of an effect showed; these are drawn quietly.
        notes_opening: as in SchemaSlide.
    """

    title: str
    graph: Graph
    known: frozenset[str]
    notes_opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPosterSlide:
    """The whole chain on one page of paper.

    Attributes:
        lead: whose story it is, and of when.
        credit: the source of the method, at the foot.
        notes_opening: as in SchemaSlide.
    """

    title: str
    lead: str
    credit: str
    graph: Graph
    notes_opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSlide:
    """A schema to fill in by hand: lanes, empty boxes with prompts, empty effects."""

    title: str
    lanes: tuple[tuple[str, str], ...]
    prompt: str
    effect_prompt: str
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSlide:
    """A native chart; remarks, if any, stand beside it under their heading."""

    title: str
    chart: Chart
    heading: str = ""
    remarks: tuple[str, ...] = ()
    notes: str = ""


class Spoke(NamedTuple):
    """A spoke of a wheel: its outcome and function in words, and the code of the function."""

    id: str
    label: str
    group: str
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankWheelSlide:
    """A wheel to fill in by hand, with rings from 0 at the hub to `highest` at the rim."""

    title: str
    alt: str
    spokes: tuple[Spoke, ...]
    highest: int
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSlide:
    """The timeline; the layout makes as many slides of it as it needs.

    Attributes:
        lines: for each mark's id its sentence in the notes, in time order.
    """

    title: str
    timeline: Timeline
    notes_opening: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSlide:
    """The story as a winding path of large steps; the layout makes as many slides of it as it needs.

    Attributes:
        steps: the events in the order of the path.
        effects: the effects at the end of the path.
        functions: by its code, the name of each function in use and its outcomes.
        follows: the alt text of the line from one step to the next, with the places {source} and {target}.
        caution: the meaning of the lines and its limit, a sentence at the foot of each slide.
        lines: for each step's and effect's id its sentence in the notes.
    """

    title: str
    steps: tuple[Node, ...]
    effects: tuple[Node, ...]
    effects_title: str
    functions: tuple[tuple[str, str], ...]
    follows: str
    caution: str
    notes_opening: str
    lines: tuple[tuple[str, str], ...]


class Tile(NamedTuple):
    """A large card of a board: its heading, and its text, a paragraph a line.

    It is drawn as its sign, in the colour of the function whose code it has; plainly where it has neither.
    """

    id: str
    heading: str
    text: str
    sign: Sign | None = None
    function: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSlide:
    """Large cards in rows of `columns`; `joined` where each leads to the next. `foot` stands below them.

    A text that a card has no room for goes to the notes.
    """

    title: str
    tiles: tuple[Tile, ...]
    columns: int
    joined: bool = False
    foot: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSlide:
    """A network: its project in the middle, people above and things below, each tied to it.

    Attributes:
        people, things: the heading of the group, then the names, four at most for letters that a room can read.
        tie: the alt text of a line, with the place {name}.
    """

    title: str
    hub: str
    people: tuple[str, tuple[str, ...]]
    things: tuple[str, tuple[str, ...]]
    tie: str
    notes: str = ""


Slide = (
    TitleSlide
    | TextSlide
    | FiguresSlide
    | LegendSlide
    | SchemaSlide
    | EffectSlide
    | StoryPosterSlide
    | BlankSlide
    | ChartSlide
    | BlankWheelSlide
    | TimelineSlide
    | PathSlide
    | PosterSlide
    | CardsSlide
    | BlankTimelineSlide
    | BoardSlide
    | NetworkSlide
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A whole presentation and its properties; `date` as an ISO text.

    `own` is the code of the language of the group's own words where it is not the document's.
    """

    language: str
    title: str
    author: str
    subject: str
    date: str
    slides: tuple[Slide, ...]
    footer: str
    page_words: str
    keywords: str = ""
    own: str = ""
