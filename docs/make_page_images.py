"""Write the README's pictures of the page that `rtdocs app` opens: `python docs/make_page_images.py`.

Needs Chromium; drives it as the tests do.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "judges"))
from chromium import Chromium  # noqa: E402 - it stands beside the judges that use it

IMAGES = Path(__file__).parent / "images"
WIDE, HIGH, SHOWN = 1180, 760, 800
COLOURS = 128
# For each language: what a workbook is called there, and the names of the pictures of three steps.
PICTURES = {
    "fr": ("projet", "page-classeur", "page-dessin", "page-produits"),
    "en": ("project", "page-workbook", "page-drawing", "page-documents"),
}


def main() -> None:
    """Write the six pictures."""
    for code, names in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            _pictures(code, Path(home), *names)


def _pictures(code: str, home: Path, workbook: str, *pictures: str) -> None:
    folder = home / "Documents"
    folder.mkdir()
    shutil.copy(ROOT / "samples" / "marche-solidaire.xlsx", folder / f"{workbook}.xlsx")
    command = [sys.executable, "-m", "rtdocs", "app", str(folder), "--no-open", "--lang", code]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as app:
        address = [app.stdout.readline() for _ in range(2)][1].strip()
        browser = Chromium(shutil.which("chromium"), home / "profile")
        browser.visit(address, width=WIDE, height=HIGH)
        _click(browser, ".rows .book button")
        browser.until("document.querySelector('.card.open .big')")
        _picture(browser, pictures[0])
        _click(browser, "#to-drawings")
        browser.until("document.querySelector('#paper svg') && !document.getElementById('drawing-list').disabled")
        _picture(browser, pictures[1])
        _click(browser, "#to-documents")
        browser.run(f"document.getElementById('documents-language-{code}').checked = true; null")
        other = next(each for each in PICTURES if each != code)
        browser.run(f"document.getElementById('documents-language-{other}').checked = false; null")
        _click(browser, "#documents-make")
        browser.until("document.querySelector('#documents-outcome .files')", 120)
        browser.run("window.scrollTo(0, document.body.scrollHeight); null")
        _picture(browser, pictures[2])
        browser.close()
        app.terminate()


def _click(browser: Chromium, selector: str) -> None:
    browser.until(f"document.querySelector({selector!r})")
    browser.run(f"document.querySelector({selector!r}).click()")


def _picture(browser: Chromium, name: str) -> None:
    """Write what the window shows, small enough for a README."""
    browser.run("new Promise(done => setTimeout(done, 700))")
    path = IMAGES / f"{name}.png"
    browser.picture(path, whole=False)
    with Image.open(path) as picture:
        small = picture.convert("RGB").resize((SHOWN, round(SHOWN * HIGH / WIDE)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
