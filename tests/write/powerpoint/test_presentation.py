"""Decks as files: what stands on each slide, on our template and on others."""

import hashlib
import time
import zipfile
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from rtdocs.i18n import language_of
from rtdocs.plan.content.graph import Edge, Graph, Lane, Node
from rtdocs.plan.content.slides import BlankSlide, Deck, LegendSlide, SchemaSlide, TextSlide, TitleSlide
from rtdocs.plan.content.timeline import Sign
from rtdocs.write.powerpoint import presentation as powerpoint
from rtdocs.write.powerpoint.text import ELLIPSIS

TEMPLATE = Path(__file__).parents[3] / "templates" / "schema.pptx"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SENTENCE = "Le comité a tenu parole et le marché a ouvert ses portes un samedi de juin. "


def deck(*slides, **changed):
    told = {
        "language": "fr",
        "title": "Marché",
        "author": "Table",
        "subject": "Schéma",
        "date": "2026-01-31",
        "footer": "Marché – Table",
        "page_words": "{title} ({page} de {pages})",
        "keywords": "RT",
    }
    return Deck(slides=slides, **{**told, **changed})


@pytest.fixture
def written(tmp_path):
    def write(*slides, template=TEMPLATE, **changed):
        path = tmp_path / "deck.pptx"
        powerpoint.write(deck(*slides, **changed), template, path)
        return Presentation(path)

    return write


def titles(presentation):
    return [slide.shapes.title.text for slide in presentation.slides]


def text_of(presentation, number):
    return [shape.text_frame.text for shape in presentation.slides[number].shapes if shape.is_placeholder]


def notes_of(presentation, number):
    return presentation.slides[number].notes_slide.notes_text_frame.text.split("\n")


def altered(tmp_path, change):
    presentation = Presentation(TEMPLATE)
    change(presentation)
    path = tmp_path / "template.pptx"
    presentation.save(path)
    return path


# --- Text slides ---


def test_a_title_slide_has_its_title_subtitle_and_credit(written):
    presentation = written(TitleSlide(title="Le marché", subtitle="Table\n2026", credit="D’après la Chaire."))
    assert text_of(presentation, 0) == ["Le marché", "Table\n2026", "D’après la Chaire.", "Marché – Table", "1"]


def test_a_slide_without_notes_has_its_title_in_them(written):
    assert notes_of(written(TextSlide(title="Questions", items=("Pourquoi ?",))), 0) == ["Questions"]


def test_a_list_that_fits_is_one_slide(written):
    presentation = written(TextSlide(title="Questions", items=("Un.", "Deux."), notes="À dire."))
    assert titles(presentation) == ["Questions"]
    assert text_of(presentation, 0)[1] == "Un.\nDeux."
    assert notes_of(presentation, 0) == ["À dire."]


def test_a_long_list_goes_on_to_further_slides_and_loses_nothing(written):
    items = tuple(f"{number}. {SENTENCE * 3}".strip() for number in range(12))
    presentation = written(TextSlide(title="Questions", items=items))
    count = len(presentation.slides)
    assert count > 1
    assert titles(presentation) == [f"Questions ({number} de {count})" for number in range(1, count + 1)]
    told = "\n".join(text_of(presentation, number)[1] for number in range(count))
    assert told.split("\n") == list(items)


def test_an_item_taller_than_a_slide_is_continued_without_a_second_bullet(written):
    item = (SENTENCE * 60).strip()
    presentation = written(TextSlide(title="Résumé", items=(item,)))
    paragraphs = [slide.placeholders[1].text_frame.paragraphs[0] for slide in presentation.slides]
    assert " ".join(paragraph.text for paragraph in paragraphs) == item
    bullets = [paragraph._p.find(f"{A}pPr/{A}buNone") is None for paragraph in paragraphs]
    assert bullets == [True, *[False] * (len(paragraphs) - 1)]
    assert len(paragraphs) > 1


def test_repeated_titles_are_numbered(written):
    slides = [TextSlide(title=title, items=("Un.",)) for title in ("Suite", "Suite (2)", "Suite", "Suite")]
    assert titles(written(*slides)) == ["Suite", "Suite (2)", "Suite (3)", "Suite (4)"]


def test_titles_cut_to_the_same_beginning_stay_apart(written):
    slides = [TextSlide(title=SENTENCE * 9 + end, items=("Un.",)) for end in "ab"]
    shown = titles(written(*slides))
    assert len(set(shown)) == 2
    assert shown[1].endswith(f"{ELLIPSIS} (2)")


def test_a_cut_title_is_whole_in_the_notes(written):
    title = (SENTENCE * 9).strip()
    presentation = written(TextSlide(title=title, items=("Un.",), notes="À dire."))
    assert titles(presentation)[0].endswith(ELLIPSIS)
    assert notes_of(presentation, 0) == [title, "À dire."]


