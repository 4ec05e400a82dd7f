"""Marks on a sheet, colours and notes: put on it, and taken away whole."""

import re
from collections.abc import Iterable

from rtdocs.cell_references import cell_place, cell_reference
from rtdocs.plan.annotation.marks import CellMark
from rtdocs.problems import Severity
from rtdocs.write.marking import conditions, notes, shapes
from rtdocs.write.marking.boxes import SheetGeometry
from rtdocs.write.marking.conditions import WORKSHEET
from rtdocs.write.marking.markup import insert, make_related, relation_id, relations_space, remove
from rtdocs.write.marking.notes import Change, Notes
from rtdocs.write.marking.parts import WORKBOOK_KIND, Parts

_NOTES = "xl/comments{}.xml"
_BOXES = "xl/drawings/vmlDrawing{}.vml"
_BOXES_KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def mark(parts: Parts, name: str, marks: Iterable[CellMark], formats: dict[Severity, int]) -> None:
    """Mark the cells of a sheet, by its part's name."""
    sheet = parts.tree(name)
    found = tuple(marks)
    conditions.colour(sheet, ((each.severity, (each.row, each.column)) for each in found), formats)
    _write_notes(parts, name, {cell_reference(each.row, each.column): each.text for each in found})
    parts.keep(name)


def clear(parts: Parts, name: str) -> None:
    """Take all of our marks away from a sheet; a sheet without any is not touched."""
    if conditions.clear(parts.tree(name)):
        parts.keep(name)
    part = parts.related(name, "comments")
    if not part or notes.BEGIN.encode() not in parts.raw(part):
        return
    comments = Notes(parts.tree(part))
    gone = comments.clear()
    parts.keep(part)
    if gone:
        _drop_boxes(parts, name, gone)
    if comments.is_empty:
        parts.unrelate(name, part)
        parts.drop(part)


def _write_notes(parts: Parts, name: str, texts: dict[str, str]) -> None:
    """Write the notes and their boxes; where the boxes cannot be written, neither are the notes."""
    conversations = _conversations(parts, name)
    wanted = {ref: text for ref, text in texts.items() if ref not in conversations}
    boxes = _boxes_of(parts, name)
    if not wanted or (boxes and not shapes.can_grow(parts.raw(boxes))):
        return
    part = parts.related(name, "comments") or _new_notes(parts, name)
    change = Notes(parts.tree(part)).add(wanted)
    if change.made or change.grown:
        parts.keep(part)
        _write_boxes(parts, name, boxes or _new_boxes(parts, name), change)


def _write_boxes(parts: Parts, name: str, boxes: str, change: Change) -> None:
    geometry = SheetGeometry(parts.tree(name))
    content = shapes.grow(parts.raw(boxes), {cell_place(ref): text for ref, text in change.grown.items()}, geometry)
    if change.made:
        made = {cell_place(ref): text for ref, text in change.made.items()}
        content = shapes.add(content, made, geometry, _number(boxes))
    parts.put(boxes, content)


def _conversations(parts: Parts, name: str) -> frozenset[str]:
    """Return the cells of Excel's threaded comments: their notes are shadows that Excel writes itself."""
    part = parts.related(name, "threadedComment")
    return frozenset(each.get("ref", "") for each in parts.tree(part)) if part else frozenset()


def _boxes_of(parts: Parts, name: str) -> str:
    """Return the part of the boxes of a sheet's notes, which also holds its buttons; empty where there is none."""
    drawing = parts.tree(name).find("{*}legacyDrawing")
    if drawing is None:
        return ""
    wanted = relation_id(drawing)
    return next((each.target for each in parts.relations(name) if each.id == wanted), "")


def _drop_boxes(parts: Parts, name: str, cells: Iterable[str]) -> None:
    boxes = _boxes_of(parts, name)
    if not boxes:
        return
    content = shapes.drop(parts.raw(boxes), frozenset(map(cell_place, cells)))
    if not shapes.is_empty(content):
        parts.put(boxes, content)
        return
    remove(parts.tree(name).find("{*}legacyDrawing"))
    parts.keep(name)
    parts.unrelate(name, boxes)
    parts.drop(boxes)


def _new_notes(parts: Parts, name: str) -> str:
    sheet = parts.tree(name)
    part = parts.free(_NOTES)
    parts.put(part, notes.no_notes(sheet))
    parts.declare(part, f"{WORKBOOK_KIND}comments+xml")
    parts.relate(name, f"{relations_space(sheet)}/comments", part)
    return part


def _new_boxes(parts: Parts, name: str) -> str:
    sheet = parts.tree(name)
    part = parts.free(_BOXES)
    parts.put(part, shapes.empty(_number(part)))
    parts.declare_ending("vml", _BOXES_KIND)
    identity = parts.relate(name, f"{relations_space(sheet)}/vmlDrawing", part)
    insert(sheet, make_related(sheet, "legacyDrawing", identity), WORKSHEET)
    return part


def _number(part: str) -> int:
    """Return the number in a part's name, 1 where it has none."""
    found = re.search(r"(\d+)\.\w+$", part)
    return int(found[1]) if found else 1
