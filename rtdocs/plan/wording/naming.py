"""Several names in one sentence: the first of many, outcomes by their labels or in brief, effects by title."""

from collections.abc import Mapping, Sequence

from rtdocs.model import Effect, Event
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import load

NAMED_AT_MOST = 8
"""A sentence names so many events or effects; the others it counts."""

TITLED_AT_MOST = 3
"""A question names so many events by their titles."""

LABELLED_AT_MOST = 4
"""A sentence that names more outcomes than this names them in brief."""


def first_of(names: Sequence[str], telling: Telling) -> str:
    """Return names in words: at most NAMED_AT_MOST + 1, else the first NAMED_AT_MOST and the count of the others."""
    if len(names) <= NAMED_AT_MOST + 1:
        return telling.language.join(names)
    shown = ", ".join(names[:NAMED_AT_MOST])
    return telling.say("questions.and_more", shown=shown, count=len(names) - NAMED_AT_MOST)


def numbers_of(things: Sequence[Event], telling: Telling) -> str:
    """Return events by their numbers: "3, 5 et 8"."""
    return first_of([thing.number for thing in things], telling)


def titles_of(things: Sequence[Event], telling: Telling) -> str:
    """Return events by their titles, numbers in brackets; of many, the first few and the count of the others."""
    names = [
        telling.say("questions.titled", number=thing.number, title=events.title(thing, telling.story))
        for thing in things
    ]
    if len(names) <= TITLED_AT_MOST + 1:
        return telling.language.join(names)
    shown = ", ".join(names[:TITLED_AT_MOST])
    return telling.say("questions.and_more", shown=shown, count=len(names) - TITLED_AT_MOST)


def events_of(things: Sequence[Event], telling: Telling) -> str:
    """Return events by their titles and numbers."""
    return first_of([_event(thing, telling) for thing in things], telling)


def effects_of(things: Sequence[Effect], telling: Telling) -> str:
    """Return effects by their titles and numbers."""
    return first_of([_effect(thing, telling) for thing in things], telling)


def outcomes_of(numbers: Sequence[int], telling: Telling) -> str:
    """Return outcomes by their numbers and labels, or short names where they are many."""
    brief = len(numbers) > LABELLED_AT_MOST
    return telling.language.join(
        telling.say("questions.outcome", outcome=number, label=label(number, telling, brief=brief))
        for number in numbers
    )


def outcomes_with_times(times: Mapping[int, int], telling: Telling) -> str:
    """Return outcomes like `outcomes_of`, each with the number of its events."""
    brief = len(times) > LABELLED_AT_MOST
    return telling.language.join(
        telling.say(
            "questions.outcome_times",
            outcome=number,
            label=label(number, telling, brief=brief),
            count=count,
        )
        for number, count in times.items()
    )


def outcomes_by_function(numbers: Sequence[int], telling: Telling) -> str:
    """Return outcomes like `outcomes_of`; where they are many, function by function."""
    if len(numbers) <= LABELLED_AT_MOST:
        return outcomes_of(numbers, telling)
    repertoire = telling.repertoire
    groups = {
        function.code: [each for each in numbers if repertoire.outcome(each).function == function.code]
        for function in repertoire.functions
    }
    return "; ".join(
        telling.say(
            "questions.in_function",
            function=repertoire.function(code).name,
            outcomes=telling.language.join(
                telling.say("questions.outcome", outcome=each, label=label(each, telling, brief=True)) for each in found
            ),
        )
        for code, found in groups.items()
        if found
    )


def functions_of(codes: Sequence[str], telling: Telling) -> str:
    """Return functions by their names."""
    repertoire = telling.repertoire
    return telling.language.join(
        telling.say("questions.function", name=repertoire.function(code).name) for code in codes
    )


def label(number: int, telling: Telling, *, brief: bool) -> str:
    """Return an outcome's label, or in brief its short name, unless the group has given it a name of its own."""
    outcome = telling.repertoire.outcome(number)
    is_ours = any(each.label == outcome.label for each in load(telling.language.code).outcomes)
    return outcome.short if brief and is_ours else outcome.label


def _event(event: Event, telling: Telling) -> str:
    return telling.say("questions.event", number=event.number, title=events.title(event, telling.story))


def _effect(effect: Effect, telling: Telling) -> str:
    return telling.say("questions.effect", number=effect.number, title=events.title(effect, telling.story))
