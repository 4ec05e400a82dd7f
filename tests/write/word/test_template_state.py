"""What a template was stays behind: its protection, its people, its bookmarks, its measures, its other sections."""

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Inches
from hostile_templates import OFFICE, SLIDES, R, W, field, packed, parts_of, related, typed, with_body
from hostile_templates import code as run_of_code
from PIL import Image
from pptx import Presentation
from workbooks import complete, workbook
from write.word_files import REPORT, template, written

from rtdocs import pipeline
from rtdocs import template as templates
from rtdocs.errors import BrokenTemplate
from rtdocs.write.package.last_look import look
from rtdocs.write.word.page_rooms import rooms

PICTURE = f"""
<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:extent cx="9000" cy="9000"/>
  <wp:docPr id="7" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
  <pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
  <a:blip {R} r:embed="x9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
"""


def settings_of(file):
    return [each.tag.rpartition("}")[2] for each in file.xml("word/settings.xml")]


def test_a_locked_template_gives_a_document_that_is_open(tmp_path):
    state = (
        '<w:writeProtection w:recommended="1"/><w:view w:val="web"/><w:hideSpellingErrors/>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="00AA"/></w:rsids><w:docVars/><w:defaultTabStop'
    )
    path = template(tmp_path, ("<w:defaultTabStop", state), part="word/settings.xml")
    kept = set(settings_of(written(tmp_path, template=REPORT)))
    assert set(settings_of(written(tmp_path, template=path))) == kept


