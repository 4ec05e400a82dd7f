"""The looks of cells in an .xls file, as far as a look has a meaning: number formats, words struck out."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rtdocs.read import survey
from rtdocs.read.shown.number_format import BUILT_IN, shows_more
from rtdocs.read.survey import Seen, What
from rtdocs.read.xls import strings

_FONT, _FORMAT, _LOOK, _SEVERAL = 0x0031, 0x041E, 0x00E0, 0x00BD
_TEXTS, _CONTINUED, _OF_TEXTS = 0x00FC, 0x003C, 0x00FD
_FILLED = frozenset({0x0006, 0x0203, 0x0204, 0x027E, 0x00D6, 0x00FD})
_STRUCK = 0x0008
_NO_FONT = 4  # no font bears the number 4: the fifth font of the file is number 5 ([MS-XLS], FontIndex)
_PLACE, _PIECE = 4, 6


@dataclass
class LookRecords:
    """The looks of an .xls file, gathered from its records in order.

    Attributes:
        formats: the codes of number formats by their numbers.
        fonts: whether each font strikes words out, in order.
        looks: the numbers of font and format of each look, in order.
        texts: the records of the shared texts.
    """

    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    fonts: list[bool] = field(default_factory=list)
    looks: list[tuple[int, int]] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    _last: int = 0

    def take(self, kind: int, record: bytes) -> None:
        """Take a record of the workbook stream, if it declares a font, a number format or a look."""
        if kind == _FONT:
            self.fonts.append(bool(struct.unpack_from("<2xH", record)[0] & _STRUCK))
        elif kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", record)
            letters = record[5 : 5 + length * (1 + (wide & 1))]
            self.formats[number] = letters.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
        elif kind == _LOOK:
            self.looks.append(struct.unpack_from("<HH", record))
        elif kind == _TEXTS or (kind == _CONTINUED and self._last == _TEXTS):
            self.texts.append(record)
        self._last = self._last if kind == _CONTINUED else kind

    def seen(self, kind: int, record: bytes) -> Iterator[Seen]:
        """Yield the number formats and struck words of the cells of a record."""
        if kind in _FILLED:
            row, column, look = struct.unpack_from("<HHH", record)
            yield from self._cell(row, column, look)
            if kind == _OF_TEXTS and struct.unpack_from("<6xI", record)[0] in self._struck_texts:
                yield Seen(What.STRUCK, survey.cell(row + 1, column + 1))
        elif kind == _SEVERAL:
            row, column = struct.unpack_from("<HH", record)
            for place, start in enumerate(range(_PLACE, len(record) - 2, _PIECE)):
                yield from self._cell(row, column + place, *struct.unpack_from("<H", record, start))

    @cached_property
    def _struck_texts(self) -> frozenset[int]:
        """The numbers of the shared texts with words struck out amid others."""
        if not any(self.fonts):
            return frozenset()
        told = enumerate(strings.fonts(self.texts))
        return frozenset(number for number, fonts in told if any(map(self._is_struck, fonts)))

    def _cell(self, row: int, column: int, look: int) -> Iterator[Seen]:
        if look >= len(self.looks):
            return
        font, number = self.looks[look]
        place, code = survey.cell(row + 1, column + 1), self.formats.get(number, "")
        if code and shows_more(code):
            yield Seen(What.CODE, place, code)
        if self._is_struck(font):
            yield Seen(What.STRUCK, place)

    def _is_struck(self, font: int) -> bool:
        place = font - (font > _NO_FONT)
        return place < len(self.fonts) and self.fonts[place]
