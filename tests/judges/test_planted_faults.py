"""Each of our own rules finds the fault that is planted for it."""

import re
import zipfile

import excel_rules
import powerpoint_rules
import pytest
import word_rules
from conftest import ROOT
from stored import Stored, deck_in

# Each rule, the part where its fault is planted, what is replaced there, and by what: a rule that stays silent is none.
WORD_FAULTS = [
    (
        word_rules.w1_every_drawing_has_an_alternative_text,
        "word/document.xml",
        r'(<wp:docPr[^>]*?) descr="[^"]*"',
        r"\1",
    ),
    (word_rules.w2_every_table_has_a_header_row, "word/document.xml", r"<w:tblHeader\b[^>]*/>", ""),
    (
        word_rules.w3_no_cell_is_merged_nested_or_empty,
        "word/document.xml",
        r"<w:tcPr>",
        '<w:tcPr><w:gridSpan w:val="2"/>',
    ),
    (word_rules.w4_headings_skip_no_level_and_are_not_empty, "word/document.xml", '"Heading1"', '"Heading3"'),
    (word_rules.w5_drawings_stand_in_the_line_of_text, "word/document.xml", r"wp:inline", "wp:anchor"),
    (word_rules.w6_styles_have_contrast, "word/styles.xml", r'<w:color w:val="\w+"', '<w:color w:val="EEEEEE"'),
    (word_rules.w7_properties_are_the_peoples_own, "docProps/core.xml", r"<dc:title>[^<]*<", "<dc:title><"),
    (word_rules.w8_the_language_is_said, "word/styles.xml", r'w:lang w:val="..-CA"', 'w:lang w:val="en-US"'),
    (
        word_rules.w8_charts_say_their_language_in_letters_large_enough,
        "word/charts/chart",
        'sz="1100"',
        'sz="900"',
    ),
    (word_rules.w13_tables_have_a_title_and_a_description, "word/document.xml", r"<w:tblCaption [^>]*/>", ""),
    (
        word_rules.w15_body_text_is_large_and_left_aligned,
        "word/document.xml",
        r"<w:pPr>",
        '<w:pPr><w:jc w:val="both"/>',
    ),
    (word_rules.w16_nothing_is_left_over_from_editing, "word/document.xml", "<w:r>", '<w:r><w:highlight w:val="red"/>'),
    (word_rules.w17_rows_do_not_split, "word/document.xml", r"<w:cantSplit\b[^>]*/>", ""),
    (
        word_rules.w18_each_drawing_is_also_told_in_words,
        "word/document.xml",
        r"w:tbl>|<w:numPr>.*?</w:numPr>|<w:pStyle w:val=\"List[^\"]*\"/>",
        "w:other>",
    ),
    (
        word_rules.w19_all_look_is_in_styles,
        "word/document.xml",
        "<w:r><w:t",
        "<w:r><w:rPr><w:b/></w:rPr><w:t",
    ),
    (word_rules.w12_no_run_of_empty_paragraphs, "word/document.xml", r"<w:sectPr", "<w:p/><w:p/><w:sectPr"),
    (word_rules.w11_lists_are_lists, "word/document.xml", r"(<w:t[^>]*>)", r"\1- a "),
    (
        word_rules.w10_link_texts_say_where_they_lead,
        "word/document.xml",
        r"<w:hyperlink [^>]*>",
        r"\g<0><w:r><w:t>http://a</w:t></w:r>",
    ),
    (word_rules.fault_fields_balance, "word/document.xml", r'w:fldCharType="end"', 'w:fldCharType="separate"'),
]


GRID_FAULTS = [
    (word_rules.w14_content_controls_have_a_title, "word/document.xml", r"<w:alias [^>]*/>", ""),
    (
        word_rules.w20_content_controls_have_tags_of_their_own,
        "word/document.xml",
        r'<w:tag w:val="[^"]*"',
        '<w:tag w:val="rt-same"',
    ),
]


