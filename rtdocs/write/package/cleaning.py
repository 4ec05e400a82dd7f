"""The cleaning of a template: breaches of `rtdocs.write.package.allow_list` taken out, and reported with their places.

A breach that no page depends on is left out; one whose loss would spoil a page is left out too, but its fault refuses
the template. Either way nothing that comes after (docxtpl, python-docx, python-pptx) ever sees it. Parts that no
relation leads to are not taken over.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from rtdocs.template_problems import TemplatePlace, TemplateProblem, TemplateRule
from rtdocs.write.package.allow_list import SPACES, WORKBOOK, Loss
from rtdocs.write.package.bookmarks import free_bookmarks
from rtdocs.write.package.breaches import Breach, breaches, has_its_root, kind_for, loss_of, picture_kind, references
from rtdocs.write.package.field_codes import Field
from rtdocs.write.package.parts import DamagedPartError, Package, Part, Relation, written
from rtdocs.write.package.tolerance import tolerate

_PLAIN = {None, "UTF-8", "ASCII", "US-ASCII"}
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PRINTED = tuple(f"{_WORDS}{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes"))
_TAGGED = etree.XPath("//text()[contains(., '{{') or contains(., '{%')] | //@*[contains(., '{{') or contains(., '{%')]")
_UNTYPED = {"", "application/xml", "text/xml", "application/octet-stream"}
_A, _P, _W = (f"{{{SPACES[prefix]}}}" for prefix in ("a", "p", "w"))
_SESSIONS = tuple(f"{_W}rsid{which}" for which in ("R", "RDefault", "RPr", "P", "Tr", "Del", "Sect"))
"""The attributes by which Word tells the sessions in which a document was edited."""
# Frames of a picture, a chart or a diagram: without it, the frame would be an empty box.
_FRAMES = tuple(f"{{{SPACES[prefix]}}}{name}" for prefix, name in (("w", "drawing"), ("w", "pict"), ("p", "pic")))
_FRAMES += (f"{_P}graphicFrame",)
_FRAMED = {f"{_A}blip", f"{{{SPACES['v']}}}imagedata", f"{{{SPACES['c']}}}chart", f"{{{SPACES['dgm']}}}relIds"}
_FRAMED |= {f"{_P}oleObj", f"{_P}control", f"{_P}contentPart"}

Spot = Callable[[etree._Element | None], TemplatePlace]  # noqa: SLF001 - lxml names its elements so
"""Says where an element stands in a part of a template, None for somewhere in it: as people know its places."""
PlaceOf = Callable[[Part], Spot]
MOST_FAULTS = 200
"""Told of a part at once, the worst of them; who mends these sees the others."""


class Cleaned(NamedTuple):
    """A template as an ordinary document, and the faults of its breaches; `slides` is the number of its slides."""

    stream: io.BytesIO
    faults: tuple[TemplateProblem, ...]
    slides: int


Inner = Callable[[bytes], Cleaned]
"""Cleans a workbook that stands in a part."""


def place_in_file(part: Part) -> Spot:
    """Return the place of a part that people have no name for, as a function of the element."""
    place = TemplatePlace(part="file", inside=part.name.lstrip("/")) if part.type else TemplatePlace()
    return lambda _node: place


def cleaned(package: Package, inner: Inner, place_of: PlaceOf = place_in_file) -> Cleaned:
    """Return a template without its breaches of the allow-list.

    Args:
        package: the template.
        inner: cleans the workbook behind a chart.
        place_of: gives the place of a breach.

    Raises:
        DamagedPartError: a part is missing or is not what the file says it is.
        ForbiddenMarkupError: a part declares a DOCTYPE.
    """
    cleaning = _Cleaning(package, inner, place_of)
    parts = cleaning.run()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        written(parts, package.relations, target)
    stream.seek(0)
    faults = {repr(fault): fault for fault in cleaning.faults}
    return Cleaned(stream, tuple(faults.values()), cleaning.slides)


def purge(root: etree._Element) -> None:
    """Take the breaches out of a part that a library made where the template has none."""
    for breach in list(breaches(Part("", "", b"", root=root), is_template=True)):
        _take_out(breach)


class _Cleaning:
    """The cleaning of one template, from its main part to all parts that this leads to."""

    def __init__(self, package: Package, inner: Inner, place_of: PlaceOf) -> None:
        self.package = package
        self.faults: list[TemplateProblem] = []
        self.slides = 0
        self._inner = inner
        self._place_of = place_of

    def run(self) -> list[Part]:
        """Return the parts that go into documents, clean, in the order in which they are reached."""
        root = Part("/", "", b"", self.package.relations)
        reached: dict[str, Part] = {}
        waiting = self._kept(root)
        while waiting:
            name = waiting.pop(0)
            if name in reached:
                continue
            part = reached[name] = self.package.part(name)
            if not has_its_root(part):
                raise DamagedPartError(name)
            waiting += self._kept(part)
        self.package.relations = root.relations
        free_bookmarks(list(reached.values()))
        return list(reached.values())

    def _kept(self, part: Part) -> list[str]:
        """Clean a part; return the names of the parts that it leads to."""
        if part.type == WORKBOOK:
            book = self._inner(part.content)
            part.content, part.relations = book.stream.getvalue(), []
            self.faults += (_of_inner(each, self._place_of(part)(None)) for each in book.faults)
            return []
        self._name_types(part)
        lost = {relation.id: loss for relation in part.relations if (loss := loss_of(relation, part.type))}
        if Loss.DAMAGED in lost.values():
            raise DamagedPartError(part.name)
        if part.root is not None:
            self._count_slides(part.root)
            self._go_through(part, lost)
        else:
            self.faults += _of_relations(part, lost, [], {}, self._place_of(part))
        part.relations = [each for each in part.relations if each.id not in lost]
        return [each.target for each in part.relations if each.target]

    def _name_types(self, part: Part) -> None:
        """Give each target whose kind the file does not declare the kind that the relation to it asks for."""
        for relation in part.relations:
            if relation.target and relation.target_type in _UNTYPED and (kind := self._kind_for(relation, part.type)):
                self.package.retype(relation.target, kind)
                relation.target_type = kind

    def _kind_for(self, relation: Relation, source: str) -> str:
        if relation.kind == "image" and relation.target:
            return picture_kind(self.package.content(relation.target))
        return kind_for(relation, source)

    def _count_slides(self, root: etree._Element) -> None:
        listed = root.find(f"{_P}sldIdLst")
        self.slides += 0 if listed is None else len(listed)

    def _go_through(self, part: Part, lost: dict[str, Loss]) -> None:
        """Report the breaches of a part, then take them out."""
        root = part.root
        assert root is not None  # noqa: S101 - for the type checker: only markup comes here
        etree.strip_attributes(root, *_SESSIONS)  # first and at once: each run of a long document may have three
        found = list(breaches(part, is_template=True))
        held = {each.node: each.loss for each in found if not each.attribute}
        kept = {each.id for each in part.relations} - lost.keys()
        users = [(node, name, number) for node, name, number in references(root) if number not in kept]
        spot = self._place_of(part)
        self.faults += _of_breaches(found, spot)
        self.faults += _of_relations(part, lost, users, held, spot)
        for each in found:
            _take_out(each)
        if not part.type.startswith(_PRINTED) and (tagged := _TAGGED(root)):
            # docxtpl prints nothing here, and nobody prints a presentation's: the tag would be seen as it is.
            self.faults.append(TemplateProblem(TemplateRule.HIDDEN, self._place_of(part)(tagged[0].getparent())))
        for node, name, _ in users:
            _take_out_user(node, name)
        had_sessions = b"rsid" in part.content
        is_plain = (root.getroottree().docinfo.encoding or "UTF-8").upper() in _PLAIN and b"<!--" not in part.content
        part.is_changed = any((found, users, had_sessions, not is_plain, tolerate(root)))


# --- Reports


def _of_breaches(found: list[Breach], spot: Spot) -> Iterator[TemplateProblem]:
    told = [each for each in found if each.loss is not Loss.QUIET]
    if len(told) > MOST_FAULTS:
        told = sorted(told, key=lambda each: -each.loss.value)[:MOST_FAULTS]
    for each in told:
        yield _fault(each.loss, each.name, spot(each.node), each.shown)


def _of_relations(
    part: Part,
    lost: dict[str, Loss],
    users: list[tuple[etree._Element, str, str]],
    held: dict[etree._Element, Loss],
    spot: Spot,
) -> Iterator[TemplateProblem]:
    """Yield a fault for each relation left out, at its first use.

    A relation used within content that is left out as a whole is reported with that; one that would fetch something
    from elsewhere is never left out in silence.
    """
    first = {number: node for node, _, number in reversed(users)}
    for relation in part.relations:
        loss, node = lost.get(relation.id), first.get(relation.id)
        lineage = () if node is None else (node, *node.iterancestors())
        holder = next((held[each] for each in lineage if each in held), None)
        if relation.is_external and Loss.QUIET in {loss, holder}:
            loss = Loss.TOLD
        elif loss is None or loss is Loss.QUIET or holder or (loss is Loss.DEAD and node is None):
            continue
        yield _of_relation(relation, loss, spot(node))


def _of_relation(relation: Relation, loss: Loss, place: TemplatePlace) -> TemplateProblem:
    shown = relation.address if loss in {Loss.OUTSIDE, Loss.DEAD} else relation.kind
    return _fault(loss, (shown == "image" and relation.target_type) or shown, place)


def _of_inner(fault: TemplateProblem, place: TemplatePlace) -> TemplateProblem:
    """Return the fault of a workbook behind a chart as one of the template: pages depend on its cells alone."""
    names = (fault.values.get(key) for key in ("name", "target"))
    return _fault(Loss.TOLD, next((str(name) for name in names if name), fault.fault.code), place)


def _fault(loss: Loss, name: str, place: TemplatePlace, shown: str = "") -> TemplateProblem:
    match loss:
        case Loss.MACROS:
            return TemplateProblem(TemplateRule.MACROS)
        case Loss.OUTSIDE:
            return TemplateProblem(TemplateRule.OUTSIDE, place, values={"target": name})
        case Loss.DEAD:
            return TemplateProblem(TemplateRule.DEAD_LINK, place, values={"target": name})
        case Loss.ACTIVE:
            return TemplateProblem(TemplateRule.ACTIVE, place, shown or name, {"name": name})
        case _:
            return TemplateProblem(TemplateRule.LEFT_BEHIND, place, values={"name": name})


# --- Taking out


def _take_out(breach: Breach) -> None:
    if breach.field is not None:
        _unlink(breach.field)
    elif breach.attribute:
        breach.node.attrib.pop(breach.attribute, None)
    else:
        _remove(_framed(breach.node))


def _take_out_user(node: etree._Element, name: str) -> None:
    """Take out the user of a lost relation: a link leaves its words, a picture goes with its frame."""
    if node.tag == f"{_W}hyperlink":
        _unwrap(node)
    elif node.getparent() is None:
        node.attrib.pop(name, None)
    elif node.tag == f"{_A}blip" and node.getparent().tag == f"{_A}blipFill":
        fill = node.getparent()
        if fill.getparent() is not None:
            fill.getparent().replace(fill, etree.Element(f"{_A}noFill"))
    else:
        _remove(_framed(node))


def _framed(node: etree._Element) -> etree._Element:
    frames = node.iterancestors(*_FRAMES) if node.tag in _FRAMED else iter(())
    return next(frames, node)


def _remove(node: etree._Element) -> None:
    """Remove an element, unless it is the root."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    at = parent.index(node)
    parent[at : at + 1] = list(node)


def _unlink(field: Field) -> None:
    """Replace a field by the text it shows."""
    for node in field.nodes:
        if node.tag == f"{_W}fldSimple":
            _unwrap(node)
        elif node.getparent() is not None:
            _remove(node)
