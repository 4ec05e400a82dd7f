"""Templates: ordinary Word files that people change, and that nobody should have to trust."""

import runpy
import subprocess
import sys
import zipfile

import pytest
from write.word_files import GRID, NEXT_PARAGRAPH, REPORT, template, template_saying, text, written

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import codes, language_of
from rtdocs.plan.content.document import Column, Heading, Paragraph, Table
from rtdocs.template_problems import TemplatePlace, TemplateRule
from rtdocs.write.word import document
from rtdocs.write.word.template_names import BlockPlace

RELATED = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
APP_TYPE = (
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
OUTSIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

APP_RELATION = f'<Relationship Id="x" Type="{OUTSIDE}/extended-properties" Target="docProps/app.xml"/></Relationships>'

SUMMARY, KIT = REPORT.with_name("sommaire.docx"), REPORT.with_name("trousse.docx")


def refused(folder, broken, **about):
    with pytest.raises(BrokenTemplate) as caught:
        written(folder, Heading("a", 1, text("Un")), template=broken, **about)
    return caught.value


def fault(folder, broken, **about):
    """Return the one fault that keeps a template from being used."""
    (only,) = refused(folder, broken, **about).faults
    return only


@pytest.mark.parametrize(
    ("said", "name", "nearest"),
    [
        ("{{ projet.titr }}", "projet.titr", "projet.titre"),
        ("{{p somaire }}", "somaire", "sommaire"),
        ("{{ projet }}", "projet", ""),
        ("{{ 'a'.titre }}", ".titre", ""),
        ("{{ (projet or document).titre }}", ".titre", ""),
        ("{% if projet.titer %}a{% endif %}", "projet.titer", "projet.titre"),
        ("{{ sommaire.titre }}", "sommaire.titre", ""),
    ],
)
def test_an_unknown_name_is_told_with_its_place_and_the_nearest_name(tmp_path, said, name, nearest):
    found = fault(tmp_path, template_saying(tmp_path, said))
    assert (found.fault, found.values["name"]) == (TemplateRule.UNKNOWN_NAME, name)
    assert found.values["nearest"] == nearest or nearest == ""
    assert name.split(".")[-1] in found.text
    assert found.spot.paragraph == NEXT_PARAGRAPH


@pytest.mark.parametrize(
    "said",
    [
        "{{ projet['titre'] }}",
        "{{ projet.titre.upper() }}",
        "{{ project.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a' * 1000000000 }}",
        "{{ projet.titre ~ 'a' }}",
        "{{ range(10) }}",
        "{{ cycler('a') }}",
        "{{ self }}{{ namespace() }}",
        "{% for a in range(1000000000) %}{{ a }}{% endfor %}",
        "{% for a in projet.titre %}{{ a }}{% endfor %}",
        "{% for a in evenements if a %}{{ a.titre }}{% endfor %}",
        "{% for a in evenements recursive %}{{ a.titre }}{% endfor %}",
        "{% set a = projet.titre %}",
        "{{ projet.titre | pprint }}",
        "{{ projet.titre | center(1000000000) }}",
        "{{ projet.titre | title(1) }}",
        "{% macro a() %}{% endmacro %}",
        "{% include 'a' %}",
        "{% if projet.titre is defined %}a{% endif %}",
        "{% if sommaire %}a{% endif %}",
        "{% colspan 3 %}",
        "{% vm %}",
    ],
)
def test_a_template_only_prints(tmp_path, said):
    found = refused(tmp_path, template_saying(tmp_path, said)).faults
    assert found[0].fault in {TemplateRule.FORBIDDEN, TemplateRule.UNKNOWN_NAME, TemplateRule.INCOMPLETE}
    assert found[0].text


@pytest.mark.parametrize("said", ["{{ projet.titre", "{{ }}", "{% fi %}", "projet.titre }}", "{% if %}a{% endif %}"])
def test_what_cannot_be_understood_is_told_with_its_place(tmp_path, said):
    found = refused(tmp_path, template_saying(tmp_path, said)).faults[0]
    assert found.fault is TemplateRule.INCOMPLETE
    assert found.text in said


def test_a_fault_in_a_header_is_found(tmp_path):
    broken = template(tmp_path, ("projet.titre", "projet.titer"), part="word/header1.xml")
    found = fault(tmp_path, broken)
    assert (found.values["name"], found.spot) == ("projet.titer", TemplatePlace(part="header", paragraph=1))


def test_a_template_may_choose_and_filter(tmp_path):
    said = "{% if projet.but %}But{% elif not projet.but and projet.titre %}{{ projet.titre | upper }}{% endif %}"
    assert "MARCHÉ &AMP; <FIN>" not in written(tmp_path, template=template_saying(tmp_path, said)).texts()
    assert "MARCHÉ & <FIN>" in written(tmp_path, template=template_saying(tmp_path, said)).texts()


def test_words_in_braces_typed_by_a_person_are_never_run(tmp_path):
    titled = {"project": {"title": "{{ document.credit }}"}}
    file = written(tmp_path, Paragraph(text("{{ projet.titre }}")), fields=titled, title="{{ projet.titre }}")
    assert file.styled("Title") == ["{{ document.credit }}"]
    assert "{{ projet.titre }}" in file.texts()
    assert file.xml("docProps/core.xml")[0].text == "{{ projet.titre }}"


@pytest.mark.parametrize("said", ["{{ sommaire }}", "Voici : {{ sommaire }}"])
def test_a_place_must_stand_alone_in_its_paragraph(tmp_path, said):
    bare = template(tmp_path, (r"\{\{p sommaire \}\}", said))
    found = fault(tmp_path, bare)
    assert (found.fault, found.values["wanted"]) == (TemplateRule.MISPLACED, "{{p sommaire }}")


def test_a_header_keeps_no_place(tmp_path):
    broken = template(tmp_path, ("{{ projet.titre }} – {{ document.genre }}", "{{p effets }}"), part="word/header1.xml")
    assert fault(tmp_path, broken).fault is TemplateRule.MISPLACED


def test_a_place_stands_once(tmp_path):
    found = fault(tmp_path, template_saying(tmp_path, "{{p summary }}"))
    assert (found.fault, found.text) == (TemplateRule.REPEATED, "{{p summary }}")


def test_styles_are_found_by_name_whatever_their_ids(tmp_path):
    french = template(tmp_path, ('w:styleId="Heading1"', 'w:styleId="Titre1"'), part="word/styles.xml")
    assert written(tmp_path, Heading("a", 1, text("Un")), template=french).styled("Titre1") == ["Un"]


def test_a_style_without_a_name_is_passed_over(tmp_path):
    odd = template(
        tmp_path, ("</w:styles>", '<w:style w:type="character" w:styleId="x"/></w:styles>'), part="word/styles.xml"
    )
    assert "Dit" in written(tmp_path, Paragraph(text("Dit")), template=odd).texts()


@pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + bytes(18), b"no zip at all"])
def test_what_is_no_word_file_is_refused(tmp_path, content):
    path = tmp_path / "template.docx"
    if content is not None:
        path.write_bytes(content)
    assert refused(tmp_path, path).key == "template-unreadable"


