"""The drawing rules and an outside judge on the stored decks of invented projects."""

import drawing_rules
import generated
import powerpoint_rules
import pytest
from stored import Stored
from test_outside import integrity_says

WIDTH, HEIGHT = 12_192_000, 6_858_000
SEEDS = [(seed, events) for seed, events in zip(range(12), (5, 8, 11, 14, 17, 20, 24, 28, 34, 40, 50, 60), strict=True)]


@pytest.mark.parametrize(("seed", "events"), SEEDS)
def test_stored_schemas_of_any_project_keep_every_drawing_rule(seed, events, tmp_path):
    (graph,) = generated.graphs([seed], events)
    ranks = {node.name: node.rank for node in graph.nodes if node.lane}
    names = {lane.id: lane.name for lane in graph.lanes}
    lanes = {node.name: names[node.lane] for node in graph.nodes if node.lane}
    shown = set()
    for name, slide in powerpoint_rules.slides(Stored(generated.deck(tmp_path / "deck.pptx", [graph]))):
        assert [found for rule in drawing_rules.RULES for found in rule(slide)] == [], name
        assert list(drawing_rules.nothing_leaves_the_slide(slide, WIDTH, HEIGHT)) == [], name
        assert list(drawing_rules.time_never_runs_backwards(slide, ranks)) == [], name
        assert list(drawing_rules.no_event_leaves_its_lane(slide, lanes)) == [], name
        shown |= {box.name for box in drawing_rules.boxes(slide)}
    assert {node.name for node in graph.nodes} <= shown


@pytest.mark.judge
def test_ooxml_integrity_finds_nothing_in_forty_projects(tmp_path):
    batches = [range(first, first + 10) for first in range(0, 40, 10)]
    paths = [
        generated.deck(tmp_path / f"deck-{number}.pptx", generated.graphs(seeds))
        for number, seeds in enumerate(batches)
    ]
    answers = integrity_says(paths)
    assert len(answers) == len(paths)
    assert [finding for answer in answers for finding in answer["findings"]] == []
