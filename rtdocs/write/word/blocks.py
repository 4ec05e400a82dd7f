"""Blocks as WordprocessingML: one short function a kind of block."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from rtdocs.layout.base.scaling import scaled
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Scene
from rtdocs.layout.base.text_metrics import measured_in
from rtdocs.layout.schema import pages as schema
from rtdocs.layout.slides import foot
from rtdocs.layout.timeline import timeline
from rtdocs.plan.content.document import (
    Block,
    ChartFigure,
    Heading,
    Items,
    Paragraph,
    Photos,
    Question,
    Role,
    SchemaFigure,
    Step,
    Table,
    TableLook,
    TimelineFigure,
)
from rtdocs.plan.content.graph import Graph
from rtdocs.write.drawingml.drawing import finished
from rtdocs.write.word.charts import chart_xml
from rtdocs.write.word.drawing import drawing_xml
from rtdocs.write.word.fields import Sequence, caption
from rtdocs.write.word.picture import photos_xml
from rtdocs.write.word.styles import Style
from rtdocs.write.word.tables import question_xml, table_xml
from rtdocs.write.word.text import (
    Manuscript,
    bookmark_name,
    bookmarked,
    controlled,
    letters,
    paragraph,
    quiet_xml,
    text_xml,
)

LEGEND_SIZE = 12
LEGEND = 20 * EMU_PER_POINT
"""The letters of a schema's legend, in points, and the height of its line, in EMU, before the drawing is scaled."""

HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}
ROLES = {
    Role.BODY: Style.BODY,
    Role.LEAD: Style.LEAD,
    Role.KEY: Style.KEY,
    Role.QUOTE: Style.QUOTE,
    Role.NOTE: Style.NOTE,
    Role.EFFECT_TITLE: Style.EFFECT_TITLE,
    Role.EFFECT: Style.EFFECT,
    Role.SETBACK: Style.SETBACK,
}
TABLES = {
    TableLook.PLAIN: Style.TABLE,
    TableLook.FACTS: Style.FACTS,
    TableLook.FIGURES: Style.FIGURES,
    TableLook.DOTS: Style.DOTS,
}
# A strip leaves room for a heading above it and its caption below.
FIGURE_SHARE = 0.8
TURNED_SHARE = 0.82
"""Of a page turned sideways, a timeline leaves the heading above it and its caption their room."""
SCHEMA_SHARE, SMALL_SHARE = 0.75, 0.38
"""A schema leaves room for its heading, what introduces it and its caption."""
SCHEMA_SCALES = (0.85, 0.8, 0.75)
"""It is laid out as for a slide and printed smaller, only as much as one page asks for: letters of 12 points, which a
slide needs, are then about as large as those of our tables."""
_KEEP, _LOOSE = "<w:keepNext/>", '<w:keepNext w:val="0"/>'


def blocks_xml(manuscript: Manuscript, blocks: Iterable[Block]) -> str:
    """Return blocks one below the other."""
    every = tuple(blocks)
    return "".join(
        _block_xml(manuscript, *three) for three in zip((None, *every), every, (*every[1:], None), strict=False)
    )


def _block_xml(manuscript: Manuscript, before: Block | None, block: Block, follower: Block | None) -> str:
    match block:
        case Table():
            title = caption(manuscript, Sequence.TABLE, block.id, block.caption) if block.numbered else ""
            table = table_xml(manuscript, block, TABLES[block.look], noted=_is_note(follower))
            return title + controlled(manuscript, block.caption, f"rt-{block.id}", table)
        case SchemaFigure() | TimelineFigure() | ChartFigure():
            return _figure_xml(manuscript, block)
        case Photos():
            return photos_xml(manuscript, block)
        case Question():
            return question_xml(manuscript, block)
        case _:
            return _text_block_xml(manuscript, before, block, follower)


def _text_block_xml(
    manuscript: Manuscript, before: Block | None, block: Heading | Paragraph | Step | Items, follower: Block | None
) -> str:
    match block:
        case Heading():
            return _heading_xml(manuscript, block)
        case Paragraph():
            keeps = _KEEP * _introduces(before, block, follower)
            return paragraph(manuscript, ROLES[block.role], text_xml(manuscript, block.text), keeps)
        case Step():
            return _step_xml(manuscript, block)
        case Items():
            return _items_xml(manuscript, block)
        case _:
            assert_never(block)


def _introduces(before: Block | None, block: Paragraph, follower: Block | None) -> bool:
    """Tell whether a paragraph introduces the next block, and so never stays alone at the foot of a page.

    It introduces a table, figure, list, question, quote or note, and the parts of a section that it opens.
    """
    match follower:
        case Paragraph():
            is_title = block.role is Role.EFFECT_TITLE and follower.role is Role.EFFECT
            return is_title or (block.role is not follower.role and follower.role in {Role.QUOTE, Role.NOTE})
        case Heading():
            return isinstance(before, Heading) and before.level < follower.level
        case _:
            return follower is not None


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.NOTE


