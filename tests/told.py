"""Plans as a person would type them, for tests: a line a heading, paragraph, item, table row."""

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Stored

from rtdocs import i18n
from rtdocs.plan import report
from rtdocs.plan.content.document import (
    ChartFigure,
    Heading,
    Items,
    Paragraph,
    Photos,
    SchemaFigure,
    Step,
    Table,
    TimelineFigure,
    plain,
)
from rtdocs.plan.wording.telling import Telling

FRENCH = i18n.language_of("fr")


def spaced(text):
    return plain(text).replace("\u00a0", " ").replace("\u202f", " ")


def sentence(key, code="fr", /, **values):
    """Return a sentence of a catalogue, its spaces all alike: for tests of when it is said, whatever its words."""
    return i18n.language_of(code).say(key, **values).replace("\u00a0", " ").replace("\u202f", " ")


def lines(told, section, language=FRENCH, *, group=False):
    """Return the lines of a section of the report."""
    planned = report.plan(Telling(told, language, group=group))
    return [line for block in planned.sections.get(section, ()) for line in shown(block)]


def named(told, section, kind, place=0):
    """Return the block of a kind at a place of a section."""
    return [block for block in report.plan(Telling(told, FRENCH)).sections[section] if isinstance(block, kind)][place]


def shown(block):
    match block:
        case Heading():
            return [f"{'#' * block.level} {spaced(block.text)}"]
        case Paragraph():
            return [spaced(block.text)]
        case Step():
            told = [*block.texts, *((block.words,) if block.words else ())]
            return [" ".join(f"* {block.when} | {spaced(block.title)}".split()), *map(spaced, told)]
        case Items():
            return [f"{number if block.numbered else '-'} {spaced(item)}" for number, item in enumerate(block.items, 1)]
        case Table():
            return [" | ".join(spaced(cell) or "–" for cell in row) for row in block.rows]
        case _:
            return _drawn(block)


def _drawn(block):
    match block:
        case SchemaFigure():
            return [f"<{len(block.graph.nodes)}>"]
        case TimelineFigure():
            return [f"[{len(block.timeline.marks)}]"]
        case ChartFigure():
            return [f"[{len(block.chart.categories)} × {len(block.chart.series)}]"]
        case Photos():
            return [f"({photo.path}: {photo.caption})" for photo in block.photos]
        case _:
            return []


def paragraphs_of(path):
    """Return every paragraph of a stored Word document; python-docx leaves out those in content controls."""
    made = docx.Document(str(path))
    return [Stored(each, made) for each in made.element.body.iter(qn("w:p"))]


def blocks_of(document, kind):
    """Return all blocks of a kind, in reading order."""
    return [block for section in document.sections.values() for block in section if isinstance(block, kind)]
