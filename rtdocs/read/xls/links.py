"""Links of an .xls sheet: records of addresses behind cells, and formulas with HYPERLINK ([MS-XLS], HLink, Rgce)."""

import re
import struct
from collections.abc import Iterator
from itertools import islice, product

from rtdocs.read import survey
from rtdocs.read.survey import COMPUTED_ADDRESS, Seen, What

_SCHEMES = tuple(scheme.encode("utf-16-le") for scheme in ("http", "mailto:", "file:", "ftp:"))
_FILE = bytes.fromhex("0303000000000000C000000000000046")  # the moniker of a file
_MOST_LINKED = 500
_TOKENS = 22  # where the tokens of a formula begin, behind their length
_TEXT = 0x17
_CALL = re.compile(rb"[\x22\x42\x62]([\x01\x02])\x67\x01", re.DOTALL)  # of HYPERLINK, with one text or two
_IS_NO_NUMBER = 0xFFFF


def behind_cells(record: bytes) -> Iterator[Seen]:
    """Yield the cells of an address; the record holds it in wide letters behind a header of monikers."""
    top, bottom, left, right = struct.unpack_from("<4H", record)
    address = _address(record)
    if not address:
        return
    for row, column in islice(product(range(top, bottom + 1), range(left, right + 1)), _MOST_LINKED):
        yield Seen(What.LINK, survey.cell(row + 1, column + 1), address)


def in_formula(record: bytes) -> Iterator[Seen]:
    """Yield the address of a formula with HYPERLINK, and its words where the file has none.

    LibreOffice stores the number 0 as the value of such a formula; it is shown as the words are.
    """
    tokens = record[_TOKENS:]
    call = _CALL.search(tokens)
    if not call:
        return
    row, column, mark = struct.unpack_from("<HH8xH", record)
    place, texts = survey.cell(row + 1, column + 1), _texts_before(tokens, call.start())
    wanted = call[1][0]
    address = texts[-wanted] if len(texts) >= wanted else COMPUTED_ADDRESS
    yield Seen(What.LINK, place, address)
    if mark != _IS_NO_NUMBER:
        yield (
            Seen(What.CODE, place, '"{}"'.format(texts[-1].replace('"', '"\\""')))
            if texts
            else Seen(What.UNSAVED, place)
        )


def _texts_before(tokens: bytes, end: int) -> list[str]:
    """Return the texts that stand directly before a place, at most two: what a function is given is before it."""
    for start in (place for place in range(end) if tokens[place] == _TEXT):
        texts, place = [], start
        while place < end and tokens[place] == _TEXT and place + 2 < end:
            length, wide = tokens[place + 1], tokens[place + 2] & 1
            place += 3 + length * (1 + wide)
            letters = tokens[place - length * (1 + wide) : place]
            texts.append(letters.decode("utf-16-le" if wide else "cp1252", "replace"))
        if place == end:
            return texts[-2:]
    return []


def _address(record: bytes) -> str:
    """Return the address of a link to the web, to a mailbox or to a file; empty of one within the workbook."""
    starts = [place for each in _SCHEMES if (place := record.find(each)) >= 0]
    if starts:
        rest = record[min(starts) :]
        return rest[: len(rest) // 2 * 2].decode("utf-16-le", "ignore").partition("\0")[0]
    _, moniker, rest = record.partition(_FILE)
    return rest[6:].partition(b"\0")[0].decode("cp1252", "replace") if moniker else ""
