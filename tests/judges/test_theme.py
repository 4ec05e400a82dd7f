"""Who changes the theme changes the drawings: their colours are those of the theme, in PowerPoint and in Word."""

import re
import subprocess
import zipfile

import programs
import pytest
from stored import deck_in

pytestmark = pytest.mark.judge

# A colour that no template of ours has, in place of the one that a slot of the theme had.
NEW = "00E000"
SHARE = 0.0005  # of a page's pixels: a thin line is enough


def recoloured(path, folder, slot):
    """Copy a file with another colour in one slot of its theme; return the copy and the colour that stood there."""
    target, before = folder / path.name, ""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith("theme/theme1.xml"):
                text = content.decode()
                pattern = rf'(<a:{slot}><a:srgbClr val=")(\w+)'
                before = re.search(pattern, text)[2]
                content = re.sub(pattern, rf"\g<1>{NEW}", text).encode()
            copy.writestr(entry.filename, content)
    return target, before


def colours(path, folder):
    """Return how often each colour stands on each page that LibreOffice draws."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = [programs.soffice(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(convert, capture_output=True, check=True, timeout=300)
    pdf = folder / f"{path.stem}.pdf"
    subprocess.run([programs.pdftoppm(), "-r", "50", str(pdf), str(folder / "page")], check=True, timeout=300)
    return [_counted(page.read_bytes()) for page in sorted(folder.glob("page*.ppm"))]


def _counted(ppm):
    _, width, height, _, pixels = re.match(rb"(P6)\s(\d+) (\d+)\s(\d+)\s(.*)", ppm, re.DOTALL).groups()
    counts = {}
    for at in range(0, len(pixels), 3):
        colour = pixels[at : at + 3].hex().upper()
        counts[colour] = counts.get(colour, 0) + 1
    return {colour: count / (int(width) * int(height)) for colour, count in counts.items()}


def pages_with(colour, pages):
    return [number for number, page in enumerate(pages, 1) if page.get(colour, 0) > SHARE]


def drawn(path, folder, slot):
    """Return the pages where a slot's colour stands, then those where another colour put there and the first stand."""
    changed, before = recoloured(path, folder, slot)
    first, then = folder / "before", folder / "after"
    first.mkdir()
    then.mkdir()
    after = colours(changed, then)
    return pages_with(before, colours(path, first)), pages_with(NEW, after), pages_with(before, after)


@pytest.mark.parametrize("slot", ["accent1", "accent3"])
def test_another_colour_in_the_theme_of_a_deck_is_another_colour_of_its_drawings(built, tmp_path, slot):
    path = deck_in(built("marche-solidaire", "fr"))
    before, new, old = drawn(path, tmp_path, slot)
    assert before
    assert (new, old) == (before, [])


def test_another_colour_in_the_theme_of_a_report_is_another_colour_of_its_drawings(built, tmp_path):
    (path,) = built("marche-solidaire", "fr").glob("*-rapport.docx")
    before, new, _ = drawn(path, tmp_path, "accent3")
    assert new
    assert set(new) <= set(before)  # the styles of its text have colours of their own
