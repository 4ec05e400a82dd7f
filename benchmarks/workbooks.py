"""Makes a workbook of any size, the same each time: a story of events over years, with arrows up to its effects."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

# Every size tells as many years, each event on a day of its own up to some thousands, so that all have one shape.
_FIRST, _DAYS = date(2000, 1, 1), 24 * 365
TITLES = (
    "Rencontre des organismes du quartier autour de la sécurité des trajets",
    "Dépôt du mémoire au conseil d’arrondissement",
    "Subvention obtenue pour trois ans de travail",
    "Les parents délégués parlent au nom de l’école",
    "Accord sur les rôles de chaque partenaire",
    "Le plan des trajets est repris par la ville",
)
ACTORS = tuple(f"Organisme {letter}" for letter in "ABCDEFGHIJKLMNOPQRST")
EVENT_HEADERS = ("N°", "Date", "Événement", "Description", "Acteurs", "RT", "Sens", "Mène à", "Statut", "Source")


def write(path: Path, events: int, actors: int = 0, *, is_misspelt: bool = False) -> Path:
    """Write a French workbook with this many events and an effect for each ten (at most twelve).

    Args:
        path: where.
        events: how many.
        actors: how many the sheet Acteurs lists, the twenty that events name among them; 0 for no such sheet.
        is_misspelt: whether each event names an actor, an outcome, a choice and a target that nobody knows.
    """
    chance = Random(events)
    effects = min(12, max(1, events // 10))
    book = xlsxwriter.Workbook(str(path))
    _sheet(book, "Projet", [("Champ", "Valeur"), ("Titre", f"Projet de {events} événements"), ("Organisme", "Table")])
    rows = [_event(number, events, effects, chance) for number in range(events)]
    _sheet(book, "Événements", [EVENT_HEADERS, *(map(_misspelt, rows, range(events)) if is_misspelt else rows)])
    _sheet(
        book,
        "Effets",
        [("N°", "Effet", "Preuve"), *((f"E{n}", f"Effet {n} du projet", "Comptage") for n in range(effects))],
    )
    if actors:
        others = (f"Comité citoyen du secteur {number}" for number in range(actors - len(ACTORS)))
        rows = [(name, "", "Communautaire", "acteur social") for name in (*ACTORS, *others)]
        _sheet(book, "Acteurs", [("Nom", "Sigle", "Secteur", "Type"), *rows])
    book.close()
    return path


def _event(number: int, events: int, effects: int, chance: Random) -> tuple[str, ...]:
    outcome = chance.randrange(1, 13)
    reverse = outcome >= 9 and chance.random() < 0.15
    return (
        str(number),
        (_FIRST + timedelta(days=number * _DAYS // events)).isoformat(),
        f"{chance.choice(TITLES)} ({number})",
        "Les personnes présentes décident de la suite et se partagent le travail.",
        "; ".join(sorted(chance.sample(ACTORS, 2))),
        str(outcome),
        "revers" if reverse else "",
        _targets(number, events, effects, chance),
        "",
        "Journal du quartier",
    )


def _misspelt(row: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return a row whose actor, outcome, direction, target and status are wrong, in a way of its own."""
    kept = row[:4]
    return (
        *kept,
        f"Comitté citoyen nº {number}",
        f"Placemant {number}",
        f"rever {number}",
        f"X-{number}",
        f"fait {number}",
        "",
    )


def _targets(number: int, events: int, effects: int, chance: Random) -> str:
    """Name one or two later events close by, or an effect."""
    later = range(number + 1, min(events, number + 6))
    if not later or chance.random() < 0.1:
        return f"E{number * effects // events}"
    return "; ".join(str(each) for each in sorted(chance.sample(later, min(len(later), chance.choice((1, 1, 2))))))


def _sheet(book: xlsxwriter.Workbook, name: str, rows: list[tuple[str, ...]]) -> None:
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
