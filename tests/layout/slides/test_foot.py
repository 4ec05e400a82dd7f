import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame
from rtdocs.layout.slides import foot
from rtdocs.model import Link
from rtdocs.plan.figures import schema
from rtdocs.plan.wording import plan_wording
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FR, EN = language_of("fr"), language_of("en")
WIDE = Frame(20 * EMU_PER_POINT, 500 * EMU_PER_POINT, 900 * EMU_PER_POINT, 22 * EMU_PER_POINT)

EVENTS = """
    No | Date | RT | Direction | Status  | Leads to
    1  | 2010 | 1  |           |         | 3
    2  | 2011 | 10 | reverse   |         | 3
    3  | 2012 | 10 |           |         | A
    4  | 2013 |    |           |         |
    5  | 2014 | 11 |           | planned | B
"""
EFFECTS = "No|Status\nA|\nB|hoped-for"


def shown(graph, *nodes, **more):
    kept = set(nodes) or {node.id for node in graph.nodes}
    edges = {edge.id for edge in graph.edges if {edge.source, edge.target} <= kept}
    return foot.Shown(kept, edges, **more)


def texts(shapes):
    return [shape.name for shape in shapes if isinstance(shape, Box) and shape.id.startswith("legend-")]


def test_the_legend_tells_what_the_page_shows_and_stands_on_one_line():
    graph = schema.graph(Telling(story(EVENTS, EFFECTS), FR))
    shapes = foot.legend(graph, shown(graph), WIDE, 12)
    assert texts(shapes) == [
        "numéro du RT",
        "a mené à",
        "a contribué à l’effet",
        "revers",
        "prévu ou souhaité",
        "contexte",
    ]
    assert len({shape.frame.y for shape in shapes if shape.id.startswith("legend-")}) == 1
    assert all(shape.frame.right <= WIDE.right for shape in shapes if isinstance(shape, Box))


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        (("event-5",), ["numéro du RT", "prévu"]),
        (("effect-B",), ["effet souhaité"]),
        (("event-5", "effect-B"), ["numéro du RT", "a contribué à l’effet", "prévu ou souhaité"]),
    ],
)
def test_one_dashed_sample_stands_for_all_that_is_to_come(nodes, said):
    graph = schema.graph(Telling(story(EVENTS, EFFECTS), FR))
    assert texts(foot.legend(graph, shown(graph, *nodes), WIDE, 12)) == said


def test_what_another_page_shows_is_not_in_the_legend():
    graph = schema.graph(Telling(story(EVENTS, EFFECTS), EN))
    shapes = foot.legend(graph, shown(graph, "event-1", "event-3"), WIDE, 12)
    assert texts(shapes) == ["number of the TO", "led to"]


@pytest.mark.parametrize(("count", "said"), [(1, "sans un événement"), (4, "sans 4 événements")])
def test_what_has_no_room_and_what_was_shown_before_are_told(count, said):
    graph = schema.graph(Telling(story(EVENTS, EFFECTS), FR))
    found = texts(foot.legend(graph, shown(graph, "event-1", quiet={"event-1"}, left_out=count), WIDE, 12))
    assert found == [f"{said}, faute de place", "numéro du RT", "déjà montré"]


def test_reasons_and_plain_succession_are_explained():
    link = Link(source="1", target="3", rationale="Parce que.", where=Where("Liens", 2))
    graph = schema.graph(Telling(story(EVENTS, EFFECTS, links=(link,)), FR))
    assert texts(foot.legend(graph, shown(graph), WIDE, 12))[-1] == "raison (dans les commentaires)"
    graph = schema.graph(Telling(story("No|RT\n1|1\n2|1"), FR))
    assert texts(foot.legend(graph, shown(graph), WIDE, 12)) == ["numéro du RT", "suit dans le temps"]


def test_what_has_no_room_is_left_out_from_the_end():
    graph = schema.graph(Telling(story(EVENTS, EFFECTS), FR))
    narrow = WIDE._replace(width=230 * EMU_PER_POINT)
    assert texts(foot.legend(graph, shown(graph), narrow, 12)) == ["numéro du RT", "a mené à"]


def test_a_plan_says_what_must_lead_to_what():
    told = story("No|Date|RT|Status|Leads to\n1|2030|1|planned|A", "No|Status\nA|hoped-for")
    graph = schema.graph(plan_wording.fitting(Telling(told, FR)))
    assert "doit contribuer à l’effet" in texts(foot.legend(graph, shown(graph), WIDE, 12))
