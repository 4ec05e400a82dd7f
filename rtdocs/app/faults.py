"""The report of a check as the page shows it: sheet by sheet, by severity, each problem with its way out."""

from collections.abc import Iterable
from itertools import groupby

from rtdocs.i18n import Language
from rtdocs.problems import Report, Severity, WorkbookProblem

Told = dict[str, object]


def as_data(report: Report, language: Language) -> Told:
    """Return the report in one language."""
    return {
        "summary": report.summary(language),
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "sheets": [
            {"name": name, "problems": [_problem(each, language) for each in problems]}
            for name, problems in _by_sheet(report)
        ],
    }


def _by_sheet(report: Report) -> Iterable[tuple[str, list[WorkbookProblem]]]:
    for name, problems in groupby(report, lambda problem: problem.where.sheet):
        yield name, sorted(problems, key=lambda problem: list(Severity).index(problem.rule.severity))


def _problem(problem: WorkbookProblem, language: Language) -> Told:
    value = problem.values.get("value")
    return {
        "severity": problem.rule.severity.value,
        "code": problem.rule.code,
        "title": problem.rule.title(language),
        "place": problem.where.cell,
        "value": str(value) if value else "",
        "message": problem.told(language),
        "way_out": problem.way_out(language),
        "why": "" if problem.rule.is_obvious else problem.rule.why(language),
    }
