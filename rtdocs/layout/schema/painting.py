"""The painting of a measured drawing: lanes, years, boxes, lines and their junction dots, from back to front."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Junction, Paragraph, Point, Shape, Site
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema import boxes, lanes, weights
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.ground import Span
from rtdocs.layout.schema.network import Joint, LinePiece

POINT = EMU_PER_POINT


def shapes(drawing: Drawing) -> tuple[Shape, ...]:
    """Return the shapes of a drawing in reading order, which is also from back to front."""
    return tuple(_Painter(drawing).shapes())


class _Painter:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._content, self._size = drawing.content, drawing.plan.size
        self._dot_ids = {place: f"junction-{at}" for at, place in enumerate(drawing.network.dots, 1)}

    def shapes(self) -> Iterator[Shape]:
        drawing = self._drawing
        yield from lanes.shapes(self._content.lanes, drawing.ground, self._size, drawing.names, self._content.empty)
        yield from self._header()
        yield from self._boxes()
        yield from self._connectors()
        yield from self._dots()
        yield from drawing.labels.shapes

    def _header(self) -> Iterator[Shape]:
        if not self._drawing.needs.header:
            return
        headings: defaultdict[int, list[str]] = defaultdict(list)
        for piece in self._content.events:
            headings[self._drawing.plan.cells[piece.id].column].append(piece.heading)
        first = bool(self._drawing.plan.left)
        for column, years in sorted(headings.items()):
            yield self._heading(
                f"header-{column}", _years(years), self._drawing.ground.columns[column + first], "header"
            )
        if any(not piece.lane for piece in self._content.right):
            yield self._heading(
                "header-effects",
                self._content.language.say("chain.effects"),
                self._drawing.ground.columns[-1],
                "effects-header",
            )

    def _heading(self, key: str, text: str, span: Span, style: str) -> Box:
        high = height(1, self._size)
        place = Frame(span.start, self._drawing.frame.y, span.length, high)
        lines = (Paragraph(text, "label"),)
        return Box(id=key, frame=place, style=f"{style}/{self._size:g}", paragraphs=lines, name=text, alt=text)

    def _boxes(self) -> Iterator[Shape]:
        for piece in (*self._content.left, *self._content.events, *self._content.right):
            yield boxes.shape(piece, self._drawing.frames[piece.id], self._size)

    def _connectors(self) -> Iterator[Connector]:
        links = self._content.links
        for number, piece in enumerate(self._drawing.network.pieces, 1):
            own = [links[at] for at in piece.arrows]
            style = own[0].style if len({link.style for link in own}) == 1 else "edge-claimed"
            whole = bool(piece.start.box and piece.end.box)
            yield Connector(
                id=own[0].id if whole else f"line-{number}",
                start=self._end(piece.start),
                end=self._end(piece.end),
                points=self._trimmed(piece),
                style=style if piece.end.box else f"{style}-part",
                name=self._content.line_name(own),
                alt=self._content.line_alt(own) if piece.end.box else "",
            )

    def _end(self, joint: Joint) -> tuple[str, Site]:
        return (joint.box or self._dot_ids[joint.place], joint.site)

    def _dot_frame(self, place: Point) -> Frame:
        wide = weights.DOT if self._drawing.network.dots[place] else weights.BEND_DOT
        return Frame(place.x - wide // 2, place.y - wide // 2, wide, wide)

    def _trimmed(self, piece: LinePiece) -> tuple[Point, ...]:
        """Return the corners of a line, its ends at the rim of its dots."""
        points = list(piece.points)
        for at, joint in ((0, piece.start), (-1, piece.end)):
            if not joint.box:
                points[at] = self._dot_frame(joint.place).site(joint.site)
        return tuple(points)

    def _dots(self) -> Iterator[Junction]:
        styles: dict[Point, set[str]] = defaultdict(set)
        for piece in self._drawing.network.pieces:
            for joint in (piece.start, piece.end):
                if not joint.box:
                    styles[joint.place] |= {self._content.links[at].style for at in piece.arrows}
        for place in self._drawing.network.dots:
            own = styles[place]
            style = next(iter(own)) if len(own) == 1 else "edge-claimed"
            yield Junction(id=self._dot_ids[place], frame=self._dot_frame(place), style=f"{style}-dot")


def _years(headings: Sequence[str]) -> str:
    """Return the years of a column, the first and the last; words in their place where no event has a year."""
    years = sorted({heading for heading in headings if heading.isdigit()}, key=int)
    return " – ".join(dict.fromkeys((years[0], years[-1]))) if years else headings[0]
