import re
import sys

import pytest
from conftest import ROOT

from rtdocs.i18n import catalogue, codes, language_of
from rtdocs.problems import Report, Rule, Severity, Where, WorkbookProblem
from rtdocs.workbook.columns import TABLES

sys.path.insert(0, str(ROOT / "docs"))
import make_problems

PARTS = {"title", "message", "way_out", "why", "example"}


def _entries(code, rule):
    prefix = f"{rule.key}."
    return {
        key.removeprefix(prefix): entry
        for key, entry in catalogue.topic(code, "problems").items()
        if key.startswith(prefix)
    }


def _places(entry):
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}


def test_codes_are_unique_and_open_with_the_letter_of_a_topic():
    assert len({rule.code for rule in Rule}) == len(Rule)
    assert {rule.topic for rule in Rule} == set("SCDTAPXI")


def test_rules_stand_in_the_order_of_their_codes():
    order = [("SCDTAPXI".index(rule.topic), int(rule.code[1:])) for rule in Rule]
    assert order == sorted(order)


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.key)
@pytest.mark.parametrize("code", codes())
def test_every_rule_has_all_its_sentences_in_every_language(rule, code):
    assert _entries(code, rule).keys() - {"did_you_mean"} == PARTS


@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.key)
def test_the_languages_fill_the_same_places(rule):
    told = [{name: _places(entry) for name, entry in _entries(code, rule).items()} for code in codes()]
    assert all(each == told[0] for each in told)


def test_no_sentence_is_left_without_a_rule():
    known = {rule.key for rule in Rule}
    assert {key.partition(".")[0] for key in catalogue.topic("fr", "problems")} == known


@pytest.mark.parametrize(("code", "name"), sorted(make_problems.PAGES.items()))
def test_the_page_of_problems_says_what_the_rules_say(code, name):
    assert (ROOT / "docs" / "users" / name).read_text("utf-8") == make_problems.page(language_of(code))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Where("Événements", 14, 3), "Événements!C14"),
        (Where("Événements", 14), "Événements!14"),
        (Where("Événements", None, 28), "Événements!AB"),
        (Where("Événements"), "Événements"),
        (Where(), ""),
    ],
)
def test_a_place_is_named_as_excel_names_it(place, text):
    assert str(place) == text


def test_a_near_name_changes_the_way_out():
    far = WorkbookProblem(Rule.UNKNOWN_TARGET, Where(), {"number": "31", "nearest": ""})
    near = WorkbookProblem(Rule.UNKNOWN_TARGET, Where(), {"number": "É2", "nearest": "E2"})
    assert far.way_out(language_of("fr")).startswith("Corrigez le numéro.")
    assert near.way_out(language_of("fr")).startswith("Vouliez-vous dire «\u00a0E2\u00a0»?")


def test_a_report_follows_the_workbook():
    rules = [Rule.CONTEXT_EVENT, Rule.MISSING_CELL, Rule.LOOP]
    report = Report(
        [
            WorkbookProblem(rules[0], Where("Effets", 2, 1)),
            WorkbookProblem(rules[0], Where("Événements", 3, 2)),
            WorkbookProblem(rules[1], Where("Événements", 3, 2)),
            WorkbookProblem(rules[2], Where("Événements", 2, 7)),
        ],
        ("Projet", "Événements", "Effets"),
    )
    assert [(str(each.where), each.rule) for each in report] == [
        ("Événements!G2", rules[2]),
        ("Événements!B3", rules[1]),
        ("Événements!B3", rules[0]),
        ("Effets!A2", rules[0]),
    ]


@pytest.mark.parametrize(
    ("rules", "code", "strict_code"),
    [
        ([], 0, 0),
        ([Rule.CONTEXT_EVENT], 0, 0),
        ([Rule.CONTEXT_EVENT, Rule.UNKNOWN_ACTOR], 0, 1),
        ([Rule.LOOP], 1, 1),
    ],
)
def test_errors_give_1_and_so_do_warnings_if_strict(rules, code, strict_code):
    report = Report(WorkbookProblem(rule, Where()) for rule in rules)
    assert (report.exit_code(), report.exit_code(strict=True)) == (code, strict_code)
    assert report.has_errors is (code == 1)
    assert len(report) == sum(report.count(severity) for severity in Severity)


@pytest.mark.parametrize("code", codes())
def test_a_workbook_without_known_sheets_is_told_their_names_in_the_readers_language(code):
    language = language_of(code)
    way_out = WorkbookProblem(Rule.NO_KNOWN_SHEET, Where()).way_out(language)
    assert all(table.sheet.title(language) in way_out for table in TABLES if table.required)
