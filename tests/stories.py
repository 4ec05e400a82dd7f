"""Stories written as tables, for tests: what a facilitator would type, without a workbook.

    story('''
        No | Date | Title          | RT | Leads to
        1  | 2014 | First meetings | 1  | A
    ''', effects='''
        No | Title
        A  | Safer walks
    ''')

Columns: No, Date (a year, a year-month or a day in ISO), Title, RT, Second RT, Direction (reverse), Status (planned,
hoped-for), Actors (;), Leads to (;), Order, Description, Source, Notes, Evidence, Place, Dimension.
"""

import calendar
import random
from dataclasses import replace
from datetime import date

from rtdocs import repertoire
from rtdocs.model import (
    DateForm,
    Dimension,
    Direction,
    Effect,
    EffectStatus,
    Event,
    EventStatus,
    Lesson,
    Link,
    LooseDate,
    Project,
    Story,
)
from rtdocs.problems import Where
from rtdocs.read.values import dates

_FORMS = {1: DateForm.YEAR, 2: DateForm.MONTH, 3: DateForm.DAY}


def story(events="", effects="", *, language="fr", links=(), actors=(), lessons=(), wheel=(), **project):  # noqa: PLR0913 - a story has as many sheets
    """Return a Story of two tables; further keywords fill the Project."""
    return Story(
        language=language,
        repertoire=repertoire.load(language),
        project=Project(**{"title": "Projet d’essai", **project}),
        name="projet",
        saved="2026-01-31",
        events=tuple(_event(row, number) for number, row in enumerate(_rows(events), 2)),
        effects=tuple(_effect(row, number) for number, row in enumerate(_rows(effects), 2)),
        links=tuple(links),
        actors=tuple(actors),
        lessons=tuple(lessons),
        wheel=tuple(wheel),
    )


def loose(text):
    """Return the LooseDate of an ISO year, month or day; None of an empty text."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    last = calendar.monthrange(year, month or 12)[1]
    return LooseDate(_FORMS[len(parts)], date(year, month or 1, day or 1), date(year, month or 12, day or last))


def _rows(table):
    lines = [line for line in table.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def _list(text):
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _event(row, number):
    get = {**dict.fromkeys(("Date", "RT", "Second RT", "Order"), ""), **row}
    return Event(
        number=row["No"],
        title=row.get("Title", f"Event {row['No']}"),
        where=Where("Événements", number),
        date=loose(get["Date"]),
        order=float(get["Order"]) if get["Order"] else None,
        description=row.get("Description", ""),
        actors=_list(row.get("Actors", "")),
        outcome=int(get["RT"]) if get["RT"] else None,
        second_outcome=int(get["Second RT"]) if get["Second RT"] else None,
        direction=Direction(row.get("Direction") or "advance"),
        leads_to=_list(row.get("Leads to", "")),
        status=EventStatus(row.get("Status") or "done"),
        source=row.get("Source", ""),
        notes=row.get("Notes", ""),
    )


def _effect(row, number):
    return Effect(
        number=row["No"],
        title=row.get("Title", f"Effect {row['No']}"),
        where=Where("Effets", number),
        description=row.get("Description", ""),
        dimension=Dimension(row["Dimension"]) if row.get("Dimension") else None,
        place=row.get("Place", ""),
        date=loose(row.get("Date", "")),
        status=EffectStatus(row.get("Status") or "observed"),
        evidence=row.get("Evidence", ""),
    )


DATES = (
    "2008-05-31", "printemps 2009", "début 2010", "2010-2011", "vers 2014", "avant juin 2016", "après 2008",
    "années 1990", "à venir", "inconnue",
)  # fmt: skip
TITLES = (
    "Rencontre",
    "Dépôt du mémoire à l’arrondissement",
    "Lettre d’appui signée par douze organismes du quartier, puis lue devant tous les élus de l’arrondissement",
    "Anticonstitutionnellement-transgénérationnellement-intersectoriellement",
    "R & D : « <é> »",
)
REASONS = ("", "", "Le comité avait déjà les appuis.", "x" * 90)


def generated(seed):
    """Return the story of a number; a number gives the same one each time."""
    return drawn(random.Random(seed))  # noqa: S311 - stories, not secrets


def drawn(chance, most=20, *, strange=False):
    """Return a story of 1 to `most` events and 0 to 4 effects, of all directions, dates and forms of arrows.

    Args:
        chance: what draws it, as `random.Random` does; of hypothesis, so that a fault shrinks.
        most: how many events at most.
        strange: whether dates take every form, titles are of any length, and arrows run in any order, with reasons.
    """
    count, effects = chance.randint(1, most), chance.randint(0, 4)
    rows = [_drawn_row(chance, number, count, effects) for number in range(1, count + 1)]
    named = [
        f"{letter} | Effet {letter}z | {chance.choice(['2015', ''])} | {chance.choice(['', 'hoped-for'])}"
        for letter in "ABCD"[:effects]
    ]
    header = "No | Title | Date | RT | Direction | Status | Actors | Leads to"
    told = story("\n".join((header, *rows)), "\n".join(("No | Title | Date | Status", *named)))
    return _made_strange(told, chance) if strange else told


def _drawn_row(chance, number, count, effects):
    outcome = chance.choice(["", *map(str, range(1, 13)), "11", "12"])
    back = "reverse" if outcome and int(outcome) >= 9 and chance.random() < 0.4 else ""
    status = "planned" if chance.random() < 0.2 else ""
    date = chance.choice(["", str(2000 + number // 2), f"20{10 + number // 4}-0{chance.randint(1, 9)}", "2011-05-31"])
    later = [str(target) for target in range(number + 1, min(count, number + 4) + 1) if chance.random() < 0.4]
    ends = [letter for letter in "ABCD"[:effects] if chance.random() < 0.3]
    actors = "; ".join(chance.sample(["Ville", "École", "Table", "Clinique"], chance.randint(0, 3)))
    return " | ".join((str(number), f"Fait {number}z", date, outcome, back, status, actors, "; ".join((*later, *ends))))


def _made_strange(told, chance):
    numbers = [event.number for event in told.events]
    targets = [*numbers, *(effect.number for effect in told.effects)]
    pairs = {(chance.choice(numbers), chance.choice(targets)) for _ in range(chance.randint(0, len(numbers)))}
    claimed = {frozenset(pair): pair for pair in sorted(pairs) if pair[0] != pair[1]}
    return replace(
        told,
        project=replace(told.project, organisation="Table de quartier"),
        events=tuple(_strange_event(event, chance) for event in told.events),
        links=tuple(
            Link(source=one, target=other, where=Where("Liens", at), rationale=chance.choice(REASONS))
            for at, (one, other) in enumerate(claimed.values(), 2)
        ),
    )


def _strange_event(event, chance):
    date, title = chance.choice(("", *DATES)), f"{chance.choice(TITLES)} ({event.number})"
    leads_to = event.leads_to if chance.random() < 0.5 else ()
    return replace(event, title=title, date=dates.parse(date).date if date else event.date, leads_to=leads_to)


def lesson(**texts):
    return Lesson(where=Where("Apprentissages", sum(map(len, texts.values()))), **texts)
