"""Every sentence of the kit's catalogues is said by one of its documents: none is written in vain."""

import re
import string

import pytest
from plan.kit.kits import NONE, lines, tables, telling, told

from rtdocs.i18n import catalogue, language_of
from rtdocs.plan.content.document import Paragraph, Question, Table
from rtdocs.plan.kit import feedback, guide, invitation

CODES = ("fr", "en")
ACTORS = "; ".join(f"Acteur {letter}" for letter in "ABCDEFGH")
ALL_BUT_ONE = "No | RT | Actors\n" + "\n".join(f"{number} | {number} | {ACTORS}" for number in range(1, 12))
STORIES = (
    None,
    told(labels={5: "Remise de documents"}),
    told(ALL_BUT_ONE, "No\nA\nB"),
    told("No | RT | Actors\n1 | | École"),
    told(NONE, NONE),
)


def said(plan, code):
    """Return all that a document of the kit says, over stories that have each thing to be said of one."""
    for story in STORIES:
        document = plan(telling(story, language_of(code)))
        yield from (document.title, document.subject, *document.fields["document"].values(), *lines(document))
        yield from tables(document)
        for block in document.sections["kit"]:
            yield from _rooms(block)


def _rooms(block):
    if isinstance(block, Question):
        yield from (text for answer in block.answers for text in (answer.title, answer.prompt))
    texts = [block.text] if isinstance(block, Paragraph) else [*getattr(block, "items", ())]
    if isinstance(block, Table):
        texts = [cell for row in block.rows for cell in row]
    for run in (run for text in texts for run in text if run.room):
        yield from (run.text, run.room.title, getattr(run.room, "prompt", ""))


def spaced(text):
    return text.replace("\u00a0", " ")


def pattern(text):
    """Return the expression of a sentence whose places may hold anything."""
    return "".join(re.escape(before) + (".*" if name else "") for before, name, _, _ in string.Formatter().parse(text))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("topic", "plan"), [("guide", guide), ("invitation", invitation), ("feedback", feedback)])
def test_every_sentence_is_said(topic, plan, code):
    every = spaced("\n".join(said(plan.plan, code)))
    entries = catalogue.topic(code, topic).items()
    texts = [(key, text) for key, entry in entries for text in (entry.values() if isinstance(entry, dict) else [entry])]
    unsaid = [key for key, text in texts if not re.search(pattern(spaced(text)), every)]
    assert unsaid == []
