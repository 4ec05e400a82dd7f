"""The logos of a deck, on its first and last slides: in their own proportions, within the slide, free of its texts."""

import dataclasses
import zipfile
from itertools import pairwise

import pptx
import pytest
from conftest import ROOT
from PIL import Image as Pixels
from pptx.enum.shapes import MSO_SHAPE_TYPE
from stories import story

from rtdocs.i18n import language_of
from rtdocs.model import LOGO_IMAGE, Image
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where
from rtdocs.write.powerpoint import presentation

SIZES = {"table.png": (600, 200), "ville.png": (200, 200), "fondation.png": (1600, 90)}
"""The sides of each logo in pixels; the last is far wider than high."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("logos")
    for name, size in SIZES.items():
        Pixels.new("RGB", size, "navy").save(folder / name)
    paths = [str(folder / name) for name in SIZES]
    images = tuple(
        Image(file=path, of=LOGO_IMAGE, alt=f"Logo {number}", where=Where("Images", number))
        for number, path in enumerate(paths[1:], 2)
    )
    told = dataclasses.replace(story(logo=paths[0], organisation="Table"), images=images)
    presentation.write(
        deck.plan(Telling(told, language_of("fr"))), ROOT / "templates" / "schema.pptx", folder / "deck.pptx"
    )
    return folder / "deck.pptx"


def pictures(slide):
    return [shape for shape in slide.shapes if shape.shape_type is MSO_SHAPE_TYPE.PICTURE]


def test_each_stands_on_the_first_and_the_last_slide_with_its_alternative_text(made):
    slides = list(pptx.Presentation(str(made)).slides)
    for slide in (slides[0], slides[-1]):
        alts = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures(slide)]
        assert alts == ["Logo de Table", "Logo 2", "Logo 3"]
    assert not any(pictures(slide) for slide in slides[1:-1])


def test_none_is_stretched_and_none_leaves_the_slide_or_meets_another(made):
    file = pptx.Presentation(str(made))
    for slide in (file.slides[0], file.slides[len(file.slides) - 1]):
        shown = pictures(slide)
        for shape, (width, height) in zip(shown, SIZES.values(), strict=True):
            assert shape.width / shape.height == pytest.approx(width / height, rel=0.01)
            assert 0 <= shape.left < shape.left + shape.width <= file.slide_width
            assert 0 <= shape.top < shape.top + shape.height <= file.slide_height
        assert all(one.left + one.width < other.left for one, other in pairwise(shown))


def test_a_picture_is_in_the_file_once(made):
    with zipfile.ZipFile(made) as package:
        names = [name for name in package.namelist() if name.startswith("ppt/media/logo-")]
    assert names == ["ppt/media/logo-1.png", "ppt/media/logo-2.png", "ppt/media/logo-3.png"]
