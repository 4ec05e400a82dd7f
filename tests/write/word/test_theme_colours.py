"""The styles of a document show the colours of its template's theme, in programs that know no theme too."""

import re
import shutil
import zipfile

import pytest
from conftest import ROOT
from stories import story

from rtdocs import i18n
from rtdocs.plan import report
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.word import document

SLOTS = {"dk2": "112233", "accent4": "445566", "accent5": "778899", "accent1": "204060"}


@pytest.fixture
def recoloured(tmp_path):
    """Our template with a theme of other colours, its styles untouched."""
    path = tmp_path / "leur-modele.docx"
    with zipfile.ZipFile(ROOT / "templates" / "rapport.docx") as ours, zipfile.ZipFile(path, "w") as theirs:
        for name in ours.namelist():
            content = ours.read(name)
            if name.endswith("theme1.xml"):
                text = content.decode()
                for slot, colour in SLOTS.items():
                    text = re.sub(rf'(<a:{slot}><a:srgbClr val=")[0-9A-F]{{6}}', rf"\g<1>{colour}", text)
                content = text.encode()
            theirs.writestr(name, content)
    return path


def styles_of(template, path):
    document.write(report.plan(Telling(story("No\n1", "No\nA"), i18n.language_of("fr"))), template, path)
    with zipfile.ZipFile(path) as package:
        return package.read("word/styles.xml").decode()


def style(styles, name):
    return re.search(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', styles, re.DOTALL)[0]


def test_cover_headings_boxes_badges_and_tables_take_the_colours_of_the_theme(recoloured, tmp_path):
    styles = styles_of(recoloured, tmp_path / "out.docx")
    assert 'w:color="445566"' in style(styles, "Title")
    assert 'w:val="112233"' in style(styles, "Heading1")
    assert 'w:color="445566"' in style(styles, "RTEffect")
    assert 'w:fill="ECEEEF"' in style(styles, "RTEffect")  # a tenth of 445566, nine tenths of white
    assert 'w:fill="204060"' in style(styles, "RTBadge1")
    assert 'w:fill="778899"' in style(styles, "RTBadgeSetback")
    assert 'w:fill="112233"' in style(styles, "RTTable")
    for ours in ("1B3A57", "8A5A00", "A3312A"):
        assert ours not in styles


def test_our_own_template_keeps_its_colours(tmp_path):
    shutil.copy(ROOT / "templates" / "rapport.docx", tmp_path / "ours.docx")
    with zipfile.ZipFile(tmp_path / "ours.docx") as package:
        before = set(re.findall(r'w:(?:val|fill|color)="([0-9A-F]{6})"', package.read("word/styles.xml").decode()))
    after = set(
        re.findall(r'w:(?:val|fill|color)="([0-9A-F]{6})"', styles_of(tmp_path / "ours.docx", tmp_path / "o.docx"))
    )
    assert after == before
