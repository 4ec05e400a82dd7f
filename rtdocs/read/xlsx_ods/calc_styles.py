"""The styles of an .ods file, as far as a look has a meaning: the part of a day that cells show, words struck out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

# No "<" may stand in a tag, so that a file which never closes one takes no longer than another.
_STYLE = re.compile(rb"<style:style\b([^<>]*?)(?:/>|>(.*?)</style:style>)", re.DOTALL)
_DATES = re.compile(rb"<number:date-style\b([^<>]*)>(.*?)</number:date-style>", re.DOTALL)
_MAPPED = re.compile(rb"<number:text-style\b([^<>]*)>(.*?)</number:text-style>", re.DOTALL)
_APPLIED = re.compile(rb"""\bstyle:apply-style-name=["']([^"'<>]*)["']""")
_PIECE = re.compile(rb"<number:(day|month|year|text|hours|minutes|seconds|am-pm)\b([^<>]*?)(?:/>|>([^<]*)</number:)")
_NAMED = re.compile(rb"""\b(style:(?:name|data-style-name|parent-style-name))=["']([^"'<>]*)["']""")
_STRUCK = re.compile(rb"""\bstyle:text-line-through-(?:style|type)=["'](?!none)""")
_CODES = {b"day": "d", b"month": "mmmm", b"year": "yyyy", b"hours": "h", b"minutes": "mm", b"seconds": "ss"}
_MOST_PARENTS = 8


@dataclass(frozen=True, slots=True)
class CalcLooks:
    """The meanings of cell styles, by the styles' names.

    Attributes:
        codes: the part of a day that they show, as an Excel number format.
        struck: the styles whose words are struck out, of cells and of words.
    """

    codes: dict[bytes, str] = field(default_factory=dict)
    struck: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class _Style:
    """A style: its parent and its format by name, and whether it strikes words out."""

    parent: bytes
    format: bytes
    is_struck: bool


def read(*parts: bytes) -> CalcLooks:
    """Return the meanings of the styles in an .ods file's parts."""
    formats = {name: code for part in parts for name, code in _formats(part)}
    styles = {name: style for part in parts for name, style in _styles(part)}
    codes = {name: formats.get(_format(name, styles), "") for name in styles}
    struck = frozenset(name for name, style in styles.items() if style.is_struck)
    return CalcLooks({name: code for name, code in codes.items() if code}, struck)


def _formats(part: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield the codes of days by the names of their styles.

    Where a code of Excel has a section for texts too, "mmmm yyyy;@", the style is one of texts that leads to that of
    days.
    """
    codes = {_names(found[1]).get(b"style:name", b""): _code(found[2]) for found in _DATES.finditer(part)}
    yield from codes.items()
    for found in _MAPPED.finditer(part):
        applied = (codes[name] for name in _APPLIED.findall(found[2]) if name in codes)
        if code := next(applied, ""):
            yield _names(found[1]).get(b"style:name", b""), code


def _code(content: bytes) -> str:
    """Return the code of a style of days; empty where it shows no part of a day."""
    pieces = [(found[1], found[3] or b"") for found in _PIECE.finditer(content)]
    if not any(kind in {b"day", b"month", b"year"} for kind, _ in pieces):
        return ""
    return "".join(_CODES.get(kind) or _quoted(text) for kind, text in pieces)


def _quoted(text: bytes) -> str:
    words = unescape(text.decode("utf-8", "replace")).replace('"', "")
    return f'"{words}"' if words else ""


def _styles(part: bytes) -> Iterator[tuple[bytes, _Style]]:
    for found in _STYLE.finditer(part):
        names = _names(found[1])
        look = _Style(
            names.get(b"style:parent-style-name", b""),
            names.get(b"style:data-style-name", b""),
            bool(_STRUCK.search(found[2] or b"")),
        )
        yield names.get(b"style:name", b""), look


def _format(name: bytes, styles: dict[bytes, _Style]) -> bytes:
    """Return the number format of a style, its own or that of its parents."""
    for _ in range(_MOST_PARENTS):
        if name not in styles or styles[name].format:
            break
        name = styles[name].parent
    return styles[name].format if name in styles else b""


def _names(attributes: bytes) -> dict[bytes, bytes]:
    return dict(_NAMED.findall(attributes))