def _heading_xml(manuscript: Manuscript, heading: Heading) -> str:
    runs = text_xml(manuscript, heading.text)
    named = bookmarked(manuscript, bookmark_name("_Toc", heading.id), runs)
    return paragraph(manuscript, HEADINGS[heading.level], named)


def _items_xml(manuscript: Manuscript, items: Items) -> str:
    """Return a list; a numbered one starts again at 1. No item stands alone at the foot or head of a page."""
    style = Style.NUMBERED if items.numbered else Style.BULLET
    restart = _numbering(manuscript.new_list()) if items.numbered else ""
    tied = {0, len(items.items) - 2} - {len(items.items) - 1}
    return "".join(
        paragraph(manuscript, style, text_xml(manuscript, item), _KEEP * (number in tied) + restart)
        for number, item in enumerate(items.items)
    )


def _step_xml(manuscript: Manuscript, step: Step) -> str:
    """Return a step: its date and title on one line, then its paragraphs.

    The line never stands alone at the foot of a page, nor what somebody said at the head of the next.
    """
    title = quiet_xml(manuscript, step.when) + letters("\t") + text_xml(manuscript, step.title)
    texts = [(Style.STEP_TEXT, text) for text in step.texts] + [(Style.STEP_WORDS, step.words)] * bool(step.words)
    before_words = len(texts) - 2 if step.words else None
    told = [
        paragraph(manuscript, style, text_xml(manuscript, text), _KEEP * (number == before_words))
        for number, (style, text) in enumerate(texts)
    ]
    return paragraph(manuscript, Style.STEP, title, _KEEP * bool(told)) + "".join(told)


def _numbering(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _figure_xml(manuscript: Manuscript, figure: SchemaFigure | TimelineFigure | ChartFigure) -> str:
    """Return the drawings of a figure one below the other in a control, and their one caption.

    Captions stand beside the controls: in one within another, LibreOffice 7.4 may show their field's own words.
    """
    with measured_in(manuscript.font):
        drawings = _drawings(manuscript, figure)
    if not drawings:
        return ""
    # The style keeps a drawing with its caption; of several only the last has it below.
    loose = [_LOOSE] * (len(drawings) - 1) + [""]
    every = "".join(paragraph(manuscript, Style.FIGURE, *each) for each in zip(drawings, loose, strict=True))
    held = controlled(manuscript, figure.caption, f"rt-{figure.id}", every)
    is_small = isinstance(figure, SchemaFigure) and not figure.turned
    return held + caption(manuscript, Sequence.FIGURE, figure.id, figure.caption) * (not is_small)


def _drawings(manuscript: Manuscript, figure: SchemaFigure | TimelineFigure | ChartFigure) -> list[str]:
    """Return the chart, the pages of a schema or the strips of a timeline."""
    if isinstance(figure, ChartFigure):
        return [chart_xml(manuscript, figure)]
    if isinstance(figure, SchemaFigure):
        return _schema(manuscript, figure)
    share = TURNED_SHARE if figure.turned else FIGURE_SHARE
    scenes = timeline.strips(figure.timeline, manuscript.width, round(manuscript.height * share))
    every = [finished(scene, manuscript.language, manuscript.own) for scene in scenes]
    return [drawing_xml(manuscript, scene, figure.caption) for scene in every]


def _schema(manuscript: Manuscript, figure: SchemaFigure) -> list[str]:
    """Return the pages of a schema with their legends: one where a scale allows it, else those that the smallest asks.

    Empty for a small schema that takes several pages, and for pages too small for any: the text says all of it.
    """
    share = SCHEMA_SHARE if figure.turned else SMALL_SHARE
    room = (manuscript.width, round(manuscript.height * share))
    for scale in SCHEMA_SCALES:
        pages = _laid_out(figure, room, scale)
        if len(pages) == 1 or (scale == SCHEMA_SCALES[-1] and figure.turned):
            scenes = [finished(_footed(page, figure.graph), manuscript.language, manuscript.own) for page in pages]
            smaller = replace(manuscript, scale=scale)
            return [drawing_xml(smaller, scaled(each, scale), figure.caption) for each in scenes]
    return []


def _laid_out(figure: SchemaFigure, room: tuple[int, int], scale: float) -> tuple[schema.Page, ...]:
    size = (round(room[0] / scale), round(room[1] / scale))
    try:
        return schema.pages(figure.graph, schema.PageRoom(_above_legend(size), None, size), alt=figure.alt)
    except ValueError:  # not even one event has room
        return ()


def _above_legend(size: tuple[int, int]) -> Frame:
    return Frame(0, 0, size[0], max(1, size[1] - LEGEND))


def _footed(page: schema.Page, graph: Graph) -> Scene:
    """Return the drawing of a page of a schema with its legend below."""
    scene = page.scene
    left_out = len(graph.nodes) - len(page.node_ids) if page.kind is schema.Kind.OVERVIEW else 0
    shown = foot.Shown(page.node_ids, page.edge_ids, left_out=left_out)
    frame = Frame(0, scene.height - LEGEND, scene.width, LEGEND)
    return replace(scene, shapes=(*scene.shapes, *foot.legend(graph, shown, frame, LEGEND_SIZE)))
