"""What each section of the report says, in the words of its readers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from stories import lesson, loose, story
from told import lines, named, sentence, shown

from rtdocs import i18n
from rtdocs.model import Bound, Figure, Link, Project
from rtdocs.model.dates import TO_COME, UNKNOWN, spanning
from rtdocs.plan import report
from rtdocs.plan.content.document import Table, TimelineFigure, plain
from rtdocs.plan.report.figures import figures
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")


def test_the_page_that_says_it_all_has_figures_effects_the_way_a_setback_and_what_is_next():
    told = story(
        """
        No | Date | RT | Direction | Status  | Actors | Leads to | Title
        1  | 2014 | 1  |           |         | École  | 2        | Un comité
        2  | 2015 | 12 | reverse   |         | Ville  | 3        | Un refus
        3  | 2016 | 12 |           |         | Ville  | A        | Un accord
        4  |      | 11 |           | planned | École  |          | Une suite
        5  | 2013 |    |           |         |        |          | Un vote
        6  | 2016 | 12 |           |         | Ville  | A        | Un budget
        """,
        "No | Title | Status | Evidence\nA | Des trajets sûrs | | 400 élèves\nB | Une rue calme | hoped-for |",
        goal="Marcher",
    )
    assert lines(told, "summary") == [
        "# L’essentiel",
        "Marcher",
        "de 2013 à 2016 | événements marquants | événement prévu",
        "acteurs engagés | effet observé | effet souhaité",
        "## Ce qui a changé dans le milieu de vie",
        "A Des trajets sûrs",
        "Ce qui le montre : 400 élèves.",
        "## Ce que le groupe espère encore",
        "B Une rue calme",
        "## Comment le réseau y est arrivé",
        (
            "La fonction « Faire converger les acteurs et les ressources » revient le plus, avec deux avancées sur "
            "trois. « Un accord » (3) et « Un budget » (6) ont mené directement à l’effet A."
        ),
        "## Ce qui a été difficile",
        "Un refus (2015). « Un accord » (3) a suivi.",
        "## Et maintenant",
        "- Une suite",
    ]
    assert [column.header for column in named(told, "summary", Table).columns] == ["3\u00a0ans", "5", "1"]


def test_a_summary_longer_than_the_page_has_room_for_stands_whole_with_the_project():
    one = "Le quartier a marché, a parlé et a obtenu ce qu’il demandait depuis longtemps."
    short, long = (story("No\n1", summary=" ".join([one] * count)) for count in (7, 12))
    assert [len(lines(told, "summary")[1]) for told in (short, long)] == [7 * 79 - 1, 7 * 79 - 1]
    assert f"En bref | {' '.join([one] * 12)}" in lines(long, "project")
    assert not any(line.startswith("En bref") for line in lines(short, "project"))


def test_the_essentials_of_an_empty_story_claim_nothing():
    assert lines(story(), "summary") == [
        "# L’essentiel",
        sentence("report.essentials.no_effect"),
    ]


def test_functions_all_equal_say_nothing_and_the_outcome_that_comes_back_is_named():
    told = lines(story("No | RT\n1 | 1\n2 | 4\n3 | 9"), "summary")
    assert not any("fonction" in line for line in told)
    told = lines(story("No | RT\n1 | 1\n2 | 4\n3 | 1\n4 | 5"), "summary")
    assert "Le RT 1 – Construction de réseaux est celui qui revient le plus : deux fois." in told


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        ("1 | 2014 | 1", {"1": "événement marquant"}),
        ("1 | 2014 | 1\n2 | 2014 | 1", {"2": "événements marquants"}),
        ("1 | 2014 | 1\n2 | 2015 | 1", {"1 an": "de 2014 à 2015", "2": "événements marquants"}),
    ],
)
def test_the_years_of_a_story_are_a_figure_where_there_are_several(rows, figures):
    table = named(story(f"No | Date | RT\n{rows}"), "summary", Table)
    headers = [column.header.replace("\u00a0", " ") for column in table.columns]
    assert dict(zip(headers, (plain(cell).replace("\u00a0", " ") for cell in table.rows[0]), strict=True)) == figures


def test_money_obtained_lost_and_hoped_for_is_never_added_up():
    told = story("No | RT | Direction | Status\n1 | 10 | |\n2 | 10 | |\n3 | 10 | reverse |\n4 | 10 | | planned")
    amounts = (Decimal(40000), Decimal(3500), Decimal("1200.5"), Decimal(900))
    told = replace(
        told, events=tuple(replace(event, amount=amount) for event, amount in zip(told.events, amounts, strict=True))
    )
    shown = [(each.value.replace("\u00a0", " "), each.what) for each in figures(Telling(told, FRENCH))]
    assert shown[2:] == [
        ("43 500 $", "obtenus en chemin"),
        ("1 200,5 $", "perdus en chemin"),
        ("900 $", "espérés"),
    ]
    assert [each.value for each in figures(Telling(told, ENGLISH))][2:] == ["$43,500", "$1,200.5", "$900"]


def test_the_groups_own_figures_come_last_with_their_source():
    told = replace(
        story("No\n1"),
        figures=(Figure(value="250", what="familles servies", where=Where("Chiffres", 2), source="Registre"),),
    )
    [table] = [block for block in report.plan(Telling(told, FRENCH)).sections["summary"] if isinstance(block, Table)]
    assert [column.header for column in table.columns] == ["1", "250"]
    assert plain(table.rows[0][1]).replace("\u00a0", " ") == "familles servies (source : Registre)"


def test_many_effects_are_named_without_their_story():
    effects = "No | Title | Evidence\n" + "\n".join(f"{letter} | Un banc {letter} | Vu" for letter in "ABCDE")
    told = lines(story(effects=effects), "summary")
    assert told[3:] == [f"- Un banc {letter}. Ce qui le montre : Vu." for letter in "ABCDE"]


def test_the_setback_that_led_on_is_chosen_and_the_others_are_counted():
    told = story("No | RT | Direction | Leads to\n1 | 10 | reverse |\n2 | 12 | reverse | 3\n3 | 4 | |")
    assert "Event 2. « Event 3 » (3) a suivi. Un autre revers est raconté plus loin." in lines(told, "summary")


def test_a_setback_is_no_step_that_led_to_an_effect():
    told = story("No | RT | Direction | Leads to\n1 | 4 | | A\n2 | 9 | reverse | A", "No | Title\nA | Un banc")
    assert any("« Event 1 » (1) a mené directement à l’effet A." in line for line in lines(told, "summary"))


def test_the_first_of_many_next_steps_are_named():
    lessons = tuple(lesson(action=f"Action {number}", responsible="Ana", due="mai") for number in range(4))
    assert lines(story(lessons=lessons), "summary")[-4:] == [
        "## Et maintenant",
        "- Action 0 (Ana, mai)",
        "- Action 1 (Ana, mai)",
        "- Action 2 (Ana, mai)",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, "- Écrire"), ({"due": "mai"}, "- Écrire (mai)"), ({"responsible": "Ana"}, "- Écrire (Ana)")],
)
def test_a_next_step_is_told_with_who_and_when_where_they_are_known(fields, told):
    assert lines(story(lessons=(lesson(action="Écrire", **fields),)), "summary")[-1] == told


def test_the_project_is_a_table_of_what_is_known():
    project = Project(title="Marché", organisation="Comité", funders=("Ville", "Fondation"), start=loose("2013"))
    assert lines(replace(story(), project=project), "project") == [
        "# Le projet",
        "Organisme | Comité",
        "Début | 2013",
        "Bailleurs de fonds | Ville; Fondation",
    ]


def test_an_effect_is_a_box_of_facts():
    told = story(
        effects="""
        No | Title            | Date | Status    | Evidence   | Place   | Dimension     | Description
        A  | Des trajets sûrs | 2016 |           | 400 élèves | Le parc | accessibility | Deux rues.
        B  | Un banc          |      |           |            |         |               |
        C  | Une rue calme    |      | hoped-for |            |         | quality       |
        """
    )
    first, *others = told.effects
    first = replace(first, resource="Les trottoirs", beneficiaries="Les enfants", reached="250", quote="« Enfin! »")
    told = replace(told, effects=(first, *others))
    assert lines(told, "effects") == [
        "# Les effets",
        "## Effet A : Des trajets sûrs",
        "Quoi | Deux rues. Plus accessible : Les trottoirs.",
        "Où | Le parc",
        "Quand | 2016",
        "Pour qui | Les enfants",
        "Personnes rejointes | 250",
        "Preuve | 400 élèves",
        "« Enfin! »",
        "## Effet B : Un banc",
        "## Effet C : Une rue calme",
        "Quoi | Une ressource de meilleure qualité.",
    ]
    headers = [column.header for column in named(told, "effects", Table).columns]
    assert headers == ["Effet\u00a0A", "Des trajets sûrs"]


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"date": replace(loose("2016"), bound=Bound.SINCE)}, "observed", "Depuis | 2016"),
        ({"date": loose("2016")}, "hoped-for", "Pour quand | 2016"),
        ({"date": spanning(loose("2010"), loose("2011-05"))}, "observed", "Quand | 2010 – mai 2011"),
        ({"resource": "Le parc"}, "observed", "Quoi | Le parc."),
        ({"beneficiaries": "Tous"}, "hoped-for", "Pour qui | Tous"),
    ],
)
def test_what_is_known_of_an_effect_is_a_row(fields, status, told):
    made = story(effects=f"No | Title | Status\nA | Un banc | {status}")
    made = replace(made, effects=(replace(made.effects[0], **fields),))
    assert lines(made, "effects")[2:] == [told]


@pytest.mark.parametrize("date", [UNKNOWN, TO_COME])
def test_a_date_that_nobody_knows_is_no_row(date):
    made = story(effects="No | Title\nA | Un banc")
    made = replace(made, effects=(replace(made.effects[0], date=date),))
    assert lines(made, "effects")[2:] == []


def test_only_the_group_reads_that_evidence_is_missing():
    made = story(effects="No | Title | Status\nA | Un banc |\nB | Un parc | hoped-for")
    told = report.plan(Telling(made, FRENCH, group=True)).sections["effects"]
    assert [line for block in told for line in shown(block)][2:] == [
        "Preuve | Aucune preuve n’est encore inscrite.",
        "## Effet B : Un parc",
    ]


def test_the_timeline_is_drawn_with_its_chapters_and_told_in_the_annexes_in_the_same_order():
    told = story(
        """
        No | Date | Title       | RT | Second RT | Leads to | Source  | Description
        1  | 2015 | Un accord   | 12 | 2         | A        | Entente | Écrit.
        2  | 2014 | Un comité   | 1  |           | 1        |         |
        """,
        "No | Title | Date\nA | Un banc | 2014",
    )
    assert lines(told, "timeline")[1:] == ["[3]", "- 2014 – 2015 : « Un comité » (2) et « Un accord » (1)."]
    assert lines(told, "annexes")[2:5] == [
        "2 | 2014 | Un comité | RT 1 | 1 | –",
        "A | 2014 | Un banc | Effet | – | –",
        "1 | 2015 | Un accord | RT 12; RT 2 | A | Entente",
    ]
    assert [mark.number for mark in named(told, "timeline", TimelineFigure).timeline.marks] == ["2", "A", "1"]


def test_of_a_long_chapter_the_first_events_are_named():
    told = story("No | Date\n" + "\n".join(f"{number} | 2014" for number in range(1, 6)))
    assert lines(told, "timeline")[2] == (
        "- 2014 : « Event 1 » (1), « Event 2 » (2), « Event 3 » (3) et deux autres événements."
    )


def test_an_arrow_with_its_reason_stands_in_the_table_too():
    told = story("No\n1\n2", links=(Link(source="1", target="2", where=Where("Liens", 2)),))
    assert lines(told, "annexes")[2].endswith("| 2")


def test_one_source_of_all_events_is_said_once_instead_of_in_every_row():
    told = story("No | Source\n1 | Presse\n2 | Presse")
    assert lines(told, "timeline")[-1] == "Source de tous les événements : Presse."
    assert [column.header for column in named(told, "annexes", Table).columns][-1] == "Mène à"


def test_the_schema_is_drawn_whole_and_how_to_read_it_is_told():
    told = story("No | RT | Leads to\n1 | 1 | 2\n2 | 4 | A", "No | Title\nA | Un banc\nB | Un parc")
    assert lines(told, "schema") == [
        "# La chaîne en un coup d’œil",
        (
            "- Une flèche dit ce qui a mené à quoi, selon le groupe. Entre parenthèses : le numéro de l’événement dans "
            "le schéma."
        ),
        "- Les annexes le redisent en mots : chaque événement, et ce à quoi il mène.",
        "<4>",
    ]
    assert lines(story("No\n1"), "schema")[1].startswith("- Le groupe n’a tracé aucune flèche")


def test_outcomes_are_counted_by_direction_and_status():
    told = story("""
        No | RT | Second RT | Direction | Status
        1  | 11 |           |           |
        2  | 11 |           |           |
        3  | 11 | 2         | reverse   |
        4  | 12 |           |           | planned
        5  | 10 |           |           |
        6  | 1  |           |           |
        7  | 4  |           |           |
    """)
    said = lines(told, "annexes")
    assert "RT 11 – Extension et renforcement des réseaux et de leurs projets | 2 | 1 | – | 1; 2; 3 (revers)" in said
    assert "RT 12 – Engagement d’acteurs décisionnels dans la réalisation du changement | – | – | 1 | 4 (prévu)" in said
    assert "RT 2 – Adoption de structures et de règles de gouvernance en réseau | – | – | – | 3 (RT secondaire)" in said
    assert not any(line.startswith("RT 3") for line in said)
    profile = lines(told, "outcomes")
    assert any(line.startswith("- Un RT revient plus d’une fois : RT 11 (") for line in profile)
    assert any(line.endswith("trois fois).") for line in profile)
    assert any(line.startswith("- Six RT n’apparaissent pas : RT 3 (Controverses)") for line in profile)
    assert any(line.startswith("- Un RT n’apparaît que dans ce qui est prévu : RT 12") for line in profile)
    assert profile[1].endswith(
        "Ici, trois avancées sur cinq relèvent de la première façon. Une seule relève de la seconde."
    )


def test_the_shares_of_both_ways_are_written_alike():
    rows = "\n".join(f"{at} | {number}" for at, number in enumerate((10, 10, 11, 11, 4, 5, 7, 4, 5, 7, 1, 1), 1))
    assert lines(story(f"No | RT\n{rows}"), "outcomes")[1].endswith(
        "Ici, 4 avancées sur 12 relèvent de la première façon. Pour la seconde, il y en a 6 sur 12."
    )


def test_a_story_of_neither_way_to_act_says_so():
    told = story("No | RT\n" + "\n".join(f"{row} | 1" for row in range(5)))
    assert lines(told, "outcomes")[1].endswith(
        "Ici, aucune avancée ne relève de la première façon. Aucune ne relève de la seconde."
    )


def test_a_story_with_every_outcome_says_so():
    told = story("No | RT\n" + "\n".join(f"{number} | {number}" for number in range(1, 13)))
    assert "- Chacun des RT apparaît au moins une fois dans le récit." in lines(told, "outcomes")


def test_a_long_story_shows_its_functions_over_time_in_the_annexes():
    rows = "\n".join(f"{number} | {2000 + number} | 4" for number in range(1, 31))
    assert "## Les fonctions au fil du temps" in lines(story(f"No | Date | RT\n{rows}"), "annexes")
    assert "## Les fonctions au fil du temps" not in lines(
        story("No | Date | RT\n1 | 2001 | 4\n2 | 2009 | 4"), "annexes"
    )


def test_a_story_of_context_only_has_no_outcomes_section():
    assert lines(story("No\n1"), "outcomes") == []


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ((1, 1, 4, 4, 4, 9, 9), "Le RT 4 – Production d’intermédiaires est celui qui revient le plus : trois fois."),
        ((1, 1, 4, 4, 9, 9), ""),
    ],
)
def test_the_outcome_that_comes_back_most_is_the_most_frequent_and_is_named_only_where_it_is_alone(outcomes, said):
    extra = {7: "\n8 | 10\n9 | 2"}.get(len(outcomes), "")
    rows = "\n".join(f"{number} | {outcome}" for number, outcome in enumerate(outcomes, 1))
    told = "\n".join(lines(story(f"No | RT\n{rows}{extra}"), "outcomes"))
    assert ("celui qui revient le plus" in told) == bool(said)
    assert said in told


def test_a_step_whose_year_is_past_is_to_be_confirmed_and_no_other():
    steps = (lesson(action="Écrire", responsible="Ana", due="mai 2025"), lesson(action="Lire", due="mai 2026"))
    told = story(lessons=steps)
    assert lines(told, "summary")[-2:] == ["- Écrire (Ana, mai 2025, à confirmer)", "- Lire (mai 2026)"]
    assert [line for line in lines(told, "questions") if " | " in line] == [
        "Écrire | Ana | mai 2025, à confirmer",
        "Lire | – | mai 2026",
    ]
    assert lines(replace(told, saved=""), "summary")[-2] == "- Écrire (Ana, mai 2025)"
