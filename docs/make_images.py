"""Write the pictures of README and docs/makers/drawings.md from the real documents: `python docs/make_images.py`.

Needs LibreOffice, poppler and librsvg (Debian: librsvg2-bin).
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image
from pptx import Presentation

from rtdocs import build
from rtdocs.i18n import language_of
from rtdocs.pipeline import load
from rtdocs.plan.content.graph import Graph, Node
from rtdocs.plan.content.timeline import Sign, Tag
from rtdocs.plan.figures.schema import graph
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.write.html.svg import paint

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
import by_hand  # noqa: E402 - the stories of the benchmark stand beside the project
import ours  # noqa: E402 - idem
import projects  # noqa: E402 - idem

IMAGES = Path(__file__).parent / "images"
SAMPLES = ("marche-solidaire", "aines-a-velo", "marche-ta-zone")
# For each language, the names of the pictures.
PICTURES = {
    "fr": ("rapport", "schema.fr", "affiche", "grille"),
    "en": ("report", "schema", "poster", "grid"),
}
REPORT_PAGE, POSTER_PAGE, GRID_PAGE = 5, 1, 4  # the pages worth a picture
GENERATED = (17, 30, 45, 60)
WIDE, NARROW, COLOURS = 1000, 760, 128


def main() -> None:
    """Write all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for code, names in PICTURES.items():
            _readme(code, names, Path(place) / code)
        for sample in SAMPLES[1:]:
            (deck,) = build(_sample(sample), Path(place) / sample, only=["schema"]).files
            _page(deck, _schema_page(deck), f"drawing-{sample}", NARROW)
        for count in GENERATED:
            _generated(projects.project(count, count), count, Path(place))
        _hand(Path(place))


def _readme(code: str, names: Sequence[str], place: Path) -> None:
    files = {path.stem.rpartition("-")[2]: path for path in build(_sample(SAMPLES[0]), place, lang=code).files}
    words = [language_of(code).say(f"files.{key}", name="").partition(".")[0][1:] for key in _KEYS]
    pages = (REPORT_PAGE, _schema_page(files[words[1]]), POSTER_PAGE, GRID_PAGE)
    for key, name, page in zip(words, names, pages, strict=True):
        path = files[key].with_suffix(".docx") if key == words[-1] else files[key]
        _page(path, page, name, WIDE if path.suffix == ".pptx" else 0)


def _schema_page(deck: Path) -> int:
    """Return the number of the first slide with an arrow of the chain."""
    slides = enumerate(Presentation(str(deck)).slides, 1)
    return next(number for number, slide in slides if any(shape.name.startswith("ar-") for shape in slide.shapes))


_KEYS = ("report", "schema", "poster", "grid-document")


def _sample(name: str) -> Path:
    return folder("samples") / f"{name}.xlsx"


def _generated(story: Graph, count: int, place: Path) -> None:
    """Write the first slide of a generated story, and its poster where that slide is an overview."""
    path = place / f"{count}.pptx"
    story = replace(story, nodes=tuple(replace(node, tag=_tag(node)) for node in story.nodes))
    ours.write_slide(story, path)
    _page(path, 1, f"drawing-{count}", NARROW)
    if count > ours.ON_A_SLIDE:
        ours.write_poster(story, path)
        _page(path, 1, f"drawing-{count}-poster", NARROW)


def _tag(node: Node) -> Tag:
    """Return what the card of a generated event or effect bears."""
    if not node.lane:
        return Tag(node.number)
    return Tag(node.badge.split()[1], "↩ revers" if node.sign is Sign.REVERSE else "", f"n° {node.number}")


def _hand(place: Path) -> None:
    source = place / "hand.svg"
    story = load(_sample(SAMPLES[0])).story
    source.write_text(paint(by_hand.scene(graph(Telling(story, language_of("fr"))))), "utf-8")
    picture = IMAGES / "drawing-by-hand.png"
    subprocess.run(["rsvg-convert", "-b", "white", "-w", str(NARROW), "-o", str(picture), str(source)], check=True)
    _small(picture)


def _page(document: Path, page: int, name: str, wide: int) -> None:
    """Write a page of a document as a picture so wide, in pixels; 0 for one of 60 to the inch."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)],
        check=True,
        capture_output=True,
    )
    size = ["-scale-to-x", str(wide), "-scale-to-y", "-1"] if wide else ["-r", "60"]
    pdf = document.with_suffix(".pdf")
    ends = ["-f", str(page), "-l", str(page)]
    subprocess.run(["pdftoppm", *size, "-png", "-singlefile", *ends, str(pdf), str(IMAGES / name)], check=True)
    _small(IMAGES / f"{name}.png")


def _small(picture: Path) -> None:
    """Store a picture in few colours: drawings have no more."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
