"""Places of problems: the cell of a row, by its column's path in the declaration of the workbook."""

from collections.abc import Iterable

from rtdocs.model import Effect, Event, Link, Story
from rtdocs.problems import Where


def cell(story: Story, row: Event | Effect | Link, path: str) -> Where:
    """Return the place of a cell of a row; the row itself where the sheet lacks the column."""
    column = story.places.get(path, Where()).column
    return row.where._replace(column=column)


def is_read(story: Story, rows: Iterable[Event | Effect], path: str) -> bool:
    """Tell whether a column could be read in all rows; if not, its consequences are no further faults."""
    return story.unread.isdisjoint(cell(story, row, path) for row in rows)


def topic(row: Event | Effect) -> str:
    """Return the path of a row's sheet in the declaration: "events" or "effects"."""
    return "events" if isinstance(row, Event) else "effects"


def sheet(story: Story, name: str) -> Where:
    """Return the place of a whole sheet, by its path in the declaration."""
    return story.places.get(name, Where())


def has(story: Story, *paths: str) -> bool:
    """Tell whether the workbook has these sheets and columns; what a missing one entails is no further fault."""
    return all(path in story.places for path in paths)
