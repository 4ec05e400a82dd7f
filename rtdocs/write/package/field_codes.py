"""Word's fields: their instructions as Word reads them, and which of them may be written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from rtdocs.write.package.allow_list import FIELDS, NEVER_IN_LINKS, PROPERTIES, SCHEMES, SPACES, Loss

_W = f"{{{SPACES['w']}}}"
_SIMPLE, _CHAR = f"{_W}fldSimple", f"{_W}fldChar"
_LETTERS = f"{_W}t"
_OF_FIELDS = (_CHAR, _SIMPLE, f"{_W}instrText", f"{_W}delInstrText", _LETTERS)
_WORDS = re.compile(r'["“”](?P<quoted>(?:\\.|[^"“”\\])*)["“”]?|(?P<plain>[^\s"“”]+)')
_NAME = re.compile(r"\s*(=|[^\W\d_]\w*)")
_TAKING = {"\\o", "\\t", "\\s", "\\*", "\\@", "\\#"}
"""The switches of a link whose next word is theirs, so no address; that of `\\l` is a place in the document."""


@dataclass(slots=True)
class Field:
    """A field.

    Attributes:
        nodes: its elements besides the text it shows, in order.
        instruction: its instruction; `head` the part of it before the first field within it.
        shows: whether its instruction has ended, and its result has begun.
        has_code: whether a piece of the instruction is stored as such; a field that never ends may hold mere letters.
    """

    nodes: list[etree._Element]
    instruction: str = ""
    head: str | None = None
    shows: bool = False
    has_code: bool = False

    def say(self, text: str, *, is_code: bool) -> None:
        """Add a piece of the instruction."""
        self.instruction += text
        self.has_code |= is_code

    @property
    def is_whole(self) -> bool:
        """Whether its instruction holds no other field."""
        return self.head is None


def fields(root: etree._Element) -> Iterator[Field]:
    """Yield the fields of a part; Word stores an instruction in pieces, and puts fields into one another."""
    if next(root.iter(_CHAR, _SIMPLE), None) is None:
        return
    opened: list[Field] = []
    for element in root.iter(*_OF_FIELDS):
        if element.tag == _SIMPLE:
            yield Field([element], str(element.get(f"{_W}instr", "")))
        elif element.tag == _CHAR:
            yield from _turned(opened, element)
        elif opened and not opened[-1].shows:
            # Word takes plain letters for a piece of the instruction too, where they stand in it.
            opened[-1].say(element.text or "", is_code=element.tag != _LETTERS)
            opened[-1].nodes.append(element)
    yield from (each for each in opened if each.has_code)


def _turned(opened: list[Field], element: etree._Element) -> Iterator[Field]:
    """Take a mark that begins a field, ends its instruction, or ends it; yield a field that has ended."""
    kind = element.get(f"{_W}fldCharType")
    if kind == "begin":
        if opened and not opened[-1].shows and opened[-1].head is None:
            opened[-1].head = opened[-1].instruction
        opened.append(Field([element]))
    elif opened:
        opened[-1].nodes.append(element)
        opened[-1].shows = True
        if kind == "end":
            yield opened.pop()


def field_fault(each: Field) -> tuple[Loss, str] | None:
    """Return the fate and name of a field that is not allowed, else None.

    Its name must stand there in letters: no other field may make it up.
    """
    named = _NAME.match(each.instruction if each.head is None else each.head)
    name = named[1].upper() if named else ""
    if not each.instruction.strip() and each.is_whole:
        return None  # an empty field shows nothing
    if name not in FIELDS:
        return Loss.ACTIVE, name or each.instruction.strip()[:20]
    words = [
        found["quoted"] if found["plain"] is None else found["plain"] for found in _WORDS.finditer(each.instruction)
    ]
    if name == "HYPERLINK":
        return _link_fault(words[1:], is_whole=each.is_whole)
    if name == "DOCPROPERTY" and (len(words) == 1 or words[1].upper() not in PROPERTIES):
        return Loss.TOLD, " ".join(words[:2])
    return None


def _link_fault(words: list[str], *, is_whole: bool) -> tuple[Loss, str] | None:
    """Return the fate and target of a link that leads outside web and document; None for a link that is allowed."""
    rest = iter(words)
    addresses, places = [], []
    for word in rest:
        if word.lower() in _TAKING:
            next(rest, "")
        elif word.lower() == "\\l":
            places.append(next(rest, ""))
        elif word.lower() not in {"\\m", "\\n", "\\h"}:
            addresses.append(re.sub(r"\\(.)", r"\1", word))
    is_fine = is_whole and (addresses or any(places)) and all(map(is_link, addresses[:1]))
    return None if is_fine else (Loss.OUTSIDE, " ".join(addresses[:1]))


def is_link(address: str) -> bool:
    """Tell whether an address may be a link that people click."""
    return address.lower().startswith(SCHEMES) and not NEVER_IN_LINKS.search(address)
