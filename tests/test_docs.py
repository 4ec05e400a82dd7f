import re
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from rtdocs.i18n import language_of

sys.path.insert(0, str(ROOT / "docs"))
import make_commands
import make_templates

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize(("code", "name"), sorted(make_commands.PAGES.items()))
def test_the_page_of_commands_says_what_the_commands_say(code, name):
    assert (ROOT / "docs" / "users" / name).read_text("utf-8") == make_commands.page(language_of(code))


@pytest.mark.parametrize(("code", "name"), sorted(make_templates.PAGES.items()))
def test_the_page_of_templates_has_every_name_and_fault(code, name):
    text = (ROOT / "docs" / "users" / name).read_text("utf-8")
    assert make_templates.page(language_of(code), text) == text
    assert text.count("<!-- / -->") == len(make_templates.tables(language_of(code)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_two_readmes_tell_the_same():
    english, french = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.fr.md"))
    for sign in (r"^#+ ", r"^```", r"^\| ", r"^- ", r"^\d\. "):
        assert len(re.findall(sign, english, re.MULTILINE)) == len(re.findall(sign, french, re.MULTILINE)), sign
    assert re.findall(r"^```\w+\n(.*venv.*)\n```", english, re.MULTILINE) == re.findall(
        r"^```\w+\n(.*venv.*)\n```", french, re.MULTILINE
    )


def test_the_first_two_code_blocks_are_one_line_each():
    blocks = re.findall(r"^```\w*\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert all("\n" not in block for block in blocks[:2])
    assert "rtdocs build samples/marche-solidaire.xlsx -o out" in blocks[0]
    assert "pytest" in blocks[1]


def test_nothing_in_the_project_names_a_place_outside_it():
    outside = ("../sha" + "red", "/work/" + "main", "py" + "pi.org", "registry." + "npmjs")
    for path in [*PAGES, *ROOT.glob("rtdocs/**/*.py"), *ROOT.glob("*.toml"), *ROOT.glob("samples/*.py")]:
        text = Path(path).read_text("utf-8")
        assert not [name for name in outside if name in text], path
