"""The fictional story as a group would have told it in its workbook, for what shows a worked example."""

from collections.abc import Callable, Mapping
from typing import Any

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.model import Dimension, Direction, Effect, EffectStatus, Event, EventStatus, Link, LooseDate, Project, Story
from rtdocs.plan import form
from rtdocs.problems import Where
from rtdocs.read import dates

_Reading = Mapping[str, Callable[[Any], Any]]


def _date(text: str) -> LooseDate | None:
    return dates.parse(text).date if text else None


_EVENT: _Reading = {
    "date": _date,
    "direction": Direction,
    "status": EventStatus,
    "actors": tuple,
    "leads_to": tuple,
}
_EFFECT: _Reading = {"date": _date, "dimension": Dimension, "status": EffectStatus}


def story(language: Language) -> Story:
    """Return the fictional story's project, events, effects and links."""
    content = form.fiction(language)
    told = content["project"]
    return Story(
        language=language.code,
        repertoire=repertoire.load(language.code),
        project=Project(title=told["title"], organisation=told["organisation"], territory=told["territory"]),
        name="example",
        events=tuple(Event(**_read(row, _EVENT)) for row in content["events"]),
        effects=tuple(Effect(**_read(row, _EFFECT)) for row in content["effects"]),
        links=tuple(Link(**_read(row, {})) for row in content["links"]),
    )


def _read(row: Mapping[str, Any], reading: _Reading) -> dict[str, Any]:
    """Return the fields of a row; it stands in no workbook."""
    return {"where": Where(), **{key: reading.get(key, _same)(value) for key, value in row.items()}}


def _same(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    return value
