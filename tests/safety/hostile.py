"""Files made to harm whoever opens them, and files that are not what their names say: name -> (maker, outcome).

A maker writes a file in a folder and returns its path. The outcome is the key of the one message that refuses the file,
or READ where the file is odd but rightly read: its problems are then told as those of any workbook.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hostile_kinds import (
    CALC_BOMB,
    CALC_DISGUISED,
    CALC_ECHO,
    CALC_EMPTY_ROWS,
    CALC_FAR,
    CALC_PREFIX,
    CALC_SPACES,
    CALC_WIDE,
    FAR_OLD,
    OLE,
    calc,
    cut,
    cyclic,
    device,
    folder_named_so,
    long_name,
    named_pipe,
    office_document,
    old,
    old_number,
    renamed,
    symbolic_loop,
)
from hostile_zips import (
    BOOK,
    LAUGHS,
    MIB,
    OUTSIDE,
    RELATIONS,
    SHEET,
    STRINGS,
    added,
    announced,
    deep,
    defined_names,
    disguised,
    encrypted_entry,
    far_cell,
    heaviest_allowed,
    largest_allowed,
    largest_corners,
    largest_sheet,
    later_zip,
    link_outside,
    long_text,
    lying_size,
    many_attributes,
    many_cells,
    many_entries,
    many_nodes,
    many_sheets,
    many_strings,
    merges,
    nested,
    overlapping,
    phantom_rows,
    repeated,
    several_large,
    shared_text,
    spoilt_document,
    spoilt_picture,
    target,
    with_doctype,
    wordiest_allowed,
)

READ = "read"
TOO_LARGE = "workbook-too-large"
SIZE = "workbook-unsafe-size"
CONTENTS = "workbook-unsafe-contents"
DAMAGED = "workbook-damaged"
IS_NONE = "workbook-is-none"
IS_DOCUMENT = "workbook-is-document"
PROTECTED = "workbook-protected"


class Hostile(NamedTuple):
    """A file to make, and what must come of it."""

    make: Callable[[Path], Path]
    outcome: str


TRAVERSAL = b"../../../../etc/passwd"
PNG = bytes.fromhex("89504E470D0A1A0A") + bytes(50)

CASES: dict[str, Hostile] = {
    "one entry of 60 MB of zeros": Hostile(partial(added, "xl/media/a.bin", repeated(b"\0", 60 * MIB)), SIZE),
    "one entry of 40 MB at a ratio of 1000": Hostile(partial(added, "xl/a.bin", repeated(b"\0", 40 * MIB)), SIZE),
    "10 001 entries more": Hostile(many_entries, SIZE),
    "five entries of 45 MB": Hostile(several_large, SIZE),
    "four entries of 45 MB": Hostile(largest_allowed, READ),
    "a bomb in a zip in the zip": Hostile(nested, READ),
    "1 000 entries that share their bytes": Hostile(overlapping, CONTENTS),
    "a size that lies in the directory": Hostile(partial(lying_size, 24, b"PK\x01\x02"), DAMAGED),
    "a size that lies before the entry": Hostile(partial(lying_size, 22, b"PK\x03\x04"), SIZE),
    "a picture whose bytes are spoilt": Hostile(spoilt_picture, DAMAGED),
    "an entry of a later zip": Hostile(later_zip, DAMAGED),
    "an entry with a password": Hostile(encrypted_entry, PROTECTED),
    **{
        f"{kind} in {part} in {encoding}": Hostile(partial(with_doctype, part, doctype, encoding), CONTENTS)
        for kind, doctype in (("a billion laughs", LAUGHS), ("a file of the system", OUTSIDE))
        for part in (SHEET, STRINGS, BOOK, RELATIONS, "docProps/core.xml")
        for encoding in ("utf-8", "utf-16")
    },
    "1 048 576 rows without cells": Hostile(phantom_rows, SIZE),
    "a cell in XFD1048576": Hostile(far_cell, TOO_LARGE),
    "three million cells": Hostile(many_cells, SIZE),
    "three million cells in a wide block": Hostile(largest_sheet, SIZE),
    "two cells 20 000 rows and 500 columns apart": Hostile(largest_corners, TOO_LARGE),
    "three million short texts": Hostile(partial(many_strings, b"<si><t>a</t></si>", 2_900_000), SIZE),
    "a million empty texts": Hostile(partial(many_strings, b"<si/>", 1_000_000), READ),
    "two million texts of one letter": Hostile(partial(many_strings, b"<si><t>a</t></si>", 1_900_000), SIZE),
    "a text of 30 000 letters in 10 000 cells": Hostile(partial(shared_text, 30_000, 10_000), SIZE),
    "a text of 2 000 letters in 10 000 cells": Hostile(partial(shared_text, 2_000, 10_000), READ),
    "as many cells as may be": Hostile(heaviest_allowed, READ),
    "as many letters as may be": Hostile(wordiest_allowed, READ),
    "4 thousand million texts announced": Hostile(announced, DAMAGED),
    "a far cell in disguise": Hostile(disguised, CONTENTS),
    "a cell of 48 MB": Hostile(partial(long_text, 48 * MIB), SIZE),
    "a cell of 10 MB": Hostile(partial(long_text, 10 * MIB), SIZE),
    **{
        f"100 000 levels in {part}": Hostile(partial(deep, part, 100_000), outcome)
        for part, outcome in (
            (SHEET, READ),
            (STRINGS, DAMAGED),
            (BOOK, DAMAGED),
            (RELATIONS, DAMAGED),
            ("docProps/core.xml", READ),
        )
    },
    "10 000 defined names": Hostile(partial(defined_names, 10_000), READ),
    "10 000 merged blocks over each other": Hostile(merges, READ),
    "5 000 sheets": Hostile(many_sheets, READ),
    "4 million elements in the list of sheets": Hostile(many_nodes, SIZE),
    "200 000 attributes": Hostile(many_attributes, SIZE),
    "a name with ..": Hostile(partial(added, "xl/../../sortie.txt", b""), CONTENTS),
    "an absolute name": Hostile(partial(added, "/etc/passwd", b""), CONTENTS),
    "a name with a drive": Hostile(partial(added, "C:\\sortie.txt", b""), CONTENTS),
    "a name twice but for its case": Hostile(partial(added, "XL/Workbook.xml", b""), CONTENTS),
    "a sheet that is ../../etc/passwd": Hostile(partial(target, TRAVERSAL, b""), DAMAGED),
    "a sheet on the web": Hostile(partial(target, b"http://192.0.2.1/a.xml", b' TargetMode="External"'), DAMAGED),
    "a sheet in a file": Hostile(partial(target, b"file:///etc/passwd", b' TargetMode="External"'), DAMAGED),
    "a link to the web": Hostile(partial(link_outside, b"http://192.0.2.1/a.png"), READ),
    "a link to a share": Hostile(partial(link_outside, rb"\\192.0.2.1\a\b.png"), READ),
    "a Word document": Hostile(partial(office_document, "rapport.docx"), IS_DOCUMENT),
    "a Word document with a spoilt picture": Hostile(spoilt_document, IS_DOCUMENT),
    "a PowerPoint document": Hostile(partial(office_document, "schema.pptx"), IS_DOCUMENT),
    "a PDF": Hostile(partial(renamed, "projet.xlsx", b"%PDF-1.7\n"), IS_DOCUMENT),
    "a picture": Hostile(partial(renamed, "projet.xlsx", PNG), IS_NONE),
    "a CSV": Hostile(partial(renamed, "projet.xlsx", b"1;2;3\n"), IS_NONE),
    "a web page": Hostile(partial(renamed, "projet.xls", b"<html><table><tr><td>1</table>"), IS_NONE),
    "nothing but two letters": Hostile(partial(renamed, "projet.xlsx", b"PK"), DAMAGED),
    "an empty zip": Hostile(partial(renamed, "projet.xlsx", b"PK\x05\x06" + bytes(18)), IS_NONE),
    **{f"cut at {share:.0%}": Hostile(partial(cut, share), DAMAGED) for share in (0.01, 0.3, 0.6, 0.9, 0.99)},
    "an empty file": Hostile(partial(renamed, "projet.xlsx", b""), "workbook-empty-file"),
    "an .ods with 17 thousand million cells": Hostile(partial(calc, CALC_BOMB), TOO_LARGE),
    "an .ods with a cell 4 thousand million columns away": Hostile(partial(calc, CALC_FAR), TOO_LARGE),
    "an .ods with 10 million cells": Hostile(partial(calc, CALC_WIDE), TOO_LARGE),
    "an .ods with a prefix of its own": Hostile(partial(calc, CALC_PREFIX), READ),
    "an .ods with a million empty rows, then one": Hostile(partial(calc, CALC_EMPTY_ROWS), TOO_LARGE),
    "an .ods with 4 thousand million spaces": Hostile(partial(calc, CALC_SPACES), SIZE),
    "an .ods with a text in 10 000 cells": Hostile(partial(calc, CALC_ECHO), SIZE),
    "an .ods with a far cell in disguise": Hostile(partial(calc, CALC_DISGUISED), SIZE),
    "an .ods with a password": Hostile(partial(calc, b"", manifest=b"<manifest:encryption-data/>"), PROTECTED),
    "an .xls": Hostile(partial(old, old_number(0, 0)), READ),
    "an .xls with two cells at its corners": Hostile(partial(old, FAR_OLD), TOO_LARGE),
    "an .xls whose sectors run in a circle": Hostile(cyclic, READ),
    "an .xls with nothing behind its first bytes": Hostile(partial(renamed, "projet.xls", OLE + bytes(600)), IS_NONE),
    "a link that leads to itself": Hostile(symbolic_loop, "workbook-denied"),
    "a pipe": Hostile(named_pipe, IS_NONE),
    "a device without end": Hostile(device, IS_NONE),
    "a folder": Hostile(folder_named_so, "workbook-is-folder"),
    "a name too long": Hostile(long_name, "workbook-missing"),
}
