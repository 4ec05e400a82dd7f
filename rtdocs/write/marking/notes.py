"""Notes on cells, as text: our own, and our words below those of a person who has a note there already.

Our words stand between two lines that name rtdocs. They are found again by these lines, whoever the note's author is
and whichever program saved it; all words outside them are a person's.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from rtdocs.i18n.cutting import cut
from rtdocs.write.marking.markup import add, local, make, remove

AUTHOR = "rtdocs"
BEGIN = "— rtdocs —"
_END = "— — —"
_OURS = re.compile(rf"\n?{BEGIN}\n.*?(?:\n{_END}|\Z)", re.DOTALL)
_LONGEST = 8_000
"""Characters of a note of ours; Excel keeps 32 767, nobody reads that many."""
_SHADOW = "tc="
"""How the author of a note begins that Excel keeps as the shadow of a conversation."""


class Change(NamedTuple):
    """The change in the notes of a sheet: cells with a new note, and cells whose note grew, with its whole text."""

    made: dict[str, str]
    grown: dict[str, str]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one sheet, by the root of their part."""

    root: etree._Element

    def clear(self) -> tuple[str, ...]:
        """Take our words away; return the cells whose note held nothing else and is gone."""
        gone = []
        for comment in self._all():
            text = _text(comment)
            ours = [found.span() for found in _OURS.finditer(text)]
            if ours and not _OURS.sub("", text).strip():
                gone.append(comment.get("ref", ""))
                remove(comment)
            else:
                for start, end in reversed(ours):
                    _cut(comment, start, end)
        self._drop_author()
        return tuple(gone)

    def add(self, texts: dict[str, str]) -> Change:
        """Add notes by cell ("C14"), and return the cells and texts of the new notes and of those that grew.

        Excel's shadows of threaded comments are left as they are.
        """
        there = {comment.get("ref", ""): comment for comment in self._all()}
        shadows = {ref for ref, comment in there.items() if self._author(comment).startswith(_SHADOW)}
        made: dict[str, str] = {}
        grown: dict[str, str] = {}
        for ref, text in texts.items():
            if ref in shadows:
                continue
            words = f"{BEGIN}\n{cut(text, _LONGEST)}\n{_END}"
            if ref in there:
                _append(there[ref], f"\n{words}")
                grown[ref] = _text(there[ref])
            else:
                self._add(ref, words)
                made[ref] = words
        return Change(made, grown)

    def marked(self) -> list[str]:
        """Return the cells whose note holds words of ours."""
        return [comment.get("ref", "") for comment in self._all() if _OURS.search(_text(comment))]

    def of_people(self) -> list[str]:
        """Return the cells whose note holds words of people's."""
        return [comment.get("ref", "") for comment in self._all() if _OURS.sub("", _text(comment)).strip()]

    @property
    def is_empty(self) -> bool:
        """Whether no note is left."""
        return not self._all()

    def _all(self) -> list[etree._Element]:
        return list(self.root.iterfind("{*}commentList/{*}comment"))

    def _authors(self) -> etree._Element:
        return self.root.find("{*}authors")

    def _author(self, comment: etree._Element) -> str:
        names = [author.text or "" for author in self._authors()]
        number = int(comment.get("authorId", "0"))
        return names[number] if number < len(names) else ""

    def _add(self, ref: str, text: str) -> None:
        authors = self._authors()
        names = [author.text for author in authors]
        if AUTHOR not in names:
            add(authors, "author", text=AUTHOR)
            names.append(AUTHOR)
        attributes = {"ref": ref, "authorId": str(names.index(AUTHOR))}
        comment = add(self.root.find("{*}commentList"), "comment", attributes)
        _add_run(add(comment, "text"), text)

    def _drop_author(self) -> None:
        """Drop our name from the authors where no note of ours is left and no number shifts."""
        authors = self._authors()
        used = any(comment.get("authorId") == str(len(authors) - 1) for comment in self._all())
        if len(authors) and authors[-1].text == AUTHOR and not used:
            authors.remove(authors[-1])


def no_notes(sheet: etree._Element) -> bytes:
    """Return an empty part of notes, in the edition that a sheet is written in."""
    root = make(sheet, "comments")
    add(root, "authors")
    add(root, "commentList")
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _runs(comment: etree._Element) -> list[etree._Element]:
    """Return the elements that hold the text of a note, in order; phonetic runs (`rPh`) are no text."""
    return [each for each in comment.iter("{*}t") if local(each.getparent()) != "rPh"]


def _text(comment: etree._Element) -> str:
    return "".join(each.text or "" for each in _runs(comment)).replace("\r\n", "\n")


def _cut(comment: etree._Element, start: int, end: int) -> None:
    """Take away the characters from `start` to `end`, and the runs left empty."""
    at = 0
    for run in _runs(comment):
        text = (run.text or "").replace("\r\n", "\n")
        first, last = max(start - at, 0), max(end - at, 0)
        run.text = text[:first] + text[last:]
        at += len(text)
        if not run.text and text and local(run.getparent()) == "r":
            remove(run.getparent())


def _append(comment: etree._Element, words: str) -> None:
    """Add words below a person's; a text without runs becomes a run, since the two do not mix."""
    text = comment.find("{*}text")
    if text is None:
        text = add(comment, "text")
    for plain in text.findall("{*}t"):
        run = make(text, "r")
        text.replace(plain, run)
        run.append(plain)
    _add_run(text, words)


def _add_run(text: etree._Element, words: str) -> None:
    """Add a run after the last one; phonetic runs stand behind all of them."""
    run = make(text, "r")
    properties = add(run, "rPr")
    add(properties, "sz", {"val": "9"})
    add(properties, "color", {"indexed": "81"})
    add(properties, "rFont", {"val": "Tahoma"})
    add(properties, "family", {"val": "2"})
    add(run, "t", text=words).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    position = sum(local(child) in {"t", "r"} for child in text)
    text.insert(position, run)
