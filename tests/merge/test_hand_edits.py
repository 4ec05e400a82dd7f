"""Edits by people at random, merged with changes of a workbook at random: the figures that must be zero.

The long run is a script, `benchmarks/hand_edits.py`; here are a few pairs of each kind of document.
"""

import shutil
import sys
from collections import Counter

import pytest
from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import hand_edits
import people
from people import word
from people.word import opened

from rtdocs.merge.document.merge import base_of
from rtdocs.merge.files import merge
from rtdocs.outcomes import Deed


@pytest.fixture(scope="module")
def pool(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pool")
    return folder, hand_edits.written(folder, seed=3, versions=2)


def test_no_word_is_lost_nothing_comes_back_and_nothing_stands_twice(pool):
    folder, written = pool
    faults = Counter()
    assert hand_edits.pairs(written, folder, 3, range(8), faults) == 8
    assert faults == {}


@pytest.mark.parametrize("kind", ["report", "grid-document"])
def test_refuse_all_gives_theirs_and_accept_all_gives_ours(pool, tmp_path, kind):
    """Every paragraph that the workbook changes is reworded by people, so that both changed each."""
    before, now = pool[1][kind]
    theirs = reworded(shutil.copy(before.path, tmp_path / "theirs.docx"), people.lines(now.path))
    both = tmp_path / "both.docx"
    account = merge(theirs, now.path, both, hand_edits.FR, before.base)
    refused, accepted = (settled_copy(both, tmp_path, accepted=each) for each in (False, True))
    assert base_of(refused) == base_of(both)  # an offer is not in the document yet: refused, the same stands there
    stood, stands, would = (Counter(people.lines(each)) for each in (theirs, refused, accepted))
    assert any(entry.deed is Deed.TRACKED for entry in account)
    assert stands - would  # something of theirs would go,
    assert not (stands - would) - stood  # and nothing else;
    assert not (would - stands) - Counter(people.lines(now.path))  # what would come is ours, word for word
    assert [line for line in people.lines(theirs) if OWN in line] == [
        line for line in people.lines(refused) if OWN in line
    ]


OWN = "zqnous"


def reworded(path, ours):
    """Put a word of people's own in each paragraph that ours does not have."""
    document = opened(path)
    for each in word._plain(document):
        if " ".join(each.text.split()) not in ours:
            each.runs[-1].text += f" {OWN}"
    document.save(str(path))
    return path


def settled_copy(path, folder, *, accepted):
    copy = shutil.copy(path, folder / f"settled-{accepted}.docx")
    people.settle(copy, accepted=accepted)
    return copy
