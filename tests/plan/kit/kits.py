"""Stories for the tests of the kit, and its documents as lines of text."""

from dataclasses import replace

from stories import story
from told import shown, spaced

from rtdocs import i18n
from rtdocs.model import Actor, ActorKind
from rtdocs.plan.content.document import Question
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")
EVENTS = """
    No | Date | RT | Actors
    1  | 2014 | 1  | École; Clinique
    2  | 2015 | 10 | Carte
    3  | 2016 | 12 | École
"""
NONE = "No\n"


def actor(name, kind=ActorKind.SOCIAL):
    return Actor(name=name, where=Where("Acteurs", 2), kind=kind)


def told(events=EVENTS, effects="No\nA", labels=None, **about):
    """Return a story, with a group's own labels by outcome number."""
    made = story(events, effects, **about)
    return replace(made, repertoire=made.repertoire.relabelled(labels or {}))


def telling(story, language):
    """Return the telling of a story; of any group's where it is None."""
    return Telling(story, language) if story else Telling.of_any_group(language)


def lines(document):
    """Return the lines of a document of the kit, its questions with their prompts too."""
    (blocks,) = document.sections.values()
    return [line for block in blocks for line in _lines(block)]


def _lines(block):
    if isinstance(block, Question):
        return [f"{block.code} {spaced(block.text)}", *(answer.prompt for answer in block.answers)]
    return shown(block)


def tables(document):
    """Return the headers, titles and descriptions of a document's tables."""
    (blocks,) = document.sections.values()
    found = [block for block in blocks if hasattr(block, "columns")]
    return [text for each in found for text in (each.caption, each.description, *(c.header for c in each.columns))]
