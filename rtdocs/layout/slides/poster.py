"""The poster: a column a function, headed by its colour and shape; below one, the meaning of chain and effect."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Paragraph, Point, Scene, Shape, Site, Stroke
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.stack import Said, needed, stacked
from rtdocs.plan.content.prints import AgendaStep, Aside, PosterFunction, PosterOutcome, PosterSlide

POINT = EMU_PER_POINT


class _PosterSizes(NamedTuple):
    """The sizes of the letters, in points."""

    name: int
    text: int


_WALL = ((24, 17), (24, 16), (23, 16), (22, 16), (22, 15), (21, 15), (20, 15), (20, 14))
_SIZES = tuple(_PosterSizes(*pair) for pair in (*_WALL, (18, 14), (16, 13), (14, 12), (12, 12)))
_LEAD, _PROJECT, _HEADING, _MOTTO, _CHIP = 20, 18, 24, 16, 14
_STRIP = 36 * POINT  # the lead's, below the title
_BELOW_STRIP = 18 * POINT
_APART = 14 * POINT  # between columns, and between the explanation and the outcomes above it
_PADDING = 12 * POINT
_BETWEEN = 6 * POINT  # above and below an outcome, to the lines between them
_MARK = 50 * POINT
_STEP = 62 * POINT, 36 * POINT
_ARROW = 26 * POINT
_LINE = 8 * POINT  # above and below the small chain


class _Column(NamedTuple):
    """A function, its sign, and the frames of its heading, of each of its outcomes, and of the explanation below."""

    function: PosterFunction
    sign: str
    head: Frame
    cells: tuple[Frame, ...]
    below: Frame


def draw(slide: PosterSlide, frame: Frame) -> Scene:
    """Return the poster in a part of a slide, in the slide's own coordinates, with letters as large as fit."""
    lead = tuple(_lead(slide, frame))
    top = frame.y + _STRIP + _BELOW_STRIP
    columns = _frames(slide, Frame(frame.x, top, frame.width, frame.bottom - top))
    sizes = largest(_SIZES, lambda each: _fits(slide, columns, each))
    shapes: list[Shape] = list(lead)
    for placed in (_placed(*pair, slide, sizes) for pair in zip(slide.functions, columns, strict=True)):
        shapes += [*_headed(placed), *_outcomes(placed, sizes)]
        if placed.function is _host(slide):
            shapes += _explained(slide.aside, placed.below, sizes)
    return Scene(width=frame.right, height=frame.bottom, shapes=tuple(shapes), alt=slide.title)


def _lead(slide: PosterSlide, frame: Frame) -> Iterator[Box]:
    """Yield the sentence on outcomes, and the name of the project at the right."""
    wide = frame.width * 2 // 3 if slide.project else frame.width
    strip = Frame(frame.x, frame.y, wide, _STRIP)
    yield from _centred((_fitting(Said("lead", slide.lead, "lead"), _LEAD, strip),), strip)
    if slide.project:
        strip = Frame(strip.right + _APART, frame.y, frame.right - strip.right - _APART, _STRIP)
        yield from _centred((_fitting(Said("project", slide.project, "project"), _PROJECT, strip),), strip)


def _fitting(said: Said, most: int, frame: Frame) -> Said:
    """Return a text in the largest letters that fit in a frame, 12 points at least."""
    tries = [said._replace(style=f"{said.style}/{size}") for size in range(most, 11, -1)]
    return largest(tries, lambda each: each.height(frame.width) <= frame.height)


# --- the columns ---


def _frames(slide: PosterSlide, frame: Frame) -> list[Frame]:
    count = len(slide.functions)
    wide = (frame.width + _APART) // count - _APART
    return [Frame(frame.x + at * (wide + _APART), frame.y, wide, frame.height) for at in range(count)]


def _host(slide: PosterSlide) -> PosterFunction:
    """Return the function with most room below its outcomes."""
    return min(slide.functions, key=lambda function: len(function.outcomes))