def test_a_cut_subtitle_is_whole_in_the_notes(written):
    subtitle = (SENTENCE * 20).strip()
    presentation = written(TitleSlide(title="Marché", subtitle=subtitle, credit=""))
    assert text_of(presentation, 0)[1].endswith(ELLIPSIS)
    assert notes_of(presentation, 0) == [subtitle]


# --- Drawn slides ---


def node(number, rank, *, lane="F1", sign=Sign.ADVANCE):
    return Node(
        id=f"event-{number}",
        number=number,
        title=f"Événement {number}",
        badge="RT 1",
        when="2014",
        lane=lane,
        rank=rank,
        sign=sign,
        name=f"RT 1 – Événement {number}",
        alt=f"Événement {number}, RT 1, 2014.",
    )


def schema(count=3):
    nodes = tuple(node(str(number), number) for number in range(count))
    effect = Node(
        id="effect-A",
        number="A",
        title="Marché ouvert",
        badge="Effet",
        when="",
        lane="",
        rank=count,
        sign=Sign.EFFECT,
        name="Effet – Marché ouvert",
        alt="Effet A : marché ouvert.",
    )
    every = (*nodes, effect)
    edges = tuple(
        Edge(id=f"{one.id}-{other.id}", source=one.id, target=other.id, alt=f"{one.number} mène à {other.number}.")
        for one, other in pairwise(every)
    )
    lanes = (Lane(id="F1", name="Se constituer"),)
    graph = Graph(id="whole", lanes=lanes, nodes=every, edges=edges, language=language_of("fr"))
    return SchemaSlide(
        title="La chaîne",
        graph=graph,
        notes_opening="Le schéma en liste.",
    )


def connectors_of(slide):
    return [shape for shape in slide.shapes if shape._element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr/{A}stCxn") is not None]


def test_a_schema_has_its_shapes_named_described_and_glued(written):
    slide = written(schema()).slides[0]
    (described,) = slide.element.xpath("//p:grpSp/p:nvGrpSpPr/p:cNvPr[@name='RT 1 – Événement 0']")
    assert described.get("descr") == "Événement 0, RT 1, 2014."
    ids = {int(number) for number in slide.element.xpath("//p:sp//p:cNvPr/@id")}
    ends = [end for shape in connectors_of(slide) for end in shape._element.nvCxnSpPr.cNvCxnSpPr]
    assert len(ends) == 6
    assert {int(end.get("id")) for end in ends} <= ids


def test_a_schema_is_told_in_its_notes(written):
    assert notes_of(written(schema()), 0) == [
        "Le schéma en liste.",
        *(f"Événement {number}, RT 1, 2014." for number in range(3)),
        "Effet A : marché ouvert.",
        *("0 mène à 1.", "1 mène à 2.", "2 mène à A."),
    ]


def test_a_long_schema_takes_pages_whose_notes_tell_each_event_once(written):
    presentation = written(schema(60))
    count = len(presentation.slides)
    assert count > 1
    assert len(set(titles(presentation))) == count
    notes = [notes_of(presentation, number) for number in range(1, count)]  # after the overview
    told = [line for page in notes for line in page if line.startswith("Événement")]
    assert sorted(told) == sorted(f"Événement {number}, RT 1, 2014." for number in range(60))


def test_an_arrow_that_goes_on_elsewhere_is_told_on_both_its_pages(written):
    presentation = written(schema(60))
    count = len(presentation.slides)
    told = Counter(line for number in range(1, count) for line in notes_of(presentation, number) if "mène" in line)
    assert len(told) == 60
    assert set(told.values()) == {1, 2}
    assert list(told.values()).count(2) == count - 2  # from each chapter to the next


def test_a_legend_and_a_blank_schema_are_drawn(written):
    legend = LegendSlide(
        title="Lire le schéma",
        signs=((Sign.ADVANCE, "Avancée", "Un pas de plus."), (Sign.EFFECT, "Effet", "Un changement.")),
        lines=(("claimed", "Une flèche dit que l’un mène à l’autre."),),
        lanes=(("F1", "Se constituer", "Le réseau se forme."),),
    )
    blank = BlankSlide(
        title="À remplir", lanes=(("F1", "Se constituer"),), prompt="Événement, date, RT", effect_prompt="Effet"
    )
    presentation = written(legend, blank)
    assert titles(presentation) == ["Lire le schéma", "À remplir"]
    assert all(len(slide.shapes) > 5 for slide in presentation.slides)
    assert [line.replace("\u00a0", " ") for line in notes_of(presentation, 0)] == [
        "Avancée : Un pas de plus.",
        "Effet : Un changement.",
        "Se constituer : Le réseau se forme.",
        "Une flèche dit que l’un mène à l’autre.",
    ]


# --- The file ---


def test_the_properties_are_the_decks_own(written):
    core = written(TextSlide(title="Un", items=("Deux",))).core_properties
    assert (core.title, core.author, core.last_modified_by, core.language) == ("Marché", "Table", "Table", "fr-CA")
    assert (core.subject, core.keywords, core.comments) == ("Schéma", "RT", "")
    assert core.created == core.modified == datetime(2026, 1, 31)  # noqa: DTZ001 - a day has no zone


def test_a_deck_without_date_bears_a_fixed_one_and_long_properties_are_cut(written):
    core = written(TextSlide(title="Un", items=("Deux",)), date="", title="é" * 300).core_properties
    assert core.created.year == 2000
    assert len(core.title) == 255


def test_no_program_is_named_in_the_file(written, tmp_path):
    written(TextSlide(title="Un", items=("Deux",)))
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        told = package.read("docProps/app.xml") + package.read("docProps/core.xml")
    assert b"<Slides>1</Slides>" in told
    assert b"python" not in told
    assert b"<Application>" not in told


def test_a_deck_in_english_says_so_everywhere(written, tmp_path):
    written(TitleSlide(title="Market", subtitle="Table", credit="Credit."), schema(), language="en")
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if "/slides/slide" in name}
        assert 'lang="en-CA"' in package.read("ppt/presentation.xml").decode()
    assert all("fr-CA" not in xml for xml in parts.values())
    assert "Slide number" in parts["ppt/slides/slide1.xml"]


