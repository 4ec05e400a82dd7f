"""The objects over the cells of an .xls sheet: comments with their words, text boxes, pictures ([MS-XLS], Obj, TxO)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from rtdocs.read import comments, survey
from rtdocs.read.survey import Area, Seen, What

_NOTE, _OBJECT, _TEXT, _CONTINUED = 0x001C, 0x005D, 0x01B6, 0x003C
_PICTURE, _OF_NOTE = 0x08, 0x19  # kinds of objects
_UNREAD = "…"


@dataclass(slots=True)
class ObjectRecords:
    """The objects of a sheet, gathered from its records in order.

    Attributes:
        texts: the words of each object by its number.
        boxes: the numbers of the objects that are no comments.
        pictures: how many pictures there are.
        notes: the cells that bear a comment, with the number of its object.
    """

    texts: dict[int, str] = field(default_factory=dict)
    boxes: list[int] = field(default_factory=list)
    pictures: int = 0
    notes: list[tuple[Area, int]] = field(default_factory=list)
    _current: int = 0
    _awaited: int = 0

    def take(self, kind: int, record: bytes, *, is_of_sheet: bool) -> None:
        """Take a record, if it is one of an object; a chart within the sheet has texts that are not the sheet's."""
        if kind == _NOTE and is_of_sheet:
            row, column, number = struct.unpack_from("<HH2xH", record)
            self.notes.append((survey.cell(row + 1, column + 1), number))
        elif kind == _OBJECT and is_of_sheet:
            what, self._current = struct.unpack_from("<4xHH", record)
            self.pictures += what == _PICTURE
            if what != _OF_NOTE:
                self.boxes.append(self._current)
        elif kind == _TEXT and is_of_sheet:
            (self._awaited,) = struct.unpack_from("<10xH", record)
        elif kind == _CONTINUED and self._awaited and record:
            self._continue(record)

    def seen(self) -> Iterator[Seen]:
        """Yield the comments, text boxes and pictures of the sheet; a box does not say over which cell it stands."""
        for place, number in self.notes:
            if text := comments.words(self.texts.get(number, _UNREAD)):
                yield Seen(What.COMMENT, place, text)
        for number in self.boxes:
            if text := self.texts.get(number, "").strip():
                yield Seen(What.BOX, survey.NOWHERE, text)
        for _ in range(self.pictures):
            yield Seen(What.FLOATING, survey.NOWHERE)

    def _continue(self, record: bytes) -> None:
        """Take letters of the current object; one byte a letter, or two."""
        wide = 1 + (record[0] & 1)
        letters = record[1 : 1 + self._awaited * wide]
        text = (
            letters.decode("utf-16-le" if wide > 1 else "cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
        )
        self.texts[self._current] = self.texts.get(self._current, "") + text
        self._awaited -= len(letters) // wide
