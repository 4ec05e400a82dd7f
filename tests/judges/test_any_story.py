"""Every drawing rule and every rule of slides, on the stored deck of any story that hypothesis draws."""

import drawing_rules
import powerpoint_rules
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from stored import Stored
from stories import drawn

from rtdocs.i18n import codes, language_of
from rtdocs.plan.content.slides import EffectSlide, SchemaSlide
from rtdocs.plan.deck import deck as decks
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.write.powerpoint import presentation

WIDTH, HEIGHT = 12_192_000, 6_858_000
EVERY = [*drawing_rules.RULES, *drawing_rules.NUMBER_RULES]


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    # A smaller story is not sought: shrinking a deck takes minutes, and the note tells the story that failed.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(chance=st.randoms(use_true_random=False), code=st.sampled_from(codes()))
def test_the_deck_of_any_story_keeps_every_rule(chance, code, tmp_path):
    told = drawn(chance, most=10, strange=True)
    note(f"{told.events}\n{told.effects}\n{told.links}")
    plan = decks.plan(Telling(told, language_of(code)))
    path = tmp_path / "deck.pptx"
    presentation.write(plan, folder("templates") / "schema.pptx", path)
    stored = Stored(path)
    assert [f"{rule.__name__}: {found}" for rule in powerpoint_rules.RULES for found in rule(stored)] == []
    graphs = {slide.title: slide.graph for slide in plan.slides if isinstance(slide, SchemaSlide | EffectSlide)}
    for _, slide in powerpoint_rules.slides(stored):
        assert [f"{rule.__name__}: {found}" for rule in EVERY for found in rule(slide)] == []
        assert list(drawing_rules.nothing_leaves_the_slide(slide, WIDTH, HEIGHT)) == []
        graph = graphs.get(powerpoint_rules.title_of(slide))
        if graph:
            ranks = {node.name: node.rank for node in graph.nodes if node.lane}
            grounds = {lane.id: lane.name for lane in graph.lanes}
            lanes = {node.name: grounds[node.lane] for node in graph.nodes if node.lane}
            assert list(drawing_rules.time_never_runs_backwards(slide, ranks)) == []
            assert list(drawing_rules.no_event_leaves_its_lane(slide, lanes)) == []
