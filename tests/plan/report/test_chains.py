"""How the report tells the way to an effect: its chapters, its steps, and only the causes that the group claims."""

from dataclasses import replace

import pytest
from stories import loose, story
from told import lines, sentence

from rtdocs import i18n
from rtdocs.model import Bound, Link
from rtdocs.model.dates import TO_COME, UNKNOWN, in_decade, in_season, in_winter, part_of, spanning
from rtdocs.plan import report
from rtdocs.plan.content.document import Badge, Run, Step
from rtdocs.plan.report.document import SECTIONS
from rtdocs.plan.report.moments import moment
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital, noted
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")


def link(source, target, **texts):
    return Link(source=source, target=target, where=Where("Liens", 2), **texts)


CHAINED = story(
    """
    No | Date | Title     | RT | Direction | Status  | Leads to
    1  | 2014 | Un comité | 1  |           |         | 2; B
    2  | 2015 | Un refus  | 12 | reverse   |         | A
    3  | 2013 | Un vote   |    |           |         | 1
    4  |      | Une suite | 11 |           | planned | B
    5  | 2016 | Une fête  | 11 |           |         |
    """,
    "No | Title | Status\nA | Un banc |\nB | Une rue calme | hoped-for\nC | Un parc |",
    links=(link("2", "A", rationale="La rue est fermée", reference="Entente"),),
)


def under(told, heading, language=FRENCH):
    """Return the lines below a heading of the section, up to the next one of its level or higher."""
    said = lines(told, "chains", language)
    rest = said[said.index(heading) + 1 :]
    level = heading.split()[0]
    end = next(
        (at for at, line in enumerate(rest) if line.startswith("#") and len(line.split()[0]) <= len(level)), None
    )
    return rest[:end]


def steps(told, language=FRENCH):
    return [block for block in report.plan(Telling(told, language)).sections["chains"] if isinstance(block, Step)]


def notes(told):
    texts = [text for step in steps(told) for text in (step.title, *step.texts, step.words)]
    return [run.note.replace("\u00a0", " ") for text in texts for run in text if run.note]


# --- a whole chain ---


def test_a_chain_has_its_count_then_its_steps_then_the_facts_of_its_effect():
    assert under(CHAINED, "## Vers l’effet A : Un banc") == [
        "Une avancée y a mené, entre 2013 et 2015. Un revers a marqué le parcours.",
        "* 2013 | Contexte Un vote (3)",
        "* 2014 | RT 1 Un comité (1)",
        "* 2015 | RT 12 – revers Un refus (2)",
    ]


def test_the_reason_of_a_setback_stands_once_with_what_was_hard():
    whole = [line for name in SECTIONS for line in lines(CHAINED, name)]
    assert [line for line in whole if "La rue est fermée" in line] == [
        "RT 12 – revers Un refus (2, 2015). « Un banc » (A) a suivi. « La rue est fermée »"
    ]


def test_what_an_earlier_chain_told_is_named_and_only_the_new_is_told():
    assert under(CHAINED, "## Vers l’effet souhaité B : Une rue calme") == [
        (
            "Une avancée va dans ce sens. Un événement est encore prévu. Le récit a déjà "
            "raconté deux de ces événements : « Un vote » (3) et « Un comité » (1)."
        ),
        "* à venir | RT 11 – prévu Une suite (4)",
    ]


def test_an_effect_without_events_and_events_without_effect_are_told():
    assert under(CHAINED, "## Vers l’effet C : Un parc") == [sentence("report.chains.empty_funder")]
    assert sentence("report.chains.empty") in lines(CHAINED, "chains", group=True)
    alone = sentence("report.chains.outside.lead", count=1)
    assert alone in lines(CHAINED, "chains", group=True)
    assert under(CHAINED, "## Autres événements du récit") == [
        sentence("report.chains.outside.lead_funder", count=1),
        "* 2016 | RT 11 Une fête (5)",
    ]


def test_two_effects_that_share_all_tell_it_once():
    told = story("No | RT | Leads to\n1 | 1 | 2\n2 | 4 | A; B", "No | Title\nA | Un banc\nB | Un parc")
    assert under(told, "## Vers l’effet B : Un parc") == [
        (
            "En tout, deux avancées y ont mené. Le récit a déjà raconté deux de ces événements : "
            "« Event 1 » (1) et « Event 2 » (2)."
        )
    ]
    assert len(steps(told)) == 2


def test_many_events_that_another_chain_told_are_counted():
    rows = "\n".join(f"{number} | 4 | A; B" for number in range(1, 6))
    told = story(f"No | RT | Leads to\n{rows}", "No | Title\nA | Un banc\nB | Un parc")
    assert under(told, "## Vers l’effet B : Un parc")[0].endswith("a déjà raconté cinq de ces événements.")


def test_what_led_to_a_step_is_told_by_names_unless_it_is_the_step_above():
    told = story("No | RT | Title | Leads to\n1 | 1 | Un | 2; 3\n2 | 4 | Deux | 3\n3 | 5 | Trois | A", "No\nA")
    assert under(told, "## Vers l’effet A : Effect A")[1:] == [
        "* – | RT 1 Un (1)".replace("– ", ""),
        "* | RT 4 Deux (2)",
        "* | RT 5 Trois (3)",
        "« Un » (1) et « Deux » (2) y ont mené.",
    ]


