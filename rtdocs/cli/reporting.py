"""The problems of a workbook as plain data for other programs; docs/json.md and docs/check.schema.json describe it."""

from pathlib import Path

from rtdocs.i18n import Language
from rtdocs.problems import NEAREST, Problem, Report, Severity

JSON_VERSION = 2
"""Changes when the shape does, and only then."""


def as_data(path: Path, report: Report, reader: Language) -> dict[str, object]:
    """Return the report as what JSON can hold."""
    return {
        "version": JSON_VERSION,
        "file": path.name,
        "language": reader.code,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "problems": [_problem(problem, reader) for problem in report],
    }


def _problem(problem: Problem, reader: Language) -> dict[str, object]:
    return {
        "severity": problem.rule.severity.value,
        "code": problem.rule.code,
        "rule": problem.rule.key,
        "title": problem.rule.title(reader),
        "place": str(problem.where),
        "sheet": problem.where.sheet,
        "row": problem.where.row,
        "column": problem.where.column,
        "also": [str(place) for place in problem.also],
        "value": _text(problem.values.get("value")),
        "nearest": _text(problem.values.get(NEAREST)),
        "message": problem.message(reader),
        "why": problem.rule.why(reader),
        "way_out": problem.way_out(reader),
    }


def _text(value: object) -> str | None:
    return str(value) if value else None
