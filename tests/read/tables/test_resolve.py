import pytest

from rtdocs.model import Actor, Event
from rtdocs.problems import Where
from rtdocs.read.tables import resolve

HERE = Where("Événements", 2)
ACTORS = (
    "Ville",
    "Table",
    "Femmes et santé",
    "Arts, culture et loisirs",
    "Arts",
    "culture",
    "loisirs",
    "Santé/Sécurité",
)


def event(**values):
    return Event(**{"number": "9", "title": "Un", "where": HERE, **values})


def actors_of(*typed):
    known = resolve.actor_names(Actor(name=name, where=HERE) for name in ACTORS)
    return resolve.event(event(actors=typed), resolve.numbers((), ()), known).actors


def arrows_of(*typed, numbers=("1", "4", "7", "A", "É 1", "2.0", "3.0", "3")):
    known = resolve.numbers([event(number=number) for number in numbers], ())
    return resolve.event(event(leads_to=typed), known, {}).leads_to


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ville, Table", ("Ville", "Table")),
        ("ville/TABLE", ("Ville", "Table")),
        ("Ville et Table", ("Ville", "Table")),
        ("Ville and Table", ("Ville", "Table")),
        ("Ville, Table & Arts", ("Ville", "Table", "Arts")),
        ("Femmes et santé, Ville", ("Femmes et santé", "Ville")),
        ("Ville, Ville", ("Ville",)),
        ("Femmes et santé", ("Femmes et santé",)),
        ("Arts, culture et loisirs", ("Arts, culture et loisirs",)),
        ("Santé/Sécurité", ("Santé/Sécurité",)),
        ("Ville, Centraide", ("Ville, Centraide",)),
        ("Femmes et santé et Ville", ("Femmes et santé et Ville",)),
        (",", (",",)),
    ],
)
def test_actors_are_parted_where_each_part_is_known_and_the_whole_is_not(typed, expected):
    assert actors_of(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4, 7", ("4", "7")),
        ("4/7", ("4", "7")),
        ("4 et 7", ("4", "7")),
        ("4 and 7", ("4", "7")),
        ("4 7", ("4", "7")),
        ("4, 7 et a", ("4", "7", "A")),
        ("é 1, 4", ("É 1", "4")),
        ("É 1", ("É 1",)),
        ("2", ("2.0",)),
        ("4.0", ("4",)),
        ("3", ("3",)),
        ("3.0", ("3.0",)),
        ("4.7", ("4.7",)),
        ("4-7", ("4-7",)),
        ("4, 8", ("4, 8",)),
    ],
)
def test_arrows_are_parted_where_each_part_is_known_and_the_whole_is_not(typed, expected):
    assert arrows_of(typed) == expected
