"""A project's presentation as rtdocs writes it, and what people do to it."""

from copy import deepcopy
from pathlib import Path

from conftest import ROOT
from pptx import Presentation
from stories import story

from rtdocs.i18n import language_of
from rtdocs.merge.deck.merge import merge, with_base
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.package.output import seal
from rtdocs.write.powerpoint import presentation

FR = language_of("fr")
EVENTS = """
    No | Date | Title                | RT | Leads to
    1  | 2014 | Premières rencontres | 1  | 2
    2  | 2015 | Dépôt du mémoire     | 5  | 3
    3  | 2016 | Vote du conseil      | 12 | A
"""
EFFECTS = """
    No | Title
    A  | Des trajets plus sûrs
"""


def written(path: Path, events: str = EVENTS, effects: str = EFFECTS) -> Path:
    """Write the presentation of a story, with its base."""
    presentation.write(deck.plan(Telling(story(events, effects), FR)), ROOT / "templates" / "schema.pptx", path)
    with_base(path)
    seal(path)
    return path


def merged(theirs: Path, ours: Path, record: str = ""):
    """Merge, and return the file and the account."""
    target = theirs.with_name("merged.pptx")
    account = merge(theirs, ours, target, FR, record)
    return (target if target.exists() else theirs), account


def slide_with(opened, name):
    """Return the first slide that has a shape whose name begins so, and the shape."""
    for slide in opened.slides:
        for shape in slide.shapes:
            if shape.name.startswith(name):
                return slide, shape
    raise LookupError(name)


def text_of_card(card):
    """Return the shape of a card that carries its text, and that arrows hold on to."""
    return next(shape for shape in card.shapes if shape.has_text_frame and shape.text_frame.text.strip())


def words(path: Path) -> str:
    """Return all text of a presentation, notes too."""
    opened = Presentation(str(path))
    texts = []
    for slide in opened.slides:
        texts += [node.text or "" for node in slide.element.iter("{*}t")]
        if slide.has_notes_slide:
            texts += [node.text or "" for node in slide.notes_slide.element.iter("{*}t")]
    return "\n".join(texts)


def doubled(slide):
    """Put a copy of a slide's first drawn shape on it, as a person who copies and pastes."""
    shape = slide.shapes[-1]
    copy = deepcopy(shape.element)
    slide.shapes._spTree.append(copy)
    return copy
