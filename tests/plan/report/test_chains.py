"""How the report tells a chain: its course, its steps, and only the causes that the group claims."""

from dataclasses import replace

import pytest
from stories import loose, story
from told import lines

from rtdocs import i18n
from rtdocs.model import Bound, Link
from rtdocs.model.dates import TO_COME, UNKNOWN, in_decade, in_season, in_winter, part_of, spanning
from rtdocs.plan import report
from rtdocs.plan.content.document import Run
from rtdocs.plan.report.moments import moment, opening
from rtdocs.plan.wording.voice import Voice, capital, noted
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
    """Return the lines below a heading of the section, up to the next one."""
    said = lines(told, "chains", language)
    rest = said[said.index(heading) + 1 :]
    end = next((place for place, line in enumerate(rest) if line.startswith("#")), len(rest))
    return rest[:end]


def notes(told):
    blocks = report.plan(told, FRENCH).sections["chains"]
    texts = [text for block in blocks for text in getattr(block, "items", (getattr(block, "text", ()),))]
    return [run.note.replace("\u00a0", " ") for text in texts for run in text if run.note]


# --- a whole chain ---


def test_a_chain_has_its_course_in_a_paragraph_then_its_steps_with_the_groups_reasons():
    assert under(CHAINED, "## La chaîne vers l’effet A : Un banc") == [
        (
            "De 2013 à 2015, une avancée jalonne cette chaîne. Tout commence par « Un vote » (événement 3, 2013). "
            "Un revers marque le parcours : « Un refus » (événement 2, 2015). Selon le groupe, c’est l’événement 2 qui "
            "mène directement à l’effet."
        ),
        "Les avancées se rattachent à un seul RT : RT 1. L’événement 3 appartient au contexte.",
        "- En 2013 : Un vote (événement 3, contexte).",
        (
            "- L’année d’après, en 2014 : Un comité (événement 1, RT 1 – Construction de réseaux). C’est l’événement "
            "précédent qui y a mené."
        ),
        (
            "- L’année suivante, en 2015 : Un refus (événement 2, revers du RT 12 – Non-engagement ou désengagement). "
            "Le groupe y voit une suite de l’événement précédent."
        ),
        "Le groupe explique ainsi l’apport de l’événement 2 : « La rue est fermée ».",
    ]
    assert notes(CHAINED) == ["Source : Entente"]


def test_what_an_earlier_chain_told_is_named_by_its_number_and_only_the_new_is_told():
    assert under(CHAINED, "## La chaîne espérée vers l’effet B : Une rue calme") == [
        (
            "Cet effet est souhaité : la chaîne montre par où le groupe est passé jusqu’ici et par où il compte y "
            "arriver. Cette chaîne s’étend de 2013 à 2014 et compte une avancée. On y entre par deux points de "
            "départ : l’événement 3 et « Une suite » (événement 4). Le groupe compte arriver à l’effet par les "
            "événements 1 et 4."
        ),
        (
            "Les avancées se rattachent à un seul RT : RT 1. L’événement 4 est prévu. L’événement 3 appartient au "
            "contexte. Parmi ses événements, deux sont déjà racontés dans la chaîne de l’effet A : 3 et 1. Seul ce qui "
            "est nouveau est raconté ici."
        ),
        (
            "- À venir : Une suite (événement 4, prévu, RT 11 – Extension et renforcement des réseaux et de leurs "
            "projets)."
        ),
    ]


def test_an_effect_without_events_and_events_without_effect_are_told():
    assert under(CHAINED, "## La chaîne vers l’effet C : Un parc") == [
        "Aucun événement n’est encore relié à cet effet."
    ]
    assert under(CHAINED, "## Événements hors des chaînes") == [
        "Un événement ne mène à aucun effet selon les flèches tracées jusqu’ici. Il fait quand même partie du récit.",
        "- En 2016 : Une fête (événement 5, RT 11).",
    ]


def test_two_effects_that_share_all_tell_it_once():
    told = story("No | RT | Leads to\n1 | 1 | 2\n2 | 4 | A; B", "No | Title\nA | Un banc\nB | Un parc")
    assert under(told, "## La chaîne vers l’effet B : Un parc")[-1].endswith(
        "Tous ses événements, deux en tout, sont déjà racontés dans la chaîne de l’effet A : 1 et 2."
    )


def test_the_same_setback_and_crossing_are_not_told_again():
    rows = "1 | 1 | | 2\n2 | 10 | reverse | 3\n3 | 4 | | 4; 5\n4 | 5 | | 6\n5 | 6 | | 6\n6 | 11 | | A; B\n7 | 12 | | B"
    told = story(f"No | RT | Direction | Leads to\n{rows}", "No | Title\nA | Un banc\nB | Un parc")
    first, second = (under(told, f"## La chaîne vers l’effet {name}")[0] for name in ("A : Un banc", "B : Un parc"))
    assert "Les flèches se rejoignent surtout ici : « Event 3 » (événement 3) et « Event 6 » (événement 6)." in first
    assert "De ce revers découle quand même l’événement 3." in first
    assert "On y retrouve le revers déjà raconté (événement 2)." in second


