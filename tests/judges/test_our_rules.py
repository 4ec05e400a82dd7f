"""Our own rules on every stored file, in both languages; and proof that each rule can find its fault."""

import re

import drawing_rules
import excel_rules
import powerpoint_rules
import pytest
import word_rules
from conftest import LANGUAGES, ROOT, SAMPLES
from stored import Stored, deck_in, find

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.plan.content.slides import PathSlide, SchemaSlide
from rtdocs.plan.deck import deck as decks
from rtdocs.plan.wording.telling import Telling

EVERY = [(sample, lang) for sample in SAMPLES for lang in LANGUAGES]
FORMS = sorted((ROOT / "samples").glob("*.xlsx"))
WIDTH, HEIGHT = 12_192_000, 6_858_000


def findings(rules, stored):
    return [f"{rule.__name__}: {finding}" for rule in rules for finding in rule(stored)]


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_word_documents_keep_every_rule(built, sample, lang):
    for path in sorted(built(sample, lang).glob("*.docx")):
        assert findings(word_rules.RULES, Stored(path)) == [], path.name


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_decks_keep_every_rule(built, sample, lang):
    for path in sorted(built(sample, lang).glob("*.pptx")):
        assert findings(powerpoint_rules.RULES, Stored(path)) == []


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_excel_grids_keep_every_rule(built, sample, lang):
    for path in sorted(built(sample, lang).glob("*.xlsx")):
        assert findings(excel_rules.RULES, Stored(path)) == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_workbooks_to_fill_in_keep_every_rule(path):
    assert findings(excel_rules.RULES, Stored(path)) == []


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_schemas_keep_every_drawing_rule(built, sample, lang):
    ranks = ranks_of(sample, lang)
    for path in sorted(built(sample, lang).glob("*.pptx")):
        for name, slide in powerpoint_rules.slides(Stored(path)):
            assert findings([*drawing_rules.RULES, *drawing_rules.NUMBER_RULES], slide) == [], name
            assert list(drawing_rules.nothing_leaves_the_slide(slide, *size_of(path))) == [], name
            if powerpoint_rules.title_of(slide).startswith(tuple(schema_titles(sample, lang))):
                assert list(drawing_rules.time_never_runs_backwards(slide, ranks)) == [], name


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_every_arrow_of_the_group_can_be_read_back_from_one_slide(built, sample, lang):
    plan = decks.plan(Telling(load(ROOT / "samples" / f"{sample}.xlsx").story, language_of(lang)))
    whole = next(slide for slide in plan.slides if isinstance(slide, SchemaSlide)).graph
    numbers = {node.id: node.number for node in whole.nodes}
    path = deck_in(built(sample, lang))
    read = [drawing_rules.named_pairs(slide) for _, slide in powerpoint_rules.slides(Stored(path))]
    assert {(numbers[edge.source], numbers[edge.target]) for edge in whole.edges} in read


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_stems_of_timelines_stand_upright_between_cards(built, sample, lang):
    path = deck_in(built(sample, lang))
    slides = [slide for _, slide in powerpoint_rules.slides(Stored(path)) if drawing_rules.places(slide)]
    assert slides
    for slide in slides:
        assert list(drawing_rules.stems_stand_upright_between_cards(slide)) == []


@pytest.mark.parametrize(("sample", "lang"), EVERY)
def test_every_step_of_a_path_but_the_last_leads_to_the_next(built, sample, lang):
    plan = decks.plan(Telling(load(ROOT / "samples" / f"{sample}.xlsx").story, language_of(lang)))
    (told,) = (slide for slide in plan.slides if isinstance(slide, PathSlide))
    path = deck_in(built(sample, lang))
    pages = [
        slide
        for _, slide in powerpoint_rules.slides(Stored(path))
        if powerpoint_rules.title_of(slide).startswith(told.title)
    ]
    drawn = [arrow.name for slide in pages for arrow in drawing_rules.arrows(slide)]
    nameless = language_of(lang).say("drawings.shape.line", number="")
    roads = [name for name in drawn if name.startswith(nameless)]  # the broad band below the arrow says nothing
    assert len(roads) * 2 == len(drawn)
    assert len(roads) == len(told.steps) - len(pages)


def size_of(path):
    """Return how wide and how high the slides of a presentation are: the poster's are of paper."""
    size = Stored(path).xml("ppt/presentation.xml").find("{*}sldSz")
    return int(size.get("cx")), int(size.get("cy"))


def schema_titles(sample, lang):
    """Return how the titles of the schemas begin; past their first words they may be cut."""
    plan = decks.plan(Telling(load(ROOT / "samples" / f"{sample}.xlsx").story, language_of(lang)))
    return [slide.title[:40] for slide in plan.slides if isinstance(slide, SchemaSlide)]


def ranks_of(sample, lang):
    """Return the place in time of each event by its shape's name."""
    plan = decks.plan(Telling(load(ROOT / "samples" / f"{sample}.xlsx").story, language_of(lang)))
    graphs = [slide.graph for slide in plan.slides if isinstance(slide, SchemaSlide)]
    return {node.name: node.rank for node in graphs[0].nodes if node.lane}


# Drawing rules that go by the names and glue of lines: a shape out of place says nothing to them.
BY_NAME = [
    drawing_rules.arrows_of_the_chain_are_plain,
    drawing_rules.lines_join_what_their_names_say,
    drawing_rules.both_lines_of_a_choice_are_one,
]


