from dataclasses import replace

from stories import loose, story

from rtdocs import i18n
from rtdocs.model import Bound, DateForm, LooseDate
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.wording.telling import Telling

ENGLISH = i18n.language_of("en")

TOLD = story(
    """
    No | Date    | Order | RT | Status
    1  | 2014    |       | 5  |
    2  |         |       | 1  | planned
    3  | 2012-05 |       |    |
    4  | 2016    | 2     | 10 |
    5  | 2017    | 1     | 1  |
    """,
    """
    No | Date | Status
    A  | 2014 |
    B  |      | hoped-for
    C  | 2012 |
    """,
    language="en",
)


def dated(when):
    """Return the only mark of a story whose event has this date."""
    told = story("No | RT\n1 | 1", language="en")
    return timeline(Telling(replace(told, events=(replace(told.events[0], date=when),)), ENGLISH)).marks[0]


def test_effects_stand_among_events_behind_those_of_their_date_and_the_undated_last():
    assert [thing.number for thing in in_order(TOLD)] == ["C", "3", "1", "A", "5", "4", "2", "B"]


def test_each_mark_bears_its_words_ends_and_sign():
    marks = {mark.id: mark for mark in timeline(Telling(TOLD, ENGLISH)).marks}
    event, context, effect = marks["event-1"], marks["event-3"], marks["effect-A"]
    assert (event.badge.replace("\u00a0", " "), event.function, event.sign) == ("TO 5", "F2", Sign.ADVANCE)
    assert (event.earliest, event.latest) == (loose("2014").earliest, loose("2014").latest)
    assert (context.badge, context.function, context.sign) == ("Context", "", Sign.CONTEXT)
    assert (effect.badge, effect.function, effect.sign) == ("Effect", "", Sign.EFFECT)
    assert marks["effect-B"].earliest is marks["effect-B"].latest is None
    assert all(mark.alt.endswith(".") for mark in marks.values())


def test_the_timeline_says_what_it_shows_and_what_its_signs_mean():
    told = timeline(Telling(TOLD, ENGLISH))
    assert told.alt.startswith("Timeline of the project, in the order of time. Events: 5; effects: 3.")
    assert [sign for sign, _ in told.legend] == [
        Sign.ADVANCE,
        Sign.PLANNED,
        Sign.CONTEXT,
        Sign.EFFECT,
        Sign.HOPED_EFFECT,
    ]


def test_an_end_not_known_sharply_fades():
    fades = {
        bound: (mark.fades_in, mark.fades_out)
        for bound in Bound
        for mark in [dated(replace(loose("2014"), bound=bound))]
    }
    assert fades == {
        Bound.WITHIN: (False, False),
        Bound.ABOUT: (True, True),
        Bound.BEFORE: (True, False),
        Bound.AFTER: (False, True),
        Bound.SINCE: (False, True),
        Bound.UNTIL: (True, False),
    }


def test_a_range_fades_at_its_own_ends():
    start, end = replace(loose("2014"), bound=Bound.ABOUT), loose("2016")
    ranged = LooseDate(DateForm.RANGE, start.earliest, end.latest, ends=(start, end))
    mark = dated(ranged)
    assert (mark.fades_in, mark.fades_out) == (True, False)


def test_an_empty_story_has_no_mark():
    assert timeline(Telling(story(), ENGLISH)).marks == ()