def test_a_short_title_names_an_event_in_a_sentence_and_its_whole_title_stands_at_its_step():
    told = story(
        "No | RT | Title | Leads to\n1 | 1 | Une longue consultation | 3\n2 | 4 | Deux | 3\n3 | 5 | Trois | A", "No\nA"
    )
    told = replace(told, events=(replace(told.events[0], short_title="Consultation"), *told.events[1:]))
    said = lines(told, "chains")
    assert "* | RT 1 Une longue consultation (1)" in said
    assert "« Consultation » (1) et « Deux » (2) y ont mené." in said


@pytest.mark.parametrize(("first", "second"), [("reverse", ""), ("", "reverse")])
def test_a_setback_opens_no_way_and_follows_from_none(first, second):
    told = story(
        f"No | RT | Direction | Leads to\n1 | 9 | {first} | 3\n2 | 4 | | 3\n3 | 10 | {second} | A",
        "No | Title\nA | Un banc",
    )
    assert "« Event 1 » (1) et « Event 2 » (2) l’ont précédé." in lines(told, "chains")
    assert "mené :" not in "\n".join(lines(told, "chains"))


def test_a_chain_of_plans_is_never_told_as_done():
    told = story(
        "No | RT | Status | Leads to\n1 | 1 | planned | 2; 3\n2 | 4 | planned | 3\n3 | 5 | planned | A",
        "No | Title | Status\nA | Un banc | hoped-for",
        links=(link("1", "2", rationale="Il le faut"),),
    )
    said = under(told, "## Vers l’effet souhaité A : Un banc")
    assert said[0] == "Le chemin compte trois événements prévus."
    assert "« Event 1 » (1) et « Event 2 » (2) doivent y mener." in said
    assert "« Il le faut »" in said
    assert "a mené" not in " ".join(said)


def test_dates_that_are_open_or_unknown_put_no_years_on_a_chain():
    made = story("No | Date | RT | Leads to\n1 | 2014 | 1 | A\n2 | | 4 | A", "No | Title\nA | Un banc")
    assert under(made, "## Vers l’effet A : Un banc")[0] == "En tout, deux avancées y ont mené."
    before = replace(made.events[0], date=replace(loose("2014"), bound=Bound.BEFORE))
    assert under(replace(made, events=(before,)), "## Vers l’effet A : Un banc")[0] == "Une avancée y a mené."


def test_several_arrows_to_one_event_tell_each_reason_and_source():
    told = story(
        "No | RT | Leads to\n1 | 1 | 3\n2 | 4 | 3\n3 | 5 | A",
        "No | Title\nA | Un banc",
        links=(link("1", "3", rationale="Pour le lieu"), link("2", "3", reference="Procès-verbal")),
    )
    assert under(told, "## Vers l’effet A : Un banc")[-2:] == [
        "« Event 1 » (1) et « Event 2 » (2) y ont mené.",
        "« Pour le lieu » (1)",
    ]
    assert notes(told) == ["Source : Procès-verbal"]


def test_each_step_has_its_story_its_source_its_second_outcome_and_what_somebody_said():
    told = story(
        """
        No | RT | Second RT | Leads to | Source  | Description
        1  | 1  | 2         | A        | Journal | Un soir.
        2  | 4  |           | A        | Lettre  |
        """,
        "No\nA",
    )
    told = replace(told, events=(replace(told.events[0], quote="« Enfin! » – Une voisine"), told.events[1]))
    assert under(told, "## Vers l’effet A : Effect A")[1:4] == [
        "* | RT 1 Event 1 (1)",
        "Un soir. Le groupe lui associe aussi le RT 2.",
        "« Enfin! » – Une voisine",
    ]
    assert notes(told) == ["Source : Journal", "Source : Lettre"]


def test_a_mark_says_by_its_kind_what_its_colour_says():
    rows = "1 | 1 | |\n2 | 4 | |\n3 | 10 | |\n4 | 10 | reverse |\n5 | | |\n6 | 1 | | planned"
    told = story(f"No | RT | Direction | Status\n{rows}")
    assert [step.title[0].badge for step in steps(told)] == [
        Badge.FIRST,
        Badge.SECOND,
        Badge.THIRD,
        Badge.REVERSE,
        Badge.CONTEXT,
        Badge.PLANNED,
    ]


# --- chapters ---


def test_the_groups_own_stages_are_the_chapters():
    told = story("No | Date | RT | Leads to\n1 | 2006 | 1 | 2\n2 | 2007 | 4 | 3\n3 | 2008 | 5 | A", "No\nA")
    first, second, third = told.events
    told = replace(told, events=(replace(first, stage="Chercher"), second, replace(third, stage="Essayer")))
    assert [line for line in lines(told, "chains") if line.startswith("### ")] == [
        "### 2006 – 2007 · Chercher",
        "### 2008 · Essayer",
    ]


