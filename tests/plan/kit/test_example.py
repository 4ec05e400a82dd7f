"""The fictional story is what the reader makes of its workbook."""

from dataclasses import fields, is_dataclass, replace

import pytest
from conftest import LANGUAGES

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.pipeline import new_workbook
from rtdocs.plan.kit import example

PLACED = ("where", "places", "sheets", "name")
"""What only a workbook has."""


def bare(thing):
    """Return a thing of a story without what tells where it stands in a workbook."""
    if isinstance(thing, tuple):
        return tuple(map(bare, thing))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    return type(thing), {
        each.name: bare(getattr(thing, each.name)) for each in fields(thing) if each.name not in PLACED
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_the_story_of_the_example_workbook(code, tmp_path):
    new_workbook(tmp_path / "exemple.xlsx", lang=code, example=True)
    read = load(tmp_path / "exemple.xlsx").story
    made = example.story(language_of(code))
    assert bare(replace(read, saved="")) == bare(replace(made, saved=""))
