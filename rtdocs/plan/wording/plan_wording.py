"""The wording of plans: a story that is all to come is worded as a plan, not as facts."""

from dataclasses import replace

from rtdocs.facts import ahead
from rtdocs.plan.wording.telling import Telling

PLAN = "plan"
"""The topic with the sentences that a plan says in the place of others."""


def fitting(telling: Telling) -> Telling:
    """Return the telling of a story; where all is to come, in the wording of plans: "must lead"."""
    if not ahead.is_plan(telling.story):
        return telling
    return replace(telling, language=replace(telling.language, instead=PLAN))
