"""The state of a presentation, slide by slide and shape by shape, so that two versions of it can be compared.

A shape is identified by its name, which alone every program keeps: PowerPoint, LibreOffice and Google Slides drop or
renumber ids, LibreOffice drops the names of slides and of placeholders. So a placeholder is identified by its kind, and
a slide by its name, else by its title, else by its shapes (`rtdocs.merge.deck.matching`).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINE: Final = f"{_MC}Choice/{P}cxnSp"
SHAPES: Final = frozenset({f"{P}{kind}" for kind in ("sp", "grpSp", "cxnSp", "graphicFrame", "pic")})
_ID: Final = re.compile(r"[a-z]+-\S+(?= · )")
"""A shape's name begins with its id, "ev-7 · RT5 – Dépôt du mémoire": what follows is for people."""

_NEAR: Final = 12_700  # EMU: programs round places, LibreOffice to 360 EMU; nobody moves a box by less than a point
_PARTS: Final = 100 * _NEAR  # a place inside a group, in parts of the group: a hundredth of it is near
_LENGTH: Final = 8  # bytes of a digest


@dataclass(frozen=True, slots=True)
class ShapeState:
    """The visible state of a shape.

    Attributes:
        frame: x, y, width and height in EMU; inside a group in parts of it, 1,270,000 to the whole; empty where the
            layout or the program places the shape.
        text: a digest of the text; empty for no text.
        look: a digest of fill, line and geometry.
    """

    frame: tuple[int, ...]
    text: str
    look: str

    def stands_like(self, other: "ShapeState") -> bool:
        """Tell whether two frames differ by 12,700 (in EMU, a point) or less in each of their numbers."""
        return len(self.frame) == len(other.frame) and all(
            abs(one - two) <= _NEAR for one, two in zip(self.frame, other.frame, strict=True)
        )

    def is_like(self, other: "ShapeState") -> bool:
        """Tell whether text, look and frame are equal."""
        return self.text == other.text and self.look == other.look and self.stands_like(other)


def are_like(one: Mapping[str, ShapeState], other: Mapping[str, ShapeState]) -> bool:
    """Tell whether two shapes are equal, with the shapes in them."""
    return one.keys() == other.keys() and all(state.is_like(other[id_]) for id_, state in one.items())


@dataclass(frozen=True, slots=True)
class SlideState:
    """The visible state of a slide: its title, its shapes by id in order, its notes paragraph by paragraph."""

    key: str
    title: str
    shapes: Mapping[str, ShapeState]
    notes: tuple[str, ...] = ()

    def unit(self, id_: str) -> Mapping[str, ShapeState]:
        """Return the states of a shape and of the shapes in it, by id; empty where the slide has no such shape."""
        return {other: state for other, state in self.shapes.items() if other == id_ or other.startswith(f"{id_}/")}

    def is_like(self, other: "SlideState") -> bool:
        """Tell whether the shapes, their order and the notes are equal."""
        return (
            list(self.shapes) == list(other.shapes)
            and self.notes == other.notes
            and all(state.is_like(other.shapes[id_]) for id_, state in self.shapes.items())
        )


@dataclass(frozen=True, slots=True)
class DeckState:
    """The visible state of a presentation.

    Attributes:
        slides: the slides in order.
        review: the slide of a merge that lists what both changed, where there is one.
        gone: the keys of slides, and of shapes with those of their slides ("rt-schema.1 ev-7"), that rtdocs wrote once
            and people took away.
    """

    slides: tuple[SlideState, ...] = field(default=())
    review: SlideState | None = None
    gone: frozenset[str] = frozenset()


def state_of(presentation: Any) -> DeckState:  # noqa: ANN401 - python-pptx has no types
    """Return the state of an opened presentation."""
    return DeckState(tuple(slide_state(slide) for slide in presentation.slides))


def slide_state(slide: Any) -> SlideState:  # noqa: ANN401 - idem
    """Return the state of an opened slide."""
    tree = slide.element.cSld.spTree
    return SlideState(
        key=slide.element.cSld.get("name", ""),
        title=title_of(slide),
        shapes={id_: _state(shape, group) for id_, shape, group in walk(tree)},
        notes=tuple(digest(text) for text in notes_of(slide)),
    )


