"""The fictional story of the lessons as a Story: the same that the reader would make of its workbook."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.model import (
    Actor,
    ActorKind,
    Dimension,
    Direction,
    Effect,
    EffectStatus,
    Event,
    EventStatus,
    Lesson,
    Link,
    LooseDate,
    Project,
    Story,
    Use,
    WheelScore,
)
from rtdocs.plan.form import form
from rtdocs.plan.wording.telling import MADE_ON
from rtdocs.problems import Where
from rtdocs.read.values import dates

Row = Mapping[str, Any]

NOWHERE = Where()


@cache
def story(language: Language) -> Story:
    """Return the fictional story in a language."""
    content = form.fiction(language)
    return Story(
        language=language.code,
        repertoire=repertoire.load(language.code),
        project=Project(**_values(content["project"], {**_PLAIN, "use": Use})),
        name=content["project"]["title"],
        saved=MADE_ON,
        events=tuple(Event(where=NOWHERE, **_values(row, _EVENT)) for row in content["events"]),
        effects=tuple(Effect(where=NOWHERE, **_values(row, _EFFECT)) for row in content["effects"]),
        actors=tuple(Actor(where=NOWHERE, **_values(row, {**_PLAIN, "kind": ActorKind})) for row in content["actors"]),
        links=tuple(Link(where=NOWHERE, **row) for row in content["links"]),
        lessons=tuple(Lesson(where=NOWHERE, **row) for row in content["learning"]),
        wheel=tuple(_score(row) for row in content["wheel"]),
    )


def _date(text: str) -> LooseDate | None:
    return dates.parse(text).date


_PLAIN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("date", "start", "end", "workshop_date"), _date),
    **dict.fromkeys(("actors", "leads_to", "roles", "partners", "funders"), tuple),
}
_EVENT = {**_PLAIN, "direction": Direction, "status": EventStatus}
_EFFECT = {**_PLAIN, "dimension": Dimension, "status": EffectStatus}


def _values(row: Row, kinds: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    return {key: kinds[key](value) if key in kinds else value for key, value in row.items()}


def _score(row: Row) -> WheelScore:
    scores = tuple((key, float(row[key])) for key in ("now", "wanted") if key in row)
    return WheelScore(outcome=row["outcome"], where=NOWHERE, scores=scores, comment=row.get("comment", ""))
