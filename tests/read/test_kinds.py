"""Every kind of workbook that is read tells the same story: the list stands in kinds.py."""

from dataclasses import replace

import kinds
import programs
import pytest
from kinds import KINDS, Kind
from workbooks import workbook

from rtdocs import checks
from rtdocs.problems import Report
from rtdocs.read.build import read


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Return a function: a kind that LibreOffice writes to its file; all files of one ending are made at once."""
    made = {}

    def path_of(kind):
        if kind.ending not in made:
            folder = tmp_path_factory.mktemp(kind.ending[1:])
            alike = [each for each in KINDS if not each.is_made and each.ending == kind.ending]
            (folder / "from").mkdir()
            paths = [each.make(folder / "from", each.file) for each in alike]
            ending = ":".join(filter(None, (kind.ending[1:], kind.filter)))
            made[kind.ending] = programs.converted(paths, ending, folder)
        return made[kind.ending][kind.file]

    return path_of


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return read(workbook(tmp_path_factory.mktemp("told"), kinds.story_sheets()))[0]


def titles(story):
    """Return the story without what differs from file to file: names, places, the day it was saved."""
    return [
        [replace(each, where=None) for each in things]
        for things in (story.events, story.effects, story.actors, story.links)
    ] + [story.project, story.language]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.name} by {kind.program}")
def test_every_kind_of_file_tells_the_same_story(kind, converted, told, tmp_path):
    path = kind.make(tmp_path, kind.file) if kind.is_made else converted(kind)
    story, faults = read(kind.after(path) if kind.after else path)
    assert titles(story) == titles(told)
    report = Report((*faults, *checks.run(story)), story.sheets)
    assert tuple(problem.rule.code for problem in report) == kind.notes


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_what_libreoffice_writes_bears_the_day_it_was_saved(ending, converted):
    kind = next(kind for kind in KINDS if kind.ending == ending and not kind.is_made)
    assert read(converted(kind))[0].saved == "2026-01-31"


def test_what_google_sheets_exports_bears_no_day(tmp_path):
    assert read(kinds.of_google(tmp_path, "google.xlsx"))[0].saved == ""


def test_no_two_kinds_share_a_file():
    assert len({kind.file for kind in KINDS}) == len(KINDS)
    assert all(isinstance(kind, Kind) for kind in KINDS)
