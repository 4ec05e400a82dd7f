"""Pictures of people (logo, photo), decoded and written again as Office programs show them: upright, in RGB.

Phones turn photos by an EXIF mark that Word ignores, printers' files are in CMYK, the web's in WebP; and a photo's
metadata say where and when it was taken. So each picture is decoded here and written again, as PNG or JPEG, with its
pixels only.
"""

import io
import logging
import warnings
from contextlib import suppress
from enum import Enum
from itertools import islice
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from rtdocs.errors import UnusablePicture
from rtdocs.i18n.likeness import nearest

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a picture's file; the photos of phones have 2 to 15 MB."""
MOST_PIXELS = 52_000_000
"""Of a JPEG, which can be decoded at a part of its size: the largest that phones take as a rule."""
MOST_PIXELS_WHOLE = 16_000_000
"""Of the other kinds, which stand in memory whole, with four bytes a pixel."""
MOST_SIDE = 2000
"""Pixels of the longer side that are kept: 300 a printed inch on the width of a page's text."""

_READ = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_SIGNS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
"""How files of these kinds begin: one that does and cannot be read is damaged."""
_LOSSY = {"JPEG", "MPO"}  # MPO: a JPEG of a phone with a second picture behind
_QUALITY = 90
_SILENT = logging.CRITICAL + 1
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
_MOST_LISTED = 500
"""Files of a folder among which the one that was meant is sought."""


class Flaw(Enum):
    """Why a picture cannot be used; the value ends the key of a message: "picture-missing"."""

    MISSING = "missing"
    KIND = "kind"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"


class Picture(NamedTuple):
    """A picture ready for a document.

    Attributes:
        content: the bytes of a PNG or JPEG file that holds pixels and nothing else.
        ending: "png" or "jpg".
        width, height: in pixels, as the picture is seen.
    """

    content: bytes
    ending: str
    width: int
    height: int


def beside(workbook: Path, name: str) -> Path:
    """Return the path of a picture: in its workbook's folder, by its bare name, since a cell may name any path."""
    return workbook.parent / PureWindowsPath(name).name  # parts a path at "/" as well as at "\\"


def nearest_beside(path: Path) -> str:
    """Return the file name in a missing picture's folder that is most like its own; empty where none is near."""
    try:
        listed = [each.name for each in islice(path.parent.iterdir(), _MOST_LISTED)]
    except OSError:  # a folder that may be entered and not listed
        return ""
    return nearest(path.name, sorted(each for each in listed if each.lower().endswith(_ENDINGS)))


def read(path: Path) -> Picture:
    """Return a picture, upright and no larger than a page needs; the same file gives the same bytes.

    Raises:
        UnusablePicture: there is no such file, it is no picture that can be shown, is damaged, or is far too large.
    """
    flaw, content = _content(path)
    if flaw is None:
        flaw, found = _decoded(content)
        if found is not None:
            return found
    raise UnusablePicture(flaw.value, path=path)


def is_there(path: Path) -> bool:
    """Tell whether there is a file of a name, which may be one that no file can bear."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _content(path: Path) -> tuple[Flaw | None, bytes]:
    """Return a file's bytes, or the flaw that keeps them from being read."""
    try:
        if not path.is_file():  # neither a pipe nor a device, which would be read for ever
            return Flaw.MISSING, b""
        return (Flaw.TOO_LARGE, b"") if path.stat().st_size > LARGEST_FILE else (None, path.read_bytes())
    except (OSError, ValueError):  # a file that may not be read, a name that no file can bear
        return Flaw.MISSING, b""


def _decoded(content: bytes) -> tuple[Flaw, Picture | None]:
    """Return a decoded picture; or the flaw that keeps it from being decoded, and None."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - who shows no picture pays for no library

    logging.getLogger("PIL").setLevel(_SILENT)  # it would say on the terminal what is wrong within a broken file

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=_READ) as picture:
            is_photo = picture.format in _LOSSY
            if picture.width * picture.height > (MOST_PIXELS if is_photo else MOST_PIXELS_WHOLE):
                return Flaw.TOO_LARGE, None
            return Flaw.DAMAGED, _written(_shown(picture), is_photo)
    except Image.DecompressionBombError:
        return Flaw.TOO_LARGE, None
    except UnidentifiedImageError:
        return Flaw.DAMAGED if content.startswith(_SIGNS) else Flaw.KIND, None
    except Exception:  # noqa: BLE001 - the decoders raise whatever a broken file makes them stumble over
        return Flaw.DAMAGED, None


def _shown(picture: "Image") -> "Image":
    """Return a picture decoded as people see it: small enough, upright, in RGB or grey."""
    from PIL import ImageOps  # noqa: PLC0415 - idem

    picture.draft(None, (MOST_SIDE, MOST_SIDE))  # a JPEG is then decoded at a half, a quarter, an eighth of its size
    picture.load()
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture) or picture
    turned.thumbnail((MOST_SIDE, MOST_SIDE))
    return _in_rgb(turned, profile)


def _in_rgb(picture: "Image", profile: bytes | None) -> "Image":
    """Return a picture in the colours of screens; those of a phone or printer are converted by their own profile."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if profile and picture.mode in {"RGB", "CMYK"}:
        from PIL import ImageCms  # noqa: PLC0415 - idem

        with suppress(ImageCms.PyCMSError, OSError):  # a profile that is none: the plain conversion is near enough
            ours = ImageCms.createProfile("sRGB")
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, given, ours, outputMode="RGB")
            return picture if converted is None else converted
    return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")


def _written(picture: "Image", is_photo: bool) -> Picture:  # noqa: FBT001 - what `_decoded` gives
    """Return pixels written anew, without `info`: Pillow copies the comments and profiles in it."""
    picture.info = {}
    stream = io.BytesIO()
    lossy = is_photo and picture.mode != "RGBA"
    if lossy:
        picture.save(stream, "JPEG", quality=_QUALITY)
    else:
        picture.save(stream, "PNG", optimize=False)
    return Picture(stream.getvalue(), "jpg" if lossy else "png", picture.width, picture.height)
