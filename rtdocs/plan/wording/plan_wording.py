"""The wording of plans: a story that is all to come is worded as a plan, not as facts."""

from dataclasses import replace

from rtdocs.facts import ahead
from rtdocs.i18n import Language
from rtdocs.model import Story

PLAN = "plan"
"""The topic with the sentences that a plan says in the place of others."""


def fitting(story: Story, language: Language) -> Language:
    """Return the language of a story's documents; where all is to come, with the wording of plans: "must lead"."""
    return replace(language, instead=PLAN) if ahead.is_plan(story) else language
