"""Templates of other origins: each gives whole, valid documents; and hostile ones, which give none."""

import time
import zipfile
from pathlib import Path

import docx
import drawing_rules
import powerpoint_rules
import pptx
import programs
import pytest
import test_outside
import word_rules
from pptx.shapes.autoshape import Shape
from stored import Stored
from told import paragraphs_of
from write import other_templates as others

from rtdocs import build, load
from rtdocs import documents as documents_of
from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import language_of
from rtdocs.plan import report
from rtdocs.plan.content.document import Table
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.products import Product
from rtdocs.template_problems import TemplateRule
from rtdocs.write.powerpoint import template as powerpoint_template

SAMPLE = others.ROOT / "samples" / "marche-solidaire.xlsx"


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """Return the document that each template gives, by the template's name."""
    folder = tmp_path_factory.mktemp("others")
    found = {}
    for make in (*others.WORD, *others.SLIDES):
        template = make(folder)
        part = "schema" if make in others.SLIDES else "report"
        outcome = build(SAMPLE, folder / make.__name__, only=[part], templates=[template])
        found[make.__name__] = (outcome.files[0], [fault.fault for _, fault in outcome.notes])
    return found


def names(makers):
    return [make.__name__ for make in makers]


@pytest.fixture(scope="session")
def story():
    return load(SAMPLE).story


@pytest.mark.parametrize("name", ["french_word", "blank", "bare", "dotx"])
def test_the_whole_report_stands_in_each_word_template(documents, story, name):
    planned = report.plan(Telling(story, language_of("fr")))
    # The effects' own place serves templates that ask for it; elsewhere they are told at the end of their chapters.
    sections = (blocks for name, blocks in planned.sections.items() if name != "effects")
    headings = [blocks[0].text[0].text for blocks in sections]
    said = {each.text for each in paragraphs_of(documents[name][0])}
    assert [heading for heading in headings if heading not in said] == []
    assert planned.title in said
    whole = "\n".join(docx.Document(str(documents[name][0])).element.body.itertext())
    told = [run.text for block in planned.sections["effects"] if isinstance(block, Table) for run in texts_of(block)]
    assert len(told) > len(story.effects)
    assert [text for text in told if text.strip() and text not in whole] == []


def texts_of(table):
    return [run for row in table.rows for cell in row for run in cell]


def test_an_organisations_own_tables_go_through_its_lists(documents, story):
    document = docx.Document(str(documents["organisation"][0]))
    tables = [table for table in document.tables if table.style.name == "Table Grid"]
    assert [len(table.rows) for table in tables] == [1 + len(story.events), 1 + len(story.effects)]
    assert TemplateRule.LEFT_OUT in documents["organisation"][1]


@pytest.mark.parametrize("name", names(others.SLIDES))
def test_every_word_of_the_deck_is_in_each_presentation(documents, story, name):
    planned = deck.plan(Telling(story, language_of("fr")))
    file = pptx.Presentation(str(documents[name][0]))
    said = " ".join(
        frame.text_frame.text
        for slide in file.slides
        for frame in (*slide.shapes, *slide.notes_slide.shapes)
        if frame.has_text_frame
    )
    wanted = [item for slide in planned.slides for item in getattr(slide, "items", ())]
    first = planned.slides[0]
    words = " ".join((*wanted, first.title, first.subtitle, first.credit)).split()
    assert not set(words) - set(said.split())  # an item may go on to the next slide
    assert all(slide.shapes.title is not None for slide in file.slides)


@pytest.mark.parametrize("name", names(others.SLIDES))
def test_nothing_leaves_the_slide(documents, name):
    file = pptx.Presentation(str(documents[name][0]))
    for slide in file.slides:
        # A connector's frame is that before it is turned; the layout's own tests hold its way to the drawing's frame.
        for shape in (each for each in slide.shapes if isinstance(each, Shape)):
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= file.slide_width
            assert shape.top + shape.height <= file.slide_height


@pytest.mark.parametrize("name", ["french_word", "bare", "dotx"])
def test_documents_keep_our_rules_on_other_templates(documents, name):
    stored = Stored(documents[name][0])
    assert [f"{rule.__name__}: {finding}" for rule in word_rules.RULES for finding in rule(stored)] == []


