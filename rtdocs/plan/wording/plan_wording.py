"""Whether a document speaks of what took place, or of a plan that is all to come."""

from dataclasses import replace

from rtdocs.facts import ahead
from rtdocs.i18n import Language
from rtdocs.model import Story

PLAN = "plan"
"""The topic with the sentences that a plan says in the place of others."""


def fitting(story: Story, language: Language) -> Language:
    """Return the language as a story's documents speak it: of a plan, "must lead" and not "led"."""
    return replace(language, instead=PLAN) if ahead.is_plan(story) else language
