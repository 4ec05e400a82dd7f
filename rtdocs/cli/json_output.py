"""Results of commands as JSON for other programs; docs/makers/json.md describes the fields."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from rtdocs.i18n import Language
from rtdocs.outcomes import Outcome, Outcomes
from rtdocs.problems import NEAREST, Report, Severity, WorkbookProblem
from rtdocs.template_problems import TemplateProblem, stopping

JSON_VERSION = 2
TEMPLATE_VERSION = 1
WRITTEN_VERSION = 1
"""Each changes when its shape does, and only then."""


def as_data(path: Path, report: Report, language: Language) -> dict[str, object]:
    """Return the report of a check as JSON data."""
    return {
        "version": JSON_VERSION,
        "file": path.name,
        "language": language.code,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "problems": [_problem(problem, language) for problem in report],
        **({"files": [outcome.data() for outcome in report.outcomes]} if report.outcomes else {}),
    }


def written_data(outcomes: Iterable[Outcome]) -> dict[str, object]:
    """Return the outcomes of files as JSON data."""
    return {"version": WRITTEN_VERSION, "files": [outcome.data() for outcome in outcomes]}


def print_json(data: dict[str, object]) -> None:
    """Print JSON for other programs, in UTF-8 whatever the terminal."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2).encode())


def _problem(problem: WorkbookProblem, language: Language) -> dict[str, object]:
    return {
        "severity": problem.rule.severity.value,
        "code": problem.rule.code,
        "rule": problem.rule.key,
        "title": problem.rule.title(language),
        "place": str(problem.where),
        "sheet": problem.where.sheet,
        "row": problem.where.row,
        "column": problem.where.column,
        "also": [str(place) for place in problem.also],
        "value": _text(problem.values.get("value")),
        "nearest": _text(problem.values.get(NEAREST)),
        "message": problem.message(language),
        "why": problem.rule.why(language),
        "way_out": problem.way_out(language),
    }


def template_data(
    path: Path, faults: Iterable[TemplateProblem], outcomes: Outcomes, language: Language
) -> dict[str, object]:
    """Return the faults of a template as JSON data, with the outcome of the copy that bears them."""
    every = tuple(faults)
    stopped = len(stopping(every))
    return {
        "version": TEMPLATE_VERSION,
        "file": path.name,
        "language": language.code,
        "counts": {"error": stopped, "note": len(every) - stopped},
        "faults": [_fault(each, language) for each in every],
        **({"files": [outcome.data() for outcome in outcomes]} if outcomes else {}),
    }


def _fault(found: TemplateProblem, language: Language) -> dict[str, object]:
    spot = found.spot
    return {
        "severity": "error" if found.fault.stops else "note",
        "code": found.fault.code,
        "fault": found.fault.key,
        "title": found.fault.title(language),
        "place": spot.say(language),
        "part": spot.part or None,
        "paragraph": spot.paragraph or None,
        "table": spot.table or None,
        "row": spot.row or None,
        "cell": spot.cell or None,
        "layout": spot.layout or None,
        "inside": spot.inside or None,
        "text": found.text or None,
        "nearest": _text(found.values.get("nearest")),
        "message": found.message(language),
        "why": found.fault.why(language),
        "way_out": found.way_out(language),
    }


def _text(value: object) -> str | None:
    return str(value) if value else None