def _head_height(slide: PosterSlide, frame: Frame) -> int:
    """Return the height of all headings, in EMU."""
    return max(needed(_banner(each), _beside(frame).width) for each in slide.functions) + 2 * _PADDING


def _fits(slide: PosterSlide, columns: Sequence[Frame], sizes: _PosterSizes) -> bool:
    return all(
        sum(_needs(*pair, slide, sizes)) <= pair[1].height for pair in zip(slide.functions, columns, strict=True)
    )


def _needs(function: PosterFunction, frame: Frame, slide: PosterSlide, sizes: _PosterSizes) -> list[int]:
    """Return the heights that a column needs: of its heading, of each outcome, and of the explanation below them."""
    cells = [_cell_height(each, function, frame, sizes) for each in function.outcomes]
    below = _aside_height(slide.aside, frame, sizes) + _APART if function is _host(slide) else 0
    return [_head_height(slide, frame), *cells, below]


def _placed(function: PosterFunction, frame: Frame, slide: PosterSlide, sizes: _PosterSizes) -> _Column:
    """Return a column whose outcomes share the free room, or do with less where there is too little."""
    head, *cells, below = _needs(function, frame, slide, sizes)
    tops = list(accumulate(_levelled(cells, frame.height - head - below), initial=frame.y + head))
    return _Column(
        function,
        f"F{function_place(function.code)}",
        frame._replace(height=head),
        tuple(Frame(frame.x, top, frame.width, foot - top) for top, foot in pairwise(tops)),
        Frame(frame.x, frame.bottom - below + _APART, frame.width, below - _APART),
    )


