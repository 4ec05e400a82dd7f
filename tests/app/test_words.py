"""Holds the page's files and its catalogue to each other."""

import re

import pytest

from rtdocs.app.routes import STATIC
from rtdocs.app.words import INSTEAD, catalogue_of, page_language
from rtdocs.i18n import catalogue, codes, language_of
from rtdocs.problems import Severity

SCRIPTS = "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.js")))
PAGE = (STATIC / "page.html").read_text("utf-8")
# What a script names by parts: the place of a part, and all it may be.
STEPS = [f"step.{step}" for step in ("book", "faults", "drawings", "documents", "grids", "kit")]
PARTS = {
    "step.${step}": STEPS,
    "step.${here()}": STEPS,
    "faults.severity.${each.severity}": [f"faults.severity.{severity.value}" for severity in Severity],
}
FROM_PYTHON = {"stranger", "broken"}


def own_keys(code="fr"):
    return set(catalogue_of(code)["words"])


def named():
    """Return every key that the page or a script names: in an attribute, in a call, or in a choice of two."""
    keys = set(re.findall(r'data-(?:say|label)="([^"]+)"', PAGE))
    keys |= set(re.findall(r'"((?:[a-z-]+\.)?[a-z-]+)"', SCRIPTS)) & own_keys()
    said = re.findall(r'say\(\s*["`]([^"`]+)["`]', SCRIPTS)
    return keys | {key for each in said for key in PARTS.get(each, [each])}


def test_every_key_that_the_page_names_exists():
    assert named() - own_keys() == set()


def test_every_key_of_the_catalogue_is_named_by_the_page():
    assert own_keys() - named() - FROM_PYTHON == set()


@pytest.mark.parametrize("code", codes())
def test_the_page_fills_every_place(code):
    """A place is filled by a value of its name somewhere in the scripts."""
    entries = catalogue.topic(code, "app").items()
    own = [entry for key, entry in entries if not key.startswith(INSTEAD) and key not in FROM_PYTHON]
    texts = [text for entry in own for text in (entry.values() if isinstance(entry, dict) else [entry])]
    places = {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}
    assert {name for name in places if not re.search(rf"\b{name}\b\s*[:,}}]", SCRIPTS)} == set()


@pytest.mark.parametrize("code", codes())
def test_no_message_that_the_page_shows_speaks_of_a_command_line(code):
    errors = {f"errors.{key}" for key in catalogue.topic(code, "errors")}
    problems = {f"problems.{key}" for key in catalogue.topic(code, "problems")}
    words = re.compile(r"rtdocs (?:app|new|check|build|collect|kit|explain|template)|option |--[a-z]|[( ]-o\b")
    page = page_language(code)
    shown = {key: catalogue.entry(code, page._instead_of(key)) for key in errors | problems}
    by_hand = {key: entry for key, entry in shown.items() if words.search(str(entry))}
    assert {key for key in by_hand if not key.startswith(NOT_SHOWN)} == set()


# Errors of what the page does not offer, or never does: it gives every copy a free name.
NOT_SHOWN = ("errors.narration", "errors.exists", "errors.copy-exists", "errors.collect-without", "errors.template")


def test_what_the_page_says_in_place_of_the_command_line_stands_for_a_sentence_of_ours():
    for key, entry in catalogue.topic("fr", "app").items():
        if key.startswith(INSTEAD):
            ours = catalogue.entry("fr", key)
            assert set(re.findall(r"\{(\w+)\}", str(entry))) <= set(re.findall(r"\{(\w+)\}", str(ours))), key


@pytest.mark.parametrize("code", codes())
def test_the_page_is_given_the_languages_tag(code):
    assert catalogue_of(code)["tag"] == language_of(code).tag


def test_the_page_has_no_script_style_or_address_of_its_own_beside_its_files():
    assert re.search(r"<style|style=|\son\w+=|javascript:|https?://", PAGE) is None
    assert re.findall(r"<script(.*?)</script>", PAGE, re.DOTALL) == [' type="module" src="/static/main.js">']
    assert re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", SCRIPTS) is None
    assert set(re.findall(r"https?://[^\"' ]+", SCRIPTS)) == {"http://www.w3.org/2000/svg"}
