"""Facts of a story, computed once: report, deck and grids ask for the same fact many times.

A story is frozen, so its facts stay true. Only the facts of the last story are kept, and a story is recognised by being
the same object: comparing two stories, or hashing one, would take as long as many a fact.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from rtdocs.model import Story

_More = ParamSpec("_More")
_Fact = TypeVar("_Fact")


def gathered_once(gather: Callable[Concatenate[Story, _More], _Fact]) -> Callable[Concatenate[Story, _More], _Fact]:
    """Return a function of a story, and of other hashable arguments, that keeps its results for the latest story.

    All callers receive the same object, so the result must be frozen too: a tuple, never a list.
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
