"""People's names become roles: one role a person, the same everywhere, and what is left is told."""

from dataclasses import fields, is_dataclass, replace

import pytest
from stories import lesson, story
from told import lines

from rtdocs import i18n
from rtdocs.model import Actor, Figure, Image, Link
from rtdocs.plan.deck import deck
from rtdocs.plan.report import anonymous_key
from rtdocs.plan.wording.anonymous import anonymous
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")
TOLD = story(
    """
    No | Title                      | RT | Leads to | Actors             | Description
    1  | Lise Roy rencontre la Ville | 1  | 2        | Lise Roy; Ville    | LISE  ROY parle. Mme Roy revient.
    2  | Un accord                  | 12 | A        | Ville; Omar Diallo | Omar Diallo signe avec Lise Roy.
    """,
    "No | Title | Evidence\nA | Un banc | Selon Omar Diallo",
    actors=(
        Actor(name="Lise Roy", where=Where("Acteurs", 2), roles=("porte-parole",), person=True),
        Actor(name="Omar Diallo", where=Where("Acteurs", 3), roles=("porte-parole",), person=True),
        Actor(name="Ville", where=Where("Acteurs", 4), sector="municipal"),
    ),
    links=(Link(source="1", target="2", where=Where("Liens", 2), rationale="Lise Roy a convaincu"),),
    lessons=(lesson(action="Appeler", responsible="Lise Roy"), lesson(action="Lire", responsible="Léa")),
    prepared_by="Lise Roy",
)
ONE, TWO = "une personne (porte-parole), n°\u00a01", "une personne (porte-parole), n°\u00a02"


def texts(thing):
    """Return every text in a plan or story."""
    match thing:
        case str():
            yield thing
        case tuple() | list() | frozenset():
            for each in thing:
                yield from texts(each)
        case dict():
            yield from texts(tuple(thing.values()))
        case _ if is_dataclass(thing):
            for each in fields(thing):
                yield from texts(getattr(thing, each.name))


def test_each_person_has_one_role_and_no_name_is_left_anywhere():
    found = anonymous(TOLD)
    assert [(each.name, each.role) for each in found.replaced] == [
        ("Omar Diallo", TWO),
        ("Lise Roy", ONE),
        ("Roy", ONE),
    ]
    assert found.story.events[0].actors == (ONE, "Ville")
    assert found.story.events[0].title == f"{ONE.capitalize()} rencontre la Ville"
    assert found.story.lessons[0].responsible == found.story.project.prepared_by == ONE
    said = "\n".join(texts(found.story)).casefold()
    assert "lise roy" not in said
    assert "omar" not in said


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_no_name_is_in_a_document_nor_in_what_only_programs_read(language):
    told = anonymous(TOLD).story
    planned = "\n".join(texts(deck.plan(Telling(told, language))))
    for section in ("summary", "chains", "actors", "questions", "annexes", "setbacks"):
        planned += "\n".join(lines(told, section, language))
    assert "Lise" not in planned
    assert "Diallo" not in planned


def test_roles_are_in_the_language_of_the_group_whose_sentences_they_stand_in():
    english = anonymous(replace(TOLD, language="en"))
    assert {each.name: each.role for each in english.replaced} == {
        "Omar Diallo": "a person (porte-parole), no. 2",
        "Lise Roy": "a person (porte-parole), no. 1",
        "Roy": "a person (porte-parole), no. 1",
    }


def test_a_part_of_a_name_that_is_left_is_shown_with_its_place():
    event = replace(TOLD.events[0], description="Rue Roy et chez les Roys, L. R. signe", title="Un banc")
    left = anonymous(replace(TOLD, events=(event,))).left
    assert [(str(place.where), place.text) for place in left] == [
        ("Événements!2", "Rue Roy et chez les Roys,"),
        ("Événements!2", "Rue Roy et chez les Roys, L. R. signe"),
        ("Événements!2", "Roy et chez les Roys, L. R. signe"),
    ]


@pytest.mark.parametrize(
    "spelling", ["Éloïse D’Arcy-Roy", "Eloise D'Arcy-Roy", "ÉLOÏSE D’ARCY\u2011ROY", "E\u0301loi\u0308se d’Arcy-Roy"]
)
def test_a_name_is_known_however_its_accents_apostrophes_and_hyphens_are_typed(spelling):
    actors = (Actor(name="Éloïse D’Arcy-Roy", where=Where("A", 2), person=True),)
    found = anonymous(story(f"No | Title\n1 | Rencontre avec {spelling}", actors=actors))
    assert found.story.events[0].title == "Rencontre avec une personne"
    assert found.left == ()


