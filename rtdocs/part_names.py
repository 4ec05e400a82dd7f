"""Names of the parts of an Office package, and where relations lead (ECMA-376 part 2: part names, relationships).

Names are as a zip holds them, without a first slash: "word/document.xml"; the package as a whole is "".
"""

import posixpath
from typing import Final

RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
"""The namespace of relations, as lxml writes it before a tag."""


def relations_of(part: str) -> str:
    """Return the name of the part that holds a part's relations: "word/_rels/document.xml.rels"."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def source_of(relations: str) -> str:
    """Return the name of the part whose relations a part holds: the reverse of `relations_of`."""
    folder, base = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a relation of `part` leads to; a target from the root starts with a slash.

    Some programs for Windows write backslashes.
    """
    joined = posixpath.join("/", posixpath.dirname(part), target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")
