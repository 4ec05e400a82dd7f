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
    LooseDate,
    Project,
    Story,
)
from rtdocs.problems import Where

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