@pytest.mark.parametrize("name", names(others.SLIDES))
def test_slides_keep_our_rules_on_other_templates(documents, name):
    """What stands in a template's own layouts is its maker's."""
    path = documents[name][0]
    file, stored = pptx.Presentation(str(path)), Stored(path)
    found = [finding for rule in powerpoint_rules.RULES for finding in rule(stored)]
    assert [finding for finding in found if "/slideLayouts/" not in finding and "/slideMasters/" not in finding] == []
    for part, slide in powerpoint_rules.slides(stored):
        assert [finding for rule in drawing_rules.RULES for finding in rule(slide)] == [], part
        assert list(drawing_rules.nothing_leaves_the_slide(slide, file.slide_width, file.slide_height)) == [], part


def test_what_is_left_out_or_made_up_for_is_told(documents):
    assert documents["dotx"][1] == []
    assert documents["blank"][1] == [TemplateRule.NO_PLACE, TemplateRule.NO_STYLES, TemplateRule.COLOURS]
    assert documents["four_by_three"][1] == [TemplateRule.COLOURS, TemplateRule.SLIDES]
    assert documents["potx"][1] == [TemplateRule.MACROS]
    assert {TemplateRule.NO_LAYOUT, TemplateRule.NO_PLACEHOLDER} <= set(documents["minimal"][1])


def test_macros_are_nowhere_in_the_documents(documents):
    with zipfile.ZipFile(documents["potx"][0]) as file:
        assert not [name for name in file.namelist() if "vba" in name.lower()]
        assert not any(
            b"vbaproject" in file.read(name).lower() for name in file.namelist() if name.endswith((".rels", ".xml"))
        )


@pytest.mark.judge
def test_microsofts_validator_finds_no_error_on_any_template(documents):
    for path, _ in documents.values():
        assert test_outside.microsoft_says(path) == [], path


@pytest.mark.judge
def test_openxml_audit_and_integrity_find_nothing_on_any_template(documents, tmp_path):
    paths = []
    for name, (path, _) in documents.items():
        paths.append(tmp_path / f"{name}{path.suffix}")
        paths[-1].write_bytes(path.read_bytes())
    for answer in test_outside.audit_says(tmp_path):
        assert (answer["error_count"], answer["warning_count"]) == (0, 0), answer
    assert [finding for answer in test_outside.integrity_says(paths) for finding in answer["findings"]] == []


@pytest.mark.judge
def test_a_template_saved_by_libreoffice_serves(tmp_path):
    template = others.saved_by_libreoffice(tmp_path, programs.soffice())
    (path,) = build(SAMPLE, tmp_path / "out", only=["report"], templates=[template]).files
    assert test_outside.microsoft_says(path) == []
    (answer,) = test_outside.audit_says(tmp_path / "out")
    assert (answer["error_count"], answer["warning_count"]) == (0, 0), answer


def test_a_template_for_the_grid_is_known_by_its_places(tmp_path):
    templates = [others.OURS / "grille.docx", others.OURS / "schema.pptx", others.dotx(tmp_path)]
    assert {part.value: path.name for part, path in documents_of.templates_of(templates).items()} == {
        "grid": "grille.docx",
        "schema": "schema.pptx",
        "report": "rapport.dotx",
    }
    assert documents_of.templates_of({"grid": "a.docx"}) == {Product.GRID: Path("a.docx")}


def test_the_poster_takes_colours_and_fonts_of_the_templates_of_slides(tmp_path):
    def change(_name, content):
        return content.replace(b"1F5C99", b"7A1FA2").replace(b'latin typeface="Calibri"', b'latin typeface="Verdana"')

    theirs = others.rewritten(others.OURS / "schema.pptx", tmp_path / "violet.pptx", change)
    (path,) = build(SAMPLE, tmp_path / "out", only=["poster"], templates=[theirs]).files
    file = pptx.Presentation(str(path))
    assert (file.slide_width, file.slide_height) == (17 * 914_400, 11 * 914_400)
    with zipfile.ZipFile(path) as package:
        theme = next(package.read(name) for name in package.namelist() if name.startswith("ppt/theme/theme1"))
    assert b"7A1FA2" in theme
    assert b"Verdana" in theme
    assert b"1F5C99" not in theme


