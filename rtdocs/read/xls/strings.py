"""The shared texts of an .xls file, as far as runs of letters within them bear a font of their own ([MS-XLS], SST)."""

import struct
from collections.abc import Iterator, Sequence

_RICH, _EXTENDED, _WIDE = 0x08, 0x04, 0x01
_COUNTS = 8  # bytes before the first text
_HEAD, _OF_RUNS, _OF_MORE, _RUN = 3, 2, 4, 4


def fonts(records: Sequence[bytes]) -> Iterator[frozenset[int]]:
    """Yield, of each text in order, the numbers of the fonts of runs within it; a text goes on in further records.

    Raises:
        struct.error: the records end amid a text.
    """
    pieces = _Pieces([records[0][_COUNTS:], *records[1:]]) if records else _Pieces([])
    while pieces.are_left:
        length, flags = struct.unpack("<HB", pieces.take(_HEAD))
        runs = struct.unpack("<H", pieces.take(_OF_RUNS))[0] if flags & _RICH else 0
        more = struct.unpack("<I", pieces.take(_OF_MORE))[0] if flags & _EXTENDED else 0
        pieces.pass_letters(length, is_wide=bool(flags & _WIDE))
        yield frozenset(font for _, font in struct.iter_unpack("<HH", pieces.take(runs * _RUN)))
        pieces.take(more)


class _Pieces:
    """The contents of records that follow each other, read from the first byte to the last."""

    def __init__(self, records: list[bytes]) -> None:
        self._records = records
        self._number = self._start = 0

    @property
    def are_left(self) -> bool:
        """Whether there is a byte left."""
        self._go_on()
        return self._number < len(self._records)

    def take(self, count: int) -> bytes:
        """Return the next bytes, fewer where the records end."""
        taken = b""
        while count > len(taken) and self.are_left:
            piece = self._records[self._number][self._start : self._start + count - len(taken)]
            self._start += len(piece)
            taken += piece
        return taken

    def pass_letters(self, count: int, *, is_wide: bool) -> None:
        """Pass over letters; where they go on in the next record, it begins with a byte that tells their width."""
        while count and self.are_left:
            width = 1 + is_wide
            here = min(count, (len(self._records[self._number]) - self._start) // width)
            self._start += here * width
            count -= here
            if count and self.are_left:
                is_wide = bool(self.take(1)[0] & _WIDE)

    def _go_on(self) -> None:
        while self._number < len(self._records) and self._start >= len(self._records[self._number]):
            self._number, self._start = self._number + 1, 0
