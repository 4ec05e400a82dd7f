"""What people do to a Word document."""

import io
import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image

from people.left import Left
from rtdocs.merge.document.keys import W
from rtdocs.merge.document.offers import is_offer

_LONG = 25  # letters from which a text that was taken away is known again
opened = docx.Document


def _paragraphs(document: Any) -> list[Any]:
    """Return the paragraphs of the body that say something and are no list that Word makes."""
    found = []
    for each in document.element.body.iter(f"{W}p"):
        style = each.style or ""
        if "".join(each.itertext()).strip() and not style.startswith("TOC") and "Table" not in style:
            found.append(Paragraph(each, document))
    return [each for each in found if each.runs and each.text.strip()]


def _plain(document: Any) -> list[Any]:
    """Return the paragraphs of text alone, without fields, controls, pictures and tracked changes."""
    kinds = (f"{W}{kind}" for kind in ("sectPr", "fldChar", "fldSimple", "sdt", "drawing", "ins", "del"))
    tags = frozenset(kinds)
    return [each for each in _paragraphs(document) if not any(inner.tag in tags for inner in each._p.iter())]


def _bare(paragraph: Any) -> Any:
    """Return a copy of a paragraph with its look and without its text."""
    copy = deepcopy(paragraph)
    for each in [each for each in copy if each.tag != f"{W}pPr"]:
        copy.remove(each)
    return copy


def _reword(document: Any, left: Left, rng: random.Random) -> None:
    rng.choice(rng.choice(_paragraphs(document)).runs).text += f" {left.word()}"


def _insert(document: Any, left: Left, rng: random.Random) -> None:
    paragraph = rng.choice(_paragraphs(document))._p
    copy = _bare(paragraph)
    paragraph.addnext(copy)
    said = rng.choice(("Une phrase à nous", "A sentence of our own", "جملة من عندنا", "我们自己的一句话"))
    Paragraph(copy, document).add_run(f"{said} {left.word()}.")


def _take_away(document: Any, left: Left, rng: random.Random) -> None:
    every = _paragraphs(document)
    texts = [each.text for each in every]
    paragraph = rng.choice(every)
    is_last = paragraph._p.getnext() is None and paragraph._p.getprevious() is None
    if is_last or "zq" in paragraph.text or texts.count(paragraph.text) > 1 or len(paragraph.text) < _LONG:
        return
    if not list(paragraph._p.iter(f"{W}sectPr", f"{W}fldChar", f"{W}sdt")):
        left.gone.append(paragraph.text)
        paragraph._p.getparent().remove(paragraph._p)


def _embolden(document: Any, _left: Left, rng: random.Random) -> None:
    rng.choice(rng.choice(_paragraphs(document)).runs).bold = True


