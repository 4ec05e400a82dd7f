"""Makes the widths of letters in rtdocs/layout/base/fonts/: `python benchmarks/make_metrics.py FOLDER`.

Run it by hand, with fontTools installed, when a font changes. FOLDER holds, anywhere within, the files named below:
from Debian's packages fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-liberation, fonts-dejavu-core and
fonts-urw-base35, and from npm's @fontsource/gelasio, @fontsource/open-sans, @fontsource/montserrat, @fontsource/roboto
and anafanafo (the widths of Verdana, measured in a browser at 10 or 11 pixels).

Carlito, Caladea, Liberation, Gelasio and URW Gothic are made to have the widths of Calibri, Cambria, Arial and Times
New Roman, Georgia, and Century Gothic. Computers without Verdana draw DejaVu Sans in its place: the wider is kept.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "rtdocs" / "layout" / "base" / "fonts"
UNITS = 2048
# Latin with all its accents, Greek and Cyrillic, punctuation, currencies, arrows and a few mathematical signs.
BLOCKS = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2044),
    (0x20A0, 0x20BF),
    (0x2116, 0x2122),
    (0x2190, 0x2265),
)
OFL = "SIL Open Font License 1.1"


class Source(NamedTuple):
    """The files of a family, of which any that has a letter may say its width; `line` where none says it."""

    credit: str
    licence: str
    regular: tuple[str, ...]
    bold: tuple[str, ...]
    line: float = 0.0


def _webfont(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files of a family that npm has in pieces, one a script."""
    scripts = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext")
    regular, bold = (tuple(f"{name}-{script}-{weight}-normal.woff" for script in scripts) for weight in (400, 700))
    return regular, bold


SOURCES = {
    "calibri": Source(
        "Carlito, Copyright (c) 2010-2013 by tyPoland Lukasz Dziedzic, https://github.com/googlefonts/carlito",
        OFL,
        ("Carlito-Regular.ttf",),
        ("Carlito-Bold.ttf",),
    ),
    "arial": Source(
        "Liberation Sans, Copyright (c) 2007 Red Hat, Inc., https://github.com/liberationfonts",
        OFL,
        ("LiberationSans-Regular.ttf",),
        ("LiberationSans-Bold.ttf",),
    ),
    "times": Source(
        "Liberation Serif, Copyright (c) 2007 Red Hat, Inc., https://github.com/liberationfonts",
        OFL,
        ("LiberationSerif-Regular.ttf",),
        ("LiberationSerif-Bold.ttf",),
    ),
    "cambria": Source(
        "Caladea, Copyright (c) 2012 Huerta Tipografica, https://github.com/huertatipografica/Caladea",
        "Apache License 2.0",
        ("Caladea-Regular.ttf",),
        ("Caladea-Bold.ttf",),
    ),
    "georgia": Source(
        "Gelasio, Copyright 2022 The Gelasio Project Authors, https://github.com/SorkinType/Gelasio",
        OFL,
        *_webfont("gelasio"),
        line=1.1362,
    ),
    "gothic": Source(
        "URW Gothic, Copyright (URW)++, https://github.com/ArtifexSoftware/urw-base35-fonts",
        "GNU AGPL 3 with exception; these are measures, no part of it",
        ("URWGothic-Book.otf",),
        ("URWGothic-Demi.otf",),
        line=1.2261,
    ),
    "verdana": Source(
        "anafanafo, Copyright (c) 2018 Metabolize LLC, https://github.com/metabolize/anafanafo; "
        "DejaVu Sans, https://dejavu-fonts.github.io",
        "MIT; Bitstream Vera licence",
        ("verdana-11px-normal.json", "DejaVuSans.ttf"),
        ("verdana-10px-bold.json", "DejaVuSans-Bold.ttf"),
        line=1.2153,
    ),
    "open-sans": Source(
        "Open Sans, Copyright 2020 The Open Sans Project Authors, https://github.com/googlefonts/opensans",
        OFL,
        *_webfont("open-sans"),
    ),
    "montserrat": Source(
        "Montserrat, Copyright 2011 The Montserrat Project Authors, https://github.com/JulietaUla/Montserrat",
        OFL,
        *_webfont("montserrat"),
    ),
    "roboto": Source(
        "Roboto, Copyright 2011 The Roboto Project Authors, https://github.com/googlefonts/roboto-classic",
        OFL,
        *_webfont("roboto"),
    ),
}


def points() -> Iterator[int]:
    """Yield the numbers of the characters that the tables have where their fonts do."""
    for first, last in BLOCKS:
        yield from range(first, last + 1)


def of_font(font: TTFont) -> dict[int, int]:
    """Return the width of each character that the blocks and a font both have."""
    names, widths, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return {point: round(widths[names[point]][0] * UNITS / units) for point in points() if point in names}


def of_browser(path: Path) -> dict[int, int]:
    """Return the widths that anafanafo measured in a browser at the size that the file's name tells."""
    size = int(path.name.split("-")[1].removesuffix("px"))
    wanted = set(points())
    ranges = json.loads(path.read_text("utf-8"))
    return {
        point: round(wide / size * UNITS)
        for first, last, wide in ranges
        for point in range(first, last + 1)
        if point in wanted
    }


def widest(tables: Iterable[Mapping[int, int]]) -> dict[str, int]:
    """Return for each character the widest of its widths."""
    found: dict[int, int] = {}
    for table in tables:
        found |= {point: max(wide, found.get(point, 0)) for point, wide in table.items()}
    return {chr(point): found[point] for point in sorted(found)}


def line_of(font: TTFont) -> float:
    """Return how far it is from line to line, in sizes of the letters."""
    hhea = font["hhea"]
    return float(hhea.ascent - hhea.descent + hhea.lineGap) / float(font["head"].unitsPerEm)


def table(source: Source, files: Mapping[str, Path]) -> dict[str, object]:
    """Return the whole of a family's file."""
    faces = {
        face: [files[name] for name in names if name in files]
        for face, names in (("regular", source.regular), ("bold", source.bold))
    }
    fonts = [TTFont(path) for path in faces["regular"] if path.suffix != ".json"]
    return {
        "source": source.credit,
        "licence": source.licence,
        "units": UNITS,
        "line": round(max(source.line, *map(line_of, fonts)), 4),
        **{face: widest(map(_widths, paths)) for face, paths in faces.items()},
    }


def _widths(path: Path) -> dict[int, int]:
    return of_browser(path) if path.suffix == ".json" else of_font(TTFont(path))


if __name__ == "__main__":
    found = {path.name: path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file()}
    for name, source in SOURCES.items():
        text = json.dumps(table(source, found), ensure_ascii=False, separators=(",", ":"))
        (TARGET / f"{name}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
