"""Cards to cut out, four a page: a large sign on the front, the way to tell an outcome from others on the back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Point, Scene, Shape, Stroke
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.stack import Said, needed, stacked
from rtdocs.plan.content.prints import Card, CardBack, CardFront, CardsSlide

POINT = EMU_PER_POINT


class _CardSizes(NamedTuple):
    """The sizes of the letters, in points."""

    name: int
    text: int


_FRONT = tuple(
    _CardSizes(*pair)
    for pair in (
        (30, 20),
        (28, 20),
        (28, 19),
        (26, 18),
        (26, 17),
        (24, 18),
        (24, 17),
        (24, 16),
        (22, 16),
        (20, 15),
        (18, 14),
        (16, 13),
    )
)
_BACK = (_CardSizes(16, 15), _CardSizes(16, 14), _CardSizes(15, 14), _CardSizes(14, 13), _CardSizes(13, 12))
_LEAST = _CardSizes(12, 12)
_ACROSS, _DOWN = 2, 2
_MARGIN = 12 * POINT  # from the line to cut along
_PADDING = 12 * POINT
_BLOCK, _BASE = 104 * POINT, 6 * POINT  # of colour, at the top and the foot of a front
_MARK, _SMALL_MARK, _BULLET = 80 * POINT, 36 * POINT, 7 * POINT
_GROUP, _BADGE = 15, 22
_ABOVE_CREDIT = 5 * POINT
_RULED = 25 * POINT
_OWN = "own"


def draw(slide: CardsSlide, frame: Frame) -> Scene:
    """Return a page of cards in a part of a slide, in the slide's own coordinates.

    All cards of a page have letters of the same size: the largest that they have room for.
    """
    credit = Said("credit", slide.credit, "body/12")
    foot = Frame(frame.x, frame.bottom - credit.height(frame.width), frame.width, credit.height(frame.width))
    page = frame._replace(height=foot.y - _ABOVE_CREDIT - frame.y)
    cells = [_cell(at, page, mirrored=slide.mirrored) for at in range(len(slide.cards))]
    sizes = largest(
        (*_FRONT, *_BACK, _LEAST),
        lambda each: all(_fits(*pair, each) for pair in zip(slide.cards, cells, strict=True)),
    )
    shapes = (
        *_cuts(page),
        *(shape for pair in zip(slide.cards, cells, strict=True) for shape in _card(*pair, sizes)),
        *((credit.box(foot),) if slide.credit else ()),
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


# --- the page ---


def _cell(at: int, frame: Frame, *, mirrored: bool) -> Frame:
    """Return the frame of a card within its margins, by its turn on the page."""
    down, across = divmod(at, _ACROSS)
    across = _ACROSS - 1 - across if mirrored else across
    left, right = _share(frame.x, frame.width, across, _ACROSS), _share(frame.x, frame.width, across + 1, _ACROSS)
    top, foot = _share(frame.y, frame.height, down, _DOWN), _share(frame.y, frame.height, down + 1, _DOWN)
    return Frame(left + _MARGIN, top + _MARGIN, right - left - 2 * _MARGIN, foot - top - 2 * _MARGIN)


def _share(start: int, length: int, at: int, of: int) -> int:
    return start + length * at // of


def _cuts(frame: Frame) -> Iterator[Stroke]:
    """Yield the lines to cut along, each over the whole page of cards."""
    for at in range(_ACROSS + 1):
        x = _share(frame.x, frame.width, at, _ACROSS)
        yield Stroke(id=f"cut-across-{at}", start=Point(x, frame.y), end=Point(x, frame.bottom), style="scissors")
    for at in range(_DOWN + 1):
        y = _share(frame.y, frame.height, at, _DOWN)
        yield Stroke(id=f"cut-down-{at}", start=Point(frame.x, y), end=Point(frame.right, y), style="scissors")


def _fits(card: Card, cell: Frame, sizes: _CardSizes) -> bool:
    """Return whether a card has room; each side has sizes of its own."""
    if sizes not in (_FRONT if isinstance(card, CardFront) else _BACK):
        return False
    body = _body(card, cell)
    return needed(_stack(card, sizes), body.width) <= body.height


def _sign(card: Card) -> str:
    return f"F{function_place(card.sign)}" if card.mark else card.sign


def _body(card: Card, cell: Frame) -> Frame:
    """Return the free frame below the head of a card."""
    if isinstance(card, CardFront):
        return Frame(cell.x, cell.y + _BLOCK + _PADDING, cell.width, cell.height - _BLOCK - _BASE - 2 * _PADDING)
    head = _SMALL_MARK + _PADDING
    return Frame(cell.x, cell.y + head, cell.width, cell.height - head)


def _stack(card: Card, sizes: _CardSizes) -> tuple[Said, ...]:
    return _front_stack(card, sizes) if isinstance(card, CardFront) else _back_stack(card, sizes)


def _card(card: Card, cell: Frame, sizes: _CardSizes) -> Iterator[Shape]:
    yield from _front_head(card, cell) if isinstance(card, CardFront) else _back_head(card, cell)
    body = _body(card, cell)
    boxes = list(stacked(_stack(card, sizes), body))
    for box in boxes:
        if "-example-" in box.id:
            yield _bullet(box, _sign(card))
        yield box
    if card.sign == _OWN:
        yield from _ruled(card.id, boxes, body)


# --- the front ---


def _front_head(card: CardFront, cell: Frame) -> Iterator[Shape]:
    """Yield a block of the function's colour, with the number in the function's shape."""
    sign = _sign(card)
    block, base = Frame(cell.x, cell.y, cell.width, _BLOCK), Frame(cell.x, cell.bottom - _BASE, cell.width, _BASE)
    yield Box(id=f"{card.id}-block", frame=block, style=f"block-{sign}", name=card.badge)
    yield Box(id=f"{card.id}-base", frame=base, style=f"block-{sign}", name=card.badge)
    mark = Frame(block.x + _PADDING, block.y + (_BLOCK - _MARK) // 2, _MARK, _MARK)
    yield sign_box(f"{card.id}-mark", f"mark-open-{sign}/46", mark, card.mark, card.badge)
    left = mark.right + _PADDING
    beside = Frame(left, block.y, block.right - _PADDING - left, _BLOCK)
    said = Said(f"{card.id}-badge", card.badge, f"banner-{sign}/{_BADGE},{_GROUP}", more=card.group)
    high = min(said.height(beside.width), _BLOCK - 2 * POINT)
    yield said.box(Frame(beside.x, beside.y + (_BLOCK - high) // 2, beside.width, high))


def _front_stack(card: CardFront, sizes: _CardSizes) -> tuple[Said, ...]:
    style = f"front-{_sign(card)}/{sizes.name},{sizes.text}"
    return (Said(f"{card.id}-name", card.name, style, more=card.text),) if card.name else ()


# --- the back ---


def _back_head(card: CardBack, cell: Frame) -> Iterator[Shape]:
    """Yield a small sign with the name, and a line below them."""
    sign, foot = _sign(card), cell.y + _SMALL_MARK + 5 * POINT
    mark = Frame(cell.x, cell.y, _SMALL_MARK, _SMALL_MARK)
    yield sign_box(f"{card.id}-mark", f"mark-{sign}/18", mark, card.mark, card.badge)
    left = mark.right + _PADDING * 2 // 3
    said = _name(card, Frame(left, cell.y, cell.right - left, _SMALL_MARK))
    high = min(said.height(cell.right - left), _SMALL_MARK)
    yield said.box(Frame(left, cell.y + (_SMALL_MARK - high) // 2, cell.right - left, high))
    ends = Point(cell.x, foot), Point(cell.right, foot)
    yield Stroke(id=f"{card.id}-rule", start=ends[0], end=ends[1], style=f"rule-{sign}")


def _name(card: CardBack, frame: Frame) -> Said:
    """Return the name in the largest letters that fit, 12 points at least."""
    tries = [Said(f"{card.id}-name", card.name, f"entry-{_sign(card)}/{size}") for size in (16, 15, 14, 13, 12)]
    return largest(tries, lambda said: said.height(frame.width) <= frame.height)


def _back_stack(card: CardBack, sizes: _CardSizes) -> tuple[Said, ...]:
    key, text = card.id, f"body/{sizes.text}"
    examples = (
        Said(f"{key}-example-{at}", example, text, 2 * POINT, _BULLET + 6 * POINT)
        for at, example in enumerate(card.examples)
    )
    said = (
        Said(f"{key}-question", card.question, f"ask/{sizes.name}"),
        Said(f"{key}-examples", card.examples_title, f"label/{sizes.text}", 7 * POINT),
        *examples,
        Said(f"{key}-confusion-title", card.confusion_title, f"label/{sizes.text}", 7 * POINT),
        Said(f"{key}-confusion", card.confusion, text, POINT),
        Said(f"{key}-reverse", card.reverse, f"chip-reverse/{sizes.text}", 8 * POINT, narrow=True),
    )
    return tuple(each for each in said if each.text)


def _bullet(box: Box, sign: str) -> Box:
    """Return the mark before an example: the function's shape, small, or else a diamond."""
    style = f"mark-{sign}" if sign.startswith("F") else "diamond"
    place = Frame(box.frame.x - _BULLET - 6 * POINT, box.frame.y + 5 * POINT, _BULLET, _BULLET)
    return Box(id=f"{box.id}-mark", frame=place, style=style)


# --- a card to fill in ---


def _ruled(key: str, boxes: Sequence[Box], body: Frame) -> Iterator[Stroke]:
    """Yield lines to write on below the texts of a card."""
    top = max((box.frame.bottom for box in boxes), default=body.y)
    for at, y in enumerate(range(top + _RULED, body.bottom, _RULED)):
        yield Stroke(id=f"{key}-line-{at}", start=Point(body.x, y), end=Point(body.right, y), style="ruled")
