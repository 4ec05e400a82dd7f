"""The judges on module 1: in both languages, silent and narrated, alone and with a group's own story."""

import re
import subprocess
import zipfile

import drawing_rules
import powerpoint_rules
import programs
import pytest
import sounds
from conftest import LANGUAGES, ROOT, SAMPLES
from stored import Stored
from test_our_rules import HEIGHT, WIDTH, findings
from test_outside import audit_says, integrity_says, microsoft_says
from test_planted_faults import with_fault

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.narration import sounds_in
from rtdocs.plan.content.slides import SchemaSlide
from rtdocs.plan.kit import lesson
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.package.output import outbox
from rtdocs.write.powerpoint import presentation

TEMPLATE = ROOT / "templates" / "schema.pptx"
NARRATED = {"01.wav": sounds.wav(72), "2 Pourquoi.mp3": sounds.mp3(100), "03-réseau.m4a": sounds.m4a(33)}
SECOND = r"slides/slide2\."


@pytest.fixture(scope="session")
def lessons(tmp_path_factory):
    """Return the decks in one folder: "fr.pptx", "fr-narrated.pptx", "marche-solidaire-fr.pptx" and their like."""
    folder = tmp_path_factory.mktemp("lessons")
    sounding = sounds_in(sounds.folder(tmp_path_factory.mktemp("sons"), **NARRATED))
    with outbox(folder) as aside:
        for code in LANGUAGES:
            plan = lesson.plan(Telling.of_any_group(language_of(code)))
            presentation.write(plan, TEMPLATE, aside / f"{code}.pptx")
            presentation.write(plan, TEMPLATE, aside / f"{code}-narrated.pptx", sounds=sounding)
        for sample in SAMPLES:
            told = load(ROOT / "samples" / f"{sample}.xlsx").story
            plan = lesson.plan(Telling(told, language_of(told.language)))
            presentation.write(plan, TEMPLATE, aside / f"{sample}-{told.language}.pptx")
    return folder


def decks(folder):
    return sorted(folder.glob("*.pptx"))


def test_lessons_keep_every_rule_of_decks(lessons):
    assert len(decks(lessons)) == 4 + len(SAMPLES)
    for path in decks(lessons):
        assert findings(powerpoint_rules.RULES, Stored(path)) == [], path.name


def test_lessons_keep_every_drawing_rule(lessons):
    for path in decks(lessons):
        for name, slide in powerpoint_rules.slides(Stored(path)):
            assert findings(drawing_rules.RULES, slide) == [], (path.name, name)
            assert list(drawing_rules.nothing_leaves_the_slide(slide, WIDTH, HEIGHT)) == [], (path.name, name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_slide_of_the_plan_is_one_slide_so_that_a_narration_is_numbered_once_for_all(lessons, code):
    planned = lesson.plan(Telling.of_any_group(language_of(code))).slides
    for name in (f"{code}.pptx", f"{code}-narrated.pptx"):
        assert len(powerpoint_rules.slides(Stored(lessons / name))) == len(planned)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_groups_own_chain_stands_on_one_slide(lessons, sample):
    (path,) = lessons.glob(f"{sample}-*.pptx")
    planned = lesson.plan(Telling(load(ROOT / "samples" / f"{sample}.xlsx").story, language_of(path.stem[-2:]))).slides
    assert len([slide for slide in planned if isinstance(slide, SchemaSlide)]) == 2
    assert len(powerpoint_rules.slides(Stored(path))) == len(planned)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_of_a_lesson_is_cut(lessons, code):
    deck = Stored(lessons / f"{code}-narrated.pptx")
    assert [name for name in deck.all("ppt/slides/slide") if "…" in deck.text(name).decode()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_narrated_lesson_holds_each_sound_as_it_was_recorded(lessons, code):
    with zipfile.ZipFile(lessons / f"{code}-narrated.pptx") as file:
        held = {name.rpartition("/")[2]: file.read(name) for name in file.namelist() if "/narration-" in name}
    assert [held[f"narration-{number}"] for number in ("1.wav", "2.mp3", "3.m4a")] == [*NARRATED.values()]
    assert len(held) == 4  # and the picture of the button


# Each a way to break what a click plays; the rule that must see it.
FAULTS = [
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r'delay="indefinite"', 'delay="0"'),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r'"interactiveSeq"', '"mainSeq"'),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r'evt="onClick"', 'evt="onBegin"'),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r'spid="\d+"', 'spid="9"'),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r"<p:audio>.*</p:audio>", ""),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r"p:cmd\b", "p:animEffect"),
    (powerpoint_rules.p13_nothing_moves_or_plays_by_itself, SECOND, r"<p:timing>", "<p:transition/><p:timing>"),
    (powerpoint_rules.p3_every_shape_has_an_alternative_text, SECOND, r'descr="[^"]*narration[^"]*"', ""),
    (powerpoint_rules.p4_the_title_is_read_first, SECOND, r"(<p:sp>.*?</p:sp>)(<p:pic>.*?</p:pic>)", r"\2\1"),
    (powerpoint_rules.sounds_stand_in_the_file, r"slides/_rels/slide2\.", r"narration-2\.mp3", "ailleurs.mp3"),
]


