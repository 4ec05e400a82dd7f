"""Write the README's pictures from the real documents: `python docs/make_images.py`.

Needs LibreOffice, poppler and librsvg (Debian: librsvg2-bin). The schema is painted from its own scene: LibreOffice
before 24.2 draws PowerPoint's bent connectors by a way of its own.
"""

import subprocess
import tempfile
from pathlib import Path

from rtdocs import build
from rtdocs.i18n import Language, language_of
from rtdocs.layout.schema import pages
from rtdocs.pipeline import load
from rtdocs.plan.figures.schema import graph
from rtdocs.resources import folder
from rtdocs.write.html.svg import paint
from rtdocs.write.powerpoint.template import open_template

IMAGES = Path(__file__).parent / "images"
SAMPLE = folder("samples") / "marche-solidaire.xlsx"
# For each language: the report's and the grid's page worth a picture, and the names of the pictures.
PICTURES = {"fr": ("rapport", "schema.fr", "grille"), "en": ("report", "schema", "grid")}
REPORT_PAGE, GRID_PAGE = 5, 4


def main() -> None:
    """Write the six pictures."""
    IMAGES.mkdir(exist_ok=True)
    for code, (report, drawing, grid) in PICTURES.items():
        with tempfile.TemporaryDirectory() as place:
            files = build(SAMPLE, place, lang=code).files
            _page(files[0], REPORT_PAGE, IMAGES / report, Path(place))
            _page(files[2], GRID_PAGE, IMAGES / grid, Path(place))
            _schema(language_of(code), IMAGES / f"{drawing}.png", Path(place))


def _page(document: Path, page: int, picture: Path, place: Path) -> None:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(place), str(document)],
        check=True,
        capture_output=True,
    )
    pdf = place / f"{document.stem}.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "60", "-png", "-singlefile", "-f", str(page), "-l", str(page), str(pdf), str(picture)],
        check=True,
    )


def _schema(language: Language, picture: Path, place: Path) -> None:
    template = open_template(folder("templates") / "schema.pptx")
    room = pages.Room(template.drawing, template.foot, template.size)
    first = pages.pages(graph(load(SAMPLE).story, language), room)[0]
    source = place / "schema.svg"
    source.write_text(paint(first.scene), "utf-8")
    subprocess.run(["rsvg-convert", "-b", "white", "-w", "1000", "-o", str(picture), str(source)], check=True)


if __name__ == "__main__":
    main()
