"""From blocks to WordprocessingML: one short function a kind of block."""

from collections.abc import Iterable
from typing import assert_never

from rtdocs.layout.timeline import timeline
from rtdocs.plan.content.document import (
    Block,
    ChartFigure,
    Heading,
    Items,
    Paragraph,
    Question,
    Role,
    Table,
    TimelineFigure,
)
from rtdocs.write.drawingml.drawing import finished
from rtdocs.write.word.charts import chart_xml
from rtdocs.write.word.drawing import drawing_xml
from rtdocs.write.word.fields import Sequence, caption
from rtdocs.write.word.styles import Style
from rtdocs.write.word.tables import question_xml, table_xml
from rtdocs.write.word.text import Manuscript, bookmark_name, bookmarked, controlled, paragraph, text_xml

HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}
ROLES = {
    Role.BODY: Style.BODY,
    Role.LEAD: Style.LEAD,
    Role.KEY: Style.KEY,
    Role.QUOTE: Style.QUOTE,
    Role.NOTE: Style.NOTE,
}
# A strip leaves room for a heading above it and its caption below.
FIGURE_SHARE = 0.8
_KEEP, _LOOSE = "<w:keepNext/>", '<w:keepNext w:val="0"/>'


def blocks_xml(manuscript: Manuscript, blocks: Iterable[Block]) -> str:
    """Return blocks one below the other."""
    every = tuple(blocks)
    return "".join(
        _block_xml(manuscript, *three) for three in zip((None, *every), every, (*every[1:], None), strict=False)
    )


def _block_xml(manuscript: Manuscript, before: Block | None, block: Block, follower: Block | None) -> str:
    match block:
        case Heading():
            return _heading_xml(manuscript, block)
        case Paragraph():
            keeps = _KEEP * _introduces(before, block, follower)
            return paragraph(manuscript, ROLES[block.role], text_xml(manuscript, block.text), keeps)
        case Items():
            return _items_xml(manuscript, block)
        case Table():
            title = caption(manuscript, Sequence.TABLE, block.id, block.caption) if block.numbered else ""
            table = table_xml(manuscript, block, noted=_is_note(follower))
            return title + controlled(manuscript, block.caption, f"rt-{block.id}", table)
        case TimelineFigure() | ChartFigure():
            return _figure_xml(manuscript, block)
        case Question():
            return question_xml(manuscript, block)
        case _:
            assert_never(block)


def _introduces(before: Block | None, block: Paragraph, follower: Block | None) -> bool:
    """Tell whether a paragraph introduces what follows, and so never stays alone at the foot of a page.

    It introduces a table, figure, list, question, quote or note, and the parts of a section that it opens.
    """
    match follower:
        case Paragraph():
            return block.role is not follower.role and follower.role in {Role.QUOTE, Role.NOTE}
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


def _numbering(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _figure_xml(manuscript: Manuscript, figure: TimelineFigure | ChartFigure) -> str:
    """Return the drawings of a figure one below the other in a control, and their one caption.

    Captions stand beside the controls: in one within another, LibreOffice 7.4 may show their field's own words.
    """
    drawings = _drawings(manuscript, figure)
    # The style keeps a drawing with its caption; of several only the last has it below.
    loose = [_LOOSE] * (len(drawings) - 1) + [""]
    every = "".join(paragraph(manuscript, Style.FIGURE, *each) for each in zip(drawings, loose, strict=True))
    held = controlled(manuscript, figure.caption, f"rt-{figure.id}", every)
    return held + caption(manuscript, Sequence.FIGURE, figure.id, figure.caption)


def _drawings(manuscript: Manuscript, figure: TimelineFigure | ChartFigure) -> list[str]:
    """Return the chart, or the strips of a timeline."""
    if isinstance(figure, ChartFigure):
        return [chart_xml(manuscript, figure)]
    scenes = timeline.strips(figure.timeline, manuscript.width, round(manuscript.height * FIGURE_SHARE))
    every = [finished(scene, manuscript.language, manuscript.own) for scene in scenes]
    return [drawing_xml(manuscript, scene, figure.caption) for scene in every]
