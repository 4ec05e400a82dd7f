"""Templates from anywhere: nothing active or remote comes through, nothing damaged or endless stops the work."""

import io
import re
import time
import zipfile
from random import Random

import pytest
from hostile_templates import LEFT_OUT, OFFICE, REFUSED, SLIDES, WORD, code, field, packed, parts_of, related, with_body
from workbooks import complete, workbook

from rtdocs import pipeline, template
from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import codes, language_of

SECONDS = 4  # the bar is 2 on a machine of its own


def outcomes(path):
    """Return the codes of the faults that refuse a template, or the key of the error."""
    try:
        return {each.fault.code for each in template.check(path, "fr") if each.fault.stops}
    except BrokenTemplate as error:
        is_named = all(str(path) in error.say(language_of(each)) for each in codes())
        return {error.key if is_named else ""}


def built(path, folder):
    book = workbook(folder, complete())
    part = "schema" if path.suffix == ".pptx" else "report"
    return pipeline.build(book, folder / "out", only=[part], templates=[path])


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_refused_soon_and_with_its_cause(name, tmp_path):
    make, wanted = REFUSED[name]
    path = make(tmp_path)
    start = time.process_time()
    assert outcomes(path) == {wanted}
    assert time.process_time() - start < SECONDS
    with pytest.raises(BrokenTemplate):
        built(path, tmp_path)
    assert not list((tmp_path / "out").glob("*.*x"))


def _holds(file, trace):
    """Tell whether a file, or a workbook in it, holds some bytes."""
    with zipfile.ZipFile(file) as archive:
        every = [(name, archive.read(name)) for name in archive.namelist()]
    return any(
        trace in name.encode() or trace in content or (name.endswith(".xlsx") and _holds(io.BytesIO(content), trace))
        for name, content in every
    )


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_no_page_depends_on_is_left_out_and_told(name, tmp_path):
    make, trace = LEFT_OUT[name]
    path = make(tmp_path)
    assert _holds(path, trace)
    (told,) = [each for each in template.check(path, "en") if each.fault.code == "M30"]
    assert told.spot.say(language_of("en")) or name == "a task pane"
    result = built(path, tmp_path)
    assert not _holds(next(each for each in result.files if each.suffix == path.suffix), trace)


def test_a_long_template_and_one_of_many_faults_are_told_soon(tmp_path):
    numbers = Random(7)  # noqa: S311 - reproducible, not secret
    runs = (f"<w:r><w:t>{numbers.randbytes(3).hex()}</w:t></w:r>" for _ in range(60_000))
    faults = (field(code(f" DDE {numbers.randbytes(4).hex()} ")) for _ in range(12_000))
    for xml, wanted in ((f"<w:p>{''.join(runs)}</w:p>", set()), ("".join(faults), {"M11"})):
        start = time.process_time()
        assert outcomes(packed(tmp_path, with_body(parts_of(WORD), xml))) == wanted
        assert time.process_time() - start < SECONDS


def test_tables_in_tables_take_no_longer_than_tables(tmp_path):
    nested = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" * 40 + "<w:p/>"
    nested += "</w:tc></w:tr></w:tbl><w:p/>" * 40
    start = time.process_time()
    assert built(packed(tmp_path, with_body(parts_of(WORD), nested)), tmp_path).files
    assert time.process_time() - start < 2 * SECONDS


def test_links_of_the_web_and_of_the_document_stay(tmp_path):
    fields = (
        ' HYPERLINK "https://a.org/b c" ',
        ' HYPERLINK \\l "ici" \\o "x" ',
        " PAGE ",
        " = 2 + 2 ",
        " STYLEREF Title ",
    )
    path = packed(tmp_path, with_body(parts_of(WORD), "".join(field(code(each)) for each in fields)))
    assert outcomes(path) == set()


def test_a_dead_link_is_left_out_and_its_words_stay(tmp_path):
    r = f'xmlns:r="{OFFICE}"'
    parts = with_body(
        parts_of(WORD), f"<w:p><w:hyperlink {r} r:id='rIdX9'><w:r><w:t>mots gardés</w:t></w:r></w:hyperlink></w:p>"
    )
    for address in ("NULL", "#_top", ""):
        path = packed(tmp_path, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/hyperlink", address, False)))
        assert [each.fault.code for each in template.check(path, "fr") if each.fault.code == "M31"] == ["M31"]
        (report,) = [each for each in built(path, tmp_path).files if each.suffix == ".docx"]
        with zipfile.ZipFile(report) as file:
            assert "mots gardés" in file.read("word/document.xml").decode()
            assert b"rIdX9" not in file.read("word/document.xml")


def test_a_tag_on_a_slide_is_told_since_nobody_prints_it(tmp_path):
    name = "ppt/slideLayouts/slideLayout2.xml"
    parts = parts_of(SLIDES)
    assert b"</a:t>" in parts[name]
    path = packed(
        tmp_path, {**parts, name: parts[name].replace(b"</a:t>", b"{{ projet.titre }}</a:t>", 1)}, source=SLIDES
    )
    assert outcomes(path) == {"M9"}


@pytest.mark.parametrize("colour", ["", "NA", "0.5", "12345G"])
def test_a_theme_whose_colour_is_none_serves(colour, tmp_path):
    parts = parts_of(WORD)
    name = next(each for each in parts if each.startswith("word/theme/"))
    odd = re.sub(rb'(<a:accent1><a:srgbClr val=")[^"]*', rb"\g<1>" + colour.encode(), parts[name])
    assert odd != parts[name]
    assert outcomes(packed(tmp_path, {**parts, name: odd})) == set()


def test_a_namespace_without_a_scheme_keeps_nothing_from_being_built(tmp_path):
    parts = parts_of(WORD)
    name = "word/styles.xml"
    path = packed(tmp_path, {**parts, name: parts[name].replace(b"<w:styles ", b'<w:styles xmlns:a="b" ', 1)})
    assert built(path, tmp_path).files
