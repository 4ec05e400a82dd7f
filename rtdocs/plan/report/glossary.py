"""The glossary: the outcomes that the story uses, then the method's own words, in alphabetical order."""

from enum import Enum

from rtdocs.facts import actors, outcomes
from rtdocs.i18n.folding import sorting_key
from rtdocs.model import Direction
from rtdocs.plan.content.document import Block, Column, Run, Table, Text
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital, cell
from rtdocs.repertoire import Outcome
from rtdocs.repertoire.method import METHOD


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


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the glossary."""
    used = _used(telling)
    listed = (
        telling.heading("glossary-outcomes", 2, "report.glossary.outcomes"),
        _table(telling, "outcomes", tuple(_outcome(telling, each) for each in used)),
    )
    return (
        telling.heading("glossary", 1, "report.glossary.heading"),
        *(listed if used else ()),
        telling.heading("glossary-words", 2, "report.glossary.words"),
        _table(telling, "words", _terms(telling)),
    )


def _used(telling: Telling) -> tuple[Outcome, ...]:
    absent = outcomes.absent(telling.story)
    told = telling.repertoire
    return tuple(told.outcome(number) for number in telling.story.repertoire.numbers if number not in absent)


def _table(telling: Telling, name: str, rows: tuple[tuple[Text, ...], ...]) -> Table:
    return Table(
        id=f"glossary-{name}-table",
        caption=telling.say(f"report.glossary.{name}"),
        description=telling.say("report.glossary.description"),
        columns=(
            Column(telling.say("report.glossary.term"), 3.2),
            Column(telling.say("report.glossary.means"), 6.8),
        ),
        rows=rows,
        numbered=False,
    )


def _outcome(telling: Telling, outcome: Outcome) -> tuple[Text, ...]:
    return (cell(telling.outcome(outcome.number)), (Run(outcome.definition),))


def _terms(telling: Telling) -> tuple[tuple[Text, ...], ...]:
    named = [
        (telling.say(f"report.glossary.name.{term.value}"), telling.say(f"report.glossary.meaning.{term.value}"))
        for term in Term
        if _is_met(telling, term)
    ]
    return tuple(
        (cell(name), cell(capital(meaning))) for name, meaning in sorted(named, key=lambda pair: sorting_key(pair[0]))
    )


def _is_met(telling: Telling, term: Term) -> bool:
    """Tell whether a reader of this report meets a word."""
    match term:
        case Term.CONTEXT:
            return any(event.is_context for event in telling.story.events)
        case Term.REVERSE:
            return any(event.direction is Direction.REVERSE for event in telling.story.events)
        case Term.ACTOR:
            return bool(actors.parts(telling.story))
        case _:
            wanted = METHOD.words.get(term.value)
            return wanted is None or not wanted.isdisjoint(outcome.number for outcome in _used(telling))
