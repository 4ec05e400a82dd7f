"""Tables of WordprocessingML: tables of texts and figures, and rows of content controls to type in.

Every table has one header row that repeats, rows that do not split, a title and a description, and no merged and no
empty cell. Widths are fixed, in shares of the page: Word then needs no second pass over a long table.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from math import ceil
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.plan.content.document import Question, Run, Table, TableLook, Text, plain
from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Manuscript, letters, paragraph, room_xml, text_xml

EMU_PER_TWIP = EMU_PER_POINT // 20
LINE_HEIGHT = 325  # twips: a line by hand
_ANSWER_SHARES = (0.38, 0.30, 0.18, 0.14)  # an answer and an action need more room than a name and a date
KEPT_ROWS, KEPT_LINES = 8, 14  # a table this short, of rows and of lines of text, stays on one page
LETTERS_ACROSS = 110  # so many letters of a table stand side by side on a page, roughly
_FIRST_TIED, _LAST_TIED = (
    2,
    3,
)  # of a longer one, the rows at its start and end that stay together: none stands alone on a page
_KEEP_NEXT = "<w:keepNext/>"


def table_xml(manuscript: Manuscript, table: Table, style: Style = Style.TABLE, *, noted: bool = False) -> str:
    """Return a table without its caption; a table that is `noted` keeps the paragraph below it on its page."""
    widths = share_out(manuscript.width // EMU_PER_TWIP, [column.share for column in table.columns])
    styles = _CELLS.get(table.look, _Cells())
    filled = (_filled(manuscript, row, styles) for row in table.rows)
    tied = _tied(len(table.rows), noted=noted, whole=table.whole or _is_short(table))
    rows = (_text_row(manuscript, row, widths, styles, tied=number in tied) for number, row in enumerate(filled))
    return _table(
        manuscript,
        style,
        _look(row_headers=table.row_headers) + _told(table.caption, table.description),
        widths,
        chain([_header_row(manuscript, [column.header for column in table.columns], widths, styles)], rows),
    )


def question_xml(manuscript: Manuscript, question: Question) -> str:
    """Return a question, the events it speaks of, and a row to type in or to write on by hand."""
    return (
        paragraph(manuscript, Style.QUESTION, _question_runs(manuscript, question))
        + (paragraph(manuscript, Style.NOTE, text_xml(manuscript, question.events), _KEEP_NEXT) * bool(question.events))
        + _answers(manuscript, question)
    )


def share_out(width: int, shares: Sequence[float]) -> list[int]:
    """Return whole widths in these proportions that add up to `width`, in its unit."""
    total = sum(shares)
    edges = [round(width * reached / total) for reached in accumulate(shares, initial=0.0)]
    return [end - start for start, end in pairwise(edges)]


def _tied(rows: int, *, noted: bool, whole: bool) -> frozenset[int]:
    """Return the indexes of the rows that stay on the page of the next row; of a noted table also the last."""
    end = rows if noted else rows - 1
    if whole:
        return frozenset(range(end))
    return frozenset((*range(_FIRST_TIED - 1), *range(rows - _LAST_TIED, end)))


def _is_short(table: Table) -> bool:
    """Tell whether a table is so short that it stays on one page."""
    across = LETTERS_ACROSS / sum(column.share for column in table.columns)
    lines = sum(
        max(ceil(len(plain(text)) / (column.share * across)) for text, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    return len(table.rows) <= KEPT_ROWS and lines <= KEPT_LINES


def _answers(manuscript: Manuscript, question: Question) -> str:
    titles = [answer.title for answer in question.answers]
    shares = _ANSWER_SHARES if len(titles) == len(_ANSWER_SHARES) else (1.0,) * len(titles)
    widths = share_out(manuscript.width // EMU_PER_TWIP, shares)
    say = manuscript.language.say
    told = _told(
        say("word.question.title", code=question.code),
        say("word.question.description", code=question.code, titles=titles),
    )
    cells = [paragraph(manuscript, Style.CELL, room_xml(manuscript, answer)) for answer in question.answers]
    row = _row(map(_cell, cells, widths), f'<w:trHeight w:val="{question.lines * LINE_HEIGHT}" w:hRule="atLeast"/>')
    rows = [_header_row(manuscript, titles, widths), row]
    return _table(manuscript, Style.ANSWERS, _look(row_headers=False) + told, widths, rows)


def _question_runs(manuscript: Manuscript, question: Question) -> str:
    """Return "R3. Quels acteurs…" with its code stressed and each run of the text as it is."""
    mark = "\ue001"
    before, _, after = manuscript.language.say("word.question.heading", code=question.code, text=mark).partition(mark)
    return text_xml(manuscript, (Run(before, strong=True), *question.text, *((Run(after),) if after else ())))


class _Cells(NamedTuple):
    """The styles of a table's cells: of its header, then of its rows; the first `texts` columns hold texts.

    `empty` is the key of the text in a cell without a value.
    """

    header: Style = Style.CELL
    row: Style = Style.CELL
    texts: int = 0
    empty: str = "word.empty-cell"

    def of(self, column: int, *, header: bool = False) -> Style:
        """Return the style of a cell in a column, from 0."""
        return Style.CELL if column < self.texts else self.header if header else self.row


_CELLS = {
    TableLook.FIGURES: _Cells(header=Style.FIGURE_NUMBER),
    TableLook.DOTS: _Cells(header=Style.DOT, row=Style.DOT, texts=1, empty="word.no-dot"),
}


def _filled(manuscript: Manuscript, row: Sequence[Text], styles: _Cells) -> list[Text]:
    """Return a row in which a text stands in the place of empty cells."""
    nothing = (Run(manuscript.language.say(styles.empty)),)
    return [text if any(run.text.strip() for run in text) else nothing for text in row]


def _header_row(
    manuscript: Manuscript,
    titles: Iterable[str],
    widths: Iterable[int],
    styles: _Cells = _Cells(),  # noqa: B008 - frozen
) -> str:
    cells = [
        paragraph(manuscript, styles.of(column, header=True), letters(title), _KEEP_NEXT)
        for column, title in enumerate(titles)
    ]
    return _row(map(_cell, cells, widths), "<w:tblHeader/>")


def _text_row(manuscript: Manuscript, row: Sequence[Text], widths: Sequence[int], styles: _Cells, *, tied: bool) -> str:
    """Return a row; one that is tied stays on the page of the next."""
    cells = [
        paragraph(manuscript, styles.of(column), text_xml(manuscript, text), _KEEP_NEXT * tied)
        for column, text in enumerate(row)
    ]
    return _row(map(_cell, cells, widths))


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(inner: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _table(manuscript: Manuscript, style: Style, properties: str, widths: Sequence[int], rows: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{manuscript.styles[style]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{properties}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _look(*, row_headers: bool) -> str:
    """Return the parts of the table style that apply; the hexadecimal value says the same to older programs."""
    value = "04A0" if row_headers else "0420"
    return (
        f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(row_headers)}"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )


def _told(title: str, description: str) -> str:
    return f'<w:tblCaption w:val="{safe(title)}"/><w:tblDescription w:val="{safe(description)}"/>'