def _levelled(heights: Sequence[int], room: int) -> list[int]:
    """Return heights that fill the room, in EMU: each a little higher, or the highest cut down to one level."""
    if (free := room - sum(heights)) >= 0:
        return [height + free // len(heights) for height in heights]
    ordered, count = sorted(heights), len(heights)
    shares = ((height, (room - sum(ordered[:at])) // (count - at)) for at, height in enumerate(ordered))
    level = next(share for height, share in shares if height > share)
    return [min(height, level) for height in heights]


def _beside(frame: Frame) -> Frame:
    """Return the part of a frame at the right of its mark."""
    left = frame.x + _PADDING + _MARK + _PADDING
    return Frame(left, frame.y, frame.right - _PADDING - left, frame.height)


def _mark(frame: Frame) -> Frame:
    return Frame(frame.x + _PADDING, frame.y + (frame.height - _MARK) // 2, _MARK, _MARK)


def _centred(stack: Sequence[Said], frame: Frame) -> Iterator[Box]:
    """Yield texts in the middle of a frame."""
    high = min(needed(stack, frame.width), frame.height)
    return stacked(stack, Frame(frame.x, frame.y + (frame.height - high) // 2, frame.width, high))


def _banner(function: PosterFunction) -> tuple[Said]:
    style = f"banner-F{function_place(function.code)}/{_HEADING},{_MOTTO}"
    return (Said(f"function-{function.code}", function.name, style, more=function.motto),)


def _headed(placed: _Column) -> Iterator[Shape]:
    code, sign, head = placed.function.code, placed.sign, placed.head
    yield Box(id=f"block-{code}", frame=head, style=f"block-{sign}", name=placed.function.name)
    yield sign_box(f"shape-{code}", f"mark-open-{sign}/17", _mark(head), placed.function.span, placed.function.span)
    yield from _centred(_banner(placed.function), _beside(head))
    ground = Frame(head.x, head.bottom, head.width, placed.cells[-1].bottom - head.bottom)
    yield Box(id=f"ground-{code}", frame=ground, style=f"lane-{sign}", name=placed.function.name)


# --- outcomes ---


def _stack(outcome: PosterOutcome, sign: str, sizes: _PosterSizes) -> tuple[Said, ...]:
    style, chip = f"entry-{sign}/{sizes.name},{sizes.text}", f"chip-reverse/{min(_CHIP, sizes.text)}"
    told = Said(f"outcome-{outcome.number}", outcome.name, style, more=outcome.gist)
    if not outcome.reverse:
        return (told,)
    return told, Said(f"reverse-{outcome.number}", outcome.reverse, chip, 4 * POINT, narrow=True)


def _cell_height(outcome: PosterOutcome, function: PosterFunction, frame: Frame, sizes: _PosterSizes) -> int:
    stack = _stack(outcome, f"F{function_place(function.code)}", sizes)
    return max(_MARK, needed(stack, _beside(frame).width)) + 2 * _BETWEEN


def _outcomes(placed: _Column, sizes: _PosterSizes) -> Iterator[Shape]:
    for at, (outcome, cell) in enumerate(zip(placed.function.outcomes, placed.cells, strict=True)):
        if at:
            ends = Point(cell.x + _PADDING, cell.y), Point(cell.right - _PADDING, cell.y)
            yield Stroke(id=f"rule-{outcome.number}", start=ends[0], end=ends[1], style=f"rule-{placed.sign}")
        number = str(outcome.number)
        yield sign_box(f"mark-{number}", f"mark-{placed.sign}/28", _mark(cell), number, outcome.badge)
        inner = Frame(cell.x, cell.y + POINT, cell.width, cell.height - 2 * POINT)
        yield from _centred(_stack(outcome, placed.sign, sizes), _beside(inner))


# --- the explanation beside them ---


def _said(aside: Aside, sizes: _PosterSizes) -> tuple[Said, ...]:
    """Return the explanation as a stack: the title, then the texts, the first of them below the small chain."""
    above = {0: 2 * _LINE + _STEP[1]}
    texts = (
        Said(f"aside-{at}", text, f"body/{sizes.text}", above.get(at, 4 * POINT)) for at, text in enumerate(aside.texts)
    )
    return (Said("aside-title", aside.title, f"heading/{_HEADING}"), *texts)


def _aside_height(aside: Aside, frame: Frame, sizes: _PosterSizes) -> int:
    return needed(_said(aside, sizes), frame.width - 2 * _PADDING) + 2 * _PADDING


def _explained(aside: Aside, frame: Frame, sizes: _PosterSizes) -> Iterator[Shape]:
    yield Box(id="aside", frame=frame, style="aside", name=aside.title, alt=aside.alt)
    inner = Frame(frame.x + _PADDING, frame.y + _PADDING, frame.width - 2 * _PADDING, frame.height - 2 * _PADDING)
    title, *texts = stacked(_said(aside, sizes), inner)
    yield title
    yield from _steps(aside.steps, Frame(inner.x, title.frame.bottom + _LINE, inner.width, _STEP[1]))
    yield from texts


def _steps(steps: Sequence[AgendaStep], frame: Frame) -> Iterator[Shape]:
    """Yield a small chain, drawn as on the schema."""
    wide = min(_STEP[0], (frame.width + _ARROW) // len(steps) - _ARROW)
    pitch = (frame.width - wide) // max(1, len(steps) - 1)
    places = (Frame(frame.x + at * pitch, frame.y, wide, frame.height) for at in range(len(steps)))
    boxes = {f"step-{at}": _step(f"step-{at}", *pair) for at, pair in enumerate(zip(steps, places, strict=True))}
    yield from boxes.values()
    yield from _arrows(boxes)


def _arrows(boxes: Mapping[str, Box]) -> Iterator[Connector]:
    for one, other in pairwise(boxes.values()):
        points = one.frame.site(Site.RIGHT), other.frame.site(Site.LEFT)
        ends = (one.id, Site.RIGHT), (other.id, Site.LEFT)
        yield Connector(id=f"{one.id}-on", start=ends[0], end=ends[1], points=points, style="edge-claimed")


def _step(key: str, step: AgendaStep, frame: Frame) -> Box:
    style = f"event-F{function_place(step.function)}-badge/15" if step.function else "effect-badge/15"
    words = (Paragraph(step.badge, "badge"),)
    return Box(id=key, frame=frame, style=style, paragraphs=words, name=step.badge, alt=step.badge)
