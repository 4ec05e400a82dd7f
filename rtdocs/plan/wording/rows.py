"""Events, effects and actors as rows of plain texts, for people who want tables of their own in a Word template.

The keys are those of `template.row` in the catalogues, with the names by which a template prints them. Texts only: a
template never sees an object that could do more than be printed.
"""

from collections.abc import Mapping

from rtdocs.facts import actors
from rtdocs.facts.actors import Participation
from rtdocs.facts.order import in_time
from rtdocs.model import Effect, Event
from rtdocs.plan.wording import events, labels
from rtdocs.plan.wording.telling import Telling

Row = Mapping[str, str]


def rows(telling: Telling) -> dict[str, tuple[Row, ...]]:
    """Return the rows of each list: events in time order, effects and actors in the order of their sheets."""
    return {
        "events": tuple(_event(event, telling) for event in in_time(telling.story)),
        "effects": tuple(_effect(effect, telling) for effect in telling.story.effects),
        "actors": tuple(_actor(part, telling) for part in actors.parts(telling.story)),
    }


def _event(event: Event, telling: Telling) -> Row:
    function = events.function(event, telling.story)
    return {
        "number": event.number,
        "title": events.title(event, telling.story),
        "date": telling.when(event.date),
        "description": _typed(event.description, telling),
        "actors": _typed("; ".join(event.actors), telling),
        "outcome": events.badge(event, telling.language),
        "function": telling.repertoire.function(function).name if function else "",
        "source": _typed(event.source, telling),
        "notes": _typed(event.notes, telling),
        "sentence": events.sentence(event, telling),
    }


def _effect(effect: Effect, telling: Telling) -> Row:
    return {
        "number": effect.number,
        "title": events.title(effect, telling.story),
        "date": telling.when(effect.date),
        "description": _typed(effect.description, telling),
        "kind": events.effect_badge(effect, telling.language),
        "resource": _typed(effect.resource, telling),
        "place": _typed(effect.place, telling),
        "beneficiaries": _typed(effect.beneficiaries, telling),
        "evidence": _typed(effect.evidence, telling),
    }


def _actor(part: Participation, telling: Telling) -> Row:
    known = part.actor
    return {
        "name": _typed(part.name, telling),
        "acronym": _typed(known.acronym, telling) if known else "",
        "sector": _typed(known.sector, telling) if known else "",
        "roles": _typed("; ".join(known.roles), telling) if known else "",
        "events": ", ".join(event.number for event in part.events),
        "outcomes": ", ".join(labels.outcome_name(number, telling.language) for number in part.outcomes),
        "notes": _typed(known.notes, telling) if known else "",
    }


def _typed(text: str, telling: Telling) -> str:
    """Return the group's own words with the typography of the language they are in."""
    return telling.own_language.typeset(text)
