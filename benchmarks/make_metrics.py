"""Makes advances.json, the widths of Carlito's characters: `python benchmarks/make_metrics.py FOLDER`.

Run it by hand, with fontTools installed, when Carlito changes; FOLDER holds Carlito-Regular.ttf and Carlito-Bold.ttf.
Carlito has the same widths as Calibri. Its licence, the SIL Open Font License 1.1, allows any use of its measures.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "rtdocs" / "layout" / "advances.json"
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
FACES = {"regular": "Carlito-Regular.ttf", "bold": "Carlito-Bold.ttf"}


def advances(font: TTFont) -> dict[str, int]:
    """Return the width of each character that the blocks and the font both have, in the font's units."""
    names, widths = font.getBestCmap(), font["hmtx"]
    points = [point for first, last in BLOCKS for point in range(first, last + 1) if point in names]
    return {chr(point): widths[names[point]][0] for point in points}


def table(folder: Path) -> dict[str, object]:
    """Return the whole of the file."""
    fonts = {face: TTFont(folder / name) for face, name in FACES.items()}
    return {
        "source": "Carlito, Copyright (c) 2010-2013 by tyPoland Lukasz Dziedzic, https://github.com/googlefonts/carlito",
        "licence": "SIL Open Font License 1.1",
        "units": fonts["regular"]["head"].unitsPerEm,
        **{face: advances(font) for face, font in fonts.items()},
    }


if __name__ == "__main__":
    text = json.dumps(table(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
