"""A copy of a Word template with a comment at each fault; its text stays as it was."""

from collections.abc import Sequence
from pathlib import Path

import docx
from lxml import etree

from rtdocs.i18n import Language
from rtdocs.template_problems import TemplateProblem
from rtdocs.write.package.template_file import WORD, open_package, plain_errors
from rtdocs.write.package.whole import save_whole
from rtdocs.write.word.markup import elements, w
from rtdocs.write.word.template_lines import paragraph_at, place_in

_AUTHOR, _INITIALS = "rtdocs", "rt"


def annotate(template: Path, faults: Sequence[TemplateProblem], language: Language, path: Path) -> None:
    """Write a copy of a Word template with a comment at each fault.

    Word has comments in the body only: a fault elsewhere, or without a place, gets its comment at the first paragraph.

    Args:
        template: the Word template.
        faults: as `rtdocs.write.word.document.inspect` gives them.
        language: the language of the comments.
        path: the file to write.

    Raises:
        BrokenTemplate: the template cannot be read.
    """
    stream = open_package(template, WORD, place_in).stream
    with plain_errors(template):
        word = docx.Document(stream)
        body = word.element.body
        first = next(body.iter(w("p")), None)
        if first is None:
            first = word.add_paragraph()._p  # noqa: SLF001 - the element itself
        for fault in faults:
            inside = paragraph_at(body, fault.spot) if fault.spot.part == "body" else None
            comment = word.part._comments_part.comments.add_comment(_told(fault, language), _AUTHOR, _INITIALS)  # noqa: SLF001 - the public way takes runs, which a link may hold
            comment._comment_elm.attrib.pop(w("date"), None)  # noqa: SLF001 - no clock in what we write
            _mark(first if inside is None else inside, comment.comment_id)
    save_whole(word, path)


def _told(fault: TemplateProblem, language: Language) -> str:
    code = f"{fault.fault.code} · {fault.fault.title(language)}"
    return "\n".join(filter(None, (code, fault.spot.say(language), fault.message(language), fault.way_out(language))))


def _mark(paragraph: etree._Element, number: int) -> None:
    """Put the range of a comment round the whole text of a paragraph."""
    start, end, reference = elements(
        f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )
    paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, start)
    paragraph.extend((end, reference))
