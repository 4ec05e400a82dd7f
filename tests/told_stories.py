"""Stories that hypothesis draws, as a table and links, so that a fault shrinks to what a person can read."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from stories import story

from rtdocs.model import Link
from rtdocs.problems import Where
from rtdocs.read.values import dates

DATES = (
    "",
    "2008",
    "2008-05",
    "2008-05-31",
    "printemps 2009",
    "début 2010",
    "2010-2011",
    "vers 2014",
    "avant juin 2016",
    "après 2008",
    "années 1990",
    "à venir",
    "inconnue",
)
TITLES = (
    "Rencontre",
    "Dépôt du mémoire à l’arrondissement",
    "Lettre d’appui signée par douze organismes du quartier, puis lue devant tous les élus de l’arrondissement",
    "Anticonstitutionnellement-transgénérationnellement-intersectoriellement",
    "R & D : « <é> »",
)
REASONS = ("", "", "Le comité avait déjà les appuis.", "x" * 90)


@dataclass(frozen=True)
class Told:
    """A story by its rows: (date, title, RT or none, direction, status), its effects and its arrows with reasons."""

    events: tuple
    effects: tuple
    arrows: tuple

    def story(self):
        """Return the story as a workbook would give it."""
        rows = [
            f"{number} | {row[1]} ({number}) | {row[2] or ''} | {row[3]} | {row[4]}" for number, row in self._numbered()
        ]
        ends = [f"{'ABCD'[at]} | {title} | {status}" for at, (title, status) in enumerate(self.effects)]
        told = story(
            "\n".join(("No | Title | RT | Direction | Status", *rows)),
            "\n".join(("No | Title | Status", *ends)),
            links=[
                Link(source=one, target=other, where=Where("Liens", at), rationale=why)
                for at, (one, other, why) in enumerate(self.arrows, 2)
            ],
            organisation="Table de quartier",
        )
        dated = zip(told.events, self.events, strict=True)
        return replace(told, events=tuple(replace(event, date=_read(row[0])) for event, row in dated))

    def _numbered(self):
        return enumerate(self.events, 1)


def _read(text):
    return dates.parse(text).date if text else None


@st.composite
def told(draw, most=14):
    """Draw a story: arrows run between events in any order, and to effects."""
    events = draw(st.lists(_event(), min_size=1, max_size=most))
    effects = draw(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(("observed", "hoped-for"))), max_size=3))
    numbers = [str(number) for number in range(1, len(events) + 1)]
    targets = [*numbers, *"ABCD"[: len(effects)]]
    pairs = st.tuples(st.sampled_from(numbers), st.sampled_from(targets), st.sampled_from(REASONS))
    arrows = draw(st.lists(pairs, max_size=2 * most, unique_by=lambda arrow: frozenset(arrow[:2])))
    return Told(tuple(events), tuple(effects), tuple(arrow for arrow in arrows if arrow[0] != arrow[1]))


@st.composite
def _event(draw):
    outcome = draw(st.none() | st.integers(1, 12))
    direction = draw(st.sampled_from(("", "reverse"))) if outcome and outcome > 8 else ""
    return (
        draw(st.sampled_from(DATES)),
        draw(st.sampled_from(TITLES)),
        outcome,
        direction,
        draw(st.sampled_from(("", "", "planned"))),
    )
