"""Edits by people at random, merged with changes of a workbook at random: the figures that must be zero.

The long run is a script, `benchmarks/hand_edits.py`; here are a few pairs of each kind of document.
"""

import sys
from collections import Counter

import pytest
from conftest import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import hand_edits


@pytest.fixture(scope="module")
def pool(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pool")
    return folder, hand_edits.written(folder, seed=3, versions=2)


def test_no_word_is_lost_nothing_comes_back_and_nothing_stands_twice(pool):
    folder, written = pool
    faults = Counter()
    assert hand_edits.pairs(written, folder, 3, range(8), faults) == 8
    assert faults == {}
