"""Events, effects and actors as rows of plain texts, for people who want tables of their own in a Word template.

The keys are those of `template.row` in the catalogues, with the names by which a template prints them. Texts only: a
template never sees an object that could do more than be printed.
"""

from collections.abc import Mapping

from rtdocs import i18n
from rtdocs.facts import actors
from rtdocs.facts.actors import Participation
from rtdocs.facts.order import in_time
from rtdocs.i18n import Language
from rtdocs.model import Effect, Event, Story
from rtdocs.plan.wording import events

Row = Mapping[str, str]


def rows(story: Story, language: Language) -> dict[str, tuple[Row, ...]]:
    """Return the rows of each list: events in time order, effects and actors in the order of their sheets."""
    return {
        "events": tuple(_event(event, story, language) for event in in_time(story)),
        "effects": tuple(_effect(effect, story, language) for effect in story.effects),
        "actors": tuple(_actor(part, story, language) for part in actors.parts(story)),
    }


def _event(event: Event, story: Story, language: Language) -> Row:
    function = events.function(event, story)
    return {
        "number": event.number,
        "title": events.title(event, story),
        "date": events.when(event.date, story, language),
        "description": _typed(event.description, story),
        "actors": _typed("; ".join(event.actors), story),
        "outcome": events.badge(event, language),
        "function": events.repertoire(story, language).function(function).name if function else "",
        "source": _typed(event.source, story),
        "notes": _typed(event.notes, story),
        "sentence": events.sentence(event, story, language),
    }


def _effect(effect: Effect, story: Story, language: Language) -> Row:
    return {
        "number": effect.number,
        "title": events.title(effect, story),
        "date": events.when(effect.date, story, language),
        "description": _typed(effect.description, story),
        "kind": events.effect_badge(effect, language),
        "resource": _typed(effect.resource, story),
        "place": _typed(effect.place, story),
        "beneficiaries": _typed(effect.beneficiaries, story),
        "evidence": _typed(effect.evidence, story),
    }


def _actor(part: Participation, story: Story, language: Language) -> Row:
    known = part.actor
    return {
        "name": _typed(part.name, story),
        "acronym": _typed(known.acronym, story) if known else "",
        "sector": _typed(known.sector, story) if known else "",
        "roles": _typed("; ".join(known.roles), story) if known else "",
        "events": ", ".join(event.number for event in part.events),
        "outcomes": ", ".join(events.outcome_name(number, language) for number in part.outcomes),
        "notes": _typed(known.notes, story) if known else "",
    }


def _typed(text: str, story: Story) -> str:
    """Return the group's own words with the typography of the language they are in."""
    return i18n.language_of(story.language).typeset(text)
