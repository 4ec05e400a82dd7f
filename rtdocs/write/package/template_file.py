"""The opening of a template's zip: held to the limits of every zip, and made an ordinary document of allowed parts.

A person may give a document (.docx, .pptx), a template (.dotx, .potx), a slide show (.ppsx), or one of these with
macros (.docm, .pptm…). They differ by the type of the main part only; macros are parts that nothing else needs.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docx.opc.exceptions import OpcError
from lxml import etree
from pptx.exc import PythonPptxError

from rtdocs import zip_limits as zips
from rtdocs.errors import BrokenTemplate
from rtdocs.write.package.cleaning import Cleaned, PlaceOf, cleaned, place_in_file
from rtdocs.write.package.parts import (
    STRICT,
    TYPES,
    DamagedPartError,
    ForbiddenMarkupError,
    Limits,
    Package,
    TooMuchMarkupError,
)
from rtdocs.zip_limits import Refusal

MOST = Limits(markup=12 * 1024 * 1024, tags=400_000, letters=1_000_000, paragraphs=20_000, attribute=32_767)
"""What a template may hold in the parts that go into documents: a book of 400 pages has 1,000,000 letters."""
MOST_TAGS = 600_000
"""Of all markup of a template, its slides too, which are not taken over."""

# Errors of the libraries on a file that is damaged, or is none of theirs.
_ODD = (OpcError, PythonPptxError, etree.LxmlError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY = 50 * 1024 * 1024
_LARGEST = 200 * 1024 * 1024
WORD, SLIDES = "word", "ppt"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ALIASES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": _WORD,
    "application/vnd.ms-word.document.macroEnabled.main+xml": _WORD,
    "application/vnd.ms-word.template.macroEnabled.main+xml": _WORD,
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": _WORD,
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml": _SLIDES,
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml": _SLIDES,
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": _SLIDES,
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": _SLIDES,
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": _SLIDES,
}
"""The kinds of main parts that a template may have besides an ordinary document's, and which of these each becomes."""


def open_package(path: Path, folder: str, place_of: PlaceOf = place_in_file) -> Cleaned:
    """Return a template as the bytes of an ordinary document, with the faults of the content left out.

    Args:
        path: the template.
        folder: the folder of a package where templates of its kind have their parts: WORD or SLIDES.
        place_of: gives the place of content in it.

    Raises:
        BrokenTemplate: the file is missing, is no zip, is damaged, or breaks a limit of safety.
    """

    def refuse(why: Refusal) -> BrokenTemplate:
        return BrokenTemplate(f"template-{why.value}", path=path)

    with plain_errors(path):
        if not path.is_file():  # neither a pipe nor a device, which would be read for ever
            raise BrokenTemplate("template-unreadable", path=path)
        if path.stat().st_size > _LARGEST:
            raise refuse(Refusal.SIZE)
        if _is_encrypted(path):
            raise refuse(Refusal.PROTECTED)
        with zipfile.ZipFile(path) as archive:
            _refuse_other_kind(path, archive, folder)
            zips.inspect(path, archive, refuse, most_tags=MOST_TAGS, whole=True)
            if TYPES not in archive.namelist():
                raise BrokenTemplate("template-unreadable", path=path)
            package = Package(archive, ALIASES, MOST)
            if any(relation.type.startswith(STRICT) for relation in package.relations):
                raise BrokenTemplate("template-strict", path=path)
            return cleaned(package, _inner, place_of)


def _refuse_other_kind(path: Path, archive: zipfile.ZipFile, folder: str) -> None:
    """Refuse a workbook, or a document of another program than is wanted, before anything else is said of it."""
    folders = {name.replace("\\", "/").partition("/")[0].casefold() for name in archive.namelist()}
    others = {"xl": "template-is-workbook", WORD: "template-is-document", SLIDES: "template-is-slides"}
    found = folders & (others.keys() - {folder})
    if found and folder not in folders:
        raise BrokenTemplate(others[min(found)], path=path)


def _is_encrypted(path: Path) -> bool:
    """Tell whether a password wraps the file: it is then no zip, but a container of Office before 2007."""
    with path.open("rb") as stream:
        return stream.read(len(_CONTAINER)) == _CONTAINER and _ENCRYPTED in stream.read(_DIRECTORY)


def _inner(content: bytes) -> Cleaned:
    """Return the workbook behind a chart, without its breaches of the allow-list.

    Raises:
        DamagedPartError: the part is no workbook, or is too large for one.
    """

    def refuse(why: Refusal) -> DamagedPartError:
        return DamagedPartError(why.value)

    def no_deeper(_content: bytes) -> Cleaned:
        raise DamagedPartError("a workbook in a workbook")

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        zips.inspect(len(content), archive, refuse, most_tags=MOST_TAGS)
        return cleaned(Package(archive, {}, MOST), no_deeper)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn errors of the system and the libraries on a file that is no template into one plain message.

    The whole family is caught here, where a template is opened and its parts are parsed, and nowhere else.

    Raises:
        BrokenTemplate: the file is no template that rtdocs can use; the message says why.
    """
    try:
        yield
    except BrokenTemplate:
        raise
    except ForbiddenMarkupError as error:
        raise BrokenTemplate("template-unsafe-contents", path=path) from error
    except TooMuchMarkupError as error:
        raise BrokenTemplate("template-unsafe-size", path=path) from error
    except zips.DAMAGE as error:
        key = "template-damaged" if zipfile.is_zipfile(path) else "template-unreadable"
        raise BrokenTemplate(key, path=path) from error
    except _ODD as error:
        raise BrokenTemplate("template-damaged", path=path) from error
    except OSError as error:
        raise BrokenTemplate("template-unreadable", path=path) from error
