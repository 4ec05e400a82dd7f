"""What stands in a Word document once all that rtdocs offers is accepted, or refused, as Word's Review tab does."""

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from rtdocs.merge.document.keys import AUTHOR, W

_MARKS = (f"{W}ins", f"{W}del")


def settle(path: Path, *, accepted: bool) -> None:
    """Accept, or refuse, every tracked change by rtdocs in the body of a document, and save it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    _settle(root, f"{W}del" if accepted else f"{W}ins")
    parts["word/document.xml"] = etree.tostring(root)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def lines(path: Path) -> list[str]:
    """Return the paragraphs of the body that say something."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    said = ("".join(each.text or "" for each in one.iter(f"{W}t", f"{W}delText")) for one in root.iter(f"{W}p"))
    return [" ".join(line.split()) for line in said if line.strip()]


def _settle(root: Any, gone: str) -> None:
    marks = [each for each in root.iter(*_MARKS) if each.get(f"{W}author") == AUTHOR]
    rows = [each for each in marks if each.getparent().tag == f"{W}trPr"]
    ends = [each for each in marks if each.getparent().tag == f"{W}rPr"]
    for mark in marks:
        if mark not in rows and mark not in ends:
            _settle_runs(mark, stays=mark.tag != gone)
    for mark in rows:
        row = mark.getparent().getparent()
        mark.getparent().remove(mark)
        if mark.tag == gone and row.getparent() is not None:
            _remove_row(row)
    for mark in ends:
        paragraph = mark.getparent().getparent().getparent()
        mark.getparent().remove(mark)
        if mark.tag == gone and paragraph.getparent() is not None:
            _join(paragraph)


def _settle_runs(mark: Any, *, stays: bool) -> None:
    for run in list(mark) if stays else ():
        for text in run.iter(f"{W}delText"):
            text.tag = f"{W}t"
        mark.addprevious(run)
    mark.getparent().remove(mark)


def _remove_row(row: Any) -> None:
    table = row.getparent()
    table.remove(row)
    if table.find(f"{W}tr") is None:
        table.getparent().remove(table)


def _join(paragraph: Any) -> None:
    """Take away a paragraph's mark: what is left in it joins the next paragraph; the last of a cell stays, empty."""
    left = [each for each in paragraph if each.tag != f"{W}pPr"]
    behind = next((each for each in paragraph.itersiblings(f"{W}p", f"{W}tbl", f"{W}sdt")), None)
    if any("".join(each.itertext()) for each in left):
        assert behind is not None
        assert behind.tag == f"{W}p", "words that can join no paragraph"
        at = 1 if behind.find(f"{W}pPr") is not None else 0
        behind[at:at] = left
    elif behind is None and paragraph.getprevious() is None:
        return
    paragraph.getparent().remove(paragraph)