def test_a_word_that_is_also_a_part_of_a_name_is_no_place_to_look_at():
    actors = (Actor(name="Rose Lavoie", where=Where("A", 2), person=True),)
    found = anonymous(story("No | Title\n1 | Un banc rose\n2 | Mme LAVOIE parle", actors=actors))
    assert [event.title for event in found.story.events] == ["Un banc rose", "Une personne parle"]
    assert found.left == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Le plan de Lise", "Le plan d’une personne"),
        ("Le plan du Dr Roy et de Mme Lise Roy", "Le plan d’une personne et d’une personne"),
        ("On dit que LISE part. Lise revient!", "On dit qu’une personne part. Une personne revient!"),
        ("Selon Mme\u00a0Roy, la Dre Roy", "Selon une personne, une personne"),
        ("La rue Roy et le parc Lise", "La rue Roy et le parc Lise"),
        ("Lise Gagnon et Jean Roy", "Lise Gagnon et Jean Roy"),
        ("Le centre Anne-Lise, chez les Roy", "Le centre Anne-Lise, chez les Roy"),
        ("« Lise » et l'idée de Lise-Anne", "« Une personne » et l'idée de Lise-Anne"),
    ],
)
def test_a_part_of_a_name_is_replaced_where_it_means_the_person(typed, told):
    actors = (Actor(name="Lise Roy", where=Where("A", 2), person=True),)
    found = anonymous(story(f"No | Title\n1 | {typed}", actors=actors))
    assert found.story.events[0].title == told


def test_a_part_that_two_persons_or_an_organisation_bear_is_left_and_shown():
    actors = [Actor(name=name, where=Where("A", 2), person=True) for name in ("Lise Roy", "Omar Roy")]
    found = anonymous(story("No | Title\n1 | Mme Roy\n2 | Omar", actors=actors, organisation="Maison Omar"))
    assert [place.text for place in found.left] == ["Maison Omar", "Mme Roy", "Omar"]


def test_a_name_within_a_word_stays():
    told = story("No | Title\n1 | Lucarne ouverte", actors=(Actor(name="Luc", where=Where("A", 2), person=True),))
    assert anonymous(told).story.events[0].title == "Lucarne ouverte"


def test_without_role_the_sector_says_who_and_without_either_a_person():
    actors = (
        Actor(name="Ana", where=Where("A", 2), sector="scolaire", person=True),
        Actor(name="Luc", where=Where("A", 3), person=True),
    )
    found = anonymous(story(actors=actors))
    assert {each.name: each.role for each in found.replaced} == {
        "Ana": "une personne du milieu scolaire",
        "Luc": "une personne",
    }


def test_photos_are_left_out_and_logos_stay():
    images = (
        Image(file="ana.jpg", where=Where("Images", 2), of="1", alt="Ana"),
        Image(file="logo.png", where=Where("Images", 3), of="logo", alt="Ville"),
    )
    found = anonymous(replace(TOLD, images=images))
    assert [image.file for image in found.story.images] == ["logo.png"]
    assert found.photos == 1


def test_files_dates_and_the_repertoire_are_not_touched():
    named = replace(
        TOLD,
        project=replace(TOLD.project, logo="Lise Roy.png"),
        figures=(Figure(value="2", what="x", where=Where("C", 2)),),
    )
    found = anonymous(named).story
    assert found.project.logo == "Lise Roy.png"
    assert found.repertoire == named.repertoire
    assert (found.figures, found.saved) == (named.figures, named.saved)


def test_the_key_says_who_is_who_and_what_to_look_at():
    found = anonymous(TOLD)
    blocks = anonymous_key.plan(Telling(found.story, FRENCH), anonymous=found).sections["kit"]
    table = blocks[1]
    assert [tuple("".join(run.text for run in cell) for cell in row) for row in table.rows] == [
        ("Omar Diallo", TWO, "4"),
        ("Lise Roy", ONE, "8"),
        ("Roy", ONE, "1"),
    ]
    said = "".join(run.text for item in blocks[3].items for run in item)
    assert "Des prénoms et des noms de famille seuls sont remplacés aussi" in said
    assert "«\u00a0Léa\u00a0» peut nommer quelqu’un" in said


def test_the_key_of_a_story_without_persons_says_so():
    found = anonymous(story("No\n1"))
    blocks = anonymous_key.plan(Telling(found.story, ENGLISH), anonymous=found).sections["kit"]
    assert blocks[1].text[0].text.startswith("No name is replaced")
    assert len(blocks[3].items) == 2
