"""Pictures as people have them: each is read as it is seen, written anew without a past, or refused with its cause."""

import io
import os
import zlib

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from workbooks import complete, workbook

from rtdocs import pictures, pipeline
from rtdocs.errors import UnusablePicture
from rtdocs.i18n import codes, language_of
from rtdocs.write.package.output import seal

RED, BLUE = (200, 30, 30), (30, 30, 200)


def saved(picture, kind, **options):
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def two_halves(mode="RGB"):
    """Return a picture of 40 by 20 pixels: its left half red, its right half blue."""
    picture = Image.new("RGB", (40, 20), RED)
    picture.paste(BLUE, (20, 0, 40, 20))
    return picture.convert(mode)


def read(folder, content, name="logo"):
    path = folder / name
    path.write_bytes(content)
    return pictures.read(path)


def pixels(picture):
    return Image.open(io.BytesIO(picture.content)).convert("RGB")


def is_near(found, wanted):
    return all(abs(one - other) < 24 for one, other in zip(found, wanted, strict=True))


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(two_halves(), "JPEG", exif=exif, quality=95)


def headerless():
    """A JPEG without the header of JFIF, as cameras write it."""
    content = saved(two_halves(), "JPEG", quality=95)
    assert content[2:4] == b"\xff\xe0"
    return content[:2] + content[4 + int.from_bytes(content[4:6], "big") :]


def zero_dpi():
    content = bytearray(saved(two_halves(), "JPEG", quality=95))
    content[13:18] = b"\x01\x00\x00\x00\x00"
    return bytes(content)


KINDS = {
    "PNG": ("png", saved(two_halves(), "PNG")),
    "PNG with a palette": ("png", saved(two_halves().quantize(2), "PNG")),
    "PNG with alpha": ("png", saved(two_halves("RGBA"), "PNG")),
    "GIF": ("png", saved(two_halves(), "GIF")),
    "animated GIF": ("png", saved(two_halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 20))])),
    "BMP": ("png", saved(two_halves(), "BMP")),
    "TIFF": ("png", saved(two_halves(), "TIFF")),
    "TIFF in CMYK": ("png", saved(two_halves("CMYK"), "TIFF")),
    "WebP": ("png", saved(two_halves(), "WEBP", lossless=True)),
    "JPEG": ("jpg", saved(two_halves(), "JPEG", quality=95)),
    "JPEG in CMYK": ("jpg", saved(two_halves("CMYK"), "JPEG", quality=95)),
    "progressive JPEG": ("jpg", saved(two_halves(), "JPEG", quality=95, progressive=True)),
    "JPEG without a header": ("jpg", headerless()),
    "JPEG of 0 dpi": ("jpg", zero_dpi()),
    "two JPEG in one": ("jpg", saved(two_halves(), "MPO", save_all=True, append_images=[two_halves()], quality=95)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_is_read_as_it_is_seen(kind, tmp_path):
    ending, content = KINDS[kind]
    picture = read(tmp_path, content)
    assert (picture.ending, picture.width, picture.height) == (ending, 40, 20)
    assert is_near(pixels(picture).getpixel((5, 10)), RED)
    assert is_near(pixels(picture).getpixel((35, 10)), BLUE)
    assert picture.content.startswith({"png": b"\x89PNG", "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF"}[ending])


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (40, 20), (5, 10)), (3, (40, 20), (35, 10)), (6, (20, 40), (10, 5)), (8, (20, 40), (10, 35))],
)
def test_a_photo_that_was_turned_stands_upright(orientation, size, red, tmp_path):
    picture = read(tmp_path, turned(orientation))
    assert (picture.width, picture.height) == size
    assert is_near(pixels(picture).getpixel(red), RED)


