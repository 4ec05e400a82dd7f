"""The merge of the shapes of a slide: a shape that one side changed is taken from it, one that both changed stays.

A shape that only rtdocs changed is replaced whole. Of a shape that both changed, text, place and look are each taken
from the side that changed them; where both changed one of the three, people's stays.
"""

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any, Final, NamedTuple

from rtdocs.merge.deck.arrows import glue
from rtdocs.merge.deck.parts import adopt
from rtdocs.merge.deck.paths import take_route
from rtdocs.merge.deck.state import (
    SHAPES,
    A,
    P,
    ShapeState,
    SlideState,
    all_text,
    are_like,
    frame_of,
    on_slide,
    place_on_slide,
    place_within,
    shape_in,
    standing,
    text_of,
    walk,
)
from rtdocs.outcomes import Deed, Entry

_FRAME: Final = 4  # the numbers of a frame


class Version(NamedTuple):
    """A version of a slide: its state, its part, its shapes by id, and its tree of shapes."""

    state: SlideState
    part: Any
    shapes: dict[str, Any]
    tree: Any

    @classmethod
    def of(cls, slide: Any, state: SlideState) -> "Version":  # noqa: ANN401 - python-pptx has no types
        """Return the version of an opened slide that is in this state."""
        tree = slide.element.cSld.spTree
        return cls(state, slide.part, {id_: shape for id_, shape, _ in walk(tree)}, tree)


def merge_shapes(base: SlideState, there: Version, here: Version, gone: Collection[str] = ()) -> Iterator[Entry]:
    """Write our changes into their slide, and yield an entry of the account for each shape that was changed.

    `gone` are the ids of shapes that people took away at an earlier time.
    """
    place = there.state.title or base.title
    previous = None
    for id_ in _outer(here.shapes):
        first = id_.partition("#")[0]  # lines of one arrow bear one name: with the arrow, all of them went
        taken_away = first in gone or first in base.shapes
        if taken_away and first not in there.shapes and (id_ in gone or id_ not in base.shapes):
            yield Entry(Deed.LEFT_OUT, place, id_, all_text(here.shapes[id_]))
            continue
        deed, offered = _merged(id_, base, there, here, previous)
        previous = there.shapes.get(id_, previous)
        if deed:
            yield Entry(deed, place, id_, offered)
    for id_ in [id_ for id_ in _outer(base.shapes) if id_ not in here.shapes and id_ in there.shapes]:
        untouched = are_like(there.state.unit(id_), base.unit(id_))
        if untouched:
            _remove(there.shapes[id_])
        yield Entry(Deed.REMOVED if untouched else Deed.KEPT, place, id_)
    glue(there.tree, here.tree)


def _remove(shape: Any) -> None:  # noqa: ANN401 - idem
    """Remove a shape, and a group of people's that holds nothing more."""
    gone = standing(shape)
    holder = gone.getparent()
    holder.remove(gone)
    if holder.getparent().tag in SHAPES | {f"{P}spTree"} and not any(each.tag in SHAPES for each in holder):
        holder.getparent().remove(holder)


def _outer(shapes: Mapping[str, Any]) -> list[str]:
    return [id_ for id_ in shapes if "/" not in id_]


def _merged(
    id_: str,
    base: SlideState,
    there: Version,
    here: Version,
    previous: Any,  # noqa: ANN401 - idem
) -> tuple[Deed | None, str]:
    before, ours, theirs = base.unit(id_), here.state.unit(id_), there.state.unit(id_)
    if not theirs and not before:
        _add(here.shapes[id_], previous, there, here)
        return Deed.ADDED, ""
    changed = bool(before) and not are_like(ours, before)
    if not theirs:
        return (Deed.LEFT_OUT, all_text(here.shapes[id_])) if changed else (None, "")
    if not changed:
        return (Deed.KEPT if before and not are_like(theirs, before) else None), ""
    is_drawn = there.shapes[id_].tag == f"{P}sp" and here.shapes[id_].tag == f"{P}cxnSp"  # LibreOffice's connectors
    if is_drawn or are_like(theirs, before):
        _replace(id_, there, here)
        return Deed.RENEWED, ""
    return (None, "") if are_like(theirs, ours) else _merge_both(id_, before, there, here)


def _merge_both(id_: str, before: Mapping[str, ShapeState], there: Version, here: Version) -> tuple[Deed, str]:
    """Merge a shape that both sides changed."""
    theirs, ours = there.state.unit(id_), here.state.unit(id_)
    if _is_only_moved(id_, theirs, before):
        _replace(id_, there, here, stays=True)
        return Deed.KEPT, ""
    _merge_frames(id_, before, there, here)
    offered = [text for part in ours if (text := _merge_part(part, before, there, here))]
    return (Deed.OFFERED if offered else Deed.KEPT), "\n".join(offered)


