"""Whatever is broken in a template, grid, picture or workbook to mark: it serves, or one message names it, soon."""

import io
import time
import warnings
from random import Random

import pytest
from conftest import ROOT
from mutants import mutant, mutant_of
from PIL import Image
from workbooks import complete, workbook

from rtdocs import copies, pictures, pipeline, template
from rtdocs.errors import RtdocsError, UnusablePicture
from rtdocs.i18n import codes, language_of

TEMPLATES, GRIDS, PICTURES, MARKED, BUILT = 400, 240, 600, 160, 24
CHUNKS = 4
MOST_SECONDS = 5
READERS = tuple(language_of(code) for code in codes())
SEEDS = ("rapport.docx", "grille.docx", "schema.pptx")


def soon(story, act):
    """Do something; a refusal is said in both languages, in time."""
    start, done, said = time.perf_counter(), None, [story]
    try:
        done = act()
    except RtdocsError as refusal:
        said = [refusal.say(language) for language in READERS]
    assert time.perf_counter() - start < MOST_SECONDS, story
    assert all(said), story
    return done


def broken(name, content, number, folder):
    """Write a mutant and return what was done to it, and its path."""
    story, content, ending = mutant_of(name, content, number)
    path = folder / f"fichier{ending}"
    path.write_bytes(content)
    return story, path


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_broken_template_is_told(chunk, tmp_path):
    for number in range(chunk, TEMPLATES, CHUNKS):
        name = SEEDS[number % len(SEEDS)]
        story, path = broken(name, (ROOT / "templates" / name).read_bytes(), number, tmp_path)
        faults = soon(story, lambda path=path: template.check(path, "fr")) or ()
        for language in READERS:
            assert all(each.message(language) and each.way_out(language) for each in faults), story


def test_documents_are_built_on_what_still_serves_as_a_template(tmp_path):
    book, built = workbook(tmp_path, complete()), 0
    for number in range(BUILT):
        name = SEEDS[2 * (number % 2)]
        story, path = broken(name, (ROOT / "templates" / name).read_bytes(), 9_000 + number, tmp_path)
        part = "schema" if path.suffix == ".pptx" else "report"
        options = {"only": [part], "templates": {part: path}}
        done = soon(story, lambda options=options: pipeline.build(book, tmp_path / "out", **options))
        built += bool(done and done.files)
    assert built


@pytest.fixture(scope="module")
def grids(tmp_path_factory):
    folder = tmp_path_factory.mktemp("grids")
    files = pipeline.build(workbook(folder, complete()), folder / "out", only=["grid"]).files
    return [(path.name, path.read_bytes()) for path in files if path.suffix in {".docx", ".xlsx"}]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_broken_grid_is_told(chunk, grids, tmp_path):
    lessons = [["Code", "Question", "Réponse"], ["A1", "Pourquoi?", None]]
    book = workbook(tmp_path, {**complete(), "Apprentissages": lessons})
    for number in range(chunk, GRIDS, CHUNKS):
        story, path = broken(*grids[number % len(grids)], number, tmp_path)
        copy = tmp_path / "copie.xlsx"
        soon(story, lambda path=path, copy=copy: copies.collect([path], copy, workbook=book, force=True))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_broken_workbook_is_marked_or_told(chunk, tmp_path):
    for number in range(20_000 + chunk, 20_000 + MARKED, CHUNKS):
        story, content, ending = mutant(number)
        path = tmp_path / f"projet{ending}"
        path.write_bytes(content)
        copy = tmp_path / f"copie{ending}"
        soon(story, lambda path=path, copy=copy: copies.annotate(path, copy, force=True))


def drawn(kind):
    """Return a small picture of a kind, as bytes."""
    stream = io.BytesIO()
    noise = Random(7).randbytes(40 * 30 * 3)  # noqa: S311 - reproducible, not secret
    Image.frombytes("RGB", (40, 30), noise).save(stream, kind)
    return stream.getvalue()


def test_a_broken_picture_is_told(tmp_path, capfd, caplog):
    kinds = {kind: drawn(kind) for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")}
    with warnings.catch_warnings(record=True) as said:
        for number in range(PICTURES):
            kind = sorted(kinds)[number % len(kinds)]
            story, path = broken(f"photo.{kind}", kinds[kind], number, tmp_path)
            found = soon(story, lambda path=path: pictures.read(path))
            assert found is None or found.content[:4] in {b"\x89PNG", b"\xff\xd8\xff\xe0"}, story
    assert (said, caplog.records, capfd.readouterr()) == ([], [], ("", ""))
    with pytest.raises(UnusablePicture):
        pictures.read(tmp_path / "rien.png")
