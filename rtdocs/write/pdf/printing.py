"""The PDF files of a build, and the page numbers of the lists in Word documents, which only a layout engine knows."""

from collections.abc import Sequence
from pathlib import Path

from rtdocs.write.pdf.libreoffice import to_pdf
from rtdocs.write.word.page_numbers import bookmarks, number, pages_of

_MOST_ROUNDS = 3
"""A number that makes a line longer may move what follows. What has not come to rest by then gets no numbers."""


def print_all(documents: Sequence[Path], day: str = "") -> tuple[Path, ...]:
    """Write a tagged PDF beside each document, and page numbers into the lists of the Word documents.

    Args:
        documents: .docx and .pptx files of one folder.
        day: the day the PDF files bear, as an ISO text.

    Returns:
        The PDF files, in the order of the documents.

    Raises:
        CannotWrite: LibreOffice is not on the computer, or gives no PDF.
    """
    to_pdf(documents, documents[0].parent, day)
    words = [path for path in documents if path.suffix == ".docx"]
    pages: dict[Path, dict[str, int]] = {path: {} for path in words}
    for _ in range(_MOST_ROUNDS):
        words = [path for path in words if _renumbered(path, pages)]
        to_pdf(words, documents[0].parent, day)
    for path in words:
        number(path, {})
    to_pdf(words, documents[0].parent, day)
    return tuple(map(pdf_of, documents))


def pdf_of(document: Path) -> Path:
    """Return the path of a document's PDF."""
    return document.with_suffix(".pdf")


def _renumbered(path: Path, pages: dict[Path, dict[str, int]]) -> bool:
    """Write the page numbers of the PDF into a document; return False where it has them already."""
    found = pages_of(pdf_of(path), bookmarks(path))
    if found == pages[path]:
        return False
    pages[path] = found
    number(path, found)
    return True
