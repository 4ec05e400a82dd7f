"""A network as a drawing: its project in the middle, people in a row above it, things in a row below it."""

from collections.abc import Iterator, Sequence

from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Paragraph, Scene, Shape, Site
from rtdocs.layout.base.text_boxes import fitted
from rtdocs.plan.content.slides import NetworkSlide

POINT = EMU_PER_POINT

_SIZES = (22, 20, 18, 16, 14)
_APART = 22 * POINT
_HEADING = "heading/20"
_HEADING_HEIGHT = 30 * POINT
_HUB = 0.42
"""The width of the project's box, a share of the frame's."""


def draw(slide: NetworkSlide, frame: Frame) -> Scene:
    """Return the network in a part of a slide, in the slide's own coordinates."""
    size = largest(_SIZES, lambda each: _fits(slide, frame, each))
    high = _height(frame)
    hub = _hub(slide, frame, size)
    above, below = frame.y + _HEADING_HEIGHT, frame.bottom - high - _HEADING_HEIGHT
    people = _row(slide.people[1], "person", Frame(frame.x, above, frame.width, high), size)
    things = _row(slide.things[1], "thing", Frame(frame.x, below, frame.width, high), size)
    shapes: tuple[Shape, ...] = (
        *_heading("people", slide.people[0], frame.y, frame),
        *people,
        hub,
        *things,
        *_heading("things", slide.things[0], frame.bottom - _HEADING_HEIGHT, frame),
        *(_tie(box, Site.BOTTOM, hub, Site.TOP, slide) for box in people),
        *(_tie(box, Site.TOP, hub, Site.BOTTOM, slide) for box in things),
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


def _height(frame: Frame) -> int:
    """Return the height of the boxes in EMU: two rows and the hub share the frame with the lines between them."""
    return (frame.height - 2 * _HEADING_HEIGHT) // 5


def _fits(slide: NetworkSlide, frame: Frame, size: int) -> bool:
    rows = ((slide.people[1], "person"), (slide.things[1], "thing"))
    return not any(
        fitted((Paragraph(name, "title"),), f"{style}/{size}", _width(names, frame), _height(frame)).cut
        for names, style in rows
        for name in names
    )


def _width(names: Sequence[str], frame: Frame) -> int:
    return (frame.width + _APART) // max(1, len(names)) - _APART


def _row(names: Sequence[str], style: str, frame: Frame, size: int) -> list[Box]:
    wide = _width(names, frame)
    return [
        Box(
            id=f"{style}-{at}",
            frame=Frame(frame.x + at * (wide + _APART), frame.y, wide, frame.height),
            style=f"{style}/{size}",
            paragraphs=(Paragraph(name, "title"),),
            name=name,
            alt=name,
        )
        for at, name in enumerate(names)
    ]


def _hub(slide: NetworkSlide, frame: Frame, size: int) -> Box:
    wide, high = round(frame.width * _HUB), _height(frame)
    place = Frame(frame.x + (frame.width - wide) // 2, frame.y + (frame.height - high) // 2, wide, high)
    lines = (Paragraph(slide.hub, "title"),)
    return Box(id="hub", frame=place, style=f"hub/{size}", paragraphs=lines, name=slide.hub, alt=slide.hub)


def _heading(key: str, text: str, top: int, frame: Frame) -> Iterator[Box]:
    place = Frame(frame.x, top, frame.width, _HEADING_HEIGHT)
    yield Box(id=key, frame=place, style=_HEADING, paragraphs=(Paragraph(text, "label"),), name=text, alt=text)


def _tie(box: Box, leaving: Site, hub: Box, arriving: Site, slide: NetworkSlide) -> Connector:
    alt = slide.tie.replace("{name}", box.name)
    points = (box.frame.site(leaving), hub.frame.site(arriving))
    ends = (box.id, leaving), (hub.id, arriving)
    return Connector(id=f"tie-{box.id}", start=ends[0], end=ends[1], points=points, style="tie", name=alt, alt=alt)