def test_a_final_mark_and_other_properties_stay_behind(tmp_path):
    custom = "http://schemas.openxmlformats.org/officeDocument/2006"
    parts = parts_of(REPORT)
    parts["docProps/custom.xml"] = (
        f'<Properties xmlns="{custom}/custom-properties" xmlns:vt="{custom}/docPropsVTypes">'
        '<property fmtid="a" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool></property></Properties>'
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    parts = typed(parts, docProps__custom_DOT_xml=kind)
    path = packed(tmp_path, related(parts, "", ("x9", f"{OFFICE}/custom-properties", "docProps/custom.xml", False)))
    assert not any(b"_MarkAsFinal" in content for content in written(tmp_path, template=path).parts.values())


def test_a_bound_control_shows_what_is_printed_and_is_bound_no_more(tmp_path):
    bound = (
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='{1}'/><w:lock w:val='sdtContentLocked'/>"
        "<w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{ projet.titre }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    file = written(tmp_path, template=packed(tmp_path, with_body(parts_of(REPORT), bound)))
    assert file.texts()[0] == "Marché & <fin>"
    assert not file.find("//w:dataBinding | //w:sdtPr/w:lock")


@pytest.mark.parametrize("margin", ["1440.0000000000002", "1440.4", "1440.", "1in", "72pt", "25.4mm", "2.54cm"])
def test_margins_with_fractions_or_units_are_plain_ones(margin, tmp_path):
    path = template(tmp_path, (r'w:left="\d+"', f'w:left="{margin}"'))
    assert set(written(tmp_path, template=path).find("//w:pgMar/@w:left")) == {"1440"}


@pytest.mark.parametrize("kind", ["", "application/octet-stream"])
def test_a_picture_whose_kind_the_file_does_not_say_is_known_by_its_bytes(kind, tmp_path):
    """Some programs store "image1.PNG" and declare "png", or nothing: Word looks at the bytes."""
    stream = io.BytesIO()
    Image.new("RGB", (3, 2)).save(stream, "PNG")
    parts = {**with_body(parts_of(REPORT), PICTURE), "word/media/image1.PNG_": stream.getvalue()}
    parts = typed(parts, word__media__image1_DOT_PNG_=kind) if kind else parts
    path = packed(tmp_path, related(parts, "word/document.xml", ("x9", f"{OFFICE}/image", "media/image1.PNG_", False)))
    file = written(tmp_path, template=path)
    assert stream.getvalue() in file.parts.values()


def test_a_table_without_columns_is_kept_with_as_many_as_its_cells(tmp_path):
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>à deux</w:t></w:r></w:p></w:tc></w:tr>"
    bare = f"<w:tbl><w:tblPr/>{row}</w:tbl><w:p/>"
    file = written(tmp_path, template=packed(tmp_path, with_body(parts_of(REPORT), bare)))
    assert len(file.find("(//w:tbl)[1]/w:tblGrid/w:gridCol")) == 2
    assert file.texts("(//w:tbl)[1]//w:p") == ["", "à deux"]


def test_a_strict_template_is_told_with_the_way_out(tmp_path):
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, content in parts_of(REPORT).items()
    }
    with pytest.raises(BrokenTemplate) as caught:
        templates.check(packed(tmp_path, strict), "fr")
    assert caught.value.key == "template-strict"


def test_a_document_of_ours_serves_as_a_template_again_and_again(tmp_path):
    source = workbook(tmp_path, complete())
    given = ()
    for turn in range(3):
        folder = tmp_path / f"out{turn}"
        (report,) = [
            each
            for each in pipeline.build(source, folder, only=["report"], templates=given).files
            if each.suffix == ".docx"
        ]
        look(report)
        given = (report,)
    with zipfile.ZipFile(report) as file:
        assert len(set(file.namelist())) == len(file.namelist())


def test_a_template_with_two_bookmarks_of_one_name_keeps_the_first(tmp_path):
    twice = "".join(
        f"<w:p><w:bookmarkStart w:id='{n}' w:name='ici'/><w:r><w:t>{n}</w:t></w:r><w:bookmarkEnd w:id='{n}'/></w:p>"
        for n in (71, 72)
    )
    file = written(tmp_path, template=packed(tmp_path, with_body(parts_of(REPORT), twice)))
    assert len(file.find("//w:bookmarkStart[@w:name='ici']")) == 1
    assert file.find("//w:bookmarkEnd[@w:id='72']") == []


def landscape_annex(path):
    """Our report's template, upright, with an annex laid sideways behind it."""
    made = docx.Document(str(REPORT))
    section = made.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("Annexe : notre carte")
    made.save(str(path))
    return path


def room_of(word, name="summary"):
    place = parse_xml(f'<place xmlns="urn:rtdocs:place" name="{name}"/>')
    word.element.body.insert(0, place)
    return rooms(word)[name]


def test_text_is_as_wide_as_the_section_it_stands_in(tmp_path):
    word = docx.Document(str(landscape_annex(tmp_path / "annexe.docx")))
    first, last = word.sections[0], word.sections[-1]
    assert last.page_width > first.page_width
    assert room_of(word).width == first.page_width - first.left_margin - first.right_margin


def test_a_gutter_and_columns_leave_less_room():
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.left_margin, section.right_margin = Inches(8.5), Inches(1), Inches(1)
    section.gutter = Inches(0.5)
    assert room_of(word).width == Inches(6)
    columns = section._sectPr.find("{*}cols")
    section._sectPr.replace(columns, parse_xml(f'<w:cols {W} w:num="2" w:space="720"/>'))
    assert rooms(word)["summary"].width == Inches(2.75)


def test_a_cell_leaves_its_own_width():
    word = docx.Document()
    cell = word.add_table(1, 2).cell(0, 0)
    cell.width = Inches(2)
    cell._tc.insert(1, parse_xml('<place xmlns="urn:rtdocs:place" name="effects"/>'))
    assert rooms(word)["effects"].width == Inches(2) - 2 * 108 * 635
    assert rooms(word)["effects"].own_page is None  # a page cannot turn within a table


def test_slides_custom_shows_and_kiosks_of_a_template_are_really_gone(tmp_path):
    made = Presentation(str(REPORT.with_name("schema.pptx")))
    slide = made.slides.add_slide(made.slide_layouts[0])
    slide.shapes.title.text = "VIEILLE DIAPO"
    relation = made.part.relate_to(slide.part, f"{OFFICE}/slide")
    space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    made.element.find("{*}notesSz").addnext(
        parse_xml(
            f'<p:custShowLst {space} {R}><p:custShow name="a" id="0"><p:sldLst><p:sld r:id="{relation}"/></p:sldLst>'
            "</p:custShow></p:custShowLst>"
        )
    )
    layout = made.slide_layouts[1].part
    jump = layout.relate_to(slide.part, f"{OFFICE}/slide")
    about = layout._element.find(".//{*}cNvPr")
    drawn = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    about.append(parse_xml(f'<a:hlinkClick {drawn} {R} r:id="{jump}" action="ppaction://hlinksldjump"/>'))
    stream = io.BytesIO()
    made.save(stream)
    path = tmp_path / "modele.pptx"
    path.write_bytes(stream.getvalue())
    assert [each.fault.code for each in templates.check(path, "fr")] == ["M27"]
    files = pipeline.build(workbook(tmp_path, complete()), tmp_path / "out", only=["schema"], templates=[path]).files
    (deck,) = [each for each in files if each.suffix == ".pptx"]
    look(deck)
    assert not any(b"VIEILLE DIAPO" in content for content in parts_of(deck).values())


def test_fonts_that_google_docs_embeds_stay_behind(tmp_path):
    """It writes them as plain .ttf, which is no kind of part that Word embeds."""
    parts = parts_of(REPORT)
    name = next(each for each in parts if each.startswith("word/fontTable"))
    embedded = b'<w:font w:name="Roboto"><w:embedRegular xmlns:r="%s" r:id="x9"/></w:font></w:fonts>' % OFFICE.encode()
    parts = {**parts, name: parts[name].replace(b"</w:fonts>", embedded), "word/fonts/Roboto.ttf": b"\0\1\0\0"}
    parts = typed(parts, word__fonts__Roboto_DOT_ttf="application/x-font-ttf")
    path = packed(tmp_path, related(parts, name, ("x9", f"{OFFICE}/font", "fonts/Roboto.ttf", False)))
    file = written(tmp_path, template=path)
    assert file.find("//w:font[@w:name='Roboto']", name)
    assert not file.find("//w:embedRegular", name)
    assert "word/fonts/Roboto.ttf" not in file.parts


@pytest.mark.parametrize(
    ("part", "source", "key"),
    [
        ("report", SLIDES, "template-is-slides"),
        ("schema", REPORT, "template-is-document"),
        ("report", None, "template-is-workbook"),
    ],
)
def test_a_template_of_another_kind_is_called_so(part, source, key, tmp_path):
    """Neither "damaged" nor "too large", which send a person to mend what is whole."""
    path = workbook(tmp_path, complete())
    given = tmp_path / ("modele.pptx" if part == "schema" else "modele.docx")
    given.write_bytes((source or path).read_bytes())
    with pytest.raises(BrokenTemplate) as caught:
        pipeline.build(path, tmp_path / "out", only=[part], templates={part: given})
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TITLE", "Marché"),
        ("DOCPROPERTY Title \\* MERGEFORMAT", "Marché"),
        ('DOCPROPERTY "Subject"', "Un rapport"),
        ("AUTHOR", "Ana"),
        ("KEYWORDS", "ancien"),
        ("PAGE", "ancien"),
    ],
)
def test_a_field_that_tells_a_property_shows_what_it_is_now(code, expected, tmp_path):
    simple = (
        f"<w:p><w:fldSimple w:instr=' {code} '><w:r><w:t>anc</w:t></w:r><w:r><w:t>ien</w:t></w:r></w:fldSimple></w:p>"
    )
    parts = with_body(parts_of(REPORT), simple + field(run_of_code(f" {code} ")).replace("vu", "ancien"))
    file = written(tmp_path, template=packed(tmp_path, parts), subject="Un rapport", author="Ana")
    assert file.texts()[:2] == [expected, expected]


def test_a_presentation_opens_in_its_usual_view_and_counts_its_slides_from_one(tmp_path):
    """Who leaves a template in the view of its master finds all that is made of it there (davidgohel/officer#448)."""
    parts = parts_of(SLIDES)
    for name, old, new in (
        ("ppt/viewProps.xml", b'lastView="sldThumbnailView"', b'lastView="sldMasterView"'),
        (
            "ppt/presentation.xml",
            b"<p:presentation ",
            b'<p:presentation firstSlideNum="5" removePersonalInfoOnSave="1" ',
        ),
    ):
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    given = packed(tmp_path, parts, SLIDES)
    (file,) = pipeline.build(workbook(tmp_path, complete()), tmp_path / "out", only=["schema"], templates=[given]).files
    with zipfile.ZipFile(file) as made:
        assert b"sldMasterView" not in made.read("ppt/viewProps.xml")
        assert b"firstSlideNum" not in made.read("ppt/presentation.xml")
        assert b"removePersonalInfo" not in made.read("ppt/presentation.xml")
