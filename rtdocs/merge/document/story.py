"""The flows of text of a document (body, headers, footers), and its outline, which later merges compare with."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from rtdocs.merge.document.keys import BLOCKS, Reader, W, is_control, is_table, tag_of, title_of
from rtdocs.merge.document.offers import blocks
from rtdocs.merge.document.package import CannotMerge, DocumentParts
from rtdocs.merge.document.questions import QUESTION, gather, scatter

Outline = Mapping[str, tuple[str, ...]]
"""The keys of the blocks of each container: of the body under "", of each control under its tag; those of the cells of
its tables, row by row, under "rows", the container and the table's turn; under "looks", digests of what says how all
looks; under "gone", the keys of blocks and first cells of rows that people took away or changed before."""

BODY: Final = ""
LOOKS: Final = "looks"
GONE: Final = "gone"
_ROWS: Final = "rows "
NO_TAGS: Final[Mapping[str, str]] = {}
_LOOKS: Final = ("styles", "theme")
_MOST_BLOCKS: Final = 60_000
"""Paragraphs, tables and controls; a report of 3,000 events has fewer."""


class Story:
    """A flow of text of a document: its body, a header or a footer."""

    def __init__(self, parts: DocumentParts, part: str, tags: Mapping[str, str]) -> None:
        self.parts = parts
        self.part = part
        self.prefix = "" if part == parts.main() else f"{PurePosixPath(part).name}:"
        root = parts.root(part)
        found = root if self.prefix else root.find(f"{W}body")
        if found is None or sum(1 for _ in found.iter(*BLOCKS)) > _MOST_BLOCKS:
            raise CannotMerge
        self.body = found
        self.reader = Reader(parts, part, tags)
        self._outline: Outline | None = None
        scatter(found)
        gather(found, self.reader.style)
        self.controls: dict[str, etree._Element] = {}
        self.titles: dict[str, str] = {}
        for block, content in controls(self.body):
            name = self.name(block)
            if name in self.controls:
                raise CannotMerge
            if name:
                self.controls[name] = content
                self.titles[name] = title_of(block)

    def reread(self) -> None:
        """Make the outline anew, for blocks and notes added since."""
        self._outline = None
        self.reader.reread()

    def name(self, block: etree._Element) -> str:
        """Return the name of a control in an outline; empty for none."""
        name = self.reader.name(block)
        return f"{self.prefix}{name}" if name else ""

    def questions(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield the questions of a grid that are in the flow now, by name, each as the content of its control."""
        there = set(self.body.iter(f"{W}sdtContent"))
        found = ((name, each) for name, each in self.controls.items() if name.startswith(QUESTION) and each in there)
        yield from list(found)

    def tags(self) -> dict[str, str]:
        """Return the tags of controls by title, for titles that one control alone has."""
        titles = Counter(title_of(block) for block, _ in controls(self.body))
        return {title_of(block): tag_of(block) for block, _ in controls(self.body) if titles[title_of(block)] == 1}

    def keys(self, container: etree._Element) -> tuple[str, ...]:
        """Return the keys of the blocks of a container."""
        return tuple(map(self.reader.key, blocks(container)))

    def outline(self) -> Outline:
        """Return the outline of the flow: the keys of the blocks of each container, and of the rows of its tables.

        It is made once, as most of the time of a merge goes into keys; `reread` makes it anew.
        """
        if self._outline is None:
            held = {self.prefix: self.body, **self.controls}
            keys = {name: self.keys(each) for name, each in held.items()}
            self._outline = {**keys, **dict(rows for name, each in held.items() for rows in self._rows(name, each))}
        return self._outline

    def take(self, known: Outline) -> None:
        """Take the outline, and the keys of the blocks, from those that were made when rtdocs wrote the document."""
        held = {self.prefix: self.body, **self.controls}
        every = {name: blocks(container) for name, container in held.items()}
        if any(len(known.get(name, ())) != len(found) for name, found in every.items()):
            return
        for name, found in every.items():
            self.reader.take(zip(found, known[name], strict=True))
        named = {*held, *(rows_of(name, turn) for name, found in every.items() for turn in range(len(found)))}
        self._outline = {name: keys for name, keys in known.items() if name in named}

    def _rows(self, name: str, container: etree._Element) -> Iterator[tuple[str, tuple[str, ...]]]:
        tables = (each for each in blocks(container) if each.tag == f"{W}tbl")
        for turn, table in enumerate(tables):
            yield rows_of(name, turn), tuple(" ".join(self.reader.row(row)) for row in table.iterfind(f"{W}tr"))


def rows_of(name: str, turn: int) -> str:
    """Return the outline's name for the rows of a container's table number `turn`, from 0."""
    return f"{_ROWS}{turn} {name}"


def stories(parts: DocumentParts, tags: Mapping[str, str]) -> dict[str, Story]:
    """Return the flows of text of a document: the body under "", headers and footers under their names."""
    main = parts.main()
    others = sorted({target for kind, target in parts.related(main) if kind in {"header", "footer"}})
    found = (Story(parts, part, tags) for part in (main, *others))
    return {story.prefix: story for story in found}


def outline_of(found: Mapping[str, Story]) -> Outline:
    """Return the outline of all flows of a document, with digests of the parts that determine its look."""
    body = found[BODY]
    looks = sorted(target for kind, target in body.parts.related(body.part) if kind in _LOOKS)
    section = body.body.find(f"{W}sectPr")
    known = [body.parts.root(name) for name in looks] + ([] if section is None else [section])
    held = {name: keys for story in found.values() for name, keys in story.outline().items()}
    return {LOOKS: tuple(sha256(_canonical(each)).hexdigest()[:16] for each in known), **held}


def _canonical(root: etree._Element) -> bytes:
    """Return the canonical markup of a part; its plain markup where a namespace has no canonical form."""
    try:
        return bytes(etree.tostring(root, method="c14n"))
    except etree.C14NError:
        return bytes(etree.tostring(root))


def controls(container: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the controls around blocks, with their contents; inner controls too.

    Raises:
        CannotMerge: a control has no content.
    """
    for block in blocks(container):
        if block.tag == f"{W}sdt":
            content = block.find(f"{W}sdtContent")
            if content is None:
                raise CannotMerge
            yield block, content
            yield from controls(content)


def all_keys(found: Outline) -> Iterator[str]:
    """Yield the keys of all blocks of an outline; of tables, those of their cells."""
    for name, keys in found.items():
        if name not in {LOOKS, GONE}:
            yield from (
                each for key in keys if not is_table(key) for each in ([key] if is_control(key) else key.split())
            )


def gone_from(base: Outline, theirs: Outline) -> frozenset[str]:
    """Return the keys of the blocks and of the first cells of rows that rtdocs wrote once and theirs has no longer."""
    blocks_of = (key for name, keys in base.items() if not name.startswith(_ROWS) and name != LOOKS for key in keys)
    rows = (row.split()[0] for name, keys in base.items() if name.startswith(_ROWS) for row in keys if row)
    written = {key for key in (*blocks_of, *rows) if not is_table(key)}
    return frozenset(written - set(all_keys(theirs)))


def base_text(outline: Outline) -> str:
    """Return an outline as text, as a record holds it."""
    return json.dumps({name: list(keys) for name, keys in sorted(outline.items())}, separators=(",", ":"))


def read_base(text: str) -> Outline:
    """Return the outline of a text of `base_text`.

    Raises:
        CannotMerge: the text is no outline.
    """
    try:
        return {str(name): tuple(map(str, keys)) for name, keys in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError) as cause:
        raise CannotMerge from cause
