"""Whatever is broken in a real workbook: problems or one message, soon, and each can be said in both languages."""

import faulthandler
import time
import zipfile

import pytest
from lxml import etree
from mutants import OF_SAMPLES, mutant

from rtdocs import pipeline
from rtdocs.errors import RtdocsError
from rtdocs.i18n import codes, language_of

MUTANTS = 5_000
CHUNKS = 25
MOST_SECONDS = 5
BUILT, BUILD_CHUNKS = 200, 5
READERS = tuple(language_of(code) for code in codes())


@pytest.fixture
def _ended_where_it_hangs():
    """Tell where, and end: a signal would wait for a library that hangs."""
    faulthandler.dump_traceback_later(MUTANTS / CHUNKS * MOST_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.usefixtures("_ended_where_it_hangs")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_broken_workbook_is_told(chunk, tmp_path, capfd):
    for number in range(chunk, MUTANTS, CHUNKS):
        story, content, ending = mutant(number)
        path = tmp_path / f"projet{ending}"
        path.write_bytes(content)
        start = time.perf_counter()
        try:
            said = told(path)
        except RtdocsError as refusal:
            said = [refusal.say(language) for language in READERS]
        assert time.perf_counter() - start < MOST_SECONDS, story
        assert all(said), story
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("chunk", range(BUILD_CHUNKS))
def test_documents_are_built_from_what_still_reads(chunk, tmp_path):
    built = 0
    for number in range(chunk * OF_SAMPLES, BUILT * OF_SAMPLES, BUILD_CHUNKS * OF_SAMPLES):
        story, content, ending = mutant(number)
        path = tmp_path / f"projet{ending}"
        path.write_bytes(content)
        try:
            outcome = pipeline.build(path, tmp_path / "documents", only=["grid"])
        except RtdocsError:
            continue
        assert all(is_sound(each) for each in outcome.files), story
        built += bool(outcome.files)
    assert built


def told(path):
    """Return all that is told of a workbook, in both languages."""
    report = pipeline.check(path)
    return [
        text for each in report for language in READERS for text in (each.message(language), each.way_out(language))
    ]


def is_sound(path):
    """Tell whether a document is a zip whose markup is XML."""
    with zipfile.ZipFile(path) as document:
        parts = [document.read(name) for name in document.namelist() if name.endswith((".xml", ".rels"))]
    return all(etree.fromstring(part) is not None for part in parts)
