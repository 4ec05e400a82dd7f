"""Wording of events and effects in every document: sign, badge, date, name and sentences.

The words of the document are in its language; the group's own words are shown as typed, set with the typography of the
language they are in, and marked with it where it is not the document's.
"""

from collections.abc import Iterable

from rtdocs import i18n
from rtdocs.i18n import Language
from rtdocs.model import Bound, Direction, Effect, EffectStatus, Event, EventStatus, Story
from rtdocs.plan.content.document import Text, plain
from rtdocs.plan.content.timeline import Sign, Tag
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import Outcome

_SIGNS = {
    (Direction.ADVANCE, EventStatus.DONE): Sign.ADVANCE,
    (Direction.REVERSE, EventStatus.DONE): Sign.REVERSE,
    (Direction.ADVANCE, EventStatus.PLANNED): Sign.PLANNED,
    (Direction.REVERSE, EventStatus.PLANNED): Sign.PLANNED_REVERSE,
}


def sign(event: Event) -> Sign:
    """Return the sign that an event is drawn with."""
    if event.is_context:
        return Sign.CONTEXT if event.status is EventStatus.DONE else Sign.PLANNED_CONTEXT
    return _SIGNS[event.direction, event.status]


def effect_sign(effect: Effect) -> Sign:
    """Return the sign that an effect is drawn with."""
    return Sign.EFFECT if effect.status is EffectStatus.OBSERVED else Sign.HOPED_EFFECT


def sign_of(thing: Event | Effect) -> Sign:
    """Return the sign that an event or an effect is drawn with."""
    return sign(thing) if isinstance(thing, Event) else effect_sign(thing)


def took_place(thing: Event | Effect) -> bool:
    """Tell whether an event is done or an effect observed, so that it may be stated as a fact."""
    return thing.status in {EventStatus.DONE, EffectStatus.OBSERVED}


def identity(thing: Event | Effect) -> str:
    """Return a stable id: "event-14", "effect-A"."""
    return f"event-{thing.number}" if isinstance(thing, Event) else f"effect-{thing.number}"


def shape_id(thing: Event | Effect) -> str:
    """Return the id with which the names of its shapes begin, in any language: "ev-14", "ef-A"."""
    return f"ev-{thing.number}" if isinstance(thing, Event) else f"ef-{thing.number}"


def outcome(event: Event, telling: Telling) -> Outcome | None:
    """Return an event's outcome in the document's language; None where it is context."""
    return None if event.outcome is None else telling.repertoire.outcome(event.outcome)


def function(event: Event, story: Story) -> str:
    """Return the code of an event's function, empty where it is context."""
    return "" if event.outcome is None else story.repertoire.outcome(event.outcome).function


def badge(event: Event, language: Language) -> str:
    """Return the kind of an event in a few words: "RT 5", "RT 10 – revers", "Contexte"."""
    return language.say(f"events.badge.{sign(event).value}", outcome=event.outcome or 0)


def effect_badge(effect: Effect, language: Language) -> str:
    """Return the kind of an effect in a few words: "Effet", "Effet souhaité"."""
    return language.say(f"events.badge.{effect_sign(effect).value}", outcome=0)


def badge_of(thing: Event | Effect, language: Language) -> str:
    """Return the kind of an event or an effect in a few words."""
    return badge(thing, language) if isinstance(thing, Event) else effect_badge(thing, language)


def tag(thing: Event | Effect, language: Language) -> Tag:
    """Return the few signs on an event's or effect's card, beside its date and title."""
    key = f"events.status.{sign_of(thing).value}"
    status = language.say(key) if language.has(key) else ""
    if isinstance(thing, Effect):
        return Tag(thing.number, status)
    return Tag(str(thing.outcome or ""), status, language.say("events.number", number=thing.number))


def name(thing: Event | Effect, telling: Telling) -> str:
    """Return the name of a shape in a selection pane, its stable id first: "ev-7 · RT 5 – Dépôt du mémoire"."""
    return telling.say(
        "events.name", id=shape_id(thing), badge=badge_of(thing, telling.language), title=title(thing, telling.story)
    )


def title(thing: Event | Effect, story: Story) -> str:
    """Return the title of an event or effect as typed, with the typography of the language it is in."""
    return i18n.language_of(story.language).typeset(thing.title)


def short_title(thing: Event | Effect, story: Story) -> str:
    """Return an event's short title with the typography of its language; empty where the group gave none."""
    return i18n.language_of(story.language).typeset(thing.short_title) if isinstance(thing, Event) else ""


def tell(thing: Event | Effect, telling: Telling) -> Text:
    """Return an event or an effect in one sentence."""
    shown = telling.when(thing.date)
    what = sign_of(thing).value
    key = f"events.dated.{what}" if shown else f"events.undated.{what}"
    if thing.date and thing.date.bound is Bound.SINCE and thing.status is EffectStatus.OBSERVED:
        key = "events.since.effect"
    words = outcome_words(thing, telling)
    return telling.told(key, {"title": telling.own(thing.title)}, number=thing.number, when=shown, **words)


def sentence(thing: Event | Effect, telling: Telling) -> str:
    """Return an event or an effect in one sentence, as plain text."""
    return plain(tell(thing, telling))


def alt(thing: Event | Effect, telling: Telling) -> str:
    """Return an event or an effect in full sentences, as the alternative text of its shape."""
    return " ".join((sentence(thing, telling), *further(thing, telling.language)))


def further(thing: Event | Effect, language: Language) -> tuple[str, ...]:
    """Return the sentences after an event's own: its second outcome, and its actors."""
    if isinstance(thing, Effect):
        return ()
    found = []
    if thing.second_outcome is not None:
        found.append(language.say("events.second", outcome=thing.second_outcome))
    if thing.actors:
        found.append(took_part(thing, language))
    return tuple(found)


def took_part(event: Event, language: Language) -> str:
    """Return a sentence on the actors of an event, done or planned; the event names at least one."""
    names = tuple(language.typeset(actor) for actor in event.actors)
    if event.status is EventStatus.PLANNED:
        return language.say("events.actors.planned", count=len(names), names=names)
    return language.say("events.actors.done", count=len(names), names=names)


def legend(signs: Iterable[Sign], language: Language) -> tuple[tuple[Sign, str], ...]:
    """Return the signs in use, in the enum's order, with their meanings."""
    used = set(signs)
    return tuple((each, language.say(f"events.sign.{each.value}")) for each in Sign if each in used)


def functions_of(happened: Iterable[Event], telling: Telling) -> tuple[tuple[str, str], ...]:
    """Return the functions of some events, in their order, each by its code with its short name and outcomes."""
    used = {function(event, telling.story) for event in happened}
    there = telling.repertoire
    return tuple(
        (
            each.code,
            _function_words(
                each.short, [one.number for one in there.outcomes if one.function == each.code], telling.language
            ),
        )
        for each in there.functions
        if each.code in used
    )


def _function_words(name: str, outcomes: list[int], language: Language) -> str:
    return language.say("events.function", count=len(outcomes), name=name, outcomes=outcomes)


def outcome_words(thing: Event | Effect, telling: Telling) -> dict[str, object]:
    """Return the values of a sentence's places for an event's outcome; empty for context and effects."""
    found = outcome(thing, telling) if isinstance(thing, Event) else None
    if found is None:
        return {}
    return {"outcome": found.number, "label": found.label, "reverse": found.reverse or found.label}
