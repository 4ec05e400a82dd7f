"""One workbook, one truth: report, summary, deck and grids say the same counts, dates, names and order.

Many generated stories are compared as plans, and the stored files of the samples as what a reader opens. The expected
figures are counted here from the story itself, by other code than that of the documents.
"""

import random
import re
from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from conftest import LANGUAGES, ROOT, SAMPLES
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from stored import deck_in
from stories import generated
from told import blocks_of, shown

from rtdocs import build, i18n
from rtdocs.facts.chains import arrows, chains
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, EffectStatus, EventStatus, WheelScore
from rtdocs.pipeline import load
from rtdocs.plan import report
from rtdocs.plan.content.charts import RadarChart
from rtdocs.plan.content.document import ChartFigure, Heading, Items, Question, Step, Table, plain
from rtdocs.plan.content.slides import ChartSlide, SchemaSlide
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.deck import deck
from rtdocs.plan.deck.observations import observations
from rtdocs.plan.figures.sequence import drawn_order
from rtdocs.plan.grid import grid
from rtdocs.plan.report import brief
from rtdocs.plan.wording import events, labels
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

SEEDS = range(60)
WORDS = {
    "fr": {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9},
    "en": {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNTED = ("outcome", "advances", "reverses", "planned", "events")
"""The columns of the tables that count the events of each outcome."""
SHOWN_COUNTS = {
    "effects": {"fr": r"Le groupe a observé (\S+) effets?", "en": r"The group has observed (\S+) effects?"},
    "hopes": {"fr": r"Le groupe souhaite (\S+) effets?", "en": r"The group hopes for (\S+) effects?"},
    "links": {
        "fr": r"(?:Le récit compte )?(\S+) événements? réalisés? (?:est|et) rattachés? à un RT",
        "en": r"(?:The story holds )?(\S+) events? that took place (?:and are|is) tied to a TO",
    },
    "setbacks": {"fr": r"Le projet a connu (\S+) revers", "en": r"The project met (\S+) setbacks?"},
    "plans": {
        "fr": r"(?:Le groupe prévoit )?(\S+) événements?(?: est prévu)? :",
        "en": r"(\S+) events?(?: is planned)?:",
    },
}
"""What the deck's slide “What the chain shows” counts; a count of nothing is not said."""
CHAIN_COUNT = {"fr": r"(\S+) avancées?(?: |\.|,)", "en": r"(\S+) advances?(?: |\.|;)"}


# --- what stories hold ---


def counted(told):
    """Return how many events each outcome has: advances, reverses, planned."""
    found = Counter()
    for event in told.events:
        kind = "planned" if event.status is EventStatus.PLANNED else event.direction.value
        found[event.outcome, kind] += 1
    return {
        number: (found[number, "advance"], found[number, "reverse"], found[number, "planned"])
        for number in told.repertoire.numbers
    }


def advances(chain):
    return sum(
        event.outcome is not None and event.status is EventStatus.DONE and event.direction is Direction.ADVANCE
        for event in chain.events
    )


def read_number(pattern, text, code):
    """Return the number that a sentence tells, in digits or words; None where it is not told."""
    found = re.search(pattern[code], text)
    return None if found is None else WORDS[code].get(found[1].lower()) or int(found[1])


def text_of(blocks):
    return "\n".join(line for block in blocks for line in shown(block))


def tables(document):
    return {block.id: block for block in blocks_of(document, Table)}


# --- plans of many stories ---


@pytest.fixture(params=SEEDS, ids=lambda seed: f"story-{seed}", scope="module")
def told(request):
    return generated(request.param)


@pytest.fixture
def language(told):
    """Return one language or the other, by turns: each story is compared in one of them."""
    return i18n.language_of(LANGUAGES[len(told.events) % len(LANGUAGES)])


def test_the_table_of_the_report_and_the_schema_of_the_deck_show_the_same_things_in_the_same_order(told, language):
    rows = [
        [plain(cell) for cell in row] for row in tables(report.plan(Telling(told, language)))["timeline-table"].rows
    ]
    whole = next(slide for slide in deck.plan(Telling(told, language)).slides if isinstance(slide, SchemaSlide)).graph
    nodes = {node.number: node for node in whole.nodes}
    assert {row[0] for row in rows} == {thing.number for thing in (*told.events, *told.effects)}
    assert {(row[0], row[2], row[3]) for row in rows} == {
        (number, node.title, node.badge) for number, node in nodes.items()
    }
    assert all(row[1] in nodes[row[0]].alt for row in rows)
    timed = [event.number for event in in_time(told)]
    assert [row[0] for row in rows if row[0] in timed] == timed
    # Dates that overlap leave the schema free to follow the arrows: only what is certainly earlier must stand before.
    dated = [event for event in told.events if event.date is not None]
    assert all(
        nodes[first.number].rank < nodes[second.number].rank
        for first, second in permutations(dated, 2)
        if first.date.latest < second.date.earliest
    )


def test_the_outcomes_of_the_report_are_those_of_the_story(told, language):
    found = dict.fromkeys(told.repertoire.numbers, (0, 0, 0))
    for identity, table in tables(report.plan(Telling(told, language))).items():
        if identity == "outcomes-table":
            for row in table.rows:
                number = int(re.search(r"\d+", plain(row[0]))[0])
                found[number] = tuple(int(plain(cell) or 0) for cell in row[1:4])
    assert found == counted(told)


def test_the_signs_of_the_deck_are_those_of_the_story(told, language):
    whole = next(slide for slide in deck.plan(Telling(told, language)).slides if isinstance(slide, SchemaSlide)).graph
    found = Counter(node.sign for node in whole.nodes)
    expected = counted(told).values()
    assert found[Sign.ADVANCE] == sum(ahead for ahead, _, _ in expected)
    assert found[Sign.REVERSE] == sum(back for _, back, _ in expected)
    assert found[Sign.PLANNED] + found[Sign.PLANNED_REVERSE] == sum(planned for _, _, planned in expected)
    assert found[Sign.EFFECT] == sum(effect.status is EffectStatus.OBSERVED for effect in told.effects)


def test_what_the_deck_says_the_chain_shows_is_what_the_story_holds(told, language):
    shown_there = [re.sub("[\u00a0\u202f]", " ", text) for text in observations(Telling(told, language))]
    done = [event for event in told.events if event.status is EventStatus.DONE and event.outcome is not None]
    expected = {
        "effects": sum(effect.status is EffectStatus.OBSERVED for effect in told.effects),
        "hopes": sum(effect.status is EffectStatus.HOPED_FOR for effect in told.effects),
        "links": len(done),
        "setbacks": sum(event.direction is Direction.REVERSE for event in done),
        "plans": sum(
            event.status is EventStatus.PLANNED and event.direction is not Direction.REVERSE for event in told.events
        ),
    }
    found = {
        name: read_number(pattern, "\n".join(shown_there), language.code) or 0 for name, pattern in SHOWN_COUNTS.items()
    }
    assert found == expected


def test_the_deck_and_the_report_name_the_same_leading_functions_and_absent_outcomes(told, language):
    slide = re.sub("[\u00a0\u202f]", " ", "\n".join(observations(Telling(told, language))))
    document = report.plan(Telling(told, language))
    said = text_of(document.sections["summary"])
    # Functions that are all equal say nothing, and the report does not print it.
    assert _functions(said, told, language) in (_functions(slide, told, language), set())
    assert _functions(said, told, language) or len(_functions(slide, told, language)) != 1 or _advances(told) == 1
    used = {number for number, counts in counted(told).items() if any(counts)}
    used |= {event.second_outcome for event in told.events}
    absent = {
        int(number)
        for line in slide.splitlines()
        if _is_absent(line)
        for number in re.findall(r"(?:RT|TO) (\d+)", line)
    }
    unused = set(told.repertoire.numbers) - used
    assert absent == (unused if used - {None} else set())


def _functions(text, told, language):
    names = [function.name for function in Telling(told, language).repertoire.functions]
    return {name for name in names if re.search(f"[«“] ?{re.escape(name)} ?[»”]", text)}


def _advances(told):
    return sum(ahead for ahead, _, _ in counted(told).values())


def _is_absent(line):
    return re.search("n’appara(?:ît|issent) pas|do(?:es)? not appear", line)


@pytest.mark.parametrize("part", ["report", "brief"])
def test_the_key_figures_are_what_the_story_holds(told, language, part):
    section = (report if part == "report" else brief).plan(Telling(told, language)).sections.get("summary", ())
    figures = [table for table in section if isinstance(table, Table) and table.id.startswith("figures")]
    shown_there = {
        plain(what): column.header
        for table in figures
        for column, what in zip(table.columns, table.rows[0], strict=True)
    }
    observed = sum(effect.status is EffectStatus.OBSERVED for effect in told.effects)
    done = sum(event.status is EventStatus.DONE for event in told.events)
    expected = {"events": done, "planned": len(told.events) - done, "effects": observed}
    expected["hopes"] = len(told.effects) - observed
    for what, count in expected.items():
        named = language.say(f"report.figures.{what}", count=count)
        assert shown_there.get(named, "0") == str(count)


def test_each_chain_of_the_report_has_the_advances_and_events_of_the_deck(told, language):
    blocks = report.plan(Telling(told, language)).sections.get("chains", ())
    drawn = drawn_order(in_time(told), [(arrow.source, arrow.target) for arrow in arrows(told)])
    parts = _chain_parts(blocks)
    listed = set()
    for chain in chains(told):
        part = parts.get(f"chain-{chain.effect.number}", ())
        if advances(chain):
            assert read_number(CHAIN_COUNT, text_of(part[:1]), language.code) == advances(chain)
        new = [block.id.removeprefix("event-") for block in part if isinstance(block, Step)]
        numbers = {event.number for event in chain.events}
        assert new == [event.number for event in drawn if event.number in numbers - listed]
        listed |= numbers


def _chain_parts(blocks):
    """Return the blocks below each heading."""
    found, under = {}, ""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            under = block.id
        else:
            found.setdefault(under, []).append(block)
    return found


def test_every_event_that_a_grid_names_has_its_own_title_and_date(told, language):
    questions = blocks_of(grid.document(Telling(told, language)), Question)
    cells = [row[2] for sheet in grid.book(Telling(told, language)).sheets for row in sheet.rows]
    for text in (*(plain(question.events) for question in questions), *cells):
        for number, title in re.findall(r"(\d+)\W+(Fait \d+z)", text):
            event = next(event for event in told.events if event.number == number)
            assert title == event.title
            assert Telling(told, language).when(event.date) in text


def test_actors_are_named_alike(told, language):
    named = tables(report.plan(Telling(told, language))).get("actors-table")
    found = {plain(row[0]) for row in named.rows} if named else set()
    assert found == {name for event in told.events for name in event.actors}


def test_the_wheel_has_the_same_scores_and_gaps_in_the_deck_and_in_the_report(told, language):
    scored = replace(told, wheel=tuple(_scores(len(told.events))))
    drawn = next(slide for slide in deck.plan(Telling(scored, language)).slides if _is_wheel(slide))
    sections = report.plan(Telling(scored, language)).sections
    [figure] = [block for block in sections["wheel"] if isinstance(block, ChartFigure)]
    assert (figure.chart.series, figure.chart.categories) == (drawn.chart.series, drawn.chart.categories)
    [table] = [block for block in sections["wheel"] if isinstance(block, Table)]
    in_table = {int(re.search(r"\d+", plain(row[0]))[0]): [plain(cell) for cell in row[1:4]] for row in table.rows}
    point = language.show(0.5)[1]
    expected = {row.outcome: [f"{score:g}".replace(".", point) for _, score in row.scores] for row in scored.wheel}
    assert in_table == expected
    gaps = [line for block in sections["wheel"] if isinstance(block, Items) for line in shown(block)]
    assert [int(re.search(r"\d+", line)[0]) for line in gaps] == [
        int(re.search(r"\d+", remark)[0]) for remark in drawn.remarks
    ]


def _is_wheel(slide):
    return isinstance(slide, ChartSlide) and isinstance(slide.chart, RadarChart)


def _scores(seed):
    """Yield scores of a few outcomes in three profiles."""
    chance = random.Random(seed)  # noqa: S311 - stories, not secrets
    for number in sorted(chance.sample(range(1, 13), chance.randint(1, 12))):
        now = chance.choice([0, 1, 2.5, 4])
        wanted = now + 1 if number % 3 else chance.choice([0, 2, 5])
        scores = (("now", now), ("wanted", wanted), ("2020", chance.randint(0, 5)))
        yield WheelScore(outcome=number, where=Where("Roue", number), scores=scores)


# --- stored files of the samples ---


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_stored_documents_of_a_sample_agree(built, sample, code):
    told, language = load(ROOT / "samples" / f"{sample}.xlsx").story, i18n.language_of(code)
    things = (*told.events, *told.effects)
    expected = {
        (thing.number, Telling(told, language).when(thing.date) or "–", events.title(thing, told)) for thing in things
    }
    folder = built(sample, code)
    rows = docx_rows(next(folder.glob("*r*port.docx")))
    assert {row[:3] for row in rows if row[0] in {thing.number for thing in things} and len(row) > 4} == expected
    shapes = pptx_names(deck_in(folder))
    assert {events.name(thing, Telling(told, language)) for thing in things} <= shapes
    asked = xlsx_texts(next(folder.glob("*.xlsx")))
    named = [(number, title) for text in asked for number, title in re.findall(r"(\d+), ([^;(]+) \(", text)]
    assert set(named) <= {(event.number, events.title(event, told)) for event in told.events}
    for number, counts in counted(told).items():
        named = f"{labels.outcome_name(number, language)} – "
        found = [row[1:4] for row in rows if row[0].startswith(named) and len(row) == len(COUNTED)]
        assert found in ([tuple(str(count) if count else "–" for count in counts)], [])
        assert found or counts == (0, 0, 0)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_stored_summary_shows_the_figures_of_the_stored_report(built, tmp_path, code):
    workbook = ROOT / "samples" / "marche-solidaire.xlsx"
    (short,) = build(workbook, tmp_path, only=["summary"], lang=code).files
    whole = next(built("marche-solidaire", code).glob("*r*port.docx"))
    told = load(workbook).story
    figures = [docx_rows(path) for path in (short, whole)]
    assert figures[0][:2] == [row for row in figures[1] if row in figures[0][:2]]
    assert str(len(told.events)) in figures[0][0]


def docx_rows(path):
    """Return every row of every table as texts."""
    return [
        tuple("".join(part.text or "" for part in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc"))
        for row in Document(path).element.body.iter(f"{W}tr")
    ]


def pptx_names(path):
    return {shape.name for slide in Presentation(path).slides for shape in slide.shapes}


def xlsx_texts(path):
    """Return what the grid's sheets name in their third column: the events of a question."""
    return [str(row[2].value or "") for sheet in load_workbook(path) for row in sheet.iter_rows() if len(row) > 2]
