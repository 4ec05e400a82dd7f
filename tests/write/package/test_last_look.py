"""The last look at a finished file: whatever it was made of, it holds nothing but what may be written."""

import zipfile

import pytest
from hostile_templates import MICROSOFT, OFFICE, VML, R, W, code, field, packed, parts_of, related, typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import complete, workbook
from write.word_files import written

from rtdocs import copies
from rtdocs.errors import CannotWrite
from rtdocs.write.package.last_look import UnfitFileError, look
from rtdocs.write.package.output import outbox

PICTURE = "http://192.0.2.1/a.png"
FRAGMENTS = {
    "a field": field(code(" DDEAUTO cmd ")),
    "a link": field(code(' HYPERLINK "file:///c:/a.exe" ')),
    "an object": "<w:p><w:r><w:object/></w:r></w:p>",
    "another document": f"<w:altChunk {R} r:id='none'/>",
    "an old drawing": f"<w:p><w:r><w:pict {VML}><v:shape href='http://192.0.2.1/'/></w:pict></w:r></w:p>",
    "a dangling picture": f"<w:p><w:hyperlink {R} r:id='rIdNone'/></w:p>",
    "two bookmarks": "<w:p><w:bookmarkStart w:id='1' w:name='a'/><w:bookmarkStart w:id='2' w:name='A'/></w:p>",
    "a binding": "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "a session": "<w:p w:rsidR='00112233'/>",
    "an instruction": "<?mso-application a?>",
}
RELATIONS = {
    "a picture of the web": ("x9", f"{OFFICE}/image", PICTURE, True),
    "a link to a file": ("x9", f"{OFFICE}/hyperlink", "file:///c:/a.exe", True),
    "a link that hides its scheme": ("x9", f"{OFFICE}/hyperlink", "&#10;javascript:a", True),
    "macros": ("x9", f"{MICROSOFT}/2006/relationships/vbaProject", "styles.xml", False),
    "a part that is not there": ("x9", f"{OFFICE}/image", "media/none.png", False),
    "a part of another kind": ("x9", f"{OFFICE}/header", "styles.xml", False),
    "a relation of another case": ("x9", f"{OFFICE}/IMAGE", PICTURE, True),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return written(tmp_path_factory.mktemp("sound")).path


def test_a_document_of_ours_passes(sound):
    look(sound)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fragment=st.sampled_from(sorted(FRAGMENTS)), place=st.sampled_from(["body", "header", "endnotes", "odd"]))
def test_no_part_of_any_name_hides_what_may_not_be_written(fragment, place, sound, tmp_path):
    """The names of parts and where they hang are drawn; what stands in them is found all the same."""
    parts, xml = parts_of(sound), FRAGMENTS[fragment]
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    if place == "body":
        content = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)
        parts = {**parts, "word/document.xml": content}
    else:
        kind = "endnotes" if place == "endnotes" else "header"
        name = "word/media/a.bin" if place == "odd" else f"word/{kind}9.xml"
        root = {"header": "hdr"}.get(kind, kind)
        parts[name] = f"<w:{root} {W}>{xml}</w:{root}>".encode()
        parts = typed(parts, **{name.replace("/", "__").replace(".", "_DOT_"): f"{word}.{kind}+xml"})
        parts = related(parts, "word/document.xml", ("x8", f"{OFFICE}/{kind}", f"/{name}", False))
    with pytest.raises(UnfitFileError):
        look(packed(tmp_path, parts))


@pytest.mark.parametrize("kind", RELATIONS)
@pytest.mark.parametrize("owner", ["word/document.xml", "word/styles.xml"])
def test_no_part_leads_where_it_may_not(kind, owner, sound, tmp_path):
    with pytest.raises(UnfitFileError):
        look(packed(tmp_path, related(parts_of(sound), owner, RELATIONS[kind])))


def test_two_parts_of_one_name_are_refused(sound, tmp_path):
    path = packed(tmp_path, parts_of(sound))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/Styles.xml", "<a/>")
    with pytest.raises(UnfitFileError, match="stands twice"):
        look(path)


def test_a_file_that_holds_it_is_not_given_out(sound, tmp_path):
    parts = related(parts_of(sound), "word/document.xml", RELATIONS["macros"])
    with pytest.raises(CannotWrite) as caught, outbox(tmp_path / "out") as box:
        packed(box.files, parts)
    assert caught.value.key == "unfit"
    assert not list((tmp_path / "out").glob("*.docx"))


def test_the_copy_of_a_persons_workbook_keeps_what_it_holds(tmp_path):
    path = workbook(tmp_path, complete())
    parts = related(parts_of(path), "xl/workbook.xml", ("x9", f"{OFFICE}/externalLink", "file:///c:/a.xlsx", True))
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    copies.annotate(path, tmp_path / "copie.xlsx")
    assert b"file:///c:/a.xlsx" in parts_of(tmp_path / "copie.xlsx")["xl/_rels/workbook.xml.rels"]


def test_an_old_drawing_of_excel_that_is_no_xml_stays_in_the_copy(tmp_path):
    """Excel writes <br> without an end into the text of its old drawings."""
    path = workbook(tmp_path, complete())
    drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    parts = {**parts_of(path), "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"}
    parts = typed(parts, xl__drawings__vmlDrawing1_DOT_vml=drawing)
    tie = ("x9", f"{OFFICE}/vmlDrawing", "../drawings/vmlDrawing1.vml", False)
    parts = related(parts, "xl/worksheets/sheet1.xml", tie)
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    copies.annotate(path, tmp_path / "copie.xlsx")
    assert parts_of(tmp_path / "copie.xlsx")["xl/drawings/vmlDrawing1.vml"] == b"<xml><br></xml>"