def _is_only_moved(id_: str, theirs: Mapping[str, ShapeState], before: Mapping[str, ShapeState]) -> bool:
    """Tell whether people moved a box, and changed nothing else of it: ours may stand in its place then."""
    if id_ not in before or theirs.keys() != before.keys() or len(before[id_].frame) != _FRAME:
        return False
    x, y, *_ = theirs[id_].frame or (0, 0)
    moved = replace(before[id_], frame=(x, y, *before[id_].frame[2:]))
    return all(state.is_like(moved if part == id_ else before[part]) for part, state in theirs.items())


def _merge_frames(id_: str, before: Mapping[str, ShapeState], there: Version, here: Version) -> None:
    """Take our frames of a shape and of the shapes in it, but for those that people changed."""
    theirs, ours = there.state.unit(id_), here.state.unit(id_)
    if id_ not in before or id_ not in ours:
        return
    stays = not theirs[id_].stands_like(before[id_])
    is_taken = not stays and not ours[id_].stands_like(before[id_])
    if is_taken:
        _take_frame(there.shapes[id_], here.shapes[id_])
    for part in ours.keys() & theirs.keys() & before.keys() - {id_}:
        is_own = not theirs[part].stands_like(before[part])
        wanted = theirs[part].frame if is_own else ours[part].frame
        if wanted and (is_taken if is_own else not stays):
            place_within(there.shapes[part], wanted)


def _merge_part(id_: str, before: Mapping[str, ShapeState], there: Version, here: Version) -> str:
    """Merge a shape that both sides changed, and return the text of ours that is left out."""
    base, ours, theirs = before.get(id_), here.state.shapes[id_], there.state.shapes.get(id_)
    if base is None or theirs is None:
        return ""
    mine, shape = here.shapes[id_], there.shapes[id_]
    if ours.look != base.look and theirs.look == base.look:
        _take_look(shape, mine)
    if ours.text in {base.text, theirs.text}:
        return ""
    if theirs.text != base.text:
        return text_of(mine)
    _take_text(shape, mine, there, here)
    return ""


def _add(shape: Any, previous: Any, there: Version, here: Version) -> None:  # noqa: ANN401 - idem
    """Insert a new shape of ours above the shape that it is above in ours."""
    copy = adopt(standing(shape), here.part, there.part)
    _number(copy, there.tree)
    if previous is None:
        there.tree.insert(2, copy)  # behind what every tree begins with: nvGrpSpPr and grpSpPr
    else:
        standing(previous).addnext(copy)


def _replace(id_: str, there: Version, here: Version, *, stays: bool = False) -> None:
    """Replace a shape by ours under its number, by which arrows refer to it; one that stays where theirs stands."""
    shape = there.shapes[id_]
    fresh = adopt(standing(here.shapes[id_]), here.part, there.part)
    copy = shape_in(fresh)
    number = _about(shape).get("id")
    _number(fresh, there.tree)
    _about(copy).set("id", number)
    before, place = standing(shape), on_slide(shape)
    before.getparent().replace(before, fresh)
    if frame_of(copy):
        x, y, width, height = on_slide(here.shapes[id_])
        place_on_slide(copy, (*place[:2], width, height) if stays else (x, y, width, height))
    there.shapes[id_] = copy
    if copy.tag == f"{P}grpSp":
        there.shapes.update({inner: each for inner, each, _ in walk(copy, copy, f"{id_}/")})


def _number(shape: Any, tree: Any) -> None:  # noqa: ANN401 - idem
    """Give a shape, and the shapes in it, numbers that are free on the slide."""
    free = max((int(each.get("id", 0)) for each in tree.iter(f"{P}cNvPr")), default=1) + 1
    for number, each in enumerate(shape.iter(f"{P}cNvPr"), free):
        each.set("id", str(number))


def _about(shape: Any) -> Any:  # noqa: ANN401 - idem
    return shape.find(f"./*/{P}cNvPr")


def _take_frame(shape: Any, mine: Any) -> None:  # noqa: ANN401 - idem
    if shape.tag == mine.tag == f"{P}cxnSp":
        take_route(shape, mine)
    elif frame_of(shape) and frame_of(mine):
        for name in ("chOff", "chExt") if shape.tag == mine.tag == f"{P}grpSp" else ():
            path = f"{P}grpSpPr/{A}xfrm/{A}{name}"
            shape.find(path).attrib.update(mine.find(path).attrib)
        place_on_slide(shape, on_slide(mine))


def _take_look(shape: Any, mine: Any) -> None:  # noqa: ANN401 - idem
    before, wanted = shape.find(f"{P}spPr"), mine.find(f"{P}spPr")
    if before is None or wanted is None:
        return
    copy, place = deepcopy(wanted), before.find(f"{A}xfrm")
    if place is not None and copy.find(f"{A}xfrm") is not None:
        copy.replace(copy.find(f"{A}xfrm"), deepcopy(place))
    before.getparent().replace(before, copy)


def _take_text(shape: Any, mine: Any, there: Version, here: Version) -> None:  # noqa: ANN401 - idem
    before, wanted = shape.find(f"{P}txBody"), mine.find(f"{P}txBody")
    if before is not None and wanted is not None:
        before.getparent().replace(before, adopt(wanted, here.part, there.part))
