"""Parts of a workbook in UTF-16, which Excel reads like others, given to readers that know UTF-8 alone."""

import codecs
import io
import re
import zipfile

_XML = (".xml", ".rels")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")


def has_wide_parts(archive: zipfile.ZipFile) -> bool:
    """Tell whether a part of a zip is in UTF-16."""
    return any(_is_wide(archive, name) for name in archive.namelist())


def in_utf8(archive: zipfile.ZipFile) -> io.BytesIO:
    """Return a zip with all its parts in UTF-8.

    Raises:
        UnicodeDecodeError: a part is not in the encoding that its first bytes tell.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in archive.namelist():
            content = archive.read(name)
            is_wide = _is_wide(archive, name)
            new.writestr(name, _DECLARED.sub("", content.decode("utf-16"), count=1) if is_wide else content)
    stream.seek(0)
    return stream


def _is_wide(archive: zipfile.ZipFile, name: str) -> bool:
    if not name.lower().endswith(_XML):
        return False
    with archive.open(name) as part:
        return part.read(len(codecs.BOM_UTF16_LE)) in _WIDE
