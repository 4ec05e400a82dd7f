"""The numbers of headings by the template's numbering: the table of contents shows the numbers that Word will show."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.write.word.markup import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordFile
    from lxml.etree import _Element

_LEVELS = 9
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Place(NamedTuple):
    """A level of a numbering: the id of its definition, and the level from 0."""

    definition: str
    level: int


def numbers_of(word: "WordFile", body: "_Element") -> "Mapping[_Element, str]":
    """Return the numbers ("2.1") of a body's paragraphs, numbered directly or by their style; bullets have none."""
    relations = word.part.rels.values()
    numbering = next((r.target_part.element for r in relations if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if numbering is None:
        return {}
    definitions = {str(each.get(w("abstractNumId"))): each for each in numbering.iter(w("abstractNum"))}
    uses = {str(each.get(w("numId"))): str(_said(each, "abstractNumId")) for each in numbering.iter(w("num"))}
    styles = {str(each.get(w("styleId"))): each for each in word.styles.element.iter(w("style"))}
    counts: dict[str, list[int]] = {}
    found: dict[_Element, str] = {}
    for paragraph in body.iter(w("p")):
        place = _place(paragraph, styles, uses, definitions)
        if place is not None:
            levels = _levels(definitions[place.definition])
            count = counts.setdefault(place.definition, [0] * _LEVELS)
            _step(count, place.level, levels)
            found[paragraph] = _shown(place.level, count, levels)
    return found


def _place(
    paragraph: "_Element",
    styles: "Mapping[str, _Element]",
    uses: Mapping[str, str],
    definitions: "Mapping[str, _Element]",
) -> _Place | None:
    """Return the level of a paragraph's numbering; None for none.

    The paragraph's own properties come before those of its style and of the styles that this one builds on.
    """
    about = paragraph.find(w("pPr"))
    style = str(_said(about, "pStyle") or "")
    numbered = None if about is None else about.find(w("numPr"))
    for each in _line_of(style, styles):
        numbered = each.find(f"{w('pPr')}/{w('numPr')}") if numbered is None else numbered
    definition = uses.get(str(_said(numbered, "numId")), "")
    if definition not in definitions:
        return None
    level = _said(numbered, "ilvl")
    if level is None:  # a style may leave the level to the definition, where a level names the style
        named = (each for each in definitions[definition].iter(w("lvl")) if _said(each, "pStyle") == style)
        level = next((each.get(w("ilvl")) for each in named), "0")
    return _Place(definition, min(int(level), _LEVELS - 1))


def _line_of(style: str, styles: "Mapping[str, _Element]") -> "Iterator[_Element]":
    met: set[str] = set()
    while style in styles and style not in met:
        met.add(style)
        yield styles[style]
        style = str(_said(styles[style], "basedOn") or "")


def _said(element: "_Element | None", name: str) -> str | None:
    found = None if element is None else element.find(w(name))
    return None if found is None else found.get(w("val"))


def _levels(definition: "_Element") -> "Mapping[int, _Element]":
    return {int(level.get(w("ilvl"))): level for level in definition.iter(w("lvl"))}


def _step(count: list[int], level: int, levels: "Mapping[int, _Element]") -> None:
    """Count one more at a level; the levels below begin again, the levels above that were never counted begin."""
    for at in range(level):
        count[at] = count[at] or _start(levels, at)
    count[level] = count[level] + 1 if count[level] else _start(levels, level)
    count[level + 1 :] = [0] * (_LEVELS - level - 1)


def _start(levels: "Mapping[int, _Element]", level: int) -> int:
    return int(_said(levels.get(level), "start") or 1)


def _shown(level: int, count: list[int], levels: "Mapping[int, _Element]") -> str:
    """Return a number as Word shows it, by the pattern of its level ("%1.%2"); empty for a bullet."""
    kind, pattern = _said(levels.get(level), "numFmt"), _said(levels.get(level), "lvlText") or ""
    if kind in {"bullet", "none"}:
        return ""
    for at in range(level + 1):
        form = _FORMS.get(str(_said(levels.get(at), "numFmt")), str)
        pattern = pattern.replace(f"%{at + 1}", form(count[at]))
    return pattern.strip()


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
