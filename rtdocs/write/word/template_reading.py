"""The reading of a Word template paragraph by paragraph, with the faults of each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from rtdocs.i18n.likeness import nearest
from rtdocs.template_problems import TemplateProblem, TemplateRule
from rtdocs.write.word import template_tags as tagging
from rtdocs.write.word.markup import w
from rtdocs.write.word.template_lines import Line
from rtdocs.write.word.template_names import BlockPlace, Names
from rtdocs.write.word.template_tags import BRACES, PARTED, Scope, Tag

# The elements that may hold paragraphs and tables, so a place too.
HOLDERS = {w("body"), w("tc"), w("sdtContent")}
_HOLDS = {Scope.ROW: w("tr"), Scope.CELL: w("tc"), Scope.PARAGRAPH: w("p")}
MOST_NESTED = 20
"""Conditions and loops within one another."""
_ENDS = {"endif": "if", "endfor": "for"}


class _Open(NamedTuple):
    """A condition or loop that is not closed yet: its tag and line, and for a loop the names of its row and list."""

    tag: Tag
    line: Line
    row: str = ""
    listed: str = ""


class _Brace(NamedTuple):
    """Braces that opened and did not close in their paragraph."""

    line: Line
    at: int


class Reading:
    """A template being read, a paragraph after the other.

    Attributes:
        places: the places read, in order; `lists` the keys of the lists gone through.
    """

    def __init__(self, known: Names, environment: ImmutableSandboxedEnvironment) -> None:
        self.places: list[BlockPlace] = []
        self.lists: set[str] = set()
        self._known = known
        self._environment = environment
        self._open: list[_Open] = []
        self._brace: _Brace | None = None

    def read(self, every: Iterable[Line]) -> Iterator[TemplateProblem]:
        """Yield the faults of the paragraphs of a part."""
        for line in every:
            if "{" in line.text or "}" in line.text:
                yield from self._braces(line)
                for tag in tagging.tags(line.text, self._environment):
                    yield from self._tag(line, tag)
        yield from self._end()

    def _end(self) -> Iterator[TemplateProblem]:
        """Yield a fault for each brace, condition or loop still open at the end of a part."""
        yield from self._unclosed()
        yield from (_fault(TemplateRule.CROSSED, each.line, each.tag) for each in self._open)
        self._open = []

    def _braces(self, line: Line) -> Iterator[TemplateProblem]:
        """Yield the faults of braces that form no tag: split, incomplete."""
        left = _without_tags(line.text)
        parted = PARTED.search(left)
        if parted:
            yield TemplateProblem(TemplateRule.SPLIT, line.spot(), line.near(parted.start(), parted.end()))
            return
        for brace in BRACES.finditer(left):
            if brace[0].startswith("{"):
                yield from self._unclosed()
                self._brace = _Brace(line, brace.start())
            elif self._brace:
                first, self._brace = self._brace, None
                yield TemplateProblem(
                    TemplateRule.SPLIT, first.line.spot(), f"{first.line.near(first.at)} / {line.near()}"
                )
            else:
                yield TemplateProblem(TemplateRule.INCOMPLETE, line.spot(), line.near(brace.start(), brace.end()))

    def _unclosed(self) -> Iterator[TemplateProblem]:
        if self._brace:
            line, at = self._brace
            self._brace = None
            yield TemplateProblem(TemplateRule.INCOMPLETE, line.spot(), line.near(at))

    def _tag(self, line: Line, tag: Tag) -> Iterator[TemplateProblem]:
        if not line.is_whole(tag.start, tag.end):
            yield _fault(TemplateRule.SPLIT, line, tag)
        elif not tag.word or (tag.tree is None and tag.word not in {"else", *_ENDS}):
            yield _fault(_not_understood(tag), line, tag)
            return
        elif tag.tree is not None and next(tagging.forbidden(tag.tree), None) is not None:
            yield _fault(TemplateRule.FORBIDDEN, line, tag)
        elif tag.tree is not None:
            about = {"print": self._print, "for": self._list}.get(tag.word, self._names)
            yield from about(line, tag, tag.tree)
        if tag.word != "print":
            yield from self._nesting(line, tag)

    def _print(self, line: Line, tag: Tag, tree: nodes.Template) -> Iterator[TemplateProblem]:
        """Yield the faults of a tag that prints a part, a piece of a line, or a text."""
        said = _only_name(tree)
        if said in self._known.places:
            yield from self._place(line, tag, self._known.places[said])
        elif said in self._known.texts:
            if tag.scope is not Scope.RUN:
                yield _fault(TemplateRule.MISPLACED, line, tag, wanted=f"{{{{r {said} }}}}")
        else:
            wrong = list(self._names(line, tag, tree))
            if not wrong and tag.scope is not Scope.TEXT:
                yield _fault(TemplateRule.MISPLACED, line, tag, wanted=f"{{{{ {said} }}}}")
            yield from wrong

    def _place(self, line: Line, tag: Tag, place: BlockPlace) -> Iterator[TemplateProblem]:
        alone = line.text.strip() == tag.text and line.element.getparent().tag in HOLDERS
        if tag.scope is not Scope.PARAGRAPH or not alone or line.part != "body":
            yield _fault(TemplateRule.MISPLACED, line, tag, wanted=f"{{{{p {_only_name(tag.tree)} }}}}")
        elif place in self.places or any(each.tag.word == "for" for each in self._open):
            yield _fault(TemplateRule.REPEATED, line, tag)
        self.places.append(place)

    def _names(self, line: Line, tag: Tag, tree: nodes.Template) -> Iterator[TemplateProblem]:
        rows = {each.row: each.listed for each in self._open if each.row}
        for node in tagging.printed(tree):
            yield from self._name(line, tag, tagging.name(node), rows)

    def _name(self, line: Line, tag: Tag, said: str, rows: dict[str, str]) -> Iterator[TemplateProblem]:
        first, _, _ = said.partition(".")
        if first in rows:
            known = [f"{first}.{field}" for field in sorted(self._known.rows[rows[first]])]
        else:
            known = sorted(self._known.fields)
        if said in self._known.places and tag.word != "print":
            yield _fault(TemplateRule.FORBIDDEN, line, tag)
        elif said not in known:
            every = [*known, *(self._known.places if tag.word == "print" and first not in rows else ())]
            yield _fault(TemplateRule.UNKNOWN_NAME, line, tag, name=said, nearest=_nearest(said, every))

    def _list(self, line: Line, tag: Tag, tree: nodes.Template) -> Iterator[TemplateProblem]:
        _, listed = tagging.loop_of(tree)
        if listed not in self._known.lists:
            yield _fault(TemplateRule.UNKNOWN_NAME, line, tag, name=listed, nearest=nearest(listed, self._known.lists))
        elif any(each.tag.word == "for" for each in self._open):
            yield _fault(TemplateRule.FORBIDDEN, line, tag)
        self.lists.add(self._known.lists.get(listed, ""))

    def _nesting(self, line: Line, tag: Tag) -> Iterator[TemplateProblem]:
        """Yield the faults in the nesting of a condition's or loop's tag."""
        if tag.scope is Scope.RUN or not _is_alone(line, tag):
            yield _fault(TemplateRule.CROWDED, line, tag)
        if tag.word in {"if", "for"}:
            if len(self._open) == MOST_NESTED:
                yield _fault(TemplateRule.TOO_LONG, line, tag)
            self._open.append(_Open(tag, line, *self._row(tag)))
            return
        before = self._open[-1] if self._open else None
        if before is None or before.tag.word not in {_ENDS.get(tag.word), *_MIDDLE.get(tag.word, ())}:
            yield _fault(TemplateRule.CROSSED, line, tag)
            return
        if before.tag.scope is not tag.scope or _container(before.line, tag) is not _container(line, tag):
            yield _fault(TemplateRule.CROSSED, line, tag)
        if tag.word in _ENDS:
            self._open.pop()

    def _row(self, tag: Tag) -> tuple[str, str]:
        if tag.word != "for" or tag.tree is None or next(tagging.forbidden(tag.tree), None) is not None:
            return "", ""
        row, listed = tagging.loop_of(tag.tree)
        return (row, listed) if listed in self._known.lists else ("", "")


_MIDDLE = {"elif": ("if",), "else": ("if",)}


def _fault(kind: TemplateRule, line: Line, tag: Tag, **values: object) -> TemplateProblem:
    return TemplateProblem(kind, line.spot(), line.near(tag.start, tag.end), {"tag": tag.text, **values})


def _not_understood(tag: Tag) -> TemplateRule:
    if tagging.is_known_action(tag):
        return TemplateRule.FORBIDDEN
    return TemplateRule.SPLIT if tag.is_odd else TemplateRule.INCOMPLETE


def _without_tags(text: str) -> str:
    """Return a text with spaces in the place of its tags."""
    pieces, after = [], 0
    for start, end in tagging.spans(text):
        pieces += [text[after:start], " " * (end - start)]
        after = end
    return "".join((*pieces, text[after:]))


def _nearest(said: str, known: Iterable[str]) -> str:
    """Return the name most like an unknown one; within a known group, its own part must be alike."""
    every = tuple(known)
    group, dot, own = said.partition(".")
    siblings = [name.removeprefix(f"{group}.") for name in every if name.startswith(f"{group}.")]
    if not dot or not siblings:
        return nearest(said, every)
    found = nearest(own, siblings)
    return f"{group}.{found}" if found else ""


def _only_name(tree: nodes.Template | None) -> str:
    """Return the name that a tag prints unchanged; empty where the tag does more."""
    outputs = [] if tree is None else list(tree.iter_child_nodes())
    inner = list(outputs[0].iter_child_nodes()) if len(outputs) == 1 else []
    return tagging.name(inner[0]) if len(inner) == 1 else ""


def _is_alone(line: Line, tag: Tag) -> bool:
    """Tell whether a tag stands alone in the row, cell or paragraph that goes with it, so that no text is lost."""
    if tag.scope is Scope.TEXT:
        return True
    holder = _around(line, tag)
    if holder is None:
        return False
    return "".join(holder.itertext(w("t"))).strip() == tag.text


def _around(line: Line, tag: Tag) -> etree._Element | None:
    """Return the paragraph, cell or row that a tag controls; None where the tag is in no such element."""
    if tag.scope is Scope.PARAGRAPH:
        return line.element
    return next(line.element.iterancestors(_HOLDS.get(tag.scope, "")), None)


def _container(line: Line, tag: Tag) -> etree._Element | None:
    """Return the container of both ends of a condition or loop: the paragraph, or the rows' parent; None for none."""
    if tag.scope is Scope.TEXT:
        return line.element
    holder = _around(line, tag)
    return None if holder is None else holder.getparent()
