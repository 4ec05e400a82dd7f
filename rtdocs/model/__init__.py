"""The model: a group's story as frozen data. No input, no output, no file format."""

from rtdocs.model.dates import Bound, DateForm, LooseDate
from rtdocs.model.story import (
    Actor,
    ActorKind,
    Dimension,
    Direction,
    Effect,
    EffectStatus,
    Event,
    EventStatus,
    Lesson,
    Link,
    Project,
    Story,
    Use,
    WheelScore,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Bound",
    "DateForm",
    "Dimension",
    "Direction",
    "Effect",
    "EffectStatus",
    "Event",
    "EventStatus",
    "Lesson",
    "Link",
    "LooseDate",
    "Project",
    "Story",
    "Use",
    "WheelScore",
]
