"""What posters, cards and sheets to fill in say, before any file format."""

from dataclasses import dataclass
from typing import NamedTuple


class AgendaStep(NamedTuple):
    """A link of the small chain on a poster: the code of its function, empty for the effect, and its badge."""

    function: str
    badge: str


class PosterOutcome(NamedTuple):
    """An outcome on a poster; `reverse` is a sentence, empty where it has none."""

    number: int
    badge: str
    name: str
    gist: str
    reverse: str


class PosterFunction(NamedTuple):
    """A function on a poster: a column of its outcomes, whose numbers `span` tells."""

    code: str
    name: str
    motto: str
    span: str
    outcomes: tuple[PosterOutcome, ...]


class Aside(NamedTuple):
    """What is explained beside the outcomes, with a small chain to draw under its title."""

    title: str
    texts: tuple[str, ...]
    steps: tuple[AgendaStep, ...]
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterSlide:
    """All outcomes on one page.

    Attributes:
        lead: what an outcome is.
        project: whose poster it is; empty where it is nobody's in particular.
        aside: what a chain and an effect are.
        lines: what the notes tell of each outcome.
    """

    title: str
    lead: str
    project: str
    functions: tuple[PosterFunction, ...]
    aside: Aside
    notes: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFront:
    """The front of a card.

    Attributes:
        id: stable.
        sign: its look: the code of a function, "effect", "context", "reverse", or "own" for a card to fill in.
        mark: what stands in its sign: the outcome's number, or nothing.
        badge: its sign in words: "RT 5", "Effet".
        group: the function's name, or where the card belongs.
        name: in large letters; empty leaves lines to write on.
        text: one sentence; empty leaves lines to write on.
    """

    id: str
    sign: str
    mark: str
    badge: str
    group: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBack:
    """The back of a card: how to recognise what it is about.

    Attributes:
        id, sign, mark, badge: as on its front.
        name: that of its front, small.
        question: to recognise it by.
        examples_title, examples: typical events; without any, there are lines to write on.
        reverse: a sentence, empty where it has none.
        confusion_title, confusion: how to tell it from its neighbours.
    """

    id: str
    sign: str
    mark: str
    badge: str
    name: str
    question: str
    examples_title: str
    examples: tuple[str, ...]
    reverse: str
    confusion_title: str
    confusion: str


Card = CardFront | CardBack


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsSlide:
    """A page of four cards at most, two a row, with lines to cut along.

    Attributes:
        mirrored: whether each row runs from right to left: a back then falls on its front where the paper is turned on
            its long edge.
        lines: what the notes tell of each card.
    """

    title: str
    cards: tuple[Card, ...]
    mirrored: bool = False
    credit: str = ""
    notes: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankTimelineSlide:
    """A timeline to fill in by hand: an axis without years, boxes above it for events, below it for the context.

    Attributes:
        above, below: what the rows on either side of the axis are for.
        prompt, context_prompt, effect_prompt: what a box asks for.
        year: what a place on the axis asks for.
    """

    title: str
    above: str
    below: str
    prompt: str
    context_prompt: str
    effect_prompt: str
    year: str
    notes: str = ""
