"""The group's story as its workbook tells it: project, events, effects, actors, links, lessons, wheel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from rtdocs.model.dates import LooseDate
from rtdocs.problems import Where
from rtdocs.repertoire import Repertoire


class Use(Enum):
    """What the group uses the method for."""

    RETROSPECTIVE = "retrospective"
    PROSPECTIVE = "prospective"
    BOTH = "both"


class Direction(Enum):
    """Whether an event moved the project ahead or set it back."""

    ADVANCE = "advance"
    REVERSE = "reverse"


class EventStatus(Enum):
    """Whether an event took place."""

    DONE = "done"
    PLANNED = "planned"


class EffectStatus(Enum):
    """Whether an effect was seen or is wished for."""

    OBSERVED = "observed"
    HOPED_FOR = "hoped-for"


class Dimension(Enum):
    """What an effect changes about a resource."""

    AVAILABILITY = "availability"
    ACCESSIBILITY = "accessibility"
    QUALITY = "quality"


class Moment(Enum):
    """When a picture was taken, where two of one thing are shown side by side."""

    BEFORE = "before"
    AFTER = "after"


class ActorKind(Enum):
    """Networks are made of people and of things."""

    SOCIAL = "social"
    NON_HUMAN = "non-human"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Who, where, when and why. Texts are as typed, empty where nothing was."""

    title: str = ""
    organisation: str = ""
    territory: str = ""
    start: LooseDate | None = None
    end: LooseDate | None = None
    goal: str = ""
    summary: str = ""
    partners: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    prepared_by: str = ""
    workshop_date: LooseDate | None = None
    participants: str = ""
    use: Use = Use.RETROSPECTIVE
    logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A key event.

    Attributes:
        number: the short label people know it by, unique over events and effects.
        date: when (with an end date typed in its own column, a RANGE of the two); None where nothing was typed.
        order: the place the group gave it among the others; wins over dates where both events have one.
        outcome: the number of its transitional outcome in the repertoire; None makes it context.
        leads_to: numbers of the events and effects that the group says it led to.
        short_title: what drawings say where they have no room for the title; empty where the group gave none.
        stage: the group's own chapter that it belongs to.
        amount: dollars, never below zero: obtained by an advance, lost by a reverse; None where none was told.
        quote: what somebody said, with whose words they are.
        highlight: whether the group wants it in the summary.
    """

    number: str
    title: str
    where: Where
    date: LooseDate | None = None
    order: float | None = None
    description: str = ""
    actors: tuple[str, ...] = ()
    outcome: int | None = None
    second_outcome: int | None = None
    direction: Direction = Direction.ADVANCE
    leads_to: tuple[str, ...] = ()
    status: EventStatus = EventStatus.DONE
    source: str = ""
    notes: str = ""
    short_title: str = ""
    stage: str = ""
    amount: Decimal | None = None
    quote: str = ""
    highlight: bool = False

    @property
    def is_context(self) -> bool:
        """Whether it stands on the timeline without being a link of a chain."""
        return self.outcome is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A concrete change in the living environment: the end of a chain.

    Attributes:
        reached: how many people, as typed ("environ 250 familles"); those of two effects may be the same people.
        quote: what somebody said, with whose words they are.
    """

    number: str
    title: str
    where: Where
    description: str = ""
    resource: str = ""
    dimension: Dimension | None = None
    place: str = ""
    date: LooseDate | None = None
    status: EffectStatus = EffectStatus.OBSERVED
    beneficiaries: str = ""
    evidence: str = ""
    reached: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or thing that took part.

    Attributes:
        person: whether it is a private person, whose name an anonymous edition replaces.
    """

    name: str
    where: Where
    acronym: str = ""
    sector: str = ""
    kind: ActorKind = ActorKind.SOCIAL
    roles: tuple[str, ...] = ()
    notes: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The why of an arrow between two numbers."""

    source: str
    target: str
    where: Where
    rationale: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """An answer of the group to a question of the grid, by the question's code or its words."""

    where: Where
    code: str = ""
    question: str = ""
    answer: str = ""
    action: str = ""
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelScore:
    """The scores of one outcome: profile names ("now", "wanted", or a header) with a score of 0 to 5."""

    outcome: int
    where: Where
    scores: tuple[tuple[str, float], ...] = ()
    comment: str = ""


PROJECT_IMAGE = "project"
LOGO_IMAGE = "logo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that stands beside the workbook.

    Attributes:
        file: the path of its file, beside the workbook.
        of: PROJECT_IMAGE, LOGO_IMAGE, or the number of an event or effect; a number that nothing bears is as typed.
        moment: before or after a change; None where it is neither.
        alt: what it shows, for who cannot see it.
        consent: whether those whom it shows agreed to be seen.
    """

    file: str
    where: Where
    of: str = PROJECT_IMAGE
    moment: Moment | None = None
    caption: str = ""
    alt: str = ""
    credit: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that the group wants seen: "250", "familles servies chaque mois", where it comes from."""

    value: str
    what: str
    where: Where
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All of a workbook.

    Attributes:
        language: the code of the language its sheets are named in.
        name: the workbook's file name without its ending; names the documents.
        saved: the day the workbook says it was last saved, as an ISO text; stands for "today" in what is written.
        events: in the order of the sheet; `rtdocs.facts` puts them in time.
        sheets: the names of all the workbook's sheets, in its order.
        places: where the workbook keeps things, by their path in the declaration of the workbook: a sheet ("events"),
            a column ("events.date") or a field ("field.start"). What it lacks is absent.
        unread: the cells whose content could not be read; what they would have told is no further fault.
    """

    language: str
    repertoire: Repertoire
    project: Project
    name: str = ""
    saved: str = ""
    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    wheel: tuple[WheelScore, ...] = ()
    images: tuple[Image, ...] = ()
    figures: tuple[Figure, ...] = ()
    sheets: tuple[str, ...] = ()
    places: Mapping[str, Where] = field(default_factory=dict)
    unread: frozenset[Where] = frozenset()