@pytest.mark.parametrize(("rule", "part", "pattern", "instead"), FAULTS)
def test_each_rule_finds_the_fault_of_a_sound(lessons, tmp_path, rule, part, pattern, instead):
    assert list(rule(with_fault(lessons / "fr-narrated.pptx", tmp_path, part, pattern, instead)))


def test_the_same_lesson_and_sounds_are_the_same_bytes(lessons, tmp_path):
    sounding = sounds_in(sounds.folder(tmp_path / "sons", **NARRATED))
    with outbox(tmp_path / "again") as aside:
        presentation.write(
            lesson.plan(Telling.of_any_group(language_of("fr"))), TEMPLATE, aside / "fr-narrated.pptx", sounds=sounding
        )
    assert (tmp_path / "again" / "fr-narrated.pptx").read_bytes() == (lessons / "fr-narrated.pptx").read_bytes()


@pytest.mark.judge
def test_microsofts_validator_finds_no_error_in_a_narrated_lesson(lessons):
    for path in lessons.glob("*-narrated.pptx"):  # the silent ones are judged with the kit
        assert microsoft_says(path) == [], path.name


@pytest.mark.judge
def test_openxml_audit_finds_no_error_and_no_warning_in_a_lesson(lessons):
    answers = audit_says(lessons)
    assert len(answers) == len(decks(lessons))
    assert {(answer["valid"], answer["error_count"], answer["warning_count"]) for answer in answers} == {(True, 0, 0)}


@pytest.mark.judge
def test_ooxml_integrity_finds_nothing_in_a_lesson(lessons):
    answers = integrity_says(decks(lessons))
    assert len(answers) == len(decks(lessons))
    assert [finding for answer in answers for finding in answer["findings"]] == []


@pytest.mark.judge
def test_libreoffice_draws_every_slide_of_a_narrated_lesson_with_its_button(lessons, tmp_path):
    path = lessons / "fr-narrated.pptx"
    pdf = programs.converted([path], "pdf", tmp_path)[path.name]
    subprocess.run([programs.pdftoppm(), "-r", "40", "-l", "4", str(pdf), str(tmp_path / "page")], check=True)
    pages = [corner(page.read_bytes()) for page in sorted(tmp_path.glob("page*.ppm"))]
    assert [bool(pixels & {DARK}) for pixels in pages] == [True, True, True, False]


DARK = (0x1B, 0x3A, 0x57)


def corner(ppm):
    """Return the colours of the upper right eighth of a page, below its border."""
    _, width, height, _, pixels = re.match(rb"(P6)\s(\d+) (\d+)\s(\d+)\s(.*)", ppm, re.DOTALL).groups()
    wide, high = int(width), int(height)
    at = ((row * wide + column) * 3 for row in range(high // 30, high // 6) for column in range(wide * 7 // 8, wide))
    return {tuple(pixels[place : place + 3]) for place in at}
