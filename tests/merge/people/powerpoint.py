"""What people do to a presentation."""

import random
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Emu, Pt

from people.left import Left
from rtdocs.merge.deck.parts import added_slide, remove_slide
from rtdocs.merge.deck.state import A, P, on_slide, walk

_MOVABLE = ("ev-", "ef-", "rt-")
opened = Presentation


def boxes(deck: Any) -> list[tuple[Any, str, Any]]:
    """Return the boxes of the schema: their slide, their id with it, themselves."""
    found = []
    for slide in deck.slides:
        for id_, shape, group in walk(slide.element.cSld.spTree):
            if group is None and id_.startswith(_MOVABLE) and not shape.tag.endswith("cxnSp"):
                found.append((slide, f"{slide.slide_id} {id_}", shape))
    return found


def _pick(deck: Any, rng: random.Random) -> tuple[Any, str, Any] | None:
    found = [each for each in boxes(deck) if " ev-" in each[1] and "#" not in each[1]]
    return rng.choice(found) if found else None


def _move(deck: Any, left: Left, rng: random.Random) -> None:
    for key, shape in _added_to(deck, rng, "off", {"x": 400_000, "y": 400_000}):
        # Only the place is theirs: a box that holds more words than before is larger.
        left.frames[key] = on_slide(shape)[: len(left.frames.get(key, (0, 0)))]


def _size(deck: Any, left: Left, rng: random.Random) -> None:
    for key, shape in _added_to(deck, rng, "ext", {"cx": 300_000, "cy": 300_000}):
        left.frames[key] = on_slide(shape)


def _added_to(deck: Any, rng: random.Random, element: str, most: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
    """Add to the place or size of a shape, 60,000 EMU at least and less than `most`; yield its key and the shape."""
    if picked := _pick(deck, rng):
        _, key, shape = picked
        found = shape.find(f".//{{*}}xfrm/{{*}}{element}")
        for name, below in most.items():
            found.set(name, str(int(found.get(name)) + rng.randrange(60_000, below)))
        yield key, shape


def fill_of(shape: Any) -> str:
    """Return the colour of a box, as six figures; empty where it has none of its own."""
    filled = next(iter(shape.iter(f"{P}sp"))).find(f"{P}spPr/{A}solidFill/{A}srgbClr")
    return "" if filled is None else str(filled.get("val")).upper()


def _recolour(deck: Any, left: Left, rng: random.Random) -> None:
    if picked := _pick(deck, rng):
        slide, key, shape = picked
        card = next(iter(shape.iter(f"{P}sp")))
        found = next(each for each in _flat(slide.shapes) if each._element is card)
        found.fill.solid()
        left.fills[key] = f"{rng.randrange(0x400000, 0xFFFFFF):06X}"
        found.fill.fore_color.rgb = RGBColor.from_string(left.fills[key])


def _flat(shapes: Any) -> Any:
    for each in shapes:
        yield each
        if hasattr(each, "shapes"):
            yield from _flat(each.shapes)


def _forget(left: Left, key: str) -> None:
    left.frames.pop(key, None)
    left.fills.pop(key, None)


def _duplicate(deck: Any, left: Left, rng: random.Random) -> None:
    """Duplicate a box: the copy bears the same name, and stands beside."""
    if picked := _pick(deck, rng):
        _, _, shape = picked
        copy = deepcopy(shape)
        shape.getparent().append(copy)
        _renumber(copy, shape.getparent())
        off = copy.find(".//{*}xfrm/{*}off")
        off.set("x", str(int(off.get("x")) + 250_000))
        runs = [each for each in copy.iter(f"{A}t") if (each.text or "").strip()]
        runs[-1].text = f"{runs[-1].text} {left.word()}"


def _renumber(shape: Any, tree: Any) -> None:
    number = max(int(each.get("id")) for each in tree.getroottree().iter(f"{P}cNvPr"))
    for at, each in enumerate(shape.iter(f"{P}cNvPr"), number + 1):
        each.set("id", str(at))


def _take_box(deck: Any, left: Left, rng: random.Random) -> None:
    if picked := _pick(deck, rng):
        _, key, shape = picked
        doubles = [each for each in boxes(deck) if each[1].startswith(f"{key}#")]
        if not doubles and "zq" not in "".join(each.text or "" for each in shape.iter(f"{A}t")):
            shape.getparent().remove(shape)
            left.removed.add(key)
            _forget(left, key)


def _is_whole(slide: Any, id_: str) -> bool:
    """Tell whether an arrow is one line: some have two legs, which bear one name."""
    return all(other != f"{id_}#2" for other, _, _ in walk(slide.element.cSld.spTree))


def _take_arrow(deck: Any, left: Left, rng: random.Random) -> None:
    found = [
        (slide, id_, shape)
        for slide in deck.slides
        for id_, shape, group in walk(slide.element.cSld.spTree)
        if group is None and id_.startswith("ar-") and "#" not in id_ and _is_whole(slide, id_)
    ]
    if found:
        slide, id_, shape = rng.choice(found)
        shape.getparent().remove(shape)
        left.removed.add(f"{slide.slide_id} {id_}")


def _group(deck: Any, _left: Left, rng: random.Random) -> None:
    """Group two boxes of a slide, as PowerPoint names a group; they stay where they are."""
    picked = _pick(deck, rng)
    if picked is None:
        return
    slide, _, shape = picked
    others = [each for each in boxes(deck) if each[0] is slide and each[2] is not shape]
    others = [each for each in others if each[2].getparent() is shape.getparent()]
    if not others or shape.getparent().tag == f"{P}grpSp":
        return
    other = rng.choice(others)[2]
    group = slide.shapes.add_group_shape()
    group._element.append(shape)
    group._element.append(other)
    group._element.recalculate_extents()


def _own_arrow(deck: Any, _left: Left, rng: random.Random) -> None:
    if picked := _pick(deck, rng):
        slide, _, shape = picked
        x, y, width, height = on_slide(shape)
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x + width, y, x + width + 400_000, y + height)
        begin = line._element.nvCxnSpPr.cNvCxnSpPr.get_or_add_stCxn()
        begin.set("id", next(iter(shape.iter(f"{P}sp"))).find(f"./*/{P}cNvPr").get("id"))
        begin.set("idx", "3")


