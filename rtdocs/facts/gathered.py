"""Facts are asked for again and again by report, deck and grids; each is gathered once for a story.

A story is frozen, so what was said of it stays true. Only the story of the last question is remembered, and known by
being the same object: comparing two stories, or hashing one, would take as long as many a fact.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from rtdocs.model import Story

_More = ParamSpec("_More")
_Fact = TypeVar("_Fact")


def gathered_once(gather: Callable[Concatenate[Story, _More], _Fact]) -> Callable[Concatenate[Story, _More], _Fact]:
    """Let a function of a story, and of other things that can be hashed, gather each of its facts once.

    What it returns is handed out to all who ask, so it must be frozen too: a tuple, never a list.
    """
    about: list[Story] = []
    known: dict[object, _Fact] = {}

    @wraps(gather)
    def told(story: Story, /, *more: _More.args, **named: _More.kwargs) -> _Fact:
        if not about or about[0] is not story:
            about[:] = [story]
            known.clear()
        asked = (more, *named.items())
        if asked not in known:
            known[asked] = gather(story, *more, **named)
        return known[asked]

    return told
