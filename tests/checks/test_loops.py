import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import story

from rtdocs.checks import loops


def arrows(**leads_to):
    rows = "\n".join(f"{number[1:]} | 2010 | {targets}" for number, targets in leads_to.items())
    return story(f"No | Date | Leads to\n{rows}", "No | Title\nA | x")


def told(given_story):
    return [(str(problem.where), problem.values["loop"]) for problem in loops.check(given_story)]


@pytest.mark.parametrize(
    ("leads_to", "expected"),
    [
        ({"n1": "2", "n2": "A"}, []),
        ({"n1": "1; 2", "n2": "A"}, []),
        ({"n1": "2", "n2": "1"}, [("Événements!2", "1 → 2 → 1")]),
        ({"n1": "2", "n2": "3", "n3": "4", "n4": "2"}, [("Événements!3", "2 → 3 → 4 → 2")]),
        ({"n1": "2; 3", "n2": "3", "n3": "1"}, [("Événements!2", "1 → 3 → 1")]),
        (
            {"n1": "2", "n2": "1; 3", "n3": "4", "n4": "3"},
            [("Événements!2", "1 → 2 → 1"), ("Événements!4", "3 → 4 → 3")],
        ),
        ({"n1": "Z", "n2": "1"}, []),
        ({"n1": "2; 3", "n2": "4", "n3": "4", "n4": "A"}, []),
    ],
)
def test_each_knot_is_told_once_by_its_shortest_loop(leads_to, expected):
    assert sorted(told(arrows(**leads_to))) == expected


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=20))
def test_a_loop_is_told_exactly_where_events_cannot_be_put_in_line(pairs):
    pairs = [(source, target) for source, target in pairs if source != target]
    leads_to = {f"n{n}": "; ".join(str(target) for source, target in pairs if source == n) for n in range(1, 9)}
    assert bool(told(arrows(**leads_to))) is not _can_be_lined_up(set(pairs))


def _can_be_lined_up(pairs):
    left = set(range(1, 9))
    while free := {n for n in left if not any(target == n and source in left for source, target in pairs)}:
        left -= free
    return not left


def test_the_loop_told_is_made_of_arrows():
    leads_to = {f"n{n}": f"{n % 40 + 1}; {(n * 7) % 40 + 1}" for n in range(1, 41)}
    ((_, loop),) = told(arrows(**leads_to))
    numbers = loop.split(" → ")
    assert numbers[0] == numbers[-1]
    assert all(target in leads_to[f"n{source}"].split("; ") for source, target in itertools.pairwise(numbers))


def test_three_thousand_events_in_a_ring_are_one_loop():
    ring = arrows(**{f"n{n}": str(n % 3000 + 1) for n in range(1, 3001)})
    start = time.process_time()
    ((_, loop),) = told(ring)
    assert loop.count("→") == 3000
    assert time.process_time() - start < 2
