"""Opens the zip of a template: held to the limits of every zip, and made an ordinary document without macros.

A person may give a document (.docx, .pptx), a template (.dotx, .potx), a slide show (.ppsx), or one of these with
macros (.docm, .pptm…). They differ by the type of the main part only; macros are parts that nothing else needs.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docx.opc.exceptions import OpcError
from lxml import etree
from pptx.exc import PythonPptxError

from rtdocs import zip_limits as zips
from rtdocs.errors import BrokenTemplate
from rtdocs.template_problems import TemplateProblem, TemplateRule
from rtdocs.zip_limits import Refusal

_UNREADABLE = (OSError, OpcError, PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError)
_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DIRECTORY = 50 * 1024 * 1024
_TYPES = "[Content_Types].xml"
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SLIDES = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MAIN = {
    rb"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml": _WORD,
    rb"application/vnd\.ms-word\.(document|template)\.macroEnabled(Template)?\.main\+xml": _WORD,
    rb"application/vnd\.openxmlformats-officedocument\.presentationml\.(template|slideshow)\.main\+xml": _SLIDES,
    rb"application/vnd\.ms-powerpoint\.(presentation|template|slideshow)\.macroEnabled\.main\+xml": _SLIDES,
}
_MACROS = re.compile(r"/(vba\w+\.(bin|xml)|attachedToolbars\.bin|customUI\d*\.xml)$", re.IGNORECASE)
# Relations to macros, to what calls them, and to what only their author's program needs.
_RUNNING = re.compile(
    rb"<Relationship\b[^>]*/(vbaProject|wordVbaData|attachedToolbars|keyMapCustomizations|extensibility|"
    rb"webextensiontaskpanes)\"[^>]*?(/>|>\s*</Relationship>)"
)


def open_package(path: Path) -> tuple[io.BytesIO, tuple[TemplateProblem, ...]]:
    """Return a template as the bytes of an ordinary document, and what had to be left out.

    Raises:
        BrokenTemplate: the file is missing, is no zip, or breaks a limit of safety.
    """

    def refuse(why: Refusal) -> BrokenTemplate:
        return BrokenTemplate(f"template-{why.value}", path=path)

    if _is_encrypted(path):
        raise refuse(Refusal.PROTECTED)
    with plain_errors(path), zipfile.ZipFile(path) as archive:
        zips.inspect(path, archive, refuse)
        macros = [name for name in archive.namelist() if _MACROS.search(f"/{name}")]
        told = (TemplateProblem(TemplateRule.MACROS),) if macros else ()
        return _ordinary(archive, set(macros)), told


def _is_encrypted(path: Path) -> bool:
    """Tell whether a password wraps the file: it is then no zip, but a container of Office before 2007."""
    with plain_errors(path), path.open("rb") as stream:
        return stream.read(len(_CONTAINER)) == _CONTAINER and _ENCRYPTED in stream.read(_DIRECTORY)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what the system and the libraries raise of a file that is no template into one plain message."""
    try:
        yield
    except _UNREADABLE as error:
        raise BrokenTemplate("template-unreadable", path=path) from error


def _ordinary(archive: zipfile.ZipFile, dropped: set[str]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name in archive.namelist():
            if name not in dropped:
                written.writestr(zipfile.ZipInfo(name), _without_macros(name, archive.read(name), dropped))
    stream.seek(0)
    return stream


def _without_macros(name: str, content: bytes, dropped: set[str]) -> bytes:
    if name == _TYPES:
        for main, ordinary in _MAIN.items():
            content = re.sub(main, ordinary, content)
        for part in dropped:
            content = re.sub(rb"<Override\b[^>]*\"/" + re.escape(part).encode() + rb"\"[^>]*/>", b"", content)
    return _RUNNING.sub(b"", content) if name.endswith(".rels") else content
