"""Runs and paragraphs of WordprocessingML, and what the blocks of one document share while they are written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from rtdocs.i18n import Language, codes, language
from rtdocs.plan.blocks import Run, Text
from rtdocs.plan.charts import Chart
from rtdocs.write.drawing import safe
from rtdocs.write.styles import Style, Styles

LINKS = ("http://", "https://", "mailto:")
BOOKMARK_LENGTH = 40  # Word cuts longer names, and two of them may then be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """What the blocks of one document share.

    Attributes:
        language: the document's language.
        styles: the id of each style in its template.
        width, height: the room for text on a page, in EMU.
        link: gives the id of the relation to an address.
        chart: puts a chart into the document and gives the id of the relation to it.
        new_list: gives the number of a fresh numbered list.
        bookmarks, drawings, controls: fresh ids, each unique in the document.
        tables, figures: the numbers of the captions.
    """

    language: Language
    styles: Styles
    width: int
    height: int
    link: Callable[[str], str]
    chart: Callable[[Chart], str]
    new_list: Callable[[], int]
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    controls: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))


def paragraph(manuscript: Manuscript, style: Style, runs: str, properties: str = "") -> str:
    """Return a paragraph of a style; `properties` are those that WordprocessingML places after the style."""
    named = f'<w:pStyle w:val="{manuscript.styles[style]}"/>' if style is not Style.BODY else ""
    about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{about}{runs}</w:p>"


def text_xml(manuscript: Manuscript, text: Text) -> str:
    """Return the runs of a text."""
    return "".join(run_xml(manuscript, run) for run in text)


def run_xml(manuscript: Manuscript, run: Run) -> str:
    """Return a run; its address becomes a link where it is http, https or mailto, and plain text anywhere else."""
    if not run.url.lower().startswith(LINKS):
        return letters(run.text, _properties(manuscript, run, Style.STRONG if run.strong else None))
    inner = letters(run.text, _properties(manuscript, run, Style.LINK))
    return f'<w:hyperlink r:id="{manuscript.link(run.url)}" w:history="1">{inner}</w:hyperlink>'


def letters(text: str, properties: str = "") -> str:
    """Return a run of plain text; its line ends and tabs are those of Word."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    written = safe(text)
    if "\n" in written or "\t" in written:
        written = written.replace("\n", _between("<w:br/>")).replace("\t", _between("<w:tab/>"))
    return f'<w:r>{about}<w:t xml:space="preserve">{written}</w:t></w:r>'


def bookmarked(manuscript: Manuscript, name: str, inner: str) -> str:
    """Return `inner` between the two ends of a bookmark."""
    number = next(manuscript.bookmarks)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def bookmark_name(prefix: str, identifier: str) -> str:
    """Return a stable name of a bookmark: letters, digits and underscores only."""
    plain = "".join(letter if letter.isalnum() else "_" for letter in identifier)
    return f"{prefix}_{plain}"[:BOOKMARK_LENGTH]


def _properties(manuscript: Manuscript, run: Run, style: Style | None) -> str:
    named = f'<w:rStyle w:val="{manuscript.styles[style]}"/>' if style else ""
    return named + (f'<w:lang w:val="{_tag(run.language)}"/>' if run.language else "")


def _tag(code: str) -> str:
    return language(code).tag if code in codes() else safe(code)


def _between(mark: str) -> str:
    return f'</w:t>{mark}<w:t xml:space="preserve">'