def test_without_stages_chapters_are_stretches_of_time_where_there_are_many_events():
    rows = "\n".join(f"{number} | {2000 + number + 10 * (number > 4)} | 4 | A" for number in range(1, 9))
    told = story(f"No | Date | RT | Leads to\n{rows}\n9 | | 4 | A", "No\nA")
    assert [line for line in lines(told, "chains") if line.startswith("### ")] == [
        "### 2001 – 2004",
        "### 2015 – 2018",
        "### Sans date connue",
    ]


# --- stories without arrows, without effects ---


def test_without_any_arrow_the_text_follows_time_and_claims_no_cause():
    told = story("No | Title | Date | RT\n1 | Un accord | 2015 | 12\n2 | Un comité | 2014 | 1", "No\nA")
    assert lines(told, "chains") == [
        "# Le chemin",
        (sentence("report.chains.succession", count=2)),
        "* 2014 | RT 1 Un comité (2)",
        "* 2015 | RT 12 Un accord (1)",
        "## Effet A : Effect A",
    ]


def test_one_event_alone_is_told_alone():
    assert lines(story("No | RT\n1 | 1"), "chains")[1:] == [
        sentence("report.chains.succession", count=1),
        "* | RT 1 Event 1 (1)",
    ]


def test_arrows_without_any_effect_lead_no_further_for_now():
    told = lines(story("No | RT | Leads to\n1 | 1 | 2\n2 | 4 |"), "chains")
    assert told[1] == sentence("report.chains.no_effect")
    assert len(told) == 4


# --- only what the group claims ---


CAUSES = ("mené", "mène", "précédé", "led", "leads", "came before")


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_no_step_speaks_of_a_cause_that_no_arrow_claims(language):
    rows = "\n".join(f"{number} | {2000 + number} | 4 |" for number in range(1, 9))
    told = story(f"No | Date | RT | Leads to\n{rows}\n9 | 2010 | 1 | A", "No\nA")
    assert len(steps(told, language)) == 9
    assert [step for step in steps(told, language) if step.texts or step.words] == []
    said = [line for line in lines(told, "chains", language) if line.startswith("* ")]
    assert [line for line in said if any(word in line for word in CAUSES)] == []


# --- dates as adverbs ---


@pytest.mark.parametrize(
    ("when", "french", "english"),
    [
        (loose("2008-05-31"), "le 31 mai 2008", "on May 31, 2008"),
        (loose("2008-05"), "en mai 2008", "in May 2008"),
        (loose("2008"), "en 2008", "in 2008"),
        (in_season(2008, "spring"), "au printemps 2008", "in spring 2008"),
        (in_season(2008, "summer"), "à l’été 2008", "in summer 2008"),
        (in_winter(2007), "à l’hiver 2007-2008", "in winter 2007–2008"),
        (part_of(loose("2008"), "start"), "début 2008", "in early 2008"),
        (in_decade(1990), "dans les années 1990", "in the 1990s"),
        (part_of(in_decade(1990), "end"), "à la fin des années 1990", "in the late 1990s"),
        (replace(loose("2014"), bound=Bound.ABOUT), "vers 2014", "about 2014"),
        (spanning(loose("2010"), loose("2011")), "entre 2010 et 2011", "between 2010 and 2011"),
        (spanning(loose("2008-05"), loose("2008-08")), "de mai à août 2008", "from May to August 2008"),
        (spanning(loose("2010"), loose("2011-05")), "", ""),
        (spanning(in_season(2010, "summer"), in_season(2011, "summer")), "", ""),
        (spanning(loose("2012"), loose("2011")), "", ""),
        (TO_COME, "", ""),
        (UNKNOWN, "", ""),
        (None, "", ""),
    ],
)
def test_a_date_is_said_as_an_adverb_where_one_says_it(when, french, english):
    told = [moment(Telling(story(), language), when).replace("\u00a0", " ") for language in (FRENCH, ENGLISH)]
    assert told == [french, english]


# --- small gestures ---


def test_numbers_up_to_nine_are_written_in_words():
    telling = Telling(story(), FRENCH)
    assert [telling.spelled(number) for number in (0, 1, 2, 9, 10, 1200)] == [
        "0",
        "1",
        "deux",
        "neuf",
        "10",
        "1\u00a0200",
    ]


def test_a_note_follows_the_last_run_of_what_it_documents():
    assert noted((Run("Un"), Run("deux")), "Source") == (Run("Un"), Run("deux", note="Source"))
    assert noted((Run("Un"),), "") == (Run("Un"),)
    assert noted((), "Source") == ()


def test_a_capital_opens_a_sentence():
    assert (capital("été"), capital("")) == ("Été", "")


def test_where_dates_are_too_loose_to_tell_what_led_to_an_event_is_told_before_it():
    made = story("No | Date | RT | Leads to\n1 | 2017-04 | 1 | 2\n2 | 2017 | 4 | A", "No | Title\nA | Un banc")
    assert [step.when.replace("\u00a0", " ") for step in steps(made)] == ["avr. 2017", "2017"]
