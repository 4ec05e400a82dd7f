"""What a file says and shows, whatever its program."""

import re
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree
from pptx import Presentation

from people.powerpoint import boxes, fill_of
from rtdocs.merge.book.grids import tables_of
from rtdocs.merge.deck.state import on_slide, walk
from rtdocs.merge.document.keys import W
from rtdocs.write.marking.parts import Parts

_NEAR = 25_400  # EMU that another program may move a shape by


def said(path: Path) -> str:
    """Return all the words of a file, those offered and those in notes and comments too."""
    with zipfile.ZipFile(path) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist() if _is_text(name)]
    texts = [each.text or "" for root in roots for each in root.iter("{*}t", "{*}delText", "{*}v")]
    told = [each.get("descr", "") for root in roots for each in root.iter("{*}docPr")]
    return " ".join("".join([*texts, *told]).split())


def standing(path: Path) -> str:
    """Return the words of a file without what rtdocs only offers in it, and without its slide of what both changed."""
    if path.suffix == ".xlsx":
        tables = tables_of(Parts(path)).values()
        return "\n".join(" ".join(text.split()) for table in tables for text in table.texts.values())
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"(word/document|ppt/slides/slide\d+)\.xml", name)]
        roots = [etree.fromstring(package.read(name)) for name in names]
    roots = [root for root in roots if root.find("{*}cSld[@name='rt-review']") is None]  # it repeats what both changed
    lines = []
    for root in roots:
        for mark in list(root.iter(f"{W}ins")):
            if mark.get(f"{W}author") == "rtdocs" and len(mark):
                mark.getparent().remove(mark)
        for box in list(root.iter(f"{W}txbxContent")):  # a drawing is one whole, its words are its own
            box.getparent().remove(box)
        said_there = (paragraph.iter("{*}t", "{*}delText") for paragraph in root.iter("{*}p"))
        lines += ["".join(each.text or "" for each in texts) for texts in said_there]
    return "\n".join(lines)


def doubled(path: Path) -> Counter[str]:
    """Return how often each shape stands on its slide, where it does more than once."""
    turns: Counter[str] = Counter()
    for slide in Presentation(str(path)).slides:
        for id_, _, group in walk(slide.element.cSld.spTree):
            if group is None and id_.startswith(("ev-", "ef-")):
                turns[f"{slide.slide_id} {id_.partition('#')[0]}"] += 1
    return Counter({id_: times for id_, times in turns.items() if times > 1})


def frames(path: Path) -> dict[str, tuple[int, ...]]:
    """Return where the boxes of a presentation stand, by their slide and their id."""
    return {key: on_slide(shape) for _, key, shape in boxes(Presentation(str(path)))}


def fills(path: Path) -> dict[str, str]:
    """Return the colours of the boxes of a presentation, by their slide and their id."""
    return {key: fill_of(shape) for _, key, shape in boxes(Presentation(str(path)))}


def shapes(path: Path) -> set[str]:
    """Return the shapes of a presentation, by their slide and their id."""
    return {
        f"{slide.slide_id} {id_}"
        for slide in Presentation(str(path)).slides
        for id_, _, group in walk(slide.element.cSld.spTree)
        if group is None
    }


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether a person sees two frames at one place; of a box that was only moved, the place is known alone."""
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=False))


def _is_text(name: str) -> bool:
    if not name.endswith(".xml"):
        return False
    folder = name.split("/", maxsplit=1)[0]
    return folder in {"word", "ppt", "xl"} and "theme" not in name and "Layout" not in name and "Master" not in name
