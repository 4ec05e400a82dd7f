import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.content.timeline import Key
from rtdocs.plan.deck import story_line
from rtdocs.plan.figures.timeline import timeline
from rtdocs.plan.wording.telling import Telling

FR = language_of("fr")
TOLD = story(
    """
    No | Date    | Title        | RT | Direction | Status
    1  | 2010    | Consultation | 1  |           |
    2  | 2011-05 | Refus        | 10 | reverse   |
    3  | 2012    | Élections    |    |           |
    4  |         | Agrandir     | 11 |           | planned
    """,
    "No | Title\nA | Un marché",
)


def keys(table):
    return [key for key, _ in timeline(Telling(story(table), FR)).keys]


def test_the_timeline_tells_each_mark_in_its_notes():
    (slide,) = story_line.timeline_slide(Telling(TOLD, FR))
    assert [key for key, _ in slide.lines] == [mark.id for mark in slide.timeline.marks]
    assert "commentaires" in slide.timeline.alt


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ("No|Date|RT\n1|2010-05-02|1", "En 2010, un événement a marqué le projet"),
        ("No|Date|RT\n1|2010|1\n2|2012|1", "De 2010 à 2012, deux événements ont marqué le projet"),
        (
            "No|Date|RT|Direction\n1|2010|9|reverse\n2|2012|1|",
            "De 2010 à 2012, deux événements, dont un revers, ont marqué le projet",
        ),
        (
            "No|Date|RT|Direction\n1|2010|9|reverse\n2|2010|10|reverse",
            "En 2010, deux événements, dont deux revers, ont marqué le projet",
        ),
        (
            "No|Date|RT|Status\n1|2010|9|planned\n2|2012|1|",
            "De 2010 à 2012, deux événements, réalisés ou prévus, marquent le projet",
        ),
        ("No|Date|RT|Status\n1|2010|9|planned", "En 2010, un événement est prévu"),
        ("No|RT\n1|9", "La ligne du temps"),
    ],
)
def test_the_title_of_the_timeline_says_what_it_shows(table, title):
    (slide,) = story_line.timeline_slide(Telling(story(table), FR))
    assert slide.title.replace("\u00a0", " ") == title


def test_every_event_is_a_step_of_the_path_and_effects_come_behind():
    (slide,) = story_line.path_slide(Telling(TOLD, FR))
    assert [node.number for node in slide.steps] == ["1", "2", "3", "4"]
    assert [node.number for node in slide.effects] == ["A"]
    assert [key for key, _ in slide.lines] == ["event-1", "event-2", "event-3", "event-4", "effect-A"]


def test_a_step_has_a_name_of_its_own():
    (slide,) = story_line.path_slide(Telling(TOLD, FR))
    assert slide.steps[0].name.replace("\u00a0", " ") == "ev-1 · RT 1 – Consultation – étape"


def test_a_story_of_nothing_has_neither():
    assert (
        list(story_line.timeline_slide(Telling(story(), FR))) == list(story_line.path_slide(Telling(story(), FR))) == []
    )


def test_effects_alone_have_a_timeline_but_no_path():
    told = story("", "No|Title\nA|Un marché")
    assert len(list(story_line.timeline_slide(Telling(told, FR)))) == 1
    assert list(story_line.path_slide(Telling(told, FR))) == []


def test_the_timeline_explains_only_the_lines_it_draws():
    assert keys("No|Date|RT\n1|2010-05-02|1") == [Key.UNEVEN]
    assert keys("No|Date|RT\n1|2010|1") == [Key.LOOSE, Key.UNEVEN]
    assert keys("No|Date|RT\n1|2010-05-02|1\n2|2020-05-02|1") == [Key.SILENCE, Key.UNEVEN]