def test_a_template_tied_to_another_file_is_refused(tmp_path):
    tie = (
        f'<Relationship Id="t" Type="{OUTSIDE}/image" Target="file:///c:/a.png" TargetMode="External"/></Relationships>'
    )
    found = fault(tmp_path, template(tmp_path, ("</Relationships>", tie), part=RELATED))
    assert (found.fault, found.values["target"]) == (TemplateRule.OUTSIDE, "file:///c:/a.png")


def test_a_template_may_link_to_the_web(tmp_path):
    tie = f'<Relationship Id="t" Type="{OUTSIDE}/hyperlink" Target="https://a.org" TargetMode="External"/>'
    linked = template(tmp_path, ("</Relationships>", f"{tie}</Relationships>"), part=RELATED)
    assert b"https://a.org" in written(tmp_path, template=linked).parts[RELATED]


def test_where_a_templates_own_template_stood_is_forgotten(tmp_path):
    path = template(
        tmp_path, ("<w:defaultTabStop", '<w:attachedTemplate r:id="t"/><w:defaultTabStop'), part="word/settings.xml"
    )
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
            f'Type="{OUTSIDE}/attachedTemplate" Target="file:///C:/Users/x/Normal.dotm" TargetMode="External"/>'
            "</Relationships>",
        )
    file = written(tmp_path, template=path)
    assert not file.find("//w:attachedTemplate", "word/settings.xml")
    assert not any(b"Normal.dotm" in content for content in file.parts.values())