def test_several_setbacks_and_many_last_steps_are_named_by_their_numbers():
    rows = "\n".join(f"{number} | {'10 | reverse' if number < 3 else '4 |'} | A" for number in range(1, 6))
    told = story(f"No | RT | Direction | Leads to\n{rows}", "No | Title\nA | Un banc")
    course = under(told, "## La chaîne vers l’effet A : Un banc")[0]
    assert course == (
        "Cette chaîne compte trois avancées. Le chemin a cinq points de départ : les événements 1, 2, 3, 4 et 5. Le "
        "parcours compte deux revers (événements 1 et 2). Selon le groupe, les événements 1, 2, 3, 4 et 5 mènent "
        "directement à l’effet."
    )


@pytest.mark.parametrize(
    ("row", "effect", "told"),
    [
        (
            "1 | 2014 | 1 | | ",
            "",
            (
                "Cette chaîne compte une avancée et se situe en 2014. Un seul événement mène à cet effet : « Event 1 "
                "» (événement 1, 2014)."
            ),
        ),
        (
            "1 | | 1 | | planned",
            "hoped-for",
            (
                "Cet effet est souhaité : la chaîne montre par où le groupe compte y arriver. Cette chaîne compte un "
                "événement prévu, qui n’a pas encore eu lieu. Un seul événement doit mener à cet effet : « Event 1 » "
                "(événement 1)."
            ),
        ),
        (
            "1 | | 10 | reverse | ",
            "",
            (
                "La chaîne ne compte encore aucune avancée : l’événement réalisé est un revers. Un seul événement mène "
                "à cet effet : « Event 1 » (événement 1)."
            ),
        ),
    ],
)
def test_a_chain_of_one_is_told_in_one_go(row, effect, told):
    made = story(
        f"No | Date | RT | Direction | Status | Leads to\n{row} | A", f"No | Title | Status\nA | Un banc | {effect}"
    )
    hoped = " espérée" if effect else ""
    assert under(made, f"## La chaîne{hoped} vers l’effet A : Un banc")[0] == told


def test_a_chain_of_plans_is_never_told_as_done():
    told = story(
        "No | RT | Status | Leads to\n1 | 1 | planned | 2\n2 | 4 | planned | 3\n3 | 5 | planned | A",
        "No | Title | Status\nA | Un banc | hoped-for",
        links=(link("1", "2", rationale="Il le faut"),),
    )
    said = " ".join(under(told, "## La chaîne espérée vers l’effet A : Un banc"))
    assert "Tout doit commencer par « Event 1 »" in said
    assert "Le dernier pas serait « Event 3 » (événement 3)." in said
    assert "Pourquoi l’événement précédent doit y mener, selon le groupe : « Il le faut »." in said
    assert "L’événement précédent doit y mener." in said
    assert "a mené" not in said


def test_dates_that_are_open_or_unknown_put_no_years_on_a_chain():
    made = story("No | Date | RT | Leads to\n1 | 2014 | 1 | A\n2 | | 4 | A", "No | Title\nA | Un banc")
    assert under(made, "## La chaîne vers l’effet A : Un banc")[0].startswith("Cette chaîne compte deux avancées. ")
    before = replace(made.events[0], date=replace(loose("2014"), bound=Bound.BEFORE))
    made = replace(made, events=(before,))
    assert under(made, "## La chaîne vers l’effet A : Un banc")[0].startswith("Cette chaîne compte une avancée. ")


def test_several_arrows_to_one_event_tell_each_reason_and_source():
    told = story(
        "No | RT | Leads to\n1 | 1 | 3\n2 | 4 | 3\n3 | 5 | A",
        "No | Title\nA | Un banc",
        links=(link("1", "3", rationale="Pour le lieu"), link("2", "3", reference="Procès-verbal")),
    )
    assert under(told, "## La chaîne vers l’effet A : Un banc")[-1] == (
        "- Là encore, sans date connue : Event 3 (événement 3, RT 5 – Placement d’intermédiaires). Le groupe y voit "
        "une suite des événements 1 et 2. Pour l’événement 1, le groupe donne cette raison : « Pour le lieu »."
    )
    assert notes(told) == ["Source : Procès-verbal"]


def test_each_step_has_its_story_its_source_and_its_second_outcome():
    told = story(
        """
        No | RT | Second RT | Leads to | Source  | Description
        1  | 1  | 2         | A        | Journal | Un soir.
        2  | 4  |           | A        | Lettre  |
        """,
        "No\nA",
    )
    assert under(told, "## La chaîne vers l’effet A : Effect A")[2] == (
        "- Sans date connue : Event 1 (événement 1, RT 1 – Construction de réseaux). Un soir. Le groupe lui associe "
        "aussi le RT 2."
    )
    assert notes(told) == ["Source : Journal", "Source : Lettre"]


# --- stories without arrows, without effects ---


