"""The accessibility rules of Word documents, on the stored file. Each rule yields what breaks it."""

import re
from collections import Counter

from stored import NS, W, contrast, find, is_decorative

LIBRARIES = re.compile(rb"python|docx|openpyxl|xlsxwriter|docxtpl|lxml", re.IGNORECASE)


def w1_every_drawing_has_an_alternative_text(document):
    for properties in find(document.xml("word/document.xml"), "//wp:docPr"):
        if not properties.get("descr") and not is_decorative(properties):
            yield f"no alternative text: {properties.get('name')}"


def w2_every_table_has_a_header_row(document):
    for table in find(document.xml("word/document.xml"), "//w:tbl"):
        if not find(table, "w:tr[1]/w:trPr/w:tblHeader") or not find(table, "w:tblPr/w:tblLook[@w:firstRow='1']"):
            yield f"no header row: {_text(table)[:60]}"


def w3_no_cell_is_merged_nested_or_empty(document):
    for table in find(document.xml("word/document.xml"), "//w:tbl"):
        if find(table, ".//w:gridSpan | .//w:vMerge | .//w:tbl"):
            yield f"merged or nested: {_text(table)[:60]}"
        for cell in find(table, ".//w:tc"):
            if not _text(cell).strip():
                yield f"an empty cell in: {_text(table)[:60]}"


def w4_headings_skip_no_level_and_are_not_empty(document):
    level = 0
    for paragraph in find(document.xml("word/document.xml"), "//w:p[w:pPr/w:pStyle]"):
        style = find(paragraph, "string(w:pPr/w:pStyle/@w:val)")
        if not re.fullmatch(r"Heading\d", style):
            continue
        now = int(style[-1])
        if now > level + 1 or not _text(paragraph).strip():
            yield f"heading {now} after {level}: {_text(paragraph)!r}"
        level = now


def w5_drawings_stand_in_the_line_of_text(document):
    for _ in find(document.xml("word/document.xml"), "//wp:anchor"):
        yield "a floating drawing"


def w6_styles_have_contrast(document):
    styles = document.xml("word/styles.xml")
    for style in find(styles, "//w:style[w:rPr/w:color[@w:val!='auto']]"):
        colour = find(style, "string(w:rPr/w:color/@w:val)")
        ground = find(style, "string(w:pPr/w:shd/@w:fill | w:rPr/w:shd/@w:fill | w:tcPr/w:shd/@w:fill)")
        size = float(find(style, "string(w:rPr/w:sz/@w:val)") or 22) / 2
        if contrast(colour, ground if re.fullmatch("[0-9A-F]{6}", ground) else "FFFFFF") < (3 if size >= 18 else 4.5):
            yield f"style {find(style, 'string(w:name/@w:val)')}: {colour} on {ground or 'white'}"


def w7_properties_are_the_peoples_own(document):
    core = document.xml("docProps/core.xml")
    for name in ("title", "creator"):
        if not find(core, f"string(dc:{name})").strip():
            yield f"no {name}"
    for name in document.names:
        if name.startswith("docProps/") and LIBRARIES.search(document.text(name)):
            yield f"a library's name in {name}"


def w8_the_language_is_said(document):
    tags = {
        find(document.xml("word/styles.xml"), "string(//w:docDefaults//w:lang/@w:val)"),
        find(document.xml("docProps/core.xml"), "string(dc:language)"),
    }
    if len(tags) != 1 or not tags <= {"fr-CA", "en-CA"}:
        yield f"languages: {tags}"


def w8_charts_say_their_language_in_letters_large_enough(document):
    wanted = find(document.xml("docProps/core.xml"), "string(dc:language)")
    for part in document.all("word/charts/chart"):
        letters = find(document.xml(part), "//c:lang/@val | //a:defRPr/@lang | //a:rPr/@lang")
        if {*letters} != {wanted} or any(int(size) < 1100 for size in find(document.xml(part), "//@sz")):
            yield f"{part}: {set(letters)}"


def w10_link_texts_say_where_they_lead(document):
    for link in find(document.xml("word/document.xml"), "//w:hyperlink"):
        if len(_text(link).strip()) < 2 or "://" in _text(link):
            yield f"a link that says {_text(link)!r}"


def w11_lists_are_lists(document):
    for paragraph in find(document.xml("word/document.xml"), "//w:p"):
        if re.match(r"\s*(?:[-•*–]|\d+[.)])\s+\w", _text(paragraph)):
            yield f"typed by hand: {_text(paragraph)[:60]}"


def w12_no_run_of_empty_paragraphs(document):
    before = False
    for element in find(
        document.xml("word/document.xml"), "/w:document/w:body//*[parent::w:body or parent::w:sdtContent]"
    ):
        empty = (
            element.tag == f"{W}p"
            and not _text(element).strip()
            and not find(element, ".//w:drawing|.//w:sectPr|.//w:br")
        )
        if empty and before:
            yield "two empty paragraphs"
        before = empty


