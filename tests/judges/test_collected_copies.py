"""Outside judges on copies that took the answers of grids: of samples, forms, and workbooks full of people's things."""

import excel_rules
import pytest
from conftest import LANGUAGES, ROOT, SAMPLES
from filled_grids import excel_grid, word_grid
from marked_books import parts, rich, stored, with_prefixes
from stored import Stored
from test_marked_copies import converted, findings
from test_outside import microsoft_says
from workbooks import complete, workbook

import rtdocs
from rtdocs.pipeline import new_workbook

pytestmark = pytest.mark.judge

HEAD = ["Code", "Question", "Réponse", "Action", "Responsable", "Échéance"]
LEARNING = {**complete(), "Apprentissages": [HEAD, ["A3", None, "Non"]]}
GIVEN = {"A3": {"answer": "Un local\nà nous", "who": "Ana"}, "R2": {"answer": "RT 10"}, "G1": {"answer": "Oui"}}


def sample(name, folder):
    return stored(folder / f"{name}.xlsx", parts(ROOT / "samples" / f"{name}.xlsx"))


def blank(lang, folder):
    new_workbook(folder / f"blank-{lang}.xlsx", lang=lang)
    return folder / f"blank-{lang}.xlsx"


def of_libreoffice(folder):
    converted("xlsx", [rich(folder / "saved.xlsx", LEARNING)], folder / "out")
    return folder / "out" / "saved.xlsx"


MADE = {
    **{name: lambda folder, name=name: sample(name, folder) for name in SAMPLES},
    **{f"blank-{lang}": lambda folder, lang=lang: blank(lang, folder) for lang in LANGUAGES},
    "plain": lambda folder: workbook(folder, LEARNING),
    "rich": lambda folder: rich(folder / "rich.xlsx", LEARNING),
    "prefixed": lambda folder: with_prefixes(rich(folder / "r.xlsx", LEARNING), folder / "prefixed.xlsx"),
    "of-libreoffice": of_libreoffice,
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Return a function from a name in MADE to (original, copy with the answers of two grids), each in its folder."""
    done = {}

    def of(name):
        if name not in done:
            source = MADE[name](tmp_path_factory.mktemp(f"source-{name}"))
            folders = [tmp_path_factory.mktemp(f"{which}-{name}") for which in ("original", "copy", "grids")]
            original, copy = stored(folders[0] / f"{name}.xlsx", parts(source)), folders[1] / f"{name}.xlsx"
            told = rtdocs.load(source).story
            grids = (
                excel_grid(folders[2] / "ana.xlsx", told, told.language, **GIVEN),
                word_grid(folders[2] / "luc.docx", told, told.language, A3={"answer": "Du temps", "when": "mai"}),
            )
            rtdocs.collect(grids, copy, workbook=source)
            done[name] = original, copy
        return done[name]

    return of


@pytest.mark.parametrize("name", MADE)
def test_microsofts_validator_finds_no_error_in_a_collected_copy(collected, name):
    assert microsoft_says(collected(name)[1]) == []


@pytest.mark.parametrize("name", MADE)
def test_openxml_audit_finds_nothing_in_a_collected_copy_that_was_not_in_the_original(collected, name):
    before, after = (findings(path.parent) for path in collected(name))
    assert [finding for finding in after if finding not in before] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_collected_copies_keep_every_rule_of_workbooks(collected, name):
    found = Stored(collected(name)[1])
    assert [f"{rule.__name__}: {finding}" for rule in excel_rules.RULES for finding in rule(found)] == []


@pytest.mark.parametrize("name", MADE)
def test_a_collected_copy_has_no_new_fault_and_gives_its_answers_back(collected, name):
    original, copy = map(rtdocs.load, collected(name))
    rules = [[each.rule for each in rtdocs.check(loaded)] for loaded in (original, copy)]
    assert rules[0] == rules[1]
    said = "\n".join(lesson.answer for lesson in copy.story.lessons)
    assert "Un local\nà nous" in said
    assert "Du temps" in said
    assert "RT 10" in said


def test_grids_that_libreoffice_saved_give_the_same_answers(tmp_path):
    told = rtdocs.load(sample(SAMPLES[0], tmp_path)).story
    for ending, make in {"xlsx": excel_grid, "docx": word_grid}.items():
        path = make(tmp_path / f"grid.{ending}", told, told.language, **GIVEN)
        converted(ending, [path], tmp_path / "saved")
        texts = []
        for number, grid in enumerate((path, tmp_path / "saved" / path.name)):
            copy = tmp_path / f"{ending}-{number}.xlsx"
            rtdocs.collect([grid], copy, workbook=tmp_path / f"{SAMPLES[0]}.xlsx")
            texts.append([(each.code, each.answer, each.responsible) for each in rtdocs.load(copy).story.lessons])
        assert texts[0] == texts[1]
        assert ("A3", "Un local\nà nous", "Ana") in texts[0]