def test_a_template_named_for_the_poster_is_its_own(tmp_path):
    (path,) = build(SAMPLE, tmp_path, only=["poster"], templates={"poster": others.OURS / "schema.pptx"}).files
    file = pptx.Presentation(str(path))
    assert file.slide_width == 12_192_000
    assert len(file.slides) == 1


def test_drawings_in_a_report_can_be_read_whatever_the_templates_colours(tmp_path):
    def change(_name, content):
        return content.replace(b"1F5C99", b"FFE082")

    pale = others.rewritten(others.OURS / "rapport.docx", tmp_path / "pale.docx", change)
    outcome = build(SAMPLE, tmp_path / "out", only=["report"], templates=[pale])
    assert [note.fault for _, note in outcome.notes] == [TemplateRule.COLOURS]
    with zipfile.ZipFile(outcome.files[0]) as file:
        drawn = file.read("word/document.xml")
    assert b"schemeClr" not in drawn
    assert b"FFE082" not in drawn


# --- hostile ones ---


def bomb(folder):
    """A zip of a few kilobytes that unpacks to 60 MB."""
    return others.rewritten(
        others.OURS / "rapport.docx", folder / "bombe.docx", same, {"word/a.xml": b"<a/>" + b" " * 60_000_000}
    )


def entities(folder):
    """A text that doubles with each of its entities."""

    def change(name, content):
        if name != "word/document.xml":
            return content
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        head, _, rest = content.partition(b"?>")
        return (
            head + f'?><!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]>'.encode() + rest.replace(b"{{ projet.titre }}", b"&a9;")
        )

    return others.rewritten(others.OURS / "rapport.docx", folder / "entites.docx", change)


def climbing(folder):
    return others.rewritten(others.OURS / "schema.pptx", folder / "grimpe.pptx", same, {"../../a.xml": b"<a/>"})


def running(folder):
    """Code in a tag, by every way known to reach Python from a template."""
    says = "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ cycler.__init__.__globals__.os.popen('id').read() }}"
    return said(folder, says)


def endless(folder):
    return said(folder, "{% for i in range(1000000000) %}{% for j in range(1000000000) %}x{% endfor %}{% endfor %}")


def swelling(folder):
    return said(folder, "{{ 'a' * 10000000000 }}{{ projet.titre | center(10000000000) }}{{ '%0999999999d' % 1 }}")


def said(folder, text):
    def change(name, content):
        return content.replace(b"{{ document.credit }}", text.encode()) if name == "word/document.xml" else content

    return others.rewritten(others.OURS / "rapport.docx", folder / "code.docx", change)


def same(_name, content):
    return content


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (bomb, "template-unsafe-size"),
        (entities, "template-unsafe-contents"),
        (climbing, "template-unsafe-contents"),
        (running, "template-faults"),
        (endless, "template-faults"),
        (swelling, "template-faults"),
    ],
)
def test_a_hostile_template_is_refused_at_once_and_nothing_is_written(tmp_path, make, key):
    template = make(tmp_path)
    started = time.process_time()
    with pytest.raises(BrokenTemplate) as caught:
        build(SAMPLE, tmp_path / "out", templates=[template])
    assert caught.value.key == key
    assert time.process_time() - started < 10
    assert not list((tmp_path / "out").glob("*"))
    assert str(template) in str(caught.value)


def test_a_damaged_or_protected_template_is_named(tmp_path):
    path = others.dotx(tmp_path)
    content = bytearray(path.read_bytes())
    at = content.index(b"word/document.xml") + 60
    content[at : at + 40] = bytes(40)
    path.write_bytes(bytes(content))
    with pytest.raises(BrokenTemplate) as caught:
        build(SAMPLE, tmp_path / "out", templates={"report": path})
    assert caught.value.key in {"template-damaged", "template-unreadable"}


def test_a_presentation_without_layouts_is_refused(tmp_path):
    made = pptx.Presentation()
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    made.save(tmp_path / "sans.pptx")
    with pytest.raises(BrokenTemplate) as caught:
        powerpoint_template.inspect(tmp_path / "sans.pptx")
    assert caught.value.key == "template-unreadable"


def test_a_template_with_a_password_is_told_as_such(tmp_path):
    path = tmp_path / "secret.docx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(BrokenTemplate) as caught:
        documents_of.templates_of([path])
    assert caught.value.key == "template-protected"
