"""Web addresses within a text, so that each writer makes them links of its format."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»\u00a0\u202f]+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "["}
_MARKS = ".,;:!?…'’"


class Piece(NamedTuple):
    """A stretch of a text, and whether it is an address."""

    text: str
    is_address: bool


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order, addresses apart; marks that end a sentence are no part of an address."""
    if "://" not in text:
        yield Piece(text, is_address=False)
        return
    start = 0
    for found in _ADDRESS.finditer(text):
        address = _bare(found[0])
        if found.start() > start:
            yield Piece(text[start : found.start()], is_address=False)
        yield Piece(address, is_address=True)
        start = found.start() + len(address)
    if start < len(text):
        yield Piece(text[start:], is_address=False)


def _bare(address: str) -> str:
    """Return an address without the marks behind it; a closing bracket stays where the address opened it."""
    while (last := address[-1]) in _MARKS or (last in _CLOSING and address.count(last) > address.count(_CLOSING[last])):
        address = address[:-1]
    return address
