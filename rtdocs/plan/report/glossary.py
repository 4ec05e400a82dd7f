"""The glossary: the outcomes that the story uses, then the method's own words, in alphabetical order."""

import unicodedata
from enum import Enum

from rtdocs.facts import actors, outcomes
from rtdocs.model import Direction
from rtdocs.plan.content.document import Block, Column, Run, Table, Text
from rtdocs.plan.wording.voice import Voice, capital, cell
from rtdocs.repertoire import Outcome


class Term(Enum):
    """The words of the method that a reader of the report meets."""

    ACTOR = "actor"
    CHAIN = "chain"
    CONTEXT = "context"
    CONTROVERSY = "controversy"
    EFFECT = "effect"
    INTERMEDIARY = "intermediary"
    KEY_EVENT = "key-event"
    NETWORK = "network"
    OUTCOME = "outcome"
    REVERSE = "reverse"
    SPOKESPERSON = "spokesperson"


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the glossary."""
    used = _used(voice)
    listed = (
        voice.heading("glossary-outcomes", 2, "report.glossary.outcomes"),
        _table(voice, "outcomes", tuple(_outcome(voice, each) for each in used)),
    )
    return (
        voice.heading("glossary", 1, "report.glossary.heading"),
        *(listed if used else ()),
        voice.heading("glossary-words", 2, "report.glossary.words"),
        _table(voice, "words", _terms(voice)),
    )


def _used(voice: Voice) -> tuple[Outcome, ...]:
    absent = outcomes.absent(voice.story)
    told = voice.repertoire
    return tuple(told.outcome(number) for number in voice.story.repertoire.numbers if number not in absent)


def _table(voice: Voice, name: str, rows: tuple[tuple[Text, ...], ...]) -> Table:
    return Table(
        id=f"glossary-{name}-table",
        caption=voice.say(f"report.glossary.{name}"),
        description=voice.say("report.glossary.description"),
        columns=(
            Column(voice.say("report.glossary.term"), 3.2),
            Column(voice.say("report.glossary.means"), 6.8),
        ),
        rows=rows,
        numbered=False,
    )


def _outcome(voice: Voice, outcome: Outcome) -> tuple[Text, ...]:
    return (cell(voice.outcome(outcome.number)), (Run(outcome.definition),))


def _terms(voice: Voice) -> tuple[tuple[Text, ...], ...]:
    named = [
        (voice.say(f"report.glossary.name.{term.value}"), voice.say(f"report.glossary.meaning.{term.value}"))
        for term in Term
        if _is_met(voice, term)
    ]
    return tuple(
        (cell(name), cell(capital(meaning))) for name, meaning in sorted(named, key=lambda pair: _unaccented(pair[0]))
    )


_OF_OUTCOMES = {
    Term.CONTROVERSY: {3},
    Term.INTERMEDIARY: {4, 5, 6, 8},
    Term.SPOKESPERSON: {7, 8},
}
"""The words that belong to some outcomes: who never meets these needs no word for them."""


def _is_met(voice: Voice, term: Term) -> bool:
    """Tell whether a reader of this report meets a word."""
    match term:
        case Term.CONTEXT:
            return any(event.is_context for event in voice.story.events)
        case Term.REVERSE:
            return any(event.direction is Direction.REVERSE for event in voice.story.events)
        case Term.ACTOR:
            return bool(actors.parts(voice.story))
        case _:
            wanted = _OF_OUTCOMES.get(term)
            return wanted is None or not wanted.isdisjoint(outcome.number for outcome in _used(voice))


def _unaccented(word: str) -> str:
    """Return a word as a dictionary sorts it: "Événement" among the E."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
