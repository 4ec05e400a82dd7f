"""Merges a Word document that people edited with what rtdocs would write now.

The document stays theirs: its parts, styles, headers, notes and comments are not touched. Block by block, within each
content control of ours, what we alone changed since is brought in; what they changed, added or deleted stays so. Where
both changed the same passage, theirs stays, and it is told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from lxml import etree

from rtdocs.merge.parts import CannotMerge, Parts
from rtdocs.merge.three_way import Side, Stretch, stretches
from rtdocs.merge.word_carry import Carrier
from rtdocs.merge.word_keys import BLOCKS, R, Reader, W, blocks, tag_of, title_of

Outline = Mapping[str, tuple[str, ...]]
"""The keys of the blocks of each container: of the body under "", of each control under its tag; under "parts", of the
other parts."""

_BODY: Final = ""
_PARTS: Final = "parts"
_LOOKS: Final = ("styles", "numbering", "theme")
_NO_TAGS: Final[Mapping[str, str]] = {}
_LISTS: Final = frozenset({"rt-contents", "rt-tables", "rt-figures"})
"""Controls of lists that Word makes anew: what both changed in one is nothing to look at."""
_MOST_BLOCKS: Final = 60_000
"""Paragraphs, tables and controls; a report of 3,000 events has fewer."""
_SHOWN: Final = 60
"""Letters of a passage that tell which it is."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gave.

    Attributes:
        content: the bytes of the file; None where nothing in it had to change.
        renewed: how many passages we alone had changed, and were brought in.
        left: the first words of each passage of ours that is not in the file, since people changed or deleted it too.
    """

    content: bytes | None
    renewed: int
    left: tuple[str, ...]


def outline(path: Path) -> Outline:
    """Return the outline of a document that rtdocs wrote.

    Raises:
        CannotMerge: it cannot be outlined, or holds two controls of one name.
    """
    return _outline(_stories(Parts.of(path), _NO_TAGS))


def merge(theirs: Path, ours: Path, base: Outline) -> Merged:
    """Merge a document that people edited.

    Args:
        theirs: the document as it stands.
        ours: the document as rtdocs writes it now.
        base: the outline of what rtdocs wrote last, which theirs was made of.

    Raises:
        CannotMerge: it cannot be done without a risk for what people wrote.
    """
    new = _stories(Parts.of(ours), _NO_TAGS)
    tags = new[_BODY].tags()
    edited = Parts.of(theirs)
    old = _stories(edited, tags)
    if not set(base) & set(old[_BODY].controls):
        raise CannotMerge  # a program has flattened our controls: nothing tells what is whose
    people = set(_all(_outline(old))) - set(_all(base))
    left = [] if _outline(new)[_PARTS] == base.get(_PARTS) else [""]
    works = [_Merge(old[name], story, base) for name, story in new.items() if name in old]
    for work in works:
        work.run()
        left += work.left
    if not any(work.changed for work in works):
        return Merged(None, 0, tuple(left))
    if not people <= set(_all(_outline(_stories(edited, tags)))):
        raise CannotMerge
    edited.say_merged()
    return Merged(edited.written(), sum(work.renewed for work in works), tuple(left))


class _Story:
    """One flow of text of a document: its body, a header, a footer."""

    def __init__(self, parts: Parts, part: str, tags: Mapping[str, str]) -> None:
        self.parts = parts
        self.part = part
        self.prefix = "" if part == parts.main() else f"{PurePosixPath(part).name}:"
        root = parts.root(part)
        found = root if self.prefix else root.find(f"{W}body")
        if found is None or sum(1 for _ in found.iter(*BLOCKS)) > _MOST_BLOCKS:
            raise CannotMerge
        self.body = found
        self.reader = Reader(parts, part, tags)
        self.controls: dict[str, etree._Element] = {}
        for block, content in _controls(self.body):
            name = self.name(block)
            if name in self.controls:
                raise CannotMerge
            if name:
                self.controls[name] = content

    def name(self, block: etree._Element) -> str:
        """Return the name of a control in an outline; empty for none."""
        name = self.reader.name(block)
        return f"{self.prefix}{name}" if name else ""

    def tags(self) -> dict[str, str]:
        """Return the tags of controls by their titles, for the titles that only one has."""
        titles = Counter(title_of(block) for block, _ in _controls(self.body))
        return {title_of(block): tag_of(block) for block, _ in _controls(self.body) if titles[title_of(block)] == 1}

    def keys(self, container: etree._Element) -> tuple[str, ...]:
        """Return the keys of the blocks of a container."""
        return tuple(map(self.reader.key, blocks(container)))

    def outline(self) -> Outline:
        """Return the keys of each container."""
        return {self.prefix: self.keys(self.body), **{name: self.keys(each) for name, each in self.controls.items()}}


def _stories(parts: Parts, tags: Mapping[str, str]) -> dict[str, _Story]:
    """Return the flows of text of a document: the body under "", headers and footers under their names."""
    main = parts.main()
    others = sorted({target for kind, target in parts.related(main) if kind in {"header", "footer"}})
    found = (_Story(parts, part, tags) for part in (main, *others))
    return {story.prefix: story for story in found}


def _outline(stories: Mapping[str, _Story]) -> Outline:
    """Return one outline of all, with digests of the parts that say how it looks."""
    body = stories[_BODY]
    looks = sorted(target for kind, target in body.parts.related(body.part) if kind in _LOOKS)
    section = body.body.find(f"{W}sectPr")
    known = [body.parts.raw(name) for name in looks] + [b"" if section is None else etree.tostring(section)]
    held = {name: keys for story in stories.values() for name, keys in story.outline().items()}
    return {_PARTS: tuple(sha256(each).hexdigest()[:16] for each in known), **held}


class _Merge:
    """The merge of one flow of text."""

    def __init__(self, theirs: _Story, ours: _Story, base: Outline) -> None:
        self.theirs, self.ours, self.base = theirs, ours, base
        self.renewed = 0
        self.left: list[str] = []
        self.changed = False
        self._gone: set[str] = set()
        self._carrier = Carrier(ours.parts, theirs.parts, ours.part, theirs.part)
        self._new = ours.outline()
        self._before, self._after = Counter(_all(base)), Counter(_all(self._new))
        self._their_keys = set(_all(theirs.outline()))

    def run(self) -> None:
        """Bring what we alone changed into theirs."""
        self._container(self.theirs.body, self.ours.body, self.base.get(self.ours.prefix, ()))
        _drop_doubled_bookmarks(self.theirs.body)
        self.theirs.parts.forget(self.theirs.part, self._gone - set(_relations(self.theirs.body)))

    def _container(self, theirs: etree._Element, ours: etree._Element, base: Sequence[str]) -> None:
        old, new = blocks(theirs), blocks(ours)
        cursor: etree._Element | None = None
        for stretch in stretches(base, [*map(self.theirs.reader.key, old)], [*map(self.ours.reader.key, new)]):
            mine, yours = old[stretch.theirs.start : stretch.theirs.stop], new[stretch.ours.start : stretch.ours.stop]
            if stretch.side is Side.OURS:
                cursor = self._renew(theirs, cursor, mine, yours)
                continue
            self._tell(stretch, yours)
            for block in mine:
                self._within(block)
            cursor = mine[-1] if mine else cursor

    def _within(self, block: etree._Element) -> None:
        """Merge what stands in a control of ours that they still have, wherever they put it."""
        name = self.theirs.name(block)
        if name in self.ours.controls and name in self.base:
            told = len(self.left)
            self._container(self.theirs.controls[name], self.ours.controls[name], self.base[name])
            if name in _LISTS:
                del self.left[told:]

    def _tell(self, stretch: Stretch, yours: list[etree._Element]) -> None:
        """Note what of ours does not come in."""
        if stretch.side is Side.BOTH and yours:
            self.left.append(self._words(yours[0]))
        elif stretch.side is Side.THEIRS:
            for block in yours:
                name = self.ours.name(block)
                if name and name not in self.theirs.controls and self._new[name] != self.base.get(name):
                    self.left.append(self._words(block))

    def _renew(
        self,
        container: etree._Element,
        cursor: etree._Element | None,
        mine: list[etree._Element],
        yours: list[etree._Element],
    ) -> etree._Element | None:
        """Put ours in the place of theirs, which nobody had changed; or keep theirs where that cannot be done."""
        try:
            fresh = [self._carrier.carry(block) for block in yours if self._is_wanted(block)]
        except CannotMerge:
            self.left.append(self._words(yours[0]))
            for block in mine:
                self._within(block)
            return mine[-1] if mine else cursor
        for block in fresh:
            if cursor is None:
                container.insert(_first(container), block)
            else:
                cursor.addnext(block)
            cursor = block
        for block in mine:
            if self._is_ours_alone(block):
                container.remove(block)
                self._gone |= set(_relations(block))
                self.changed = True
            else:
                self._within(block)
                cursor = block
        self.renewed += bool(fresh) or any(block.getparent() is None for block in mine)
        self.changed = self.changed or bool(fresh)
        return cursor

    def _is_wanted(self, block: etree._Element) -> bool:
        """Tell whether a block of ours is new; one that they moved, changed or deleted is not."""
        name = self.ours.name(block)
        if name:
            return name not in self.theirs.controls and name not in self.base
        # A paragraph that we only moved, and that they changed or took away, would come back.
        key = self.ours.reader.key(block)
        return block.tag != f"{W}p" or key in self._their_keys or self._after[key] > self._before[key]

    def _is_ours_alone(self, block: etree._Element) -> bool:
        """Tell whether a block that we no longer have may go: nobody has changed anything in it."""
        if not self.theirs.name(block):
            return True
        held = [block, *(inner for inner, _ in _controls(block.find(f"{W}sdtContent")))]
        names = [name for each in held if (name := self.theirs.name(each))]
        if any(name in self.ours.controls for name in names):
            return False
        return all(self.theirs.keys(self.theirs.controls[name]) == self.base.get(name) for name in names)

    def _words(self, block: etree._Element) -> str:
        words = " ".join(self.ours.reader.text(block).split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


def _controls(container: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the controls around blocks, and their contents; those within others too."""
    for block in blocks(container):
        if block.tag == f"{W}sdt":
            content = block.find(f"{W}sdtContent")
            if content is None:
                raise CannotMerge
            yield block, content
            yield from _controls(content)


def _relations(block: etree._Element) -> Iterator[str]:
    """Yield the names of the relations that a block holds."""
    for each in block.iter(etree.Element):
        yield from (str(value) for name, value in each.attrib.items() if name.startswith(R))


def _all(found: Outline) -> Iterator[str]:
    for name, keys in found.items():
        if name != _PARTS:
            yield from keys


def _first(container: etree._Element) -> int:
    found = blocks(container)
    return container.index(found[0]) if found else 0


def _drop_doubled_bookmarks(root: etree._Element) -> None:
    """Keep the first bookmark of each name: what was brought in may bear one that stands already."""
    seen: set[str] = set()
    doubled: set[str] = set()
    for each in list(root.iter(f"{W}bookmarkStart")):
        name = each.get(f"{W}name", "")
        if name in seen:
            doubled.add(each.get(f"{W}id", ""))
            each.getparent().remove(each)
        seen.add(name)
    for each in list(root.iter(f"{W}bookmarkEnd")):
        if each.get(f"{W}id") in doubled:
            each.getparent().remove(each)
