"""The accessibility rules and faults of workbooks, on the stored file. Each rule yields what breaks it."""

import re

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from stored import NS, find

LIBRARIES = re.compile(rb"python|openpyxl|xlsxwriter|lxml", re.IGNORECASE)
_R = f"{{{NS['r']}}}"


def sheets(book):
    """Return the sheets by their name, part and XML."""
    parts = {
        relation.get("Id"): f"xl/{relation.get('Target')}".replace("xl//xl/", "xl/")
        for relation in book.xml("xl/_rels/workbook.xml.rels")
    }
    found = [
        (sheet.get("name"), parts[sheet.get(f"{_R}id")]) for sheet in find(book.xml("xl/workbook.xml"), "//x:sheet")
    ]
    return [(name, part, book.xml(part)) for name, part in found]


def x1_sheets_have_names(book):
    for name, _, _ in sheets(book):
        if re.fullmatch(r"(Sheet|Feuille?|Feuil) ?\d+", name):
            yield name


def x2_tables_have_a_header_row(book):
    tables = [name for name in book.names if name.startswith("xl/tables/")]
    if not tables:
        yield "no table at all"
    for name in tables:
        if book.xml(name).get("headerRowCount", "1") == "0":
            yield name


def x3_no_data_is_merged(book):
    for name, _, sheet in sheets(book):
        for cells in find(sheet, "//x:mergeCell/@ref"):
            yield f"{name}!{cells}"


def x6_colour_is_never_the_only_sign(book):
    """A conditional format that fills a cell puts a sign before its text, or the cell bears a note."""
    looks = find(book.xml("xl/styles.xml"), "//x:dxfs/x:dxf")
    for name, part, sheet in sheets(book):
        noted = set(find(book.xml(notes), "//x:comment/@ref")) if (notes := book.target(part, "comments")) else set()
        for rule in find(sheet, "//x:cfRule[@dxfId]"):
            look = looks[int(rule.get("dxfId"))]
            sign = find(look, "string(x:numFmt/@formatCode)")
            is_signed = re.fullmatch(r'(.*;)?"\S[^"]*"@', sign) or _cells(rule.getparent().get("sqref")) <= noted
            if find(look, "x:fill") and not is_signed:
                yield f"{name}: {rule.findtext('.//{*}formula')}"


def _cells(areas):
    """Return the cells of "B2 C3:C5" by their names."""
    return {f"{get_column_letter(column)}{row}" for area in MultiCellRange(areas) for row, column in area.cells}


def x7_title_and_language_are_said(book):
    core = book.xml("docProps/core.xml")
    for each in ("title", "creator", "language"):
        if not find(core, f"string(dc:{each})").strip():
            yield f"no {each}"
    for name in book.names:
        if name.startswith("docProps/") and LIBRARIES.search(book.text(name)):
            yield f"a library's name in {name}"


def x8_the_first_cell_is_chosen_and_headers_are_frozen(book):
    for name, part, sheet in sheets(book):
        if find(sheet, "//x:sheetView/x:selection[not(@pane)]/@activeCell") not in ([], ["A1"]):
            yield f"{name}: another cell than A1"
        table = book.target(part, "table")
        if table and not find(sheet, "//x:pane[@state='frozen']"):
            yield f"{name}: headers that scroll away"


def x8_people_are_helped_where_they_type(book):
    if not any(find(sheet, "//x:dataValidation[@prompt]") for _, _, sheet in sheets(book)):
        yield "no input prompt anywhere"


def fault_lists_are_short_enough(book):
    for name, _, sheet in sheets(book):
        for formula in find(sheet, "//x:dataValidation[@type='list']/x:formula1/text()"):
            if formula.startswith('"') and len(formula) > 257:
                yield f"{name}: a list of {len(formula)} characters"


def fault_drop_downs_open_on_a_cell_that_is_written(book):
    names = {each.get("name"): each.text for each in find(book.xml("xl/workbook.xml"), "//x:definedName")}
    written = {name: set(find(sheet, "//x:c[x:v or x:f]/@r")) for name, _, sheet in sheets(book)}
    for name, _, sheet in sheets(book):
        for formula in set(find(sheet, "//x:dataValidation[@type='list']/x:formula1/text()")):
            found = re.match(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)", names.get(formula, formula))
            if not found or found[2] + found[3] not in written.get(found[1], ()):
                yield f"{name}: {formula}"


def fault_conditional_formats_hold_no_array_and_no_other_sheet(book):
    for name, _, sheet in sheets(book):
        for formula in find(sheet, "//x:cfRule/x:formula/text()"):
            if "{" in formula or "!" in re.sub(r'"[^"]*"', "", formula):
                yield f"{name}: {formula}"


def fault_guards_have_no_password(book):
    for name, _, sheet in sheets(book):
        if find(sheet, "//x:sheetProtection[@password or @hashValue]"):
            yield name


def fault_table_headers_are_their_cells(book):
    strings = ["".join(find(item, ".//x:t/text()")) for item in find(book.xml("xl/sharedStrings.xml"), "/x:sst/x:si")]
    for name, part, sheet in sheets(book):
        for table in _tables(book, part):
            names = find(table, "//x:tableColumn/@name")
            first = re.match(r"([A-Z]+)(\d+)", table.get("ref")).groups()
            cells = find(sheet, f"//x:row[@r='{first[1]}']/x:c")
            start = next(at for at, cell in enumerate(cells) if cell.get("r") == "".join(first))
            texts = [_cell_text(cell, strings) for cell in cells[start : start + len(names)]]
            if texts != names:
                yield f"{name}: {texts} are named {names}"


def fault_table_columns_are_not_repeated(book):
    for name, part, _ in sheets(book):
        for table in _tables(book, part):
            names = [each.lower() for each in find(table, "//x:tableColumn/@name")]
            if len(names) != len(set(names)):
                yield f"{name}: {names}"


def fault_formulas_name_sheets_that_exist(book):
    names = {name for name, _, _ in sheets(book)}
    formulas = find(book.xml("xl/workbook.xml"), "//x:definedName/text()")
    for _, _, sheet in sheets(book):
        formulas += find(sheet, "//x:f/text() | //x:formula1/text() | //x:formula/text()")
    for formula in formulas:
        for quoted, bare in re.findall(r"'((?:[^']|'')+)'!|\b([\w.]+)!", formula):
            if (quoted or bare).replace("''", "'") not in names:
                yield formula


def _tables(book, part):
    folder, _, base = part.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels"
    if rels not in book.names:
        return []
    targets = [relation.get("Target") for relation in book.xml(rels) if relation.get("Type").endswith("/table")]
    return [book.xml(f"xl/tables/{target.rpartition('/')[2]}") for target in targets]


def _cell_text(cell, strings):
    value = find(cell, "string(x:v)")
    return strings[int(value)] if cell.get("t") == "s" else value or "".join(find(cell, ".//x:t/text()"))


RULES = [rule for name, rule in sorted(globals().items()) if re.match(r"x\d|fault_", name)]
