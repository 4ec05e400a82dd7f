"""Decks as files: what stands on each slide, on our template and on others."""

import hashlib
import time
import zipfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import language
from rtdocs.layout.scene import Box, Connector, Frame, Line, Point, Scene, Site, Stroke
from rtdocs.plan.graph import Edge, Graph, Lane, Node, Words
from rtdocs.plan.slides import BlankSlide, Deck, LegendSlide, SchemaSlide, TextSlide, TitleSlide
from rtdocs.plan.timeline import Sign
from rtdocs.write import powerpoint
from rtdocs.write.powerpoint_package import notes_master
from rtdocs.write.powerpoint_template import Place, Role, Spot, open_template
from rtdocs.write.powerpoint_text import ELLIPSIS, fill, fill_title, flow
from rtdocs.write.powerpoint_xml import slide_xml

TEMPLATE = Path(__file__).parents[2] / "templates" / "schema.pptx"
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


# --- Fitting text ---

ROOM = Place(kind="title", idx=0, frame=Frame(0, 0, 4_000_000, 700_000), insets=(0, 0, 0, 0), size=26.0, bold=True)


@pytest.mark.parametrize(
    ("text", "size"),
    [("Court", 0), ("Un titre un peu plus long qui demande deux lignes", 22), ("mot " * 30, 14)],
)
def test_a_title_takes_the_largest_letters_that_fit(text, size):
    assert fill([text.strip()], ROOM).size == size


def test_what_fits_in_no_size_is_cut_between_words_and_keeps_its_number():
    filling = fill_title("mot " * 200 + "(2 de 3)", ROOM)
    text = filling.pieces[0].text
    assert filling.cut
    assert text.endswith(f"mot{ELLIPSIS} (2 de 3)")
    assert filling.size == 12


def test_a_single_endless_word_is_cut_between_letters():
    text = fill_title("m" * 200, ROOM).pieces[0].text
    assert text == "m" * (len(text) - 1) + ELLIPSIS


def test_a_list_is_first_set_smaller_then_flows():
    place = Place(kind="body", idx=1, frame=Frame(0, 0, 4_000_000, 900_000), insets=(0, 0, 0, 0), size=20.0)
    assert [len(page.pieces) for page in flow(["Un"] * 2, place)] == [2]
    assert [(len(page.pieces), page.size) for page in flow(["Un"] * 3, place)] == [(3, 18)]
    assert [(len(page.pieces), page.size) for page in flow(["Un"] * 5, place)] == [(2, 0), (2, 0), (1, 0)]


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
    words = Words(
        leads_to="vers p. {page} · {number}",
        comes_from="de p. {page} · {number}",
        leads_to_alt="Mène à {number}, page {page}.",
        comes_from_alt="Vient de {number}, page {page}.",
        effects="Effets",
        undated="Sans date",
    )
    graph = Graph(id="whole", lanes=(Lane(id="F1", name="Se constituer"),), nodes=every, edges=edges, words=words)
    return SchemaSlide(
        title="La chaîne",
        page_title="La chaîne {des} braves ({page} de {pages})",
        graph=graph,
        notes_opening="Le schéma en liste.",
        lines=tuple((shown.id, f"{shown.title}.") for shown in every),
        edge_lines=tuple((edge.id, edge.alt) for edge in edges),
    )


