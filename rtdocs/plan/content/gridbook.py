"""The plan of an Excel grid, before any file format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: header, width in characters, whether people type in it, and the help shown when they do."""

    header: str
    width: int
    editable: bool = False
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSheet:
    """One sheet: a title, a sentence of introduction, one table; `table` is its stable name in Excel."""

    name: str
    table: str
    title: str
    introduction: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBook:
    """A whole workbook of grids and its properties; `date` as an ISO text."""

    language: str
    title: str
    author: str
    subject: str
    date: str
    sheets: tuple[GridSheet, ...]
    keywords: str = ""
