"""The plans of posters, cards and sheets to fill in, before any file format."""

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
    """A function on a poster: a column of its outcomes, with the span of their numbers in words."""

    code: str
    name: str
    motto: str
    span: str
    outcomes: tuple[PosterOutcome, ...]


class Aside(NamedTuple):
    """An explanation beside the outcomes, with a small chain to draw under its title."""

    title: str
    texts: tuple[str, ...]
    steps: tuple[AgendaStep, ...]
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterSlide:
    """All outcomes on one page.

    Attributes:
        lead: the sentence on outcomes in general.
        project: the project that the poster is for; empty where it is for nobody in particular.
        aside: the explanation of chains and effects.
        lines: the sentences of the notes, one an outcome.
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
        mark: the text in its sign: the outcome's number, or nothing.
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
    """The back of a card: the means to recognise its outcome.

    Attributes:
        id, sign, mark, badge: as on its front.
        name: that of its front, small.
        question: to recognise it by.
        examples_title, examples: typical events; without any, there are lines to write on.
        reverse: a sentence, empty where it has none.
        confusion_title, confusion: its difference from its neighbours.
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
        lines: the sentences of the notes, one a card.
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
        above, below: the labels of the rows on either side of the axis.
        prompt, context_prompt, effect_prompt: the prompts of the boxes.
        year: the prompt of a place on the axis.
    """

    title: str
    above: str
    below: str
    prompt: str
    context_prompt: str
    effect_prompt: str
    year: str
    notes: str = ""