def connectors_of(slide):
    return [shape for shape in slide.shapes if shape._element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr/{A}stCxn") is not None]


def test_a_schema_has_its_shapes_named_described_and_glued(written):
    slide = written(schema()).slides[0]
    names = {shape.name: shape for shape in slide.shapes}
    described = names["RT 1 – Événement 0"]._element.nvSpPr.cNvPr
    assert described.get("descr") == "Événement 0, RT 1, 2014."
    ids = {shape.shape_id for shape in slide.shapes}
    ends = [end for shape in connectors_of(slide) for end in shape._element.nvCxnSpPr.cNvCxnSpPr]
    assert len(ends) == 6
    assert {int(end.get("id")) for end in ends} <= ids


def test_a_schema_is_told_in_its_notes(written):
    assert notes_of(written(schema()), 0) == [
        "Le schéma en liste.",
        *("Événement 0.", "Événement 1.", "Événement 2.", "Marché ouvert."),
        *("0 mène à 1.", "1 mène à 2.", "2 mène à A."),
    ]


def test_a_long_schema_takes_pages_whose_notes_tell_each_event_once(written):
    presentation = written(schema(60))
    count = len(presentation.slides)
    assert count > 1
    assert titles(presentation) == [f"La chaîne {{des}} braves ({page} de {count})" for page in range(1, count + 1)]
    told = [line for number in range(count) for line in notes_of(presentation, number) if line.startswith("Événement")]
    assert sorted(told) == sorted(f"Événement {number}." for number in range(60))


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


def box(key, x, y, **changed):
    told = {"style": "event-F1", "paragraphs": (Line("RT 1", "badge"),), "name": f"RT 1 – {key}", "alt": f"{key}."}
    return Box(id=key, frame=Frame(x, y, 1_000_000, 500_000), **{**told, **changed})


def drawn(*shapes):
    scene = Scene(width=9_000_000, height=5_000_000, shapes=shapes)
    return etree.fromstring(slide_xml((), scene, (), "fr-CA")).find(f"{P}cSld/{P}spTree")


def test_a_box_keeps_its_look_letters_and_language():
    shape = drawn(box("a", 110, 220)).find(f"{P}sp")
    assert dict(shape.find(f".//{A}off").attrib) == {"x": "110", "y": "220"}
    assert shape.find(f".//{A}prstGeom").get("prst") == "rect"
    letters = shape.find(f".//{A}rPr")
    assert {name: letters.get(name) for name in ("lang", "sz", "b")} == {"lang": "fr-CA", "sz": "1200", "b": "1"}
    assert letters.find(f".//{A}schemeClr").get("val") == "accent1"
    assert shape.find(f".//{A}bodyPr/{A}noAutofit") is not None


def test_a_box_without_text_still_has_a_paragraph_to_type_in():
    shape = drawn(box("a", 0, 0, paragraphs=(), alt="", name="")).find(f"{P}sp")
    assert shape.find(f".//{A}endParaRPr").get("lang") == "fr-CA"
    assert shape.find(f".//{P}cNvPr").get("name") == "a"


def test_vertical_letters_read_upwards():
    assert drawn(box("a", 0, 0, style="lane-label-F1")).find(f".//{A}bodyPr").get("vert") == "vert270"


def test_a_connector_names_the_shapes_and_sites_it_holds_on_to():
    arrow = Connector(
        id="a-b",
        start=("a", Site.RIGHT),
        end=("b", Site.LEFT),
        points=(
            Point(1_000_000, 250_000),
            Point(1_500_000, 250_000),
            Point(1_500_000, 750_000),
            Point(2_000_000, 750_000),
        ),
        style="edge-claimed",
        alt="a mène à b.",
    )
    line = drawn(arrow, box("a", 0, 0), box("b", 2_000_000, 500_000)).find(f"{P}cxnSp")
    start, end = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
    assert (start.get("id"), start.get("idx"), end.get("id"), end.get("idx")) == ("3", "3", "4", "1")
    assert line.find(f".//{A}prstGeom").get("prst") == "bentConnector3"
    assert line.find(f".//{A}tailEnd").get("type") == "triangle"


def test_a_stroke_holds_on_to_nothing_and_is_decorative():
    line = drawn(Stroke(id="axis", start=Point(0, 9), end=Point(90, 9), style="tick")).find(f"{P}cxnSp")
    assert len(line.find(f".//{P}cNvCxnSpPr")) == 0
    assert "decorative" in etree.tostring(line).decode()


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
    assert [shape.shape_id for shape in slide.shapes] == list(range(2, len(slide.shapes) + 2))
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


def test_our_template_has_a_place_for_everything():
    template = open_template(TEMPLATE)
    assert {role: set(layout.places) for role, layout in template.layouts.items()} == {
        Role.TITLE: set(Spot),
        Role.CONTENT: {Spot.TITLE, Spot.TEXT, Spot.FOOTER, Spot.NUMBER},
        Role.DRAWING: {Spot.TITLE, Spot.FOOTER, Spot.NUMBER},
    }
    title = template.layouts[Role.DRAWING].places[Spot.TITLE].frame
    assert title.bottom < template.drawing.y
    assert template.drawing.bottom < template.layouts[Role.DRAWING].places[Spot.FOOTER].frame.y


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


def test_layouts_are_known_by_their_type_where_their_names_are_others(tmp_path):
    def rename(presentation):
        for layout in presentation.slide_layouts:
            layout.element.cSld.set("name", "Folie")

    assert set(open_template(altered(tmp_path, rename)).layouts) == set(Role)


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


def test_a_missing_layout_is_named(tmp_path):
    def spoil(presentation):
        layout = presentation.slide_layouts[2]
        layout.element.cSld.set("name", "Autre")
        layout.element.set("type", "blank")

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert caught.value.key == "powerpoint-layout"
    assert caught.value.values["name"] == "Titre seul / Title only"


def test_a_missing_placeholder_is_named(tmp_path):
    def spoil(presentation):
        holder = presentation.slide_layouts[1].placeholders[1]
        holder.element.getparent().remove(holder.element)

    with pytest.raises(BrokenTemplate) as caught:
        open_template(altered(tmp_path, spoil))
    assert caught.value.key == "powerpoint-place"
    assert caught.value.values["layout"] == "Titre et contenu / Title and content"
    assert "« Contenu / Content »" in caught.value.say(language("fr")).replace("\u00a0", " ")


@pytest.mark.parametrize("content", [None, b"", b"not a presentation"])
def test_what_is_no_presentation_is_refused(tmp_path, content):
    path = tmp_path / "template.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BrokenTemplate) as caught:
        open_template(path)
    assert caught.value.key == "template-unreadable"


def test_a_listed_notes_master_is_not_listed_twice():
    presentation = Presentation(TEMPLATE)
    notes_master(presentation)
    notes_master(presentation)
    assert len(presentation.element.findall(f"{P}notesMasterIdLst")) == 1
