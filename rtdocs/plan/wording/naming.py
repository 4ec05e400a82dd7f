"""Several names in one sentence: the first of many, outcomes by their labels or in brief, effects by title."""

from collections.abc import Mapping, Sequence

from rtdocs.model import Effect, Event
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice
from rtdocs.repertoire import load

NAMED_AT_MOST = 8
"""A sentence names so many events or effects; the others it counts."""

TITLED_AT_MOST = 3
"""A question names so many events by their titles."""

LABELLED_AT_MOST = 4
"""A sentence that names more outcomes than this names them in brief."""


def first_of(names: Sequence[str], voice: Voice) -> str:
    """Return names in words: at most NAMED_AT_MOST + 1, else the first NAMED_AT_MOST and the count of the others."""
    if len(names) <= NAMED_AT_MOST + 1:
        return voice.language.join(names)
    shown = ", ".join(names[:NAMED_AT_MOST])
    return voice.say("questions.and_more", shown=shown, count=len(names) - NAMED_AT_MOST)


def numbers_of(things: Sequence[Event], voice: Voice) -> str:
    """Return events by their numbers: "3, 5 et 8"."""
    return first_of([thing.number for thing in things], voice)


def titles_of(things: Sequence[Event], voice: Voice) -> str:
    """Return events by their titles, numbers in brackets; of many, the first few and the count of the others."""
    names = [
        voice.say("questions.titled", number=thing.number, title=events.title(thing, voice.story)) for thing in things
    ]
    if len(names) <= TITLED_AT_MOST + 1:
        return voice.language.join(names)
    shown = ", ".join(names[:TITLED_AT_MOST])
    return voice.say("questions.and_more", shown=shown, count=len(names) - TITLED_AT_MOST)


def events_of(things: Sequence[Event], voice: Voice) -> str:
    """Return events by their titles and numbers."""
    return first_of([_event(thing, voice) for thing in things], voice)


def effects_of(things: Sequence[Effect], voice: Voice) -> str:
    """Return effects by their titles and numbers."""
    return first_of([_effect(thing, voice) for thing in things], voice)


def outcomes_of(numbers: Sequence[int], voice: Voice) -> str:
    """Return outcomes by their numbers and labels, or short names where they are many."""
    brief = len(numbers) > LABELLED_AT_MOST
    return voice.language.join(
        voice.say("questions.outcome", outcome=number, label=label(number, voice, brief=brief)) for number in numbers
    )


def outcomes_with_times(times: Mapping[int, int], voice: Voice) -> str:
    """Return outcomes like `outcomes_of`, each with the number of its events."""
    brief = len(times) > LABELLED_AT_MOST
    return voice.language.join(
        voice.say(
            "questions.outcome_times",
            outcome=number,
            label=label(number, voice, brief=brief),
            count=count,
        )
        for number, count in times.items()
    )


def outcomes_by_function(numbers: Sequence[int], voice: Voice) -> str:
    """Return outcomes like `outcomes_of`; where they are many, function by function."""
    if len(numbers) <= LABELLED_AT_MOST:
        return outcomes_of(numbers, voice)
    repertoire = voice.repertoire
    groups = {
        function.code: [each for each in numbers if repertoire.outcome(each).function == function.code]
        for function in repertoire.functions
    }
    return "; ".join(
        voice.say(
            "questions.in_function",
            function=repertoire.function(code).name,
            outcomes=voice.language.join(
                voice.say("questions.outcome", outcome=each, label=label(each, voice, brief=True)) for each in found
            ),
        )
        for code, found in groups.items()
        if found
    )


def functions_of(codes: Sequence[str], voice: Voice) -> str:
    """Return functions by their names."""
    repertoire = voice.repertoire
    return voice.language.join(voice.say("questions.function", name=repertoire.function(code).name) for code in codes)


def label(number: int, voice: Voice, *, brief: bool) -> str:
    """Return an outcome's label, or in brief its short name, unless the group has given it a name of its own."""
    outcome = voice.repertoire.outcome(number)
    is_ours = any(each.label == outcome.label for each in load(voice.language.code).outcomes)
    return outcome.short if brief and is_ours else outcome.label


def _event(event: Event, voice: Voice) -> str:
    return voice.say("questions.event", number=event.number, title=events.title(event, voice.story))


def _effect(effect: Effect, voice: Voice) -> str:
    return voice.say("questions.effect", number=effect.number, title=events.title(effect, voice.story))
