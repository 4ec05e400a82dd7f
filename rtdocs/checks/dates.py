"""Checks that dates agree with each other, with the status of events and with the day the workbook was saved."""

from collections.abc import Iterator
from datetime import date

from rtdocs.checks.places import cell, topic
from rtdocs.model import Bound, DateForm, Effect, EffectStatus, Event, EventStatus, LooseDate, Story
from rtdocs.problems import Rule, Where, WorkbookProblem

_WITHOUT_END = {Bound.AFTER, Bound.SINCE}


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield ends before starts, plans whose day has passed and deeds whose day has not come."""
    yield from _project(story)
    rows: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    for row in rows:
        yield from _row(story, row)


def _project(story: Story) -> Iterator[WorkbookProblem]:
    start, end = story.project.start, story.project.end
    if start and end and _ends_before(start, end):
        place = story.places.get("field.end", Where())
        yield WorkbookProblem(Rule.END_BEFORE_START, place, _ends(start, end))


def _row(story: Story, row: Event | Effect) -> Iterator[WorkbookProblem]:
    if row.date is None:
        return
    if row.date.ends and row.date.is_backwards:
        # A range typed in one cell keeps its words; one of two columns has none.
        path = f"{topic(row)}.date" if row.date.typed else "events.end_date"
        yield WorkbookProblem(Rule.END_BEFORE_START, cell(story, row, path), _ends(*row.date.ends))
    else:
        yield from _today(story, row, row.date)


def _today(story: Story, row: Event | Effect, when: LooseDate) -> Iterator[WorkbookProblem]:
    """Compare with the day the workbook was saved, which stands for today: no check reads a clock."""
    if not story.saved:
        return
    saved = date.fromisoformat(story.saved)
    values = {"number": row.number, "saved": saved}
    place = cell(story, row, f"{topic(row)}.status")
    if row.status in {EventStatus.PLANNED, EffectStatus.HOPED_FOR}:
        if when.latest is not None and when.latest < saved and when.bound not in _WITHOUT_END:
            yield WorkbookProblem(Rule.PLANNED_IN_THE_PAST, place, values)
    elif _is_to_come(when, saved):
        yield WorkbookProblem(Rule.DONE_IN_THE_FUTURE, place, values)


def _is_to_come(when: LooseDate, saved: date) -> bool:
    if when.form is DateForm.TO_COME:
        return True
    return when.earliest is not None and when.earliest > saved and when.bound in {Bound.WITHIN, *_WITHOUT_END}


def _ends_before(start: LooseDate, end: LooseDate) -> bool:
    return start.earliest is not None and end.latest is not None and end.latest < start.earliest


def _ends(start: LooseDate, end: LooseDate) -> dict[str, object]:
    return {"start": start.earliest, "end": end.latest}
