"""How problems are told on a terminal, and as JSON for other programs."""

import textwrap
from pathlib import Path

import click

from rtdocs.i18n import Language
from rtdocs.problems import Problem, Report, Severity

JSON_VERSION = 1
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH = 100


def tell(report: Report, reader: Language, *, err: bool = False) -> None:
    """Print each problem with its place and way out, then one line that sums up."""
    for problem in report:
        click.echo(_paragraph(problem, reader), err=err)
    click.echo(summary(report, reader), err=err)


def summary(report: Report, reader: Language) -> str:
    """Return one sentence: how many problems of each kind, and whether documents can be built."""
    if not len(report):
        return reader.say("cli.check.clean")
    counts = [
        reader.say(f"cli.check.count.{severity.value}", count=report.count(severity))
        for severity in Severity
        if report.count(severity)
    ]
    verdict = "stopped" if report.has_errors else "ready"
    return reader.say(f"cli.check.{verdict}", counts=reader.join(counts))


def as_data(path: Path, report: Report, reader: Language) -> dict[str, object]:
    """Return the report as plain data; docs/json.md describes it, `version` changes when its shape does."""
    return {
        "version": JSON_VERSION,
        "file": path.name,
        "language": reader.code,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "problems": [_problem_data(problem, reader) for problem in report],
    }


def _paragraph(problem: Problem, reader: Language) -> str:
    severity = problem.rule.severity
    name = click.style(reader.say(f"cli.check.severity.{severity.value}"), fg=_COLOURS[severity], bold=True)
    head = f"{name} {problem.rule.code}  {click.style(str(problem.where), bold=True)}"
    body = [problem.message(reader), f"→ {problem.way_out(reader)}"]
    return "\n".join(
        [head, *(textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  ") for line in body)]
    )


def _problem_data(problem: Problem, reader: Language) -> dict[str, object]:
    return {
        "severity": problem.rule.severity.value,
        "code": problem.rule.code,
        "rule": problem.rule.key,
        "place": str(problem.where),
        "sheet": problem.where.sheet,
        "row": problem.where.row,
        "column": problem.where.column,
        "message": problem.message(reader),
        "way_out": problem.way_out(reader),
    }