def test_each_rule_of_lines_finds_its_fault(built):
    path = deck_in(built("marche-solidaire", "fr"))
    slides = [slide for _, slide in powerpoint_rules.slides(Stored(path)) if drawing_rules.named_pairs(slide)]
    line = find(slides[0], "//p:cxnSp[starts-with(.//p:cNvPr/@name, 'ar-')]")[0]
    find(line, ".//a:prstGeom")[0].set("prst", "bentConnector3")
    assert len(list(drawing_rules.arrows_of_the_chain_are_plain(slides[0]))) == 1
    assert list(drawing_rules.lines_join_what_their_names_say(slides[0])) == []
    find(line, ".//p:cNvPr")[0].set("name", "ar-1>9 · Flèche de 1 à 9")
    assert len(list(drawing_rules.lines_join_what_their_names_say(slides[0]))) >= 1


def test_each_drawing_rule_finds_its_fault(built):
    path = deck_in(built("marche-solidaire", "fr"))
    slides = [slide for _, slide in powerpoint_rules.slides(Stored(path)) if drawing_rules.arrows(slide)]
    slide = max(slides, key=lambda each: len(drawing_rules.arrows(each)))
    for offset in find(slide, "//p:sp[not(.//p:ph)]/p:spPr/a:xfrm/a:off"):
        offset.set("x", str(int(offset.get("x")) // 3))
    of_cards = {drawing_rules.connectors_are_glued_at_both_ends, drawing_rules.cards_hold_their_parts, *BY_NAME}
    assert all(list(rule(slide)) for rule in drawing_rules.RULES if rule not in of_cards)
    assert list(drawing_rules.nothing_leaves_the_slide(slide, WIDTH // 4, HEIGHT))
    backwards = {box.name: -box.x for box in drawing_rules.boxes(slide)}
    assert list(drawing_rules.time_never_runs_backwards(slide, backwards))
    names = {box.name: "Faire converger les acteurs et les ressources" for box in drawing_rules.boxes(slide)}
    assert list(drawing_rules.no_event_leaves_its_lane(slide, names))
    end = find(slide, "//a:endCxn")[0]
    end.getparent().remove(end)
    assert list(drawing_rules.connectors_are_glued_at_both_ends(slide))


def test_each_rule_of_cards_and_stems_finds_its_fault(built):
    path = deck_in(built("marche-solidaire", "fr"))
    slide = next(slide for _, slide in powerpoint_rules.slides(Stored(path)) if drawing_rules.places(slide))
    badge = find(slide, "//p:grpSp[1]/p:sp[3]/p:spPr/a:xfrm/a:off")[0]
    badge.set("x", str(int(badge.get("x")) - 500_000))
    assert list(drawing_rules.cards_hold_their_parts(slide))
    dot = find(slide, "//p:cxnSp[.//a:stCxn]/p:spPr/a:xfrm/a:off")[0]
    dot.set("x", "0")
    assert list(drawing_rules.stems_stand_upright_between_cards(slide))


def test_each_rule_of_numbers_finds_its_fault(built):
    path = deck_in(built("marche-solidaire", "fr"))
    slides = [slide for _, slide in powerpoint_rules.slides(Stored(path)) if drawing_rules.arrows(slide)]
    numbered = [slide for slide in slides if find(slide, "//p:cxnSp[contains(.//p:cNvPr/@descr, 'Raison')]")]
    assert numbered
    for slide in numbered:
        told = re.findall(r"Raison (\d+)", " ".join(find(slide, "//p:cxnSp//p:cNvPr/@descr")))
        numbers = find(slide, "//p:sp[starts-with(.//p:cNvPr/@name, 'ar-')]")
        assert len(numbers) == len(told)
        for offset in find(numbers[0], ".//a:off"):
            offset.set("x", "0")
        assert len(list(drawing_rules.every_number_is_that_of_one_arrow(slide))) == 1
        own = find(numbers[0], "string(.//p:cNvPr/@name)").rpartition(" (")[0]
        other = next(one for one in drawing_rules.arrows(slide) if one.name != own)
        middle = [(a + b) // 2 for a, b in zip(*other.points[:2], strict=True)]
        for at, size, axis in zip(middle, ("cx", "cy"), ("x", "y"), strict=True):
            length = int(find(numbers[0], ".//a:xfrm/a:ext")[0].get(size))
            find(numbers[0], ".//a:off")[0].set(axis, str(at - length // 2))
        assert any(other.name in found for found in drawing_rules.every_number_is_that_of_one_arrow(slide))
        numbers[0].getparent().remove(numbers[0])
        assert len(list(drawing_rules.every_arrow_with_a_reason_carries_its_number(slide))) == 1


@pytest.mark.parametrize(
    ("preset", "guides", "how", "points"),
    [
        ("straightConnector1", {}, {}, [(0, 0), (100, 50)]),
        ("straightConnector1", {}, {"flip_v": True}, [(0, 50), (100, 0)]),
        ("bentConnector2", {}, {}, [(0, 0), (100, 0), (100, 50)]),
        ("bentConnector3", {"adj1": 25_000}, {}, [(0, 0), (25, 0), (25, 50), (100, 50)]),
        ("bentConnector3", {}, {"rotation": 5_400_000}, [(75, -25), (75, 25), (25, 25), (25, 75)]),
        (
            "bentConnector5",
            {"adj1": 10_000, "adj2": 20_000, "adj3": 90_000},
            {},
            [(0, 0), (10, 0), (10, 10), (90, 10), (90, 50), (100, 50)],
        ),
    ],
)
def test_the_judges_own_geometry(preset, guides, how, points):
    assert list(drawing_rules.way(preset, (0, 0, 100, 50), guides, **how)) == points