def w13_tables_have_a_title_and_a_description(document):
    for table in find(document.xml("word/document.xml"), "//w:tbl"):
        for name in ("tblCaption", "tblDescription"):
            if not find(table, f"string(w:tblPr/w:{name}/@w:val)").strip():
                yield f"no {name}: {_text(table)[:60]}"


def w14_content_controls_have_a_title(document):
    for control in find(document.xml("word/document.xml"), "//w:sdt[not(w:sdtPr/w:docPartObj)]"):
        if not find(control, "string(w:sdtPr/w:alias/@w:val)").strip():
            yield f"no title: {_text(control)[:60]}"


def w15_body_text_is_large_and_left_aligned(document):
    styles = document.xml("word/styles.xml")
    size = find(styles, "string(//w:style[@w:default='1'][@w:type='paragraph']/w:rPr/w:sz/@w:val)")
    size = size or find(styles, "string(//w:docDefaults//w:sz/@w:val)")
    if float(size or 20) < 22:
        yield f"body text of {size} half points"
    for part in ("word/styles.xml", "word/document.xml"):
        if find(document.xml(part), "//w:jc[@w:val='both']"):
            yield f"justified text in {part}"


def w16_nothing_is_left_over_from_editing(document):
    if find(document.xml("word/document.xml"), "//w:ins|//w:del|//w:highlight|//w:commentReference"):
        yield "a revision, comment or highlight"
    if any("comments" in name for name in document.names):
        yield "a part for comments"


def w17_rows_do_not_split(document):
    for row in find(document.xml("word/document.xml"), "//w:tbl/w:tr[not(w:trPr/w:cantSplit)]"):
        yield f"a row that may split: {_text(row)[:60]}"


def w18_each_drawing_is_also_told_in_words(document):
    """Within its section, up to the next heading 1, a drawing is followed or preceded by a table or a list."""
    told, drawn = True, False
    listing = set(find(document.xml("word/styles.xml"), "//w:style[w:pPr/w:numPr]/@w:styleId"))
    for element in find(document.xml("word/document.xml"), "/w:document/w:body//*[self::w:p or self::w:tbl]"):
        if find(element, "string(w:pPr/w:pStyle/@w:val)") == "Heading1":
            if drawn and not told:
                yield "a drawing that no table or list tells"
            told = drawn = False
        drawn = drawn or bool(find(element, ".//w:drawing"))
        is_listed = find(element, "w:pPr/w:numPr") or find(element, "string(w:pPr/w:pStyle/@w:val)") in listing
        told = told or element.tag == f"{W}tbl" or bool(is_listed)
    if drawn and not told:
        yield "a drawing that no table or list tells"


# What may stand beside a style: where pages, lists and the outline begin, the language, the frame of a table. The
# letters in a drawing are part of its shapes, whose look the layout decides.
BESIDE_STYLES = {
    "pPr": {"pStyle", "keepNext", "numPr", "sectPr", "tabs", "outlineLvl"},
    "rPr": {"rStyle", "lang"},
    "tcPr": {"tcW"},
    "trPr": {"cantSplit", "tblHeader", "trHeight"},
    "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
}


def w19_all_look_is_in_styles(document):
    for name in document.names:
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
            for kind, allowed in BESIDE_STYLES.items():
                for found in find(document.xml(name), f"//w:{kind}[not(ancestor::w:txbxContent)]/*"):
                    if found.tag.removeprefix(W) not in allowed:
                        yield f"{kind} has {found.tag.removeprefix(W)} in {name}"
            for tabs in find(document.xml(name), "//w:pPr[w:tabs]/w:pStyle/@w:val"):
                if not re.match("TOC|TableofFigures", tabs):
                    yield f"tabs beside the style {tabs} in {name}"


def fault_fields_balance(document):
    for name in document.names:
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
            yield from _field_faults(name, document.xml(name))


def _field_faults(name, root):
    depth = 0
    for mark in find(root, "//w:fldChar/@w:fldCharType"):
        depth += {"begin": 1, "end": -1}.get(mark, 0)
        if depth < 0:
            break
    if depth:
        yield f"fields do not balance in {name}"


def _text(node):
    return "".join(node.itertext(f"{{{NS['w']}}}t"))


def w20_content_controls_have_tags_of_their_own(document):
    """Controls around blocks, that is, by which a merge knows them; a blank within a line may stand twice."""
    around = "//w:sdt[w:sdtContent/w:p or w:sdtContent/w:tbl or w:sdtContent/w:sdt]"
    tags = Counter(find(document.xml("word/document.xml"), f"{around}/w:sdtPr/w:tag/@w:val"))
    yield from (f"{tag} {count} times" for tag, count in tags.items() if count > 1)


RULES = [rule for name, rule in sorted(globals().items()) if re.match(r"w\d|fault_", name)]
