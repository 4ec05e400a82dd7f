"""What people do to documents, at random, and what must be true of them once they are merged.

Each edit leaves a word of its own, "zq17z", so that none can be lost without being seen; what is taken away is
remembered by its text, what is moved by its place.
"""

import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import docx
from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment
from pptx import Presentation
from pptx.util import Emu, Pt

from rtdocs.merge.book.grids import tables_of
from rtdocs.merge.deck.parts import added_slide, remove_slide
from rtdocs.merge.deck.state import frame_of, walk
from rtdocs.merge.document.keys import W
from rtdocs.write.marking.parts import Parts

_NEAR = 25_400  # EMU that another program may move a shape by


@dataclass
class Left:
    """What people left in a file: their words, the texts they took away, where they moved shapes to."""

    words: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    frames: dict[str, tuple[int, ...]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def word(self) -> str:
        """Return a word that is nowhere else."""
        self.words.append(f"zq{next(self.numbers)}z")
        return self.words[-1]


def edit(path: Path, left: Left, rng: random.Random, times: int) -> None:
    """Edit a file so many times, and save it as a program does."""
    opened, edits, save = _KINDS[path.suffix](path)
    for _ in range(times):
        rng.choice(edits)(opened, left, rng)
    save(opened)


# --- Word


def _paragraphs(document: Any) -> list[Any]:
    """Return the paragraphs of the body that say something and are no list that Word makes."""
    found = []
    for each in document.element.body.iter(f"{W}p"):
        style = each.style or ""
        if "".join(each.itertext()).strip() and not style.startswith("TOC") and "Table" not in style:
            found.append(docx.text.paragraph.Paragraph(each, document))
    return [each for each in found if each.runs and each.text.strip()]


def _reword(document: Any, left: Left, rng: random.Random) -> None:
    rng.choice(rng.choice(_paragraphs(document)).runs).text += f" {left.word()}"


def _insert(document: Any, left: Left, rng: random.Random) -> None:
    paragraph = rng.choice(_paragraphs(document))._p
    copy = deepcopy(paragraph)
    for each in [each for each in copy if each.tag != f"{W}pPr"]:
        copy.remove(each)
    paragraph.addnext(copy)
    docx.text.paragraph.Paragraph(copy, document).add_run(f"Une phrase à nous {left.word()}.")


def _take_away(document: Any, left: Left, rng: random.Random) -> None:
    every = _paragraphs(document)
    texts = [each.text for each in every]
    paragraph = rng.choice(every)
    is_last = paragraph._p.getnext() is None and paragraph._p.getprevious() is None
    if is_last or "zq" in paragraph.text or texts.count(paragraph.text) > 1 or len(paragraph.text) < 25:
        return
    if not list(paragraph._p.iter(f"{W}sectPr", f"{W}fldChar", f"{W}sdt")):
        left.gone.append(paragraph.text)
        paragraph._p.getparent().remove(paragraph._p)


def _embolden(document: Any, _left: Left, rng: random.Random) -> None:
    rng.choice(rng.choice(_paragraphs(document)).runs).bold = True


def _tables(document: Any) -> list[Any]:
    return [each for each in document.element.body.iter(f"{W}tbl") if len(each.tr_lst) > 1]


def _fill_cell(document: Any, left: Left, rng: random.Random) -> None:
    if tables := _tables(document):
        cell = rng.choice(rng.choice(rng.choice(tables).tr_lst).tc_lst)
        docx.text.paragraph.Paragraph(cell.p_lst[-1], document).add_run(f" {left.word()}")


def _add_row(document: Any, left: Left, rng: random.Random) -> None:
    if tables := _tables(document):
        row = rng.choice(rng.choice(tables).tr_lst)
        copy = deepcopy(row)
        for text in copy.iter(f"{W}t"):
            text.text = ""
        for name in ("bookmarkStart", "bookmarkEnd"):
            for each in list(copy.iter(f"{W}{name}")):
                each.getparent().remove(each)
        docx.text.paragraph.Paragraph(next(copy.iter(f"{W}p")), document).add_run(left.word())
        row.addnext(copy)


def _comment(document: Any, left: Left, rng: random.Random) -> None:
    document.add_comment(rng.choice(_paragraphs(document)).runs[0], f"À relire {left.word()}", author="Ana")


def _word(path: Path) -> tuple[Any, list[Callable[..., None]], Callable[[Any], None]]:
    edits = [_reword, _reword, _insert, _take_away, _embolden, _fill_cell, _add_row, _comment]
    return docx.Document(str(path)), edits, lambda document: document.save(str(path))


def respun(path: Path, rng: random.Random) -> None:
    """Rewrite runs and ids as Word does when it saves: nothing that a person sees is another."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for run in list(root.iter(f"{W}r")):
        run.set(f"{W}rsidR", f"{rng.randrange(16**8):08X}")
        texts = run.findall(f"{W}t")
        if len(texts) == 1 and len(run) <= 2 and len(texts[0].text or "") > 3 and rng.random() < 0.3:
            _split(run, texts[0], rng)
    for paragraph in root.iter(f"{W}p"):
        paragraph.set(f"{W}rsidRDefault", f"{rng.randrange(16**8):08X}")
        if rng.random() < 0.2:
            etree.SubElement(paragraph, f"{W}proofErr").set(f"{W}type", "spellStart")
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _split(run: etree._Element, text: etree._Element, rng: random.Random) -> None:
    said = text.text or ""
    at = rng.randrange(1, len(said))
    other = deepcopy(run)
    text.text, other.find(f"{W}t").text = said[:at], said[at:]
    for each in (text, other.find(f"{W}t")):
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(other)


# --- PowerPoint


def _boxes(deck: Any) -> list[tuple[Any, str, Any]]:
    """Return the shapes that a person can move: their slide, their id with it, themselves."""
    found = []
    for slide in deck.slides:
        for id_, shape, group in walk(slide.element.cSld.spTree):
            if group is None and frame_of(shape) and id_.startswith(("ev-", "ef-", "rt-")):
                found.append((slide, f"{slide.element.cSld.get('name')} {id_}", shape))
    return found


def _move(deck: Any, left: Left, rng: random.Random) -> None:
    if found := [each for each in _boxes(deck) if not each[2].tag.endswith("cxnSp") and " ev-" in each[1]]:
        _, key, shape = rng.choice(found)
        off = shape.find(".//{*}xfrm/{*}off")
        for name in ("x", "y"):
            off.set(name, str(int(off.get(name)) + rng.randrange(60_000, 400_000)))
        left.frames[key] = frame_of(shape)


def _retitle(deck: Any, left: Left, rng: random.Random) -> None:
    titled = [each for each in deck.slides if each.shapes.title is not None and each.shapes.title.has_text_frame]
    rng.choice(titled).shapes.title.text_frame.text += f" {left.word()}"


def _retype(deck: Any, left: Left, rng: random.Random) -> None:
    runs = [run for _, _, shape in _boxes(deck) for run in shape.iter("{*}r") if (run.findtext("{*}t") or "").strip()]
    if runs:
        rng.choice(runs).find("{*}t").text += f" {left.word()}"


def _add_box(deck: Any, left: Left, rng: random.Random) -> None:
    box = rng.choice(list(deck.slides)).shapes.add_textbox(Emu(300_000), Emu(300_000), Emu(2_000_000), Emu(400_000))
    box.text_frame.text = f"Une note {left.word()}"
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _note(deck: Any, left: Left, rng: random.Random) -> None:
    frame = rng.choice(list(deck.slides)).notes_slide.notes_text_frame
    if frame is not None:
        frame.add_paragraph().text = f"À dire : {left.word()}"


def _hide(deck: Any, _left: Left, rng: random.Random) -> None:
    rng.choice(list(deck.slides)).element.set("show", "0")


def _add_slide(deck: Any, left: Left, _rng: random.Random) -> None:
    slide = added_slide(deck, deck.slide_layouts[-1])
    if slide.shapes.title is not None:
        slide.shapes.title.text_frame.text = f"Notre diapositive {left.word()}"


def _take_slide(deck: Any, left: Left, rng: random.Random) -> None:
    listed = deck.slides._sldIdLst
    at = rng.randrange(len(listed))
    title = deck.slides[at].shapes.title
    said = "".join(t.text or "" for t in deck.slides[at].element.iter("{*}t"))
    titles = [each.shapes.title.text_frame.text for each in deck.slides if each.shapes.title is not None]
    if title is None or "zq" in said or len(listed) < 6 or titles.count(title.text_frame.text) > 1:
        return
    if not deck.slides[at].has_notes_slide or "zq" not in deck.slides[at].notes_slide.notes_text_frame.text:
        left.gone.append(title.text_frame.text)
        for key in [key for key in left.frames if key.startswith(f"{deck.slides[at].element.cSld.get('name')} ")]:
            del left.frames[key]
        remove_slide(deck, deck.slides[at])


def _powerpoint(path: Path) -> tuple[Any, list[Callable[..., None]], Callable[[Any], None]]:
    edits = [_move, _move, _retitle, _retype, _add_box, _note, _hide, _add_slide, _take_slide]
    return Presentation(str(path)), edits, lambda deck: deck.save(str(path))


# --- Excel


def _questions(book: Any) -> list[tuple[Any, int]]:
    rows = [(sheet, row) for sheet in book for row in range(4, sheet.max_row + 1)]
    return [(sheet, row) for sheet, row in rows if re.fullmatch(r"[A-Z]+\d+(\.\d)?", str(sheet.cell(row, 1).value))]


def _answer(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    cell = sheet.cell(row, rng.randrange(4, 8))
    cell.value = f"{cell.value or ''} {left.word()}".strip()


def _beside(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    sheet.cell(row, 9).value = f"{sheet.cell(row, 9).value or ''} {left.word()}"


def _rephrase(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value} {left.word()}"


def _annotate(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    if sheet.cell(row, 2).comment is None:
        sheet.cell(row, 2).comment = Comment(f"Demander {left.word()}", "Ana")


def _own_row(book: Any, left: Left, rng: random.Random) -> None:
    sheet = rng.choice(list(book))
    sheet.cell(sheet.max_row + 1, 2).value = f"Une ligne {left.word()}"


def _own_sheet(book: Any, left: Left, _rng: random.Random) -> None:
    book.create_sheet(f"Brouillon {len(book.sheetnames)}")["A1"] = left.word()


def _clear_row(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    cells = [sheet.cell(row, column) for column in range(1, 10)]
    said = str(cells[1].value)
    if not any("zq" in str(cell.value) for cell in cells) and cells[1].comment is None and len(said) > 20:
        left.gone.append(said)
        for cell in cells:
            cell.value = None


def _excel(path: Path) -> tuple[Any, list[Callable[..., None]], Callable[[Any], None]]:
    edits = [_answer, _answer, _answer, _beside, _rephrase, _annotate, _own_row, _own_sheet, _clear_row]
    return load_workbook(path), edits, lambda book: book.save(path)


_KINDS = {".docx": _word, ".pptx": _powerpoint, ".xlsx": _excel}


# --- What a file says


def said(path: Path) -> str:
    """Return all the words of a file, those offered and those in notes and comments too."""
    with zipfile.ZipFile(path) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist() if _is_text(name)]
    texts = (each for root in roots for each in root.iter("{*}t", "{*}delText", "{*}v"))
    return " ".join("".join(each.text or "" for each in texts).split())


def standing(path: Path) -> str:
    """Return the words of a file without what rtdocs only offers in it."""
    if path.suffix == ".xlsx":
        tables = tables_of(Parts(path)).values()
        return "\n".join(" ".join(text.split()) for table in tables for text in table.texts.values())
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"(word/document|ppt/slides/slide\d+)\.xml", name)]
        roots = [etree.fromstring(package.read(name)) for name in names]
    lines = []
    for root in roots:
        for mark in list(root.iter(f"{W}ins")):
            if mark.get(f"{W}author") == "rtdocs" and len(mark):
                mark.getparent().remove(mark)
        for box in list(root.iter(f"{W}txbxContent")):  # a drawing is one whole, its words are its own
            box.getparent().remove(box)
        said_there = (paragraph.iter("{*}t", "{*}delText") for paragraph in root.iter("{*}p"))
        lines += ["".join(each.text or "" for each in texts) for texts in said_there]
    return "\n".join(lines)


def doubled(path: Path) -> Counter[str]:
    """Return how often each shape stands on its slide, where it does more than once."""
    turns: Counter[str] = Counter()
    for slide in Presentation(str(path)).slides:
        for id_, _, group in walk(slide.element.cSld.spTree):
            if group is None and id_.startswith(("ev-", "ef-")):
                turns[f"{slide.slide_id} {id_.partition('#')[0]}"] += 1
    return Counter({id_: times for id_, times in turns.items() if times > 1})


def frames(path: Path) -> dict[str, tuple[int, ...]]:
    """Return where the shapes of a presentation stand, by their slide and their id."""
    return {key: frame_of(shape) for _, key, shape in _boxes(Presentation(str(path)))}


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether a person sees two frames at one place."""
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _is_text(name: str) -> bool:
    if not name.endswith(".xml"):
        return False
    folder = name.split("/", maxsplit=1)[0]
    return folder in {"word", "ppt", "xl"} and "theme" not in name and "Layout" not in name and "Master" not in name
