import importlib.util
import zipfile

import pytest
from conftest import ROOT, SAMPLES

from rtdocs.i18n import language_of
from rtdocs.pipeline import check, load
from rtdocs.plan.form import form
from rtdocs.problems import Severity
from rtdocs.write.excel.books import write_form


def made_by_script(folder):
    spec = importlib.util.spec_from_file_location("make_samples", ROOT / "samples" / "make_samples.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.make(folder)
    return {path.stem: path for path in folder.iterdir()}


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    return made_by_script(tmp_path_factory.mktemp("samples"))


def test_the_script_makes_every_sample_there_is(fresh):
    assert sorted(fresh) == SAMPLES


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_committed_sample_holds_what_the_script_makes(fresh, sample):
    # Part by part: another zlib may press the same parts into other bytes.
    assert parts(fresh[sample]) == parts(ROOT / "samples" / f"{sample}.xlsx")


def test_the_script_makes_the_same_bytes_each_time(fresh, tmp_path):
    again = made_by_script(tmp_path)
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in fresh.items()
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_read_without_error_or_warning(sample):
    report = check(ROOT / "samples" / f"{sample}.xlsx")
    told = [f"{problem.rule.code} {problem.where}" for problem in report if problem.rule.severity is not Severity.NOTE]
    assert told == []


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_worked_example_is_read_without_error_or_warning(tmp_path, code):
    write_form(form.example(language_of(code)), tmp_path / "example.xlsx")
    report = check(tmp_path / "example.xlsx")
    told = [f"{problem.rule.code} {problem.where}" for problem in report if problem.rule.severity is not Severity.NOTE]
    assert told == []


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_reader_leaves_out_the_grey_rows_and_the_empty_wheel_of_an_empty_workbook(tmp_path, code):
    write_form(form.blank(language_of(code)), tmp_path / "blank.xlsx")
    story = load(tmp_path / "blank.xlsx").story
    assert (story.events, story.effects, story.actors, story.links) == ((), (), (), ())
    assert not any(lesson.answer or lesson.action for lesson in story.lessons)
    assert all(not row.scores for row in story.wheel)
    assert story.language == code


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_read_in_the_language_it_is_told_in(sample):
    assert load(ROOT / "samples" / f"{sample}.xlsx").story.language == ("en" if sample == "aines-a-velo" else "fr")
