"""Names of parts and where relations lead."""

import pytest

from rtdocs.part_names import relations_of, resolved, source_of

RELATIONS = {"": "_rels/.rels", "word/document.xml": "word/_rels/document.xml.rels", "mimetype": "_rels/mimetype.rels"}


@pytest.mark.parametrize(("part", "relations"), RELATIONS.items())
def test_relations_stand_beside_their_part(part, relations):
    assert relations_of(part) == relations
    assert source_of(relations) == part


@pytest.mark.parametrize(
    ("part", "target", "found"),
    [
        ("", "word/document.xml", "word/document.xml"),
        ("", "/xl/workbook.xml", "xl/workbook.xml"),
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
        ("xl/worksheets/sheet1.xml", "..\\drawings\\drawing1.xml", "xl/drawings/drawing1.xml"),
        ("xl/worksheets/sheet1.xml", "/xl/drawings/drawing1.xml", "xl/drawings/drawing1.xml"),
        ("word/document.xml", "../../../elsewhere.xml", "elsewhere.xml"),
    ],
)
def test_a_target_is_seen_from_its_part_or_from_the_root(part, target, found):
    assert resolved(part, target) == found
