import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtdocs.merge.document.three_way import Side, stretches

KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


def merged(base, theirs, ours):
    """Return what is in the file: theirs where both changed."""
    result = []
    for side, mine, yours in stretches(base, theirs, ours):
        result += list(ours[yours.start : yours.stop] if side is Side.OURS else theirs[mine.start : mine.stop])
    return "".join(result)  # one letter is one element, or one and a stroke


def both(base, theirs, ours):
    return [
        (theirs[mine.start : mine.stop], ours[yours.start : yours.stop])
        for side, mine, yours in stretches(base, theirs, ours)
        if side is Side.BOTH
    ]


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "expected", "left"),
    [
        ("abc", "abc", "abc", "abc", []),
        ("abc", "abc", "aXc", "aXc", []),
        ("abc", "aYc", "abc", "aYc", []),
        ("abc", "aXc", "aXc", "aXc", []),
        ("abc", "aYc", "aXc", "aYc", [("Y", "X")]),
        ("abc", "ac", "abc", "ac", []),
        ("abc", "ac", "aXc", "ac", [("", "X")]),
        ("abc", "aYbc", "aXc", "aYXc", []),  # they only added before what we changed
        ("abc", "aYc", "aXbc", "aXYc", []),
        ("abc", "abYc", "abXc", "abXYc", []),  # both added at one place
        ("", "Y", "X", "XY", []),
        ("abcd", "Yabcd", "abcdX", "YabcdX", []),
        ("abc", "cab", "abc", "cab", []),  # they moved it
    ],
)
def test_each_rule(base, theirs, ours, expected, left):
    assert merged(base, theirs, ours) == expected
    assert both(base, theirs, ours) == left


@settings(max_examples=300, deadline=None)
@given(KEYS, KEYS, KEYS)
def test_whatever_happened_theirs_and_ours_are_covered_and_nothing_of_theirs_is_lost(base, theirs, ours):
    found = list(stretches(base, theirs, ours))
    assert [at for each in found for at in each.theirs] == list(range(len(theirs)))
    assert [at for each in found for at in each.ours] == list(range(len(ours)))
    result = merged(base, theirs, ours)
    assert set(theirs) - set(base) <= set(result)
    assert merged(base, base, ours) == "".join(ours)
    assert merged(base, theirs, base) == "".join(theirs)


@settings(max_examples=300, deadline=None)
@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")), st.sets(st.integers(0, 5)), KEYS)
def test_what_they_took_away_never_comes_back(theirs, dropped, places, more):
    base = "abcdef"
    theirs = [key for key in theirs if key not in dropped] + [key.upper() for key in more]
    ours = [key + "'" if at in places else key for at, key in enumerate(base)]
    assert not dropped & set(merged(base, theirs, ours))