def test_every_run_has_its_language(written):
    for slide in written(TitleSlide(title="M", subtitle="T", credit="C."), schema()).slides:
        letters = list(slide.element.iter(f"{A}rPr"))
        assert letters
        assert {letter.get("lang") for letter in letters} == {"fr-CA"}


def test_shape_ids_are_counted_in_reading_order_with_the_title_first(written):
    slide = written(schema()).slides[0]
    ids = [int(number) for number in slide.element.xpath("//p:cNvPr/@id")][1:]
    assert ids == list(range(2, len(ids) + 2))
    assert slide.shapes[0] == slide.shapes.title


def test_the_same_deck_gives_the_same_content(tmp_path):
    def digest(name):
        path = tmp_path / name
        powerpoint.write(deck(schema(9), TextSlide(title="Un", items=("Deux",))), TEMPLATE, path)
        with zipfile.ZipFile(path) as package:
            return [(entry, hashlib.sha256(package.read(entry)).hexdigest()) for entry in package.namelist()]

    assert digest("one.pptx") == digest("two.pptx")


def test_characters_that_xml_cannot_hold_do_not_break_the_file(written):
    assert text_of(written(TextSlide(title="A & <b>\x00", items=("\x0b « c »",))), 0)[0] == "A & <b>\ufffd"


def test_three_hundred_slides_take_little_time(written):
    slides = [TextSlide(title=f"Page {number}", items=(SENTENCE,) * 5) for number in range(300)]
    started = time.perf_counter()
    presentation = written(*slides)
    assert time.perf_counter() - started < 6  # 1 s on a quiet machine; python-pptx's own way takes a minute
    assert len(presentation.slides) == 300


# --- Templates ---


def test_an_ordinary_template_of_powerpoint_will_do(tmp_path):
    path = tmp_path / "ordinary.pptx"
    Presentation().save(path)
    out = tmp_path / "deck.pptx"
    powerpoint.write(deck(TitleSlide(title="M", subtitle="T", credit="D’après."), schema()), path, out)
    presentation = Presentation(out)
    assert text_of(presentation, 0)[:2] == ["M", "T\nD’après."]
    root = presentation.element
    assert root.find(f"{P}notesMasterIdLst/{P}notesMasterId").get(f"{R}id")
    shapes = presentation.slides[1].shapes
    assert all(shape.left >= 0 and shape.left + shape.width <= presentation.slide_width for shape in shapes)


def test_the_slides_of_a_template_go_with_their_sections(tmp_path, written):
    def add(presentation):
        presentation.slides.add_slide(presentation.slide_layouts[0])
        root = presentation.element
        extensions = etree.SubElement(root, f"{P}extLst")
        etree.SubElement(extensions, f"{P}ext", uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")

    presentation = written(TextSlide(title="Un", items=("Deux",)), template=altered(tmp_path, add))
    assert titles(presentation) == ["Un"]
    assert presentation.element.find(f"{P}extLst/{P}ext") is None


def test_a_template_without_footers_gives_slides_without_them(tmp_path, written):
    def remove(presentation):
        for layout in presentation.slide_layouts:
            for holder in list(layout.placeholders)[-2:]:
                holder.element.getparent().remove(holder.element)

    presentation = written(TextSlide(title="Un", items=("Deux",)), template=altered(tmp_path, remove))
    assert text_of(presentation, 0) == ["Un", "Deux"]
