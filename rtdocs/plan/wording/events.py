"""Wording of events and effects in every document: sign, badge, date, name and sentences.

The words of the document are in its language; the group's own words are shown as typed, set with the typography of the
language they are in, and marked with it where it is not the document's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rtdocs import i18n
from rtdocs.i18n import Language
from rtdocs.model import Bound, Direction, Effect, EffectStatus, Event, EventStatus, LooseDate, Story
from rtdocs.plan.content.document import Run, Text, plain
from rtdocs.plan.content.timeline import Sign, Tag
from rtdocs.plan.wording import dates
from rtdocs.repertoire import Outcome, Repertoire, load

_SIGNS = {
    (Direction.ADVANCE, EventStatus.DONE): Sign.ADVANCE,
    (Direction.REVERSE, EventStatus.DONE): Sign.REVERSE,
    (Direction.ADVANCE, EventStatus.PLANNED): Sign.PLANNED,
    (Direction.REVERSE, EventStatus.PLANNED): Sign.PLANNED_REVERSE,
}
# Private-use characters, which no catalogue holds, stand around the number of a place until the sentence is split.
_MARKED = re.compile("\ue000([0-9]*)\ue001")


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


def repertoire(story: Story | None, language: Language) -> Repertoire:
    """Return the repertoire in the document's language, with the group's labels where that language is its own."""
    return story.repertoire if story and story.language == language.code else load(language.code)


def outcome(event: Event, story: Story, language: Language) -> Outcome | None:
    """Return an event's outcome in the document's language; None where it is context."""
    return None if event.outcome is None else repertoire(story, language).outcome(event.outcome)


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


def outcome_name(number: int, language: Language) -> str:
    """Return an outcome's short name in the document's language: "RT 5"."""
    return language.say("events.badge.advance", outcome=number)


def outcome_title(number: int, story: Story | None, language: Language) -> str:
    """Return an outcome with its label: "RT 5 – Placement d'intermédiaires"."""
    return titled(repertoire(story, language).outcome(number), language)


def titled(outcome: Outcome, language: Language) -> str:
    """Return an outcome of a repertoire with its label."""
    return language.say("events.outcome", outcome=outcome.number, label=outcome.label)


def name(thing: Event | Effect, story: Story, language: Language) -> str:
    """Return the name of a shape in a selection pane, its stable id first: "ev-7 · RT 5 – Dépôt du mémoire"."""
    return language.say("events.name", id=shape_id(thing), badge=badge_of(thing, language), title=title(thing, story))


def title(thing: Event | Effect, story: Story) -> str:
    """Return the title of an event or effect as typed, with the typography of the language it is in."""
    return i18n.language_of(story.language).typeset(thing.title)


def short_title(thing: Event | Effect, story: Story) -> str:
    """Return an event's short title with the typography of its language; empty where the group gave none."""
    return i18n.language_of(story.language).typeset(thing.short_title) if isinstance(thing, Event) else ""


def when(date: LooseDate | None, story: Story, language: Language) -> str:
    """Return a date as the document's readers write it; empty where nothing was typed."""
    return dates.show(date, language, story.language) if date is not None else ""


def short_when(date: LooseDate | None, story: Story, language: Language) -> str:
    """Return a date in few characters, for a drawing; empty where nothing was typed."""
    return dates.short(date, language, story.language) if date is not None else ""


def tell(thing: Event | Effect, story: Story, language: Language) -> Text:
    """Return an event or an effect in one sentence."""
    shown = when(thing.date, story, language)
    what = sign_of(thing).value
    key = f"events.dated.{what}" if shown else f"events.undated.{what}"
    if thing.date and thing.date.bound is Bound.SINCE and thing.status is EffectStatus.OBSERVED:
        key = "events.since.effect"
    words = outcome_words(thing, story, language)
    return told(key, language, {"title": own(thing.title, story, language)}, number=thing.number, when=shown, **words)


def sentence(thing: Event | Effect, story: Story, language: Language) -> str:
    """Return an event or an effect in one sentence, as plain text."""
    return plain(tell(thing, story, language))


def alt(thing: Event | Effect, story: Story, language: Language) -> str:
    """Return an event or an effect in full sentences, as the alternative text of its shape."""
    return " ".join((sentence(thing, story, language), *further(thing, language)))


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


def functions_of(happened: Iterable[Event], story: Story, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the functions of some events, in their order, each by its code with its short name and outcomes."""
    used = {function(event, story) for event in happened}
    there = repertoire(story, language)
    return tuple(
        (
            each.code,
            _function_words(each.short, [one.number for one in there.outcomes if one.function == each.code], language),
        )
        for each in there.functions
        if each.code in used
    )


def _function_words(name: str, outcomes: list[int], language: Language) -> str:
    return language.say("events.function", count=len(outcomes), name=name, outcomes=outcomes)


def own(text: str, story: Story, language: Language, *, strong: bool = False) -> Text:
    """Return the group's own words as a text, marked with their language where it is not the document's."""
    if not text:
        return ()
    return (Run(i18n.language_of(story.language).typeset(text), strong=strong, language=foreign(story, language)),)


def told(key: str, language: Language, places: Mapping[str, Text], /, **values: object) -> Text:
    """Return a sentence of the catalogue as a text: `places` keep their runs, `values` are said as they are."""
    marks = {place: mark(number) for number, place in enumerate(places)}
    return filled(language.say(key, **values, **marks), tuple(places.values()))


def mark(number: int) -> str:
    """Return the mark of a place in a sentence, until `filled` puts the place's text there."""
    return f"\ue000{number}\ue001"


def filled(sentence: str, texts: Sequence[Text]) -> Text:
    """Return a sentence with texts in the places of their marks."""
    named = {str(number): text for number, text in enumerate(texts)}
    pieces = _MARKED.split(sentence)
    runs = (named.get(piece, ()) if odd % 2 else (Run(piece),) for odd, piece in enumerate(pieces))
    return tuple(run for text in runs for run in text if run.text)


def foreign(story: Story, language: Language) -> str:
    """Return the code of the language of the group's own words; an empty text where it is the document's."""
    return "" if story.language == language.code else story.language


def outcome_words(thing: Event | Effect, story: Story, language: Language) -> dict[str, object]:
    """Return the values of a sentence's places for an event's outcome; empty for context and effects."""
    found = outcome(thing, story, language) if isinstance(thing, Event) else None
    if found is None:
        return {}
    return {"outcome": found.number, "label": found.label, "reverse": found.reverse or found.label}