def _retitle(deck: Any, left: Left, rng: random.Random) -> None:
    titled = [each for each in deck.slides if each.shapes.title is not None and each.shapes.title.has_text_frame]
    rng.choice(titled).shapes.title.text_frame.text += f" {left.word()}"


def _retype(deck: Any, left: Left, rng: random.Random) -> None:
    runs = [run for _, _, shape in boxes(deck) for run in shape.iter("{*}r") if (run.findtext("{*}t") or "").strip()]
    if runs:
        rng.choice(runs).find("{*}t").text += f" {left.word()}"


def _translate(deck: Any, left: Left, rng: random.Random) -> None:
    """Put a text of another language in the place of a box's."""
    runs = [run for _, _, shape in boxes(deck) for run in shape.iter("{*}r") if len(run.findtext("{*}t") or "") > 20]
    runs = [run for run in runs if "zq" not in run.findtext("{*}t")]
    if runs:
        rng.choice(runs).find("{*}t").text = f"Something else {left.word()}"


def _enlarge(deck: Any, _left: Left, rng: random.Random) -> None:
    if picked := _pick(deck, rng):
        for letters in picked[2].iter(f"{A}rPr"):
            letters.set("sz", "1400")


def _add_box(deck: Any, left: Left, rng: random.Random) -> None:
    box = rng.choice(list(deck.slides)).shapes.add_textbox(Emu(300_000), Emu(300_000), Emu(2_000_000), Emu(400_000))
    box.text_frame.text = f"Une note {left.word()}"
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _note(deck: Any, left: Left, rng: random.Random) -> None:
    frame = rng.choice(list(deck.slides)).notes_slide.notes_text_frame
    if frame is not None:
        frame.add_paragraph().text = f"À dire : {left.word()}"


def _rewrite_notes(deck: Any, left: Left, rng: random.Random) -> None:
    frame = rng.choice(list(deck.slides)).notes_slide.notes_text_frame
    if frame is not None and "zq" not in frame.text:
        frame.text = f"Nos notes {left.word()}\nEt la suite {left.word()}"


def _hide(deck: Any, _left: Left, rng: random.Random) -> None:
    rng.choice(list(deck.slides)).element.set("show", "0")


def _reorder(deck: Any, _left: Left, rng: random.Random) -> None:
    listed = deck.slides._sldIdLst
    listed.insert(rng.randrange(len(listed)), rng.choice(list(listed)))


def _add_slide(deck: Any, left: Left, _rng: random.Random) -> None:
    slide = added_slide(deck, deck.slide_layouts[-1])
    if slide.shapes.title is not None:
        slide.shapes.title.text_frame.text = f"Notre diapositive {left.word()}"


def _duplicate_slide(deck: Any, left: Left, rng: random.Random) -> None:
    """Duplicate a slide: PowerPoint gives the copy no name of its own, LibreOffice none at all."""
    named = [each for each in deck.slides if (each.element.cSld.get("name") or "").startswith("rt-schema")]
    if not named:
        return
    source = rng.choice(named)
    slide = added_slide(deck, source.slide_layout)
    tree = slide.element.cSld.spTree
    links = [each for each in source.element.iter() if any("relationships" in name for name in each.attrib)]
    if links:
        return
    for each in list(tree)[2:]:
        tree.remove(each)
    tree.extend(deepcopy(each) for each in list(source.element.cSld.spTree)[2:])
    slide.shapes.title.text_frame.text += f" {left.word()}"


def _take_slide(deck: Any, left: Left, rng: random.Random) -> None:
    listed = deck.slides._sldIdLst
    at = rng.randrange(len(listed))
    title = deck.slides[at].shapes.title
    said = "".join(t.text or "" for t in deck.slides[at].element.iter("{*}t"))
    titles = [each.shapes.title.text_frame.text for each in deck.slides if each.shapes.title is not None]
    if title is None or "zq" in said or len(listed) < 6 or titles.count(title.text_frame.text) > 1:
        return
    if not deck.slides[at].has_notes_slide or "zq" not in deck.slides[at].notes_slide.notes_text_frame.text:
        left.gone.append(title.text_frame.text)
        name = f"{deck.slides[at].slide_id} "
        for key in [key for key in {*left.frames, *left.fills} if key.startswith(name)]:
            _forget(left, key)
        remove_slide(deck, deck.slides[at])


EDITS: list[Callable[[Any, Left, random.Random], None]] = [
    *(_move, _move, _size, _recolour, _duplicate, _take_box, _take_arrow, _group, _own_arrow),
    *(_retitle, _retype, _translate, _enlarge, _add_box, _note, _rewrite_notes),
    *(_hide, _reorder, _add_slide, _duplicate_slide, _take_slide),
]
