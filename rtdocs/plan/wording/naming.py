"""How a sentence names several things: the first of many, outcomes by their labels or in brief, effects by title."""

from collections.abc import Mapping, Sequence

from rtdocs.i18n import Language
from rtdocs.model import Effect, Event, Story
from rtdocs.plan.wording import events
from rtdocs.repertoire import load

NAMED_AT_MOST = 8
"""A sentence names so many events or effects; the others it counts."""

LABELLED_AT_MOST = 4
"""A sentence that names more outcomes than this names them in brief."""


def first_of(names: Sequence[str], language: Language) -> str:
    """Return names in words; beyond so many they are counted."""
    if len(names) <= NAMED_AT_MOST + 1:
        return language.join(names)
    shown = ", ".join(names[:NAMED_AT_MOST])
    return language.say("questions.and_more", shown=shown, count=len(names) - NAMED_AT_MOST)


def numbers_of(things: Sequence[Event], language: Language) -> str:
    """Return events by their numbers: "3, 5 et 8"."""
    return first_of([thing.number for thing in things], language)


def events_of(things: Sequence[Event], story: Story, language: Language) -> str:
    """Return events by their titles and numbers."""
    return first_of([_event(thing, story, language) for thing in things], language)


def effects_of(things: Sequence[Effect], story: Story, language: Language) -> str:
    """Return effects by their titles and numbers."""
    return first_of([_effect(thing, story, language) for thing in things], language)


def outcomes_of(numbers: Sequence[int], story: Story, language: Language) -> str:
    """Return outcomes by their numbers and labels, or short names where they are many."""
    brief = len(numbers) > LABELLED_AT_MOST
    return language.join(
        language.say("questions.outcome", outcome=number, label=label(number, story, language, brief=brief))
        for number in numbers
    )


def outcomes_with_times(times: Mapping[int, int], story: Story, language: Language) -> str:
    """Return outcomes like `outcomes_of`, each with how often it comes back."""
    brief = len(times) > LABELLED_AT_MOST
    return language.join(
        language.say(
            "questions.outcome_times",
            outcome=number,
            label=label(number, story, language, brief=brief),
            count=count,
        )
        for number, count in times.items()
    )


def outcomes_by_function(numbers: Sequence[int], story: Story, language: Language) -> str:
    """Return outcomes like `outcomes_of`; where they are many, function by function."""
    if len(numbers) <= LABELLED_AT_MOST:
        return outcomes_of(numbers, story, language)
    repertoire = events.repertoire(story, language)
    groups = {
        function.code: [each for each in numbers if repertoire.outcome(each).function == function.code]
        for function in repertoire.functions
    }
    return "; ".join(
        language.say(
            "questions.in_function",
            function=repertoire.function(code).name,
            outcomes=language.join(
                language.say("questions.outcome", outcome=each, label=label(each, story, language, brief=True))
                for each in found
            ),
        )
        for code, found in groups.items()
        if found
    )


def functions_of(codes: Sequence[str], story: Story, language: Language) -> str:
    """Return functions by their names."""
    repertoire = events.repertoire(story, language)
    return language.join(language.say("questions.function", name=repertoire.function(code).name) for code in codes)


def label(number: int, story: Story, language: Language, *, brief: bool) -> str:
    """Return an outcome's label, or in brief its short name, unless the group has given it a name of its own."""
    outcome = events.repertoire(story, language).outcome(number)
    is_ours = any(each.label == outcome.label for each in load(language.code).outcomes)
    return outcome.short if brief and is_ours else outcome.label


def _event(event: Event, story: Story, language: Language) -> str:
    return language.say("questions.event", number=event.number, title=events.title(event, story))


def _effect(effect: Effect, story: Story, language: Language) -> str:
    return language.say("questions.effect", number=effect.number, title=events.title(effect, story))
