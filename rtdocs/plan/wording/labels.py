"""Outcomes by their short names and with their labels."""

from rtdocs.i18n import Language
from rtdocs.repertoire import Outcome


def outcome_name(number: int, language: Language) -> str:
    """Return an outcome's short name in the document's language: "RT 5"."""
    return language.say("events.badge.advance", outcome=number)


def titled(outcome: Outcome, language: Language) -> str:
    """Return an outcome of a repertoire with its label: "RT 5 – Placement d'intermédiaires"."""
    return language.say("events.outcome", outcome=outcome.number, label=outcome.label)