def title_of(slide: Any) -> str:  # noqa: ANN401 - idem
    """Return the title of an opened slide; empty for none."""
    title = slide.shapes.title
    return str(title.text_frame.text) if title is not None and title.has_text_frame else ""


def notes_of(slide: Any) -> tuple[str, ...]:  # noqa: ANN401 - idem
    """Return the paragraphs of a slide's notes."""
    if not slide.has_notes_slide or slide.notes_slide.notes_text_frame is None:
        return ()
    return tuple(paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs)


def walk(tree: Any, group: Any = None, above: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - idem
    """Yield the shapes of a tree in order, with their ids and groups: "ev-7", then "ev-7/badge".

    The shapes in a group that a person made of shapes of ours count as shapes of the slide.
    """
    turns: Counter[str] = Counter()
    for shape in _with_grouped(tree):
        name = id_of(shape)
        turns[name] += 1
        id_ = above + (name if turns[name] == 1 else f"{name}#{turns[name]}")
        yield id_, shape, group
        if shape.tag == f"{P}grpSp" and not _is_by_people(shape):
            yield from walk(shape, shape, f"{id_}/")


def _with_grouped(tree: Any) -> Iterator[Any]:  # noqa: ANN401 - idem
    for each in tree:
        shape = shape_in(each)
        if shape.tag in SHAPES:
            yield shape
            if _is_by_people(shape):
                yield from _with_grouped(shape)


def shape_in(element: Any) -> Any:  # noqa: ANN401 - idem
    """Return the connector in a choice between programs (`rtdocs.write.powerpoint.markup`); else the element itself."""
    line = element.find(_LINE) if element.tag == f"{_MC}AlternateContent" else None
    return element if line is None else line


def standing(shape: Any) -> Any:  # noqa: ANN401 - idem
    """Return what stands among the shapes of a slide for a shape: the choice that holds a connector, or the shape."""
    holder = shape.getparent()
    return holder.getparent() if holder is not None and holder.tag == f"{_MC}Choice" else shape


def _is_by_people(shape: Any) -> bool:  # noqa: ANN401 - idem
    """Tell whether a shape is a group that a person made: it bears no id, and holds shapes that do."""
    if shape.tag != f"{P}grpSp" or _ID.match(_name(shape)):
        return False
    return any(_ID.match(_name(each)) or _is_by_people(each) for each in shape if each.tag in SHAPES)


def _name(shape: Any) -> str:  # noqa: ANN401 - idem
    return str(shape.find(f"./*/{P}cNvPr").get("name", ""))


def id_of(shape: Any) -> str:  # noqa: ANN401 - idem
    """Return the id of a shape: the kind of a placeholder, else the first part of its name, else its name."""
    holder = shape.find(f"./*/{P}nvPr/{P}ph")
    if holder is not None:
        return f"ph:{holder.get('type', 'body')}:{holder.get('idx', '0')}"
    name = _name(shape)
    stable = _ID.match(name)
    return stable[0] if stable else name


def text_of(shape: Any) -> str:  # noqa: ANN401 - idem
    """Return the text of a shape, a line a paragraph; of a table, with its cells' paragraphs."""
    paragraphs = shape.iterfind(f"./{P}txBody/{A}p")
    if shape.tag == f"{P}graphicFrame":
        paragraphs = shape.iter(f"{A}p")
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)


def all_text(shape: Any) -> str:  # noqa: ANN401 - idem
    """Return the text of a shape or of a slide's tree, with the shapes in it, a line a paragraph."""
    return "\n".join(filter(None, ("".join(_pieces(paragraph)) for paragraph in shape.iter(f"{A}p"))))


