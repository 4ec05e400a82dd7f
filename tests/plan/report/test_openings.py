"""Read aloud, no two sentences in a row of the report open alike, whatever the story."""

import re
from itertools import pairwise

import pytest
from conftest import LANGUAGES
from stories import generated
from told import shown

from rtdocs import i18n
from rtdocs.plan import report
from rtdocs.plan.content.document import Items, Paragraph, Role
from rtdocs.plan.report import brief
from rtdocs.plan.wording.telling import Telling

SEEDS = range(80)
OURS = ("summary", "chains", "setbacks", "actors", "method")
OWN_WORDS = re.compile("« .*? »|“.*?”|« .*?\u00a0»|«\u00a0.*?\u00a0»")
WORDS = 3


def sentences(lines):
    """Return the sentences of paragraphs and lists in a row, without what the group wrote."""
    text = "\n".join(OWN_WORDS.sub("…", line.removeprefix("- ")) for line in lines)
    return [each for each in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀÉÊÔ])|\n", text) if each]


def opening(sentence):
    return " ".join(sentence.split()[:WORDS]).lower()


def runs(blocks):
    """Yield the lines that stand between two headings, tables or boxes; a box opens with its mark."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph | Items) and getattr(block, "role", None) is not Role.SETBACK:
            found += shown(block)
        else:
            yield found
            found = []
    yield found


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_sentences_in_a_row_open_alike(seed, code):
    told, language = generated(seed), i18n.language_of(code)
    for plan in (report.plan, brief.plan):
        sections = plan(Telling(told, language)).sections
        for name in OURS:
            for lines in runs(sections.get(name, ())):
                for before, after in pairwise(sentences(lines)):
                    assert opening(before) != opening(after), (before, after)
