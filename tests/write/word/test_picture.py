"""The logo on the cover."""

import struct
import zlib

import pytest
from write.word_files import FIELDS, written

from rtdocs.errors import UnusablePicture
from rtdocs.plan.content.document import Photo, Photos


def picture(folder, width, height):
    """Write a grey PNG."""

    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\x80" * width) * height)
    path = folder / "logo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))
    return str(path)


@pytest.mark.parametrize(("size", "extent"), [((400, 100), ["1828800", "457200"]), ((50, 100), ["457200", "914400"])])
def test_a_logo_keeps_its_proportions_in_two_inches_by_one(tmp_path, size, extent):
    file = written(tmp_path, logo=picture(tmp_path, *size))
    assert file.find("//wp:extent/@cx | //wp:extent/@cy") == extent


def test_a_logo_is_named_for_who_cannot_see_it(tmp_path):
    named = {**FIELDS, "project": {"organisation": "Table de quartier"}}
    file = written(tmp_path, logo=picture(tmp_path, 9, 9), fields=named)
    assert file.find("//wp:docPr/@descr") == ["Logo de Table de quartier"]


def test_without_an_organisation_the_logo_bears_the_title(tmp_path):
    file = written(tmp_path, logo=picture(tmp_path, 9, 9), fields={})
    assert file.find("//wp:docPr/@descr") == ["Logo de Marché"]


@pytest.mark.parametrize(("content", "flaw"), [(None, "missing"), (b"no picture", "kind")])
def test_a_logo_that_cannot_be_read_is_told(tmp_path, content, flaw):
    path = tmp_path / "logo.png"
    if content:
        path.write_bytes(content)
    with pytest.raises(UnusablePicture) as caught:
        written(tmp_path, logo=str(path))
    assert caught.value.flaw == flaw


def test_photos_share_a_line_none_stretched_and_their_captions_stand_below(tmp_path):
    path = picture(tmp_path, 400, 100)
    photos = (Photo(path, "Avant", "Avant : la rue"), Photo(path, "Après", "Après : le banc"))
    file = written(tmp_path, Photos("p", photos))
    width, height = (int(value) for value in file.find("//wp:extent[1]/@cx | //wp:extent[1]/@cy")[:2])
    assert abs(width / height - 4) < 0.001
    assert 2 * width < 9720 * 635  # the width of the text, in EMU
    assert file.find("//wp:docPr/@descr") == ["Avant", "Après"]
    assert len(file.find("//w:p[.//wp:inline]")) == 1
    assert file.styled("RTPhotoCaption") == ["Avant : la rue  |  Après : le banc"]


def test_a_photo_without_caption_stands_alone(tmp_path):
    file = written(tmp_path, Photos("p", (Photo(picture(tmp_path, 10, 400), "Une affiche"),)))
    assert file.find("//wp:extent/@cy") == [str(914400 * 5 // 2)]
    assert file.styled("RTPhotoCaption") == []


def test_several_logos_share_a_line(tmp_path):
    path = picture(tmp_path, 100, 100)
    file = written(tmp_path, logo=path, logos=(Photo(path, "Ville"), Photo(path, "Fondation")))
    assert file.find("//wp:docPr/@descr")[1:] == ["Ville", "Fondation"]
    assert len(file.find("//w:p[.//wp:inline]")) == 1