def test_without_any_arrow_the_text_follows_time_and_claims_no_cause():
    told = story("No | Title | Date | RT\n1 | Un accord | 2015 | 12\n2 | Un comité | 2014 | 1", "No\nA")
    assert lines(told, "chains") == [
        "# Les chaînes jusqu’aux effets",
        (
            "Le groupe n’a relié aucun événement à un autre ni à un effet. Le texte suit donc simplement l’ordre du "
            "temps : il n’affirme pas qu’un événement en a entraîné un autre."
        ),
        "- En 2014 : Un comité (événement 2, RT 1 – Construction de réseaux).",
        (
            "- L’année d’après, en 2015 : Un accord (événement 1, RT 12 – Engagement d’acteurs décisionnels dans la "
            "réalisation du changement)."
        ),
    ]


def test_one_event_alone_is_told_alone():
    assert lines(story("No | RT\n1 | 1"), "chains")[1:] == [
        "Le récit ne compte qu’un événement, et le groupe ne l’a relié à aucun effet.",
        "- Sans date connue : Event 1 (événement 1, RT 1 – Construction de réseaux).",
    ]


def test_arrows_without_any_effect_lead_no_further_for_now():
    told = lines(story("No | RT | Leads to\n1 | 1 | 2\n2 | 4 |"), "chains")
    assert told[1].startswith("Aucun effet n’est encore inscrit")
    assert told[3].endswith("C’est l’événement précédent qui y a mené.")


# --- only what the group claims ---


CAUSES = ("mené", "mène", "voie", "découle", "suite de", "led", "leads", "opened the way", "follows from", "result of")


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_no_step_speaks_of_a_cause_that_no_arrow_claims(language):
    rows = "\n".join(f"{number} | {2000 + number} | 4 |" for number in range(1, 9))
    told = story(f"No | Date | RT | Leads to\n{rows}\n9 | 2010 | 1 | A", "No\nA")
    steps = [line for line in lines(told, "chains", language) if line.startswith("- ")]
    assert len(steps) == 9
    assert [line for line in steps if any(word in line for word in CAUSES)] == []


# --- dates that open a sentence ---


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
    told = [moment(Voice(story(), language), when).replace("\u00a0", " ") for language in (FRENCH, ENGLISH)]
    assert told == [french, english]


@pytest.mark.parametrize(
    ("before", "when", "told"),
    [
        (None, loose("2008"), "En 2008"),
        (loose("2008"), None, "Sans date connue"),
        (loose("2008"), TO_COME, "À venir"),
        (loose("2008"), loose("2008"), "La même année"),
        (loose("2008-05"), loose("2008-05"), "Le même mois"),
        (loose("2008-05-31"), loose("2008-05-31"), "Le même jour"),
        (in_season(2008, "spring"), in_season(2008, "spring"), "La même saison"),
        (part_of(loose("2008"), "start"), part_of(loose("2008"), "start"), "À la même période"),
        (loose("2008-05-31"), loose("2009"), "L’année suivante, en 2009"),
        (loose("2008"), loose("2010"), "Deux ans plus tard, en 2010"),
        (loose("2008-12-31"), loose("2010"), "En 2010"),  # two years by the calendar, one by the days
        (loose("2008"), loose("2018"), "En 2018"),
        (loose("2008-05-01"), loose("2008-06-15"), "Quelques semaines plus tard, le 15 juin 2008"),
        (loose("2008-05"), loose("2008-10"), "Quelques mois plus tard, en octobre 2008"),
        (loose("2008-05-31"), loose("2008-06-01"), "Le 1er juin 2008"),
        (loose("2008-01"), loose("2009-01"), "En janvier 2009"),
        (loose("2008"), loose("2008-05"), "En mai 2008"),
        (replace(loose("2008"), bound=Bound.BEFORE), loose("2008"), "En 2008"),
        (spanning(loose("2007"), loose("2008")), loose("2009"), "En 2009"),
        (loose("2010"), loose("2008"), "En 2008"),
        (loose("2008"), spanning(loose("2010"), loose("2011-05")), "2010 – mai 2011"),
    ],
)
def test_a_transition_is_said_only_where_the_loose_dates_make_it_certain(before, when, told):
    assert opening(Voice(story(), FRENCH), when, before, 0).replace("\u00a0", " ") == told


def test_wordings_take_turns():
    voice = Voice(story(), FRENCH)
    said = [opening(voice, loose("2008"), loose("2008"), turn) for turn in range(3)]
    assert [text.replace("\u00a0", " ") for text in said] == ["La même année", "Toujours en 2008", "La même année"]


# --- small gestures ---


def test_numbers_up_to_nine_are_written_in_words():
    voice = Voice(story(), FRENCH)
    assert [voice.spelled(number) for number in (0, 1, 2, 9, 10, 1200)] == [
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
    steps = under(made, "## La chaîne vers l’effet A : Un banc")[-2:]
    assert [line.split(" : ")[0] for line in steps] == ["- En avril 2017", "- En 2017"]