def _break(document: Any, left: Left, rng: random.Random) -> None:
    """Type Enter within a paragraph: two stand where one stood."""
    found = [each for each in _plain(document) if any(len(run.text) > _LONG for run in each.runs)]
    texts = [each.text for each in found]
    paragraph = rng.choice(found)
    if texts.count(paragraph.text) > 1:
        return
    number, run = next((at, run) for at, run in enumerate(paragraph.runs) if len(run.text) > _LONG)
    at, text = len(run.text) // 2, run.text
    behind = deepcopy(paragraph._p)
    paragraph._p.addnext(behind)
    left.gone.append(paragraph.text)
    for each in paragraph.runs[number + 1 :]:
        each._r.getparent().remove(each._r)
    run.text = text[:at]
    following = Paragraph(behind, document)
    for each in following.runs[:number]:
        each._r.getparent().remove(each._r)
    following.runs[0].text = text[at:]
    for mark in list(behind.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    left.lines += [paragraph.text, following.text]


def _join(document: Any, left: Left, rng: random.Random) -> None:
    """Type Backspace at the beginning of a paragraph: it goes on the one before it."""
    plain = _plain(document)
    elements = {each._p: each for each in plain}
    found = [each for each in plain if each._p.getnext() in elements]
    if not found:
        return
    paragraph = rng.choice(found)
    following = elements[paragraph._p.getnext()]
    texts = [each.text for each in plain]
    told = [text for text in (paragraph.text, following.text) if texts.count(text) == 1 and len(text) > _LONG]
    left.gone += [text for text in told if "zq" not in text]
    paragraph._p.extend(each for each in list(following._p) if each.tag != f"{W}pPr")
    following._p.getparent().remove(following._p)
    left.lines.append(paragraph.text)


def _retitle(document: Any, left: Left, rng: random.Random) -> None:
    found = [each for each in _plain(document) if (each._p.style or "").startswith("Heading")]
    if found:
        rng.choice(found).runs[0].text = f"Notre titre {left.word()} "


def _restyle(document: Any, _left: Left, rng: random.Random) -> None:
    styles = ["Heading2", "Heading3", "Normal", "RTLead", "RTQuote"]
    known = [name for name in styles if any(each.style_id == name for each in document.styles)]
    if known:
        rng.choice(_plain(document))._p.style = rng.choice(known)


def _copy(document: Any, left: Left, rng: random.Random) -> None:
    """Copy a paragraph, and paste it elsewhere with a word more."""
    source, place = rng.choice(_plain(document)), rng.choice(_plain(document))
    copy = deepcopy(source._p)
    for mark in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    place._p.addnext(copy)
    Paragraph(copy, document).add_run(f" {left.word()}")


def _replace_all(document: Any, left: Left, rng: random.Random) -> None:
    """Find a word all over the document, and replace it."""
    before, after = rng.choice(("marché", "quartier", "groupe", "effet", "événement")), left.word()
    runs = [run for each in _plain(document) for run in each.runs if before in run.text]
    for run in runs:
        run.text = run.text.replace(before, f"{before} {after}")
    if not runs:
        left.words.remove(after)


# --- Parts


def _sections(document: Any) -> list[Any]:
    found = document.element.body.iterchildren(f"{W}sdt")
    return [each for each in found if _tag(each).startswith("rt-section-")]


def _tag(control: Any) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else str(tag.get(f"{W}val"))


def _move_part(document: Any, _left: Left, rng: random.Random) -> None:
    parts = [each for each in _sections(document) if not list(each.iter(f"{W}sectPr"))]
    if len(parts) > 2:
        one, other = rng.sample(parts, 2)
        other.addnext(one)


def _take_part(document: Any, left: Left, rng: random.Random) -> None:
    parts = [each for each in _sections(document) if not list(each.iter(f"{W}sectPr"))]
    part = rng.choice(parts) if len(parts) > 5 else None
    texts = [] if part is None else [Paragraph(each, document).text for each in part.iter(f"{W}p")]
    if part is None or any("zq" in text for text in texts) or list(part.iter(f"{W}commentReference")):
        return
    part.getparent().remove(part)
    others = {each.text for each in _paragraphs(document)}
    left.gone += [text for text in texts if len(text) > _LONG and text not in others]


def _move_heading(document: Any, _left: Left, rng: random.Random) -> None:
    """Drag a heading of the navigation pane elsewhere, with what stands below it."""
    found = [each._p for each in _plain(document) if (each._p.style or "") in {"Heading2", "Heading3"}]
    if len(found) < 2:
        return
    first, target = rng.sample(found, 2)
    taken = [first]
    for each in first.itersiblings():
        if each.tag != f"{W}p" or (each.style or "").startswith("Heading") or list(each.iter(f"{W}sectPr")):
            break
        taken.append(each)
    if target not in taken:
        for each in taken:
            target.addprevious(each)


def _unwrap(document: Any, _left: Left, rng: random.Random) -> None:
    """Choose "Remove Content Control" in Word's menu: its blocks stay, without a frame."""
    found = [each for each in document.element.body.iter(f"{W}sdt") if _tag(each).startswith("rt-")]
    if found:
        control = rng.choice(found)
        for each in list(control.find(f"{W}sdtContent")):
            control.addprevious(each)
        control.getparent().remove(control)


# --- Tables


def _tables(document: Any) -> list[Any]:
    return [each for each in document.element.body.iter(f"{W}tbl") if len(each.tr_lst) > 1]


def _fill_cell(document: Any, left: Left, rng: random.Random) -> None:
    if tables := _tables(document):
        cell = rng.choice(rng.choice(rng.choice(tables).tr_lst).tc_lst)
        for paragraph in [*cell.iter(f"{W}p")][-1:]:
            Paragraph(paragraph, document).add_run(f" {left.word()}")


def _emptied(element: Any) -> Any:
    copy = deepcopy(element)
    for text in copy.iter(f"{W}t"):
        text.text = ""
    for name in ("bookmarkStart", "bookmarkEnd", "footnoteReference", "commentReference"):
        for each in list(copy.iter(f"{W}{name}")):
            each.getparent().remove(each)
    return copy


def _add_row(document: Any, left: Left, rng: random.Random) -> None:
    if tables := _tables(document):
        row = rng.choice(rng.choice(tables).tr_lst)
        copy = _emptied(row)
        Paragraph(next(copy.iter(f"{W}p")), document).add_run(left.word())
        row.addnext(copy)


def _take_row(document: Any, left: Left, rng: random.Random) -> None:
    tables = [each for each in _tables(document) if len(each.tr_lst) > 3]
    if not tables:
        return
    row = rng.choice(rng.choice(tables).tr_lst[1:])
    texts = [Paragraph(each, document).text for each in row.iter(f"{W}p")]
    if any("zq" in text for text in texts) or list(row.iter(f"{W}commentReference", f"{W}sectPr")):
        return
    row.getparent().remove(row)
    others = {each.text for each in _paragraphs(document)}
    left.gone += [text for text in texts if len(text) > _LONG and text not in others]


def _add_column(document: Any, left: Left, rng: random.Random) -> None:
    tables = [each for each in _tables(document) if len({len(row.tc_lst) for row in each.tr_lst}) == 1]
    if not tables:
        return
    table = rng.choice(tables)
    at = rng.randrange(len(table.tr_lst[0].tc_lst))
    for number, row in enumerate(table.tr_lst):
        cell = _emptied(row.tc_lst[at])
        row.tc_lst[at].addnext(cell)
        if number in {0, len(table.tr_lst) - 1}:
            Paragraph(next(cell.iter(f"{W}p")), document).add_run(left.word())
    columns = table.tblGrid.gridCol_lst
    columns[at].addnext(deepcopy(columns[at]))


def _swap_rows(document: Any, _left: Left, rng: random.Random) -> None:
    tables = [each for each in _tables(document) if len(each.tr_lst) > 3]
    if tables:
        one, other = rng.sample(rng.choice(tables).tr_lst[1:], 2)
        other.addnext(one)


# --- Notes, pictures, headers


def _comment(document: Any, left: Left, rng: random.Random) -> None:
    document.add_comment(rng.choice(_paragraphs(document)).runs[0], f"À relire {left.word()}", author="Ana")


def _footnote(document: Any, left: Left, rng: random.Random) -> None:
    notes = next(
        (each.target_part for each in document.part.rels.values() if each.reltype.endswith("/footnotes")), None
    )
    if notes is None:
        return
    root = etree.fromstring(notes.blob)
    number = max(int(each.get(f"{W}id")) for each in root) + 1
    note = etree.SubElement(root, f"{W}footnote")
    note.set(f"{W}id", str(number))
    etree.SubElement(etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r"), f"{W}t").text = f"Note {left.word()}"
    notes._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    mark = OxmlElement("w:footnoteReference")
    mark.set(f"{W}id", str(number))
    rng.choice(_plain(document)).add_run()._r.append(mark)


def _picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(stream, "PNG")
    stream.seek(0)
    return stream


def _add_picture(document: Any, left: Left, rng: random.Random) -> None:
    """Put a picture into a paragraph, on the cover as anywhere."""
    paragraph = rng.choice(_plain(document)[:6] if rng.random() < 0.5 else _plain(document))
    paragraph.add_run().add_picture(_picture())._inline.docPr.set("descr", f"Notre logo {left.word()}")


def _replace_drawing(document: Any, left: Left, rng: random.Random) -> None:
    """Put a picture of one's own in the place of a drawing or a chart."""
    found = [each for each in document.element.body.iter(f"{W}drawing") if each.getparent().tag == f"{W}r"]
    drawing = rng.choice(found) if found else None
    holder = None if drawing is None else next(drawing.iterancestors(f"{W}p"))
    if holder is None or "zq" in etree.tostring(drawing, encoding="unicode"):
        return
    run = Paragraph(holder, document).add_run()
    run.add_picture(_picture())._inline.docPr.set("descr", f"Notre dessin {left.word()}")
    drawing.getparent().remove(drawing)


def _head(document: Any, left: Left, rng: random.Random) -> None:
    section = rng.choice(list(document.sections))
    part = rng.choice((section.header, section.footer))
    if not part.is_linked_to_previous and part.paragraphs:
        part.paragraphs[0].add_run(f" {left.word()}")


# --- Tracked changes


def _track(document: Any, left: Left, rng: random.Random) -> None:
    """Track a change of one's own: words put in, a run struck out."""
    paragraph = rng.choice(_plain(document))
    run = rng.choice(paragraph.runs)
    for number, (kind, held) in enumerate((("ins", deepcopy(run._r)), ("del", run._r))):
        change = OxmlElement(f"w:{kind}")
        change.set(f"{W}id", str(90_000 + rng.randrange(9_000) * 2 + number))
        change.set(f"{W}author", "Ana")
        run._r.addprevious(change) if kind == "del" else run._r.addnext(change)
        change.append(held)
        for text in list(held.iter(f"{W}t")):
            text.tag = f"{W}delText" if kind == "del" else f"{W}t"
            text.text = text.text if kind == "del" else f"suivi {left.word()}"


def _settle(document: Any, _left: Left, rng: random.Random) -> None:
    """Accept all that rtdocs offers, or refuse it."""
    settle(document.element.body, accept=rng.random() < 0.5)


def settle(body: Any, *, accept: bool) -> None:
    """Accept or refuse all tracked changes by rtdocs, as Word does."""
    for block in [each for each in body.iter(f"{W}p", f"{W}tbl") if is_offer(each)]:
        if not accept:
            block.getparent().remove(block)
    for mark in [each for each in body.iter(f"{W}ins", f"{W}del") if each.get(f"{W}author") == "rtdocs"]:
        if mark.getparent() is not None:
            _settle_one(mark, stays=mark.tag.endswith("ins") == accept)


def _settle_one(mark: Any, *, stays: bool) -> None:
    holder = mark.getparent()
    if len(mark):
        for run in list(mark) if stays else ():
            for text in list(run.iter(f"{W}delText")):
                text.tag = f"{W}t"
            mark.addprevious(run)
        holder.remove(mark)
    elif stays:
        holder.remove(mark)
    elif holder.tag == f"{W}trPr":
        row = holder.getparent()
        table = row.getparent()
        table.remove(row)
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    else:
        paragraph = next(mark.iterancestors(f"{W}p"))
        paragraph.getparent().remove(paragraph)


EDITS: list[Callable[[Any, Left, random.Random], None]] = [
    *(_reword, _reword, _insert, _take_away, _embolden, _break, _join, _retitle, _restyle, _copy, _replace_all),
    *(_move_part, _take_part, _move_heading, _unwrap),
    *(_fill_cell, _fill_cell, _add_row, _take_row, _add_column, _swap_rows),
    *(_comment, _footnote, _add_picture, _replace_drawing, _head, _track, _settle),
]
