"""The copying of slides and shapes from one opened presentation into another, with the parts that they refer to."""

from copy import deepcopy
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part

from rtdocs.merge.deck.state import A, P

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def adopt(element: Any, source: Any, target: Any) -> Any:  # noqa: ANN401 - python-pptx has no types
    """Return a copy of an element of part `source` for part `target`, with its relations, without links to slides."""
    copy = deepcopy(element)
    for node in copy.iter():
        for name in [name for name in node.attrib if name.startswith(_R)]:
            relation = source.rels.get(node.get(name))
            if relation is None or relation.reltype == RELATIONSHIP_TYPE.SLIDE:
                del node.attrib[name]
            elif relation.is_external:
                node.set(name, target.relate_to(relation.target_ref, relation.reltype, is_external=True))
            else:
                node.set(name, target.relate_to(_copied(relation.target_part, target.package), relation.reltype))
    return copy


def _copied(part: Any, package: Any) -> Any:  # noqa: ANN401 - idem
    """Return a copy of a part (a chart, a picture) and of the parts that it refers to, in another package."""
    name = str(part.partname)
    stem, _, ending = name.rpartition(".")
    free = package.next_partname(f"{stem.rstrip('0123456789')}%d.{ending}")
    copy = Part(free, part.content_type, package, part.blob)
    # A part names its relations in its own text: they are made again in the order of their numbers.
    for relation in sorted(part.rels.values(), key=lambda each: (len(each.rId), each.rId)):
        if not relation.is_external:
            copy.relate_to(_copied(relation.target_part, package), relation.reltype)
    return copy


def new_slide(presentation: Any, ours: Any, after: int) -> Any:  # noqa: ANN401 - idem
    """Add a copy of a slide of ours behind the slide number `after` (from 0), -1 for the front; return the copy."""
    slide = added_slide(presentation, _layout(presentation, ours.slide_layout))
    listed = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx has no public way to move a slide
    listed.insert(after + 1, listed[-1])
    fill_slide(slide, ours)
    return slide


def added_slide(presentation: Any, layout: Any) -> Any:  # noqa: ANN401 - idem
    """Add an empty slide at the end, and return it.

    python-pptx names a slide's part by the number of slides: after a slide was removed, another part may bear that
    name.
    """
    listed = presentation.slides._sldIdLst  # noqa: SLF001 - as above
    presentation.part.rename_slide_parts([entry.rId for entry in listed])
    return presentation.slides.add_slide(layout)


def fill_slide(slide: Any, ours: Any) -> None:  # noqa: ANN401 - idem
    """Replace a slide's content by that of a slide of ours; its place and whether it is hidden stay."""
    before, tree = slide.element.cSld.spTree, ours.element.cSld.spTree
    before.getparent().replace(before, adopt(tree, ours.part, slide.part))
    slide.element.cSld.set("name", ours.element.cSld.get("name", ""))
    for timing in slide.element.findall(f"{P}timing"):
        slide.element.remove(timing)
    for timing in ours.element.findall(f"{P}timing"):
        slide.element.append(deepcopy(timing))
    copy_notes(slide, ours)


def copy_notes(slide: Any, ours: Any) -> None:  # noqa: ANN401 - idem
    """Replace a slide's notes by those of a slide of ours."""
    if not ours.has_notes_slide or ours.notes_slide.notes_text_frame is None:
        return
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        body = frame._txBody  # noqa: SLF001 - python-pptx has no public way to a text as it is
        body.getparent().replace(body, deepcopy(ours.notes_slide.notes_text_frame._txBody))  # noqa: SLF001 - idem


def remove_slide(presentation: Any, slide: Any) -> None:  # noqa: ANN401 - idem
    """Remove a slide from a presentation, with the links to it: a single link would keep its part."""
    for other in presentation.slides:
        for link in [each for each in other.element.iter(f"{A}hlinkClick", f"{A}hlinkHover") if each.get(f"{_R}id")]:
            relation = other.part.rels.get(link.get(f"{_R}id"))
            if relation is not None and not relation.is_external and relation.target_part is slide.part:
                link.getparent().remove(link)
        for name, relation in list(other.part.rels.items()):
            if not relation.is_external and relation.target_part is slide.part:
                other.part.rels.pop(name)
    listed = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx has no public way to remove a slide
    entry = next(entry for entry in listed if presentation.part.related_part(entry.rId) is slide.part)
    presentation.part.drop_rel(entry.rId)
    listed.remove(entry)


def _layout(presentation: Any, wanted: Any) -> Any:  # noqa: ANN401 - idem
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    return next((layout for layout in layouts if layout.name == wanted.name), layouts[-1])
