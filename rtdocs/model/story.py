"""The group's story as its workbook holds it: project, events, effects, actors, links, lessons, wheel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from rtdocs.model.dates import LooseDate
from rtdocs.problems import Where
from rtdocs.repertoire import Repertoire


class Use(Enum):
    """The use that the group makes of the method: to look back, to plan ahead, or both."""

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
    """The aspect of a resource that an effect changes."""

    AVAILABILITY = "availability"
    ACCESSIBILITY = "accessibility"
    QUALITY = "quality"


class Moment(Enum):
    """The moment of a picture in a pair that shows one place before and after a change."""

    BEFORE = "before"
    AFTER = "after"


class ActorKind(Enum):
    """The two kinds of actors: networks are made of people and organisations, and of things."""

    SOCIAL = "social"
    NON_HUMAN = "non-human"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The project: who, where, when and why. Texts are as typed, empty where nothing was."""

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
        date: the loose date (with an end date typed in its own column, a RANGE of both); None where the cell is empty.
        order: the place the group gave it among the others; wins over dates where both events have one.
        outcome: the number of its transitional outcome in the repertoire; None makes it context.
        leads_to: numbers of the events and effects that the group says it led to.
        short_title: the title for drawings that have no room for the whole one; empty where the group gave none.
        stage: the group's own chapter that it belongs to.
        amount: dollars, never below zero: obtained by an advance, lost by a reverse; None where the cell is empty.
        quote: words that somebody said, with whose words they are.
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
        """Whether the event stands on the timeline without being a link of a chain."""
        return self.outcome is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A concrete change in the living environment: the end of a chain.

    Attributes:
        reached: the number of people, as typed ("environ 250 familles"); those of two effects may be the same people.
        quote: words that somebody said, with whose words they are.
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
    """A person, an organisation, or a thing that matters.

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
    """The group's reason for an arrow between two numbers."""

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
    """A picture: a file in the workbook's folder.

    Attributes:
        file: the path of the picture's file.
        of: PROJECT_IMAGE, LOGO_IMAGE, or the number of an event or effect; a number that no row bears is as typed.
        moment: before or after a change; None for a picture outside such a pair.
        alt: the text for readers who cannot see the picture.
        consent: whether the people in it agreed to be seen.
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
    """A figure that the group wants seen: its value "250", its words "familles servies chaque mois", its source."""

    value: str
    what: str
    where: Where
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The story of one workbook.

    Attributes:
        language: the code of the language its sheets are named in.
        name: the workbook's file name without its ending; names the documents.
        saved: the day the workbook says it was last saved, as an ISO text; stands for "today" in documents.
        events: in the order of the sheet; `rtdocs.facts` puts them in time.
        sheets: the names of all the workbook's sheets, in its order.
        places: the place of a sheet ("events"), a column ("events.date") or a field ("field.start"), by its path in the
            declaration of the workbook. A path that the workbook lacks is absent.
        unread: the cells whose content could not be read; a check that needs them reports no further fault.
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