def test_what_a_photo_tells_of_its_making_is_left_out(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    told = saved(two_halves(), "JPEG", exif=exif, comment=b"SECRET comment")
    written = PngInfo()
    written.add_text("Author", "SECRET author")
    drawn = saved(two_halves(), "PNG", pnginfo=written)
    assert all(b"SECRET" in content for content in (told, drawn))
    assert all(b"SECRET" not in read(tmp_path, content).content for content in (told, drawn))


def test_the_colours_of_a_profile_become_those_of_screens(tmp_path):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = read(tmp_path, saved(two_halves(), "JPEG", icc_profile=lab, quality=95))
    assert is_near(pixels(picture).getpixel((5, 10)), RED)
    assert b"ICC_PROFILE" not in picture.content


def test_a_profile_that_is_none_is_passed_over(tmp_path):
    picture = read(tmp_path, saved(two_halves(), "JPEG", icc_profile=b"no profile", quality=95))
    assert is_near(pixels(picture).getpixel((5, 10)), RED)


def test_a_grey_picture_of_sixteen_bits_keeps_its_greys(tmp_path):
    grey = Image.new("I;16", (4, 4), 0x8000)
    assert pixels(read(tmp_path, saved(grey, "PNG"))).getpixel((1, 1)) == (128, 128, 128)


def test_what_is_transparent_stays_so(tmp_path):
    clear = Image.new("RGBA", (4, 4), (10, 20, 30, 0))
    assert Image.open(io.BytesIO(read(tmp_path, saved(clear, "WEBP", lossless=True)).content)).getpixel((1, 1))[3] == 0


def test_a_photo_is_no_larger_than_a_page_needs(tmp_path):
    picture = read(tmp_path, saved(Image.new("RGB", (6000, 1500), RED), "JPEG"))
    assert (picture.width, picture.height) == (2000, 500)


def test_the_same_picture_gives_the_same_bytes(tmp_path):
    assert read(tmp_path, turned(6)) == read(tmp_path, turned(6))


def huge(width, height):
    """A PNG that says it has so many pixels, and holds none."""
    content = bytearray(saved(Image.new("1", (1, 1)), "PNG"))
    content[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


REFUSED = {
    "nothing": ("kind", b""),
    "a text": ("kind", b"no picture"),
    "SVG": ("kind", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "PDF": ("kind", b"%PDF-1.4\n"),
    "EPS": ("kind", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "cut JPEG": ("damaged", KINDS["JPEG"][1][:-200]),
    "PNG with a wrong sum": ("damaged", bytes(range(8)).join([KINDS["PNG"][1][:20], KINDS["PNG"][1][28:]])),
    "cut PNG": ("damaged", saved(Image.effect_noise((60, 60), 50), "PNG")[:-900]),
    "far too many pixels": ("too-large", huge(60_000, 60_000)),
    "too many pixels": ("too-large", huge(6_000, 6_000)),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_picture_is_refused_with_its_cause(kind, tmp_path):
    flaw, content = REFUSED[kind]
    with pytest.raises(UnusablePicture) as caught:
        read(tmp_path, content)
    assert caught.value.flaw == flaw
    assert str(tmp_path) in caught.value.say(language_of("fr"))


def test_a_file_of_two_hundred_megabytes_is_not_read(tmp_path):
    path = tmp_path / "affiche.png"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(UnusablePicture) as caught:
        pictures.read(path)
    assert caught.value.flaw == "too-large"


def test_a_missing_file_a_folder_and_a_name_that_none_can_bear_are_missing(tmp_path):
    for path in (tmp_path / "rien.png", tmp_path, tmp_path / "a\0b.png", tmp_path / ("x" * 400)):
        with pytest.raises(UnusablePicture) as caught:
            pictures.read(path)
        assert caught.value.flaw == "missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "logo.png")
    with pytest.raises(UnusablePicture):
        pictures.read(tmp_path / "logo.png")


FOUND = {"missing": ("I1", None), "kind": ("I2", b"<svg/>"), "damaged": ("I3", KINDS["JPEG"][1][:-200])}
FOUND["too-large"] = ("I4", huge(6_000, 6_000))


@pytest.mark.parametrize("flaw", FOUND)
def test_the_check_says_before_the_build_what_the_build_would_say(flaw, tmp_path):
    code, content = FOUND[flaw]
    sheets = complete()
    path = workbook(tmp_path, {**sheets, "Projet": [*sheets["Projet"], ["Logo", "logo.png"]]})
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    report = pipeline.check(path)
    assert [(problem.rule.code, str(problem.where)) for problem in report] == [(code, "Projet!B3")]
    assert report.has_errors is (flaw != "missing")  # documents do without a picture that is not there
    for language in map(language_of, codes()):
        (problem,) = report
        assert "logo.png" in problem.message(language) or "logo.png" in problem.way_out(language)


def test_documents_do_without_a_logo_that_is_not_there(tmp_path):
    sheets = complete()
    path = workbook(tmp_path, {**sheets, "Projet": [*sheets["Projet"], ["Logo", "logo.png"]]})
    (report,) = pipeline.build(path, tmp_path / "out", only=["report"]).files
    assert b"/media/image" not in report.read_bytes()


def test_a_logo_of_a_printer_stands_in_the_report(tmp_path):
    sheets = complete()
    path = workbook(tmp_path, {**sheets, "Projet": [*sheets["Projet"], ["Logo", "logo.jpg"]]})
    (tmp_path / "logo.jpg").write_bytes(KINDS["JPEG in CMYK"][1])
    (report,) = pipeline.build(path, tmp_path / "out", only=["report"]).files
    seal(report)
    assert b"/media/image" in report.read_bytes()


def test_a_name_that_no_file_can_bear_is_no_file(tmp_path):
    assert not pictures.is_there(tmp_path / ("x" * 300 + ".png"))
    assert not pictures.is_there(tmp_path / "a\0b.png")