DECK_FAULTS = [
    (powerpoint_rules.p1_every_slide_has_a_title, r"slides/slide\d", r'type="title"', 'type="body"'),
    (powerpoint_rules.p2_no_two_titles_are_alike, r"slides/slide\d", r"<a:t>[^<]*<", "<a:t>Same<"),
    (powerpoint_rules.p3_every_shape_has_an_alternative_text, r"slides/slide\d", r' descr="[^"]*"', ""),
    (
        powerpoint_rules.p4_the_title_is_read_first,
        r"slides/slide\d",
        r"(?s)(<p:sp>.*?</p:sp>)(.*)(</p:spTree>)",
        r"\2\1\3",
    ),
    (powerpoint_rules.p7_text_has_contrast, "theme/theme1", r'(<a:dk1><a:srgbClr val=)"\w+"', r'\1"EEEEEE"'),
    (
        powerpoint_rules.p7_text_of_charts_has_contrast,
        "charts/chart",
        r'<c:showVal val="1"',
        r'<c:txPr><a:defRPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></c:txPr>\g<0>',
    ),
    (
        powerpoint_rules.p8_series_of_charts_differ_without_colour,
        "charts/chart",
        r'<a:pattFill prst="\w+"',
        "<a:pattFill",
    ),
    (powerpoint_rules.p9_every_run_says_its_language, r"slides/slide\d", r' lang="..-CA"', ""),
    (powerpoint_rules.p10_no_text_is_smaller_than_12_points, r"slides/slide\d", r' sz="1200"', ' sz="900"'),
    (powerpoint_rules.p12_the_notes_tell_each_schema, r"notesSlides/notesSlide\d", r"<a:t>[^<]*</a:t>", ""),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, r"slides/slide\d", r"</p:cSld>", "</p:cSld><p:timing/>"),
    (powerpoint_rules.p14_names_mean_something, r"slides/slide\d", r' name="[^"]+"', ' name="Rectangle 4"'),
    (powerpoint_rules.properties_are_the_peoples_own, "docProps/core", r"<dc:creator>[^<]*<", "<dc:creator><"),
    (powerpoint_rules.fault_connectors_name_shapes_of_their_slide, r"slides/slide\d", r'Cxn id="\d+"', 'Cxn id="999"'),
    (powerpoint_rules.fault_charts_carry_the_numbers_they_show, "charts/chart", "<c:v>RT", "<c:v>R&amp;T"),
    (powerpoint_rules.fault_categories_of_charts_have_one_level, "charts/chart", "c:strRef>", "c:multiLvlStrRef>"),
    (powerpoint_rules.fault_axes_of_charts_have_unsigned_ids, "charts/chart", r'axId val="', 'axId val="-'),
    (powerpoint_rules.fault_ids_are_unique, r"slides/slide\d", r'cNvPr id="\d+"', 'cNvPr id="7"'),
]