def test_what_other_programs_left_in_a_template_goes(tmp_path):
    left = f'<Relationship Id="e" Type="{OUTSIDE}/stylesWithEffects" Target="styles.xml"/></Relationships>'
    file = written(tmp_path, template=template(tmp_path, ("</Relationships>", left), part=RELATED))
    assert b"stylesWithEffects" not in file.parts[RELATED]


def test_the_program_that_made_a_template_is_not_named(tmp_path):
    path = template(tmp_path, ("</Relationships>", APP_RELATION), part="_rels/.rels")
    path = template(tmp_path, ("</Types>", APP_TYPE), source=path.rename(tmp_path / "old.docx"), part=TYPES)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("docProps/app.xml", "<Properties><Application>LibreOffice</Application></Properties>")
    assert b"LibreOffice" not in written(tmp_path, template=path).parts["docProps/app.xml"]


def test_a_template_says_its_own_language_no_more(tmp_path):
    marked = template(tmp_path, ("<w:t>{{ projet.titre", '<w:rPr><w:lang w:val="de-DE"/></w:rPr>\\g<0>'))
    file = written(tmp_path, template=marked, language="en")
    assert file.find("//w:body//w:lang/@w:val") == ["en-CA"]


def test_styles_without_a_language_get_one(tmp_path):
    bare = template(tmp_path, ("<w:docDefaults>.*?</w:docDefaults>", ""), part="word/styles.xml")
    assert written(tmp_path, template=bare).find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["fr-CA"]


def test_a_place_may_stand_in_a_cell(tmp_path):
    cell = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    framed = template(
        tmp_path,
        (r"<w:p><w:r><w:t>\{\{p sommaire \}\}</w:t></w:r></w:p>", cell.format(r"\g<0>")),
    )
    table = Table("t", "T", "D", (Column("C", 1),), ())
    assert written(tmp_path, table, template=framed).find("//w:tc/*[last()][self::w:p]")
    assert "Dit" in written(tmp_path, Paragraph(text("Dit")), template=framed).texts("//w:tc")


def test_a_cell_that_prints_an_empty_text_keeps_its_paragraph(tmp_path):
    said = (
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{{ projet.but }}</w:t></w:r></w:p></w:tc>"
    )
    framed = template(tmp_path, ("<w:sectPr>", said + "</w:tr></w:tbl><w:sectPr>"))
    assert written(tmp_path, template=framed).texts("//w:tc/w:p") == [""]


def test_numbers_of_a_templates_own_bookmarks_are_not_used_again(tmp_path):
    own = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:sectPr>'
    file = written(tmp_path, Heading("a", 1, text("Un")), template=template(tmp_path, ("<w:sectPr>", own)))
    assert sorted(file.find("//w:bookmarkStart/@w:id")) == ["1", "2"]


def test_a_template_without_margins_has_those_of_letter_paper(tmp_path):
    bare = template(tmp_path, (r"<w:pgSz[^>]*/><w:pgMar[^>]*/>", ""))
    table = Table("t", "T", "D", (Column("C", 1),), ())
    assert written(tmp_path, table, template=bare).find("//w:gridCol/@w:w") == [str(9360)]


def test_every_section_has_a_name_of_its_own_in_each_language():
    for code in codes():
        names = [language_of(code).say(f"template.place.{place.value}") for place in BlockPlace]
        assert len(set(names)) == len(BlockPlace)


def test_no_name_means_two_things():
    both = {
        name: {
            language_of(code).say(f"template.place.{place.value}") == name for code in codes() for place in BlockPlace
        }
        for name in ("projet", "project", "document", "pages")
    }
    assert all(found == {False} for found in both.values())


@pytest.mark.parametrize("path", [REPORT, SUMMARY, GRID, KIT], ids=lambda path: path.name)
def test_our_templates_are_what_their_script_makes(tmp_path, monkeypatch, path):
    monkeypatch.syspath_prepend(path.parent)
    script = runpy.run_path(str(path.with_name("make_word.py")))
    script["make"](tmp_path / path.name, script["TEMPLATES"][path.name])
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()


@pytest.mark.judge
@pytest.mark.parametrize("path", [REPORT, SUMMARY, GRID, KIT], ids=lambda path: path.name)
def test_our_templates_have_nothing_to_lint(path):
    done = subprocess.run([sys.executable, "-m", "docxtpl_lint", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_template_of_the_kit_lacks_no_part():
    assert document.inspect(KIT, "fr") == ()
