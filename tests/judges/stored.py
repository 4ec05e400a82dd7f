"""Reads a stored Office file as its parts and XML, with nothing of rtdocs: a judge shares no code with the accused."""

import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
W = f"{{{NS['w']}}}"


@dataclass(frozen=True)
class Stored:
    """A stored file; parts are parsed when asked for."""

    path: Path

    @cached_property
    def names(self):
        with zipfile.ZipFile(self.path) as file:
            return tuple(file.namelist())

    def text(self, name):
        with zipfile.ZipFile(self.path) as file:
            return file.read(name)

    def xml(self, name):
        return etree.fromstring(self.text(name))

    def all(self, prefix):
        """Return the names of the parts right in a folder, by number: ppt/slides/slide2.xml before slide10.xml."""
        found = [name for name in self.names if name.startswith(prefix) and name.endswith(".xml")]
        return sorted((name for name in found if "/_rels/" not in name), key=lambda name: (len(name), name))

    def target(self, name, kind):
        """Return the part that `name` is related to by a relation whose type ends with `kind`, or None."""
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        if rels not in self.names:
            return None
        for relation in self.xml(rels):
            if relation.get("Type").endswith(f"/{kind}"):
                return _resolve(folder, relation.get("Target"))
        return None


def find(node, path):
    """Return what an XPath finds, with the prefixes of NS."""
    return node.xpath(path, namespaces=NS)


def is_decorative(properties):
    """Tell whether a cNvPr or docPr is marked as decorative."""
    return bool(find(properties, ".//adec:decorative[@val='1']"))


def contrast(first, second):
    """Return the contrast of two RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb):
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _resolve(folder, target):
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/")
    for part in target.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def deck_in(folder):
    """Return the presentation of the schema in the folder of a build, where the poster of the story may stand too."""
    (path,) = (path for path in folder.glob("*.pptx") if path.stem.endswith(("-schema", "-chain")))
    return path