BOOK_FAULTS = [
    (excel_rules.x1_sheets_have_names, "xl/workbook", r'(<sheet name=)"[^"]*"', r'\1"Sheet1"'),
    (excel_rules.x2_tables_have_a_header_row, "xl/tables/", r"<table ", '<table headerRowCount="0" '),
    (
        excel_rules.x3_no_data_is_merged,
        "xl/worksheets/",
        r"</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    ),
    (excel_rules.x7_title_and_language_are_said, "docProps/core", r"<dc:title>[^<]*<", "<dc:title><"),
    (
        excel_rules.x8_the_first_cell_is_chosen_and_headers_are_frozen,
        "xl/worksheets/",
        r'state="frozen"',
        'state="split"',
    ),
    (excel_rules.x8_people_are_helped_where_they_type, "xl/worksheets/", r' prompt="[^"]*"', ""),
    (
        excel_rules.fault_table_headers_are_their_cells,
        "xl/tables/",
        r'(<tableColumn id="1" name=)"[^"]*"',
        r'\1"Autre"',
    ),
    (
        excel_rules.fault_table_columns_are_not_repeated,
        "xl/tables/",
        r'(<tableColumn [^>]*?name=)"[^"]*"',
        r'\1"Twice"',
    ),
    (
        excel_rules.fault_formulas_name_sheets_that_exist,
        "xl/workbook",
        r"(<definedName [^>]*>)[^<]*",
        r"\1Nowhere!$A$1",
    ),
    (
        excel_rules.fault_lists_are_short_enough,
        "xl/worksheets/",
        r'(<dataValidation type="list"[^>]*><formula1>)[^<]*',
        rf'\1"{"a," * 150}"',
    ),
    (excel_rules.x6_colour_is_never_the_only_sign, "xl/styles", r"(<dxf>)<numFmt [^>]*/>", r"\1"),
    (
        excel_rules.fault_drop_downs_open_on_a_cell_that_is_written,
        "xl/workbook",
        r'(<definedName name="List[^>]*>\'\w+\'!)[^<]*',
        r"\1$ZZ$9:$ZZ$10",
    ),
    (
        excel_rules.fault_conditional_formats_hold_no_array_and_no_other_sheet,
        "xl/worksheets/",
        r"(<cfRule [^>]*><formula>)",
        r"\1{1,2}+",
    ),
    (
        excel_rules.fault_guards_have_no_password,
        "xl/worksheets/",
        r"<sheetProtection ",
        '<sheetProtection password="83AF" ',
    ),
]


def with_fault(path, folder, part, pattern, instead):
    """Copy a file with a fault planted in each part whose name matches."""
    broken = folder / path.name
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if re.search(part, entry.filename) and entry.filename.endswith((".xml", ".rels")):
                content = re.sub(pattern, instead, content.decode("utf-8")).encode("utf-8")
            target.writestr(entry.filename, content)
    return Stored(broken)


@pytest.mark.parametrize(
    ("rule", "part", "pattern", "instead"), WORD_FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_each_word_rule_finds_its_fault(built, tmp_path, rule, part, pattern, instead):
    path = next(built("marche-solidaire", "fr").glob("*-rapport.docx"))
    assert list(rule(with_fault(path, tmp_path, part, pattern, instead)))


@pytest.mark.parametrize(
    ("rule", "part", "pattern", "instead"), GRID_FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_each_grid_rule_finds_its_fault(built, tmp_path, rule, part, pattern, instead):
    path = next(built("marche-solidaire", "fr").glob("*-grille.docx"))
    assert list(rule(with_fault(path, tmp_path, part, pattern, instead)))


@pytest.mark.parametrize(
    ("rule", "part", "pattern", "instead"), DECK_FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_each_deck_rule_finds_its_fault(built, tmp_path, rule, part, pattern, instead):
    path = deck_in(built("marche-solidaire", "fr"))
    assert list(rule(with_fault(path, tmp_path, part, pattern, instead)))


@pytest.mark.parametrize(
    ("rule", "part", "pattern", "instead"), BOOK_FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_each_workbook_rule_finds_its_fault(tmp_path, rule, part, pattern, instead):
    path = ROOT / "samples" / "marche-solidaire.xlsx"
    assert list(rule(with_fault(path, tmp_path, part, pattern, instead)))


def test_every_rule_has_its_planted_fault():
    planted = {row[0] for row in (*WORD_FAULTS, *GRID_FAULTS, *DECK_FAULTS, *BOOK_FAULTS)}
    unproven = {powerpoint_rules.p5_tables_have_a_header_row}  # no slide has a table yet
    elsewhere = {powerpoint_rules.sounds_stand_in_the_file}  # test_lesson.py: only module 1 has sounds
    assert planted | unproven | elsewhere == {*word_rules.RULES, *powerpoint_rules.RULES, *excel_rules.RULES}
