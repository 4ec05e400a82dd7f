"""Real workbooks with something broken in them, by chance and yet the same each time: `mutant(number)`.

Half of them are broken in their markup, element by element, since that gets furthest into the reader.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from conftest import ROOT

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
SAMPLES = sorted((ROOT / "samples").glob("*.xlsx"))
OF_SAMPLES = 20
"""Each mutant of so many is a sample's; the others are of small workbooks, which are soon read."""
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
)
NUMBERS = (
    b"-1",
    b"0",
    b"1e999",
    b"NaN",
    b"inf",
    b"4294967296",
    b"99999999999999999999",
    b"1048576",
    b"0.5",
    b"",
    b"\xff",
)
PLACES = (b"A0", b"XFD1048576", b"ZZZZZZZ1", b"1", b"A", b"A-1", b"A99999999999", b"B2", b"a1:b2", b"SF1")
TYPES = (b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"n", b"zz", b"")
ODD = (
    b"\0",
    b"\xff\xfe",
    b"&#0;",
    b"&x;",
    b"<",
    b"]]>",
    b"\xed\xa0\x80",
    b"_x0000_",
    b"&#xD800;",
    b"<!DOCTYPE a>",
    b'"',
)

_ELEMENT = re.compile(rb"<([\w:]+)\b[^>]*/>|<([\w:]+)\b[^>]*>[^<]*</\2>")
_TAG = re.compile(rb"<[\w:]+\b[^>]*>")
_ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:]+)="([^"]*)"')
_TEXT = re.compile(rb">[^<]+<")


class Mutant(NamedTuple):
    """A broken workbook: what was done to it, and its bytes."""

    story: str
    content: bytes
    ending: str


def mutant(number: int) -> Mutant:
    """Return a mutant by its number."""
    chance = Random(number)  # noqa: S311 - reproducible, not secret
    seed = chance.choice(SAMPLES) if number % OF_SAMPLES == 0 else chance.choice(SEEDS)
    content = seed.read_bytes()
    ways: tuple[Callable[[bytes, Random], bytes], ...] = (
        (raw,) if seed.suffix == ".xls" else (raw, parts, markup, markup)
    )
    way = chance.choice(ways)
    return Mutant(f"{number}: {way.__name__} of {seed.name}", way(content, chance), seed.suffix)


def mutant_of(name: str, content: bytes, number: int) -> Mutant:
    """Return a mutant of any file by its number: a document, a grid, a picture."""
    chance = Random(number)  # noqa: S311 - idem
    way = chance.choice((raw, parts, markup, markup)) if content.startswith(b"PK") else raw
    return Mutant(f"{number}: {way.__name__} of {name}", way(content, chance), Path(name).suffix)


def raw(content: bytes, chance: Random) -> bytes:
    """Break the bytes of a file."""
    for _ in range(chance.randint(1, 4)):
        content = _broken(content, chance)
    return content


def parts(content: bytes, chance: Random) -> bytes:
    """Break the bytes of a part, its checksum set right."""
    return _rezipped(content, chance, raw)


def markup(content: bytes, chance: Random) -> bytes:
    """Break the elements of a part."""
    return _rezipped(content, chance, _broken_markup)


def _rezipped(content: bytes, chance: Random, change: Callable[[bytes, Random], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    if chance.random() < 0.1:
        entries = {name: _strict(part) for name, part in entries.items()}
    chosen = chance.choice([name for name in entries if name.endswith((".xml", ".rels"))])
    if chance.random() < 0.6:  # sheets, texts and the list of sheets are what is read
        told = [name for name in entries if re.search(r"sheet\d|sharedS|workbook\.xml|content\.xml", name)]
        chosen = chance.choice(told or [chosen])
    entries[chosen] = change(entries[chosen], chance)
    if chance.random() < 0.05:
        del entries[chance.choice(list(entries))]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, part in entries.items():
            new.writestr(name, part)
    return written.getvalue()


def _strict(part: bytes) -> bytes:
    for transitional, strict in STRICT:
        part = part.replace(transitional, strict)
    return part


def _broken(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    size = min(chance.choice((1, 1, 2, 8, 64, 512)), len(content) - at)
    piece = content[at : at + size]
    match chance.randrange(6):
        case 0:
            middle = bytes(byte ^ 1 << chance.randrange(8) for byte in piece)
        case 1:
            middle = chance.randbytes(size) + piece
        case 2:
            middle = b""
        case 3:
            middle = piece * chance.choice((2, 3, 50))
        case 4:
            middle = chance.choice(ODD) + piece
        case _:
            return content[:at] if chance.random() < 0.3 else content[:at] + bytes(size) + content[at + size :]
    return content[:at] + middle + content[at + size :]


def _broken_markup(content: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 3)):
        way = chance.choice((_element, _attribute, _attribute, _attribute, _text, _tag))
        content = way(content, chance)
    return content


def _replaced(
    content: bytes, pattern: re.Pattern[bytes], chance: Random, new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """Replace one match by chance; a part that has none stays."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + new(one) + content[one.end() :]


def _element(content: bytes, chance: Random) -> bytes:
    others = [found[0] for found in _ELEMENT.finditer(content)] or [b""]
    instead = (lambda _one: b"", lambda one: one[0] * 2, lambda one: one[0] * 300, lambda _one: chance.choice(others))
    return _replaced(content, _ELEMENT, chance, chance.choice(instead))


def _attribute(content: bytes, chance: Random) -> bytes:
    values = [found[2] for found in _ATTRIBUTE.finditer(content)] or [b""]

    def new(one: re.Match[bytes]) -> bytes:
        pool = {b"t": TYPES, b"r": PLACES, b"ref": PLACES}.get(one[1], NUMBERS)
        value = chance.choice((chance.choice(pool), chance.choice(pool), chance.choice(values), chance.choice(ODD)))
        name = one[1] if chance.random() < 0.9 else chance.choice((b"x", b"r", b"t", b"Id", b"xmlns", one[1] + b"2"))
        again = one[0] + b" " if chance.random() < 0.05 else b""
        return b"" if chance.random() < 0.15 else again + name + b'="' + value + b'"'

    return _replaced(content, _ATTRIBUTE, chance, new)


def _text(content: bytes, chance: Random) -> bytes:
    pool = (*NUMBERS, *ODD, b"a;b" * 3000, b"=1+1", b"2008", "é\u200b\u2028".encode(), b"x" * 70_000)
    return _replaced(content, _TEXT, chance, lambda one: b">" + chance.choice((*pool, one[0][1:-1] * 3)) + b"<")


def _tag(content: bytes, chance: Random) -> bytes:
    names = [found[0] for found in _TAG.finditer(content)] or [b""]
    return _replaced(content, _TAG, chance, lambda one: chance.choice((b"", one[0] * 2, chance.choice(names))))
