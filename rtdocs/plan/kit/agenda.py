"""The agenda of a workshop, moment by moment: of half a day, or of two hours."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from rtdocs.plan.content.document import Table, Text
from rtdocs.plan.kit import passages
from rtdocs.plan.wording.telling import Telling

START = 9 * 60
"""When the workshop begins in the example, in minutes of the day."""
_SHARES = {"time": 10, "length": 9, "what": 23, "how": 39, "material": 19}


class Moment(NamedTuple):
    """A moment of the agenda: its key in the catalogue, and its length in minutes."""

    key: str
    minutes: int


AGENDAS = {
    "half-day": (
        Moment("welcome", 15),
        Moment("aim", 20),
        Moment("story", 35),
        Moment("events", 25),
        Moment("break", 15),
        Moment("outcomes", 40),
        Moment("chain", 30),
        Moment("learn", 20),
        Moment("close", 10),
    ),
    "two-hours": (
        Moment("welcome", 10),
        Moment("story", 25),
        Moment("events", 15),
        Moment("outcomes", 30),
        Moment("chain", 20),
        Moment("learn", 10),
        Moment("close", 10),
    ),
}
"""The moments of each agenda, by its key in the catalogue."""


def table(telling: Telling, agenda: str) -> Table:
    """Return an agenda with the hour of each moment, on one page that can be pinned up."""
    return replace(
        passages.table(telling, f"guide.{agenda}", _SHARES, _rows(telling, agenda), columns="guide.agenda"), whole=True
    )


def _rows(telling: Telling, agenda: str) -> Iterator[tuple[Text, ...]]:
    moments = AGENDAS[agenda]
    starts = accumulate((moment.minutes for moment in moments), initial=START)
    for moment, start in zip(moments, starts, strict=False):  # the last start is the end of the workshop
        yield (
            telling.words("guide.agenda.clock", hour=str(start // 60), minute=f"{start % 60:02}"),
            telling.words("guide.agenda.minutes", count=moment.minutes),
            telling.words(f"guide.moment.{moment.key}.name"),
            telling.words(f"guide.moment.{moment.key}.{agenda}"),
            telling.words(f"guide.moment.{moment.key}.material"),
        )
