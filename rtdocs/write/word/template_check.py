"""The check of a Word template: every fault at once, each with its place, before anything of it is printed.

It is read twice. First paragraph by paragraph as a person sees it, which gives the place of a fault; then each part as
docxtpl will hand it to Jinja, which leaves nothing out: a fault that only the second reading finds has no paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from rtdocs.i18n import Language
from rtdocs.template_problems import TemplatePlace, TemplateProblem, TemplateRule
from rtdocs.write.word import template_tags as tagging
from rtdocs.write.word.active import tracked_faults
from rtdocs.write.word.template_lines import Line, lines
from rtdocs.write.word.template_names import (
    GRID,
    KIT,
    PARTS,
    REPORT,
    SUMMARY,
    BlockPlace,
    Names,
    Purpose,
    Values,
    names,
    sizes,
)
from rtdocs.write.word.template_reading import Reading

MOST_FAULTS = 200
"""Told of one template; who corrects these finds the others."""
MOST_TAGS = 5_000
"""Of one template: reading each takes a ten-thousandth of a second."""
MOST_PRINTED = 64 * 1024 * 1024
"""Characters that a template may print: ten times a table of 3,000 events in large cells."""
_LEAST_SUMMARY = 2
"""Parts of a summary: a template with no more may as well be the beginning of a report."""

_BRACE = re.compile(r">[^<>{]*\{")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def parts_of(template: DocxTemplate) -> Iterator[tuple[str, Part, etree._Element]]:
    """Yield the parts that docxtpl prints, with their name as in `Spot.part` and their root; the body comes first."""
    part = template.docx.part
    yield "body", part, part.element.body
    for name, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        related = {rel.target_part.partname: rel.target_part for rel in part.rels.values() if rel.reltype == uri}
        yield from ((name, each, each.element) for each in related.values())
    for each in part.package.iter_parts():
        if each.content_type == FOOTNOTES:
            yield "footnote", each, etree.fromstring(each.blob)


def check(template: DocxTemplate, filled: Values, language: Language) -> tuple[TemplateProblem, ...]:
    """Return the faults of an opened template of which nothing is printed yet, in the order of its text.

    Args:
        template: as `rtdocs.write.word.template.open_template` gives it.
        filled: the values of its names, whose names alone it may use.
        language: in whose language the parts are named that have no place.
    """
    known = names(filled)
    reading = Reading(known, tagging.sandbox())
    found = tuple(islice(_check(template, filled, known, reading), MOST_FAULTS))
    return (*found, *_unplaced(reading, language))


def places(template: DocxTemplate, filled: Values) -> set[BlockPlace]:
    """Return the places that a template has, whatever its faults."""
    reading = Reading(names(filled), tagging.sandbox())
    every = [tuple(lines(root, name)) for name, _, root in parts_of(template)]
    if not _is_crowded(every):
        for texts in every:
            list(islice(reading.read(texts), MOST_FAULTS))
    return set(reading.places)


def made_for(found: Iterable[BlockPlace]) -> Purpose:
    """Return the document that a template with these places is made for.

    A template for the summary has parts of the summary, of the report no other, and nothing that opens a long document.
    """
    has = set(found)
    if has & (GRID - REPORT):
        return Purpose.GRID
    longer = (REPORT - SUMMARY) | {BlockPlace.CONTENTS, BlockPlace.CAPTIONS}
    is_short = BlockPlace.SUMMARY in has and len(has & SUMMARY) > _LEAST_SUMMARY and not has & longer
    return Purpose.SUMMARY if is_short else Purpose.REPORT


def _unplaced(reading: Reading, language: Language) -> Iterator[TemplateProblem]:
    """Yield a note on the parts without a place."""
    if not reading.places:
        yield TemplateProblem(TemplateRule.NO_PLACE)
    elif missing := _left_out(reading.places, reading.lists):
        yield TemplateProblem(TemplateRule.LEFT_OUT, values={"names": _named(missing, language)})


def _check(template: DocxTemplate, filled: Values, known: Names, reading: Reading) -> Iterator[TemplateProblem]:
    every = [(name, part, root, tuple(lines(root, name))) for name, part, root in parts_of(template)]
    if _is_crowded(texts for *_, texts in every):
        yield TemplateProblem(TemplateRule.TOO_LONG)
        return
    printed = 0
    for name, part, root, texts in every:
        yield from tracked_faults(name, root)
        met, fault = len(reading.places), None
        for fault in reading.read(texts):
            yield fault
        if fault is None:
            tree = _parsed(template, part, root)
            if _is_hiding(tree, known, reading.places[met:]):
                yield TemplateProblem(TemplateRule.HIDDEN, TemplatePlace(part=name))
            printed += tagging.longest(tree, *sizes(filled)) if tree else 0
    if printed > MOST_PRINTED:
        yield TemplateProblem(TemplateRule.TOO_LONG)


def _is_crowded(every: Iterable[Iterable[Line]]) -> bool:
    return sum(line.text.count("{") for texts in every for line in texts) > 2 * MOST_TAGS


def _left_out(found: Iterable[BlockPlace], lists: Iterable[str]) -> set[BlockPlace]:
    """Return the parts that a template has no place for; a list of rows counts as a place of its part."""
    has = {*found, *(BlockPlace(key) for key in lists if key in {"effects", "actors"})}
    return set() if has & KIT else set(PARTS[made_for(has)] - has)


def _named(every: Iterable[BlockPlace], language: Language) -> tuple[str, ...]:
    kept = set(every)
    return tuple(language.say(f"template.place.{place.value}") for place in BlockPlace if place in kept)


def _parsed(template: DocxTemplate, part: Part, root: etree._Element) -> nodes.Template | None:
    """Return Jinja's tree of a part as docxtpl will hand it over; None where Jinja cannot parse it."""
    source = part.blob.decode() if part.content_type == FOOTNOTES else template.xml_to_string(root)
    if not _has_tags(source):
        return nodes.Template([nodes.Output([nodes.TemplateData(source)])])  # docxtpl takes seconds for a long one
    try:
        return tagging.sandbox().parse(template.patch_xml(source))
    except (TemplateSyntaxError, RecursionError):
        return None


def _has_tags(source: str) -> bool:
    """Tell whether docxtpl may find a tag: a brace in a text, or two signs of a tag side by side."""
    return bool(_BRACE.search(source)) or any(sign in source for sign in ("{{", "{%", "{#"))


def _is_hiding(tree: nodes.Template | None, known: Names, seen: Iterable[BlockPlace]) -> bool:
    """Tell whether docxtpl finds more in a part than a person sees: in the text of a picture, in a field."""
    if tree is None or next(tagging.forbidden(tree), None) is not None or not _is_known(tree, known, {}):
        return True
    stored = (known.places.get(tagging.name(node)) for node in tagging.printed(tree))
    return Counter(filter(None, stored)) != Counter(seen)


def _is_known(node: nodes.Node, known: Names, rows: Mapping[str, str]) -> bool:
    """Tell whether a tree prints known names only, each row's inside its loop."""
    if isinstance(node, nodes.For):
        target, listed = tagging.loop_of_node(node)
        inner = {**rows, target: listed}
        return listed in known.lists and all(_is_known(child, known, inner) for child in node.body)
    if isinstance(node, nodes.Name | nodes.Getattr):
        said = tagging.name(node)
        first, _, field = said.partition(".")
        if first in rows:
            return field in known.rows[rows[first]]
        return said in known.fields or said in known.texts or said in known.places
    return all(_is_known(child, known, rows) for child in node.iter_child_nodes())