def _pieces(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - idem
    for piece in paragraph:
        if piece.tag == f"{A}br":
            yield "\v"
        elif piece.tag == f"{A}r":
            yield piece.findtext(f"{A}t") or ""


def digest(text: str) -> str:
    """Return a short digest of a text; empty for none."""
    return hashlib.sha256(text.encode()).hexdigest()[: 2 * _LENGTH] if text else ""


def _state(shape: Any, group: Any) -> ShapeState:  # noqa: ANN401 - idem
    place = frame_of(shape)
    if place:
        place = _within(place, frame_of(group, inner=True)) if group is not None else on_slide(shape)
    return ShapeState(place, digest(text_of(shape)), digest(_look(shape)))


def frame_of(shape: Any, *, inner: bool = False) -> tuple[int, ...]:  # noqa: ANN401 - idem
    """Return the frame of a shape, or with `inner` a group's inner frame, in EMU; empty where the shape has none."""
    xfrm = next((found for path in XFRM if (found := shape.find(path)) is not None), None)
    names = ("chOff", "chExt") if inner else ("off", "ext")
    off, ext = (None if xfrm is None else xfrm.find(f"{A}{name}") for name in names)
    if off is None or ext is None:
        return ()
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def on_slide(shape: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - idem
    """Return a shape's frame on the slide in EMU (x, y, width, height), through the groups that hold the shape."""
    x, y, width, height = frame_of(shape) or (0, 0, 0, 0)
    for group in shape.iterancestors(f"{P}grpSp"):
        outer, inner = frame_of(group), frame_of(group, inner=True)
        if outer and inner and inner[2] and inner[3]:
            x, width = outer[0] + (x - inner[0]) * outer[2] // inner[2], width * outer[2] // inner[2]
            y, height = outer[1] + (y - inner[1]) * outer[3] // inner[3], height * outer[3] // inner[3]
    return x, y, width, height


def place_on_slide(shape: Any, frame: tuple[int, ...]) -> None:  # noqa: ANN401 - idem
    """Give a shape a frame on the slide in EMU (x, y, width, height), through the groups that hold the shape."""
    groups = list(shape.iterancestors(f"{P}grpSp"))
    x, y, width, height = frame
    for group in reversed(groups):
        outer, inner = frame_of(group), frame_of(group, inner=True)
        if outer and inner and outer[2] and outer[3]:
            x, width = inner[0] + (x - outer[0]) * inner[2] // outer[2], width * inner[2] // outer[2]
            y, height = inner[1] + (y - outer[1]) * inner[3] // outer[3], height * inner[3] // outer[3]
    xfrm = next((found for path in XFRM if (found := shape.find(path)) is not None), None)
    if xfrm is not None:
        xfrm.find(f"{A}off").attrib.update({"x": str(x), "y": str(y)})
        xfrm.find(f"{A}ext").attrib.update({"cx": str(width), "cy": str(height)})


def place_within(shape: Any, frame: tuple[int, ...]) -> None:  # noqa: ANN401 - idem
    """Give a shape in a group the place of a state: in parts of the group."""
    x, y, width, height = frame_of(next(shape.iterancestors(f"{P}grpSp")), inner=True)
    xfrm = next((found for path in XFRM if (found := shape.find(path)) is not None), None)
    if xfrm is not None:
        left, top, wide, high = frame
        across, down = x + left * width // _PARTS, y + top * height // _PARTS
        xfrm.find(f"{A}off").attrib.update({"x": str(across), "y": str(down)})
        xfrm.find(f"{A}ext").attrib.update({"cx": str(wide * width // _PARTS), "cy": str(high * height // _PARTS)})


XFRM: Final = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")


def _within(frame: tuple[int, ...], outer: tuple[int, ...]) -> tuple[int, ...]:
    if not outer or not outer[2] or not outer[3]:
        return frame
    x, y, width, height = outer
    return (
        (frame[0] - x) * _PARTS // width,
        (frame[1] - y) * _PARTS // height,
        frame[2] * _PARTS // width,
        frame[3] * _PARTS // height,
    )


def _look(shape: Any) -> str:  # noqa: ANN401 - idem
    """Return the look of a shape as text: fill, line and geometry, without its place."""
    from lxml import etree  # noqa: PLC0415 - loaded with python-pptx

    properties = shape.find(f"{P}spPr")
    if properties is None:
        return ""
    kept = (child for child in properties if child.tag != f"{A}xfrm")
    return "".join(etree.tostring(child, method="c14n", exclusive=True).decode() for child in kept)
