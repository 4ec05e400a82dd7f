"""Problems, files and faults on a terminal; problems sheet by sheet, rule by rule, with their cells and ways out."""

import sys
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.i18n import Language
from rtdocs.outcomes import Deed, Fate, Outcome, Outcomes
from rtdocs.problems import Report, Rule, Severity, WorkbookProblem
from rtdocs.template_problems import OF_A_BUILD, TemplateProblem, TemplateRule

if TYPE_CHECKING:
    from rtdocs.pipeline import Built

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH = 100
_INDENT = "  "
_MOST_PLACES = 3
"""How many slides are named of those that a merge treated alike."""


def tell(report: Report, language: Language, *, err: bool = False) -> None:
    """Print the problems with their places and ways out, then one line that sums up."""
    for sheet, problems in groupby(report, lambda problem: problem.where.sheet):
        click.secho(_heading(sheet, language), bold=True, underline=True, err=err)
        for each in _by_rule(problems):
            click.echo("\n".join([*_paragraph(each, language), ""]), err=err)
    click.echo(report.summary(language), err=err)


def tell_built(
    path: Path, built: "Built", language: Language, *, quiet: bool, as_json: bool = False, dry: bool = False
) -> None:
    """Print the files of a build or dry run; or, on the error stream, the problems that stopped it."""
    if not built.files:
        click.echo(language.say("cli.build.refused", path=path), err=True)
        tell(built.report, language, err=True)
    elif not quiet:
        count = len(built.report)
        if built.report.has_errors:
            errors = built.report.count(Severity.ERROR)
            click.echo(language.say("cli.build.drafted", count=errors, path=path), err=as_json)
        elif count:
            click.echo(language.say("cli.build.remarks", count=count, path=path), err=as_json)
        for template, notes in groupby(built.notes, lambda note: note[0]):
            _tell_notes(template, [note for _, note in notes], language, err=as_json)
        if not as_json:
            count = len(built.files)
            click.echo(language.say("cli.build.dry") if dry else language.say("cli.build.done", count=count))
            tell_files(built.outcomes, language)


def _tell_notes(template: Path, notes: Iterable[TemplateProblem], language: Language, *, err: bool) -> None:
    """Print the notes on a template: those of this build in full, and the count of those that its check also gives."""
    every = list(notes)
    of_build = [note for note in every if note.fault in OF_A_BUILD]
    if len(every) > len(of_build):
        click.echo(language.say("cli.build.noted", count=len(every) - len(of_build), path=template), err=err)
    for note in of_build:
        told = f"{note.message(language)} {note.way_out(language)}"
        click.echo(language.say("cli.build.of-template", path=template, text=told), err=err)


def tell_files(outcomes: Outcomes, language: Language) -> None:
    """Print the path and fate of each file, with the account of its merge."""
    for outcome in outcomes:
        click.echo(f"  {told_file(outcome, language)}")
        for line in told_account(outcome, language):
            click.echo(f"    {line}")


def tell_unexpected(outcomes: Outcomes, language: Language, *, err: bool = False) -> None:
    """Print the path and fate of each file that did not simply take a free name."""
    for outcome in outcomes:
        if outcome.fate is not Fate.NEW:
            click.echo(told_file(outcome, language), err=err)
            for line in told_account(outcome, language):
                click.echo(f"  {line}", err=err)


def told_file(outcome: Outcome, language: Language) -> str:
    """Return the line on one file, its path and its fate: "out/projet-rapport.docx (renouvelé)"."""
    copy = outcome.copy.name if outcome.copy else ""
    return language.say(f"outcomes.{outcome.key}", path=outcome.path, wanted=outcome.wanted.name, copy=copy)


def told_account(outcome: Outcome, language: Language) -> Iterator[str]:
    """Yield a line for each action of a merge, with the first `_MOST_PLACES` places it was done in."""
    for deed in Deed:
        places = [*dict.fromkeys(entry.place for entry in outcome.account if entry.deed is deed)]
        if places:
            more = len(places) - _MOST_PLACES
            key = "some" if more > 0 else "all"
            named = "; ".join(places[:_MOST_PLACES])
            yield language.say(f"merge.{deed.value}.{key}", places=named, more=more)


def tell_writing(name: str, language: Language, *, quiet: bool) -> None:
    """Print the name of the file under way, on a terminal only: a log wants no fleeting lines."""
    if not quiet and _is_terminal():
        click.echo(language.say("cli.build.writing", name=name), err=True)


def title(rule: Rule, language: Language) -> str:
    """Return the line that names a rule: "Erreur T1 · RT inconnu"."""
    name = click.style(language.say(f"check.severity.{rule.severity.value}"), fg=_COLOURS[rule.severity], bold=True)
    return f"{name} {rule.code} · {click.style(rule.title(language), bold=True)}"


def fault_title(fault: TemplateRule, language: Language) -> str:
    """Return the line that names a fault of a template: "Erreur M1 · Nom inconnu"."""
    severity = Severity.ERROR if fault.stops else Severity.NOTE
    name = click.style(language.say(f"check.severity.{severity.value}"), fg=_COLOURS[severity], bold=True)
    return f"{name} {fault.code} · {click.style(fault.title(language), bold=True)}"


def block(text: str, *, first: str = _INDENT, rest: str = _INDENT) -> str:
    """Return a text wrapped in lines that are easy to read; `first` and `rest` indent its first and other lines."""
    return textwrap.fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _is_terminal() -> bool:
    return sys.stderr.isatty()


def _heading(sheet: str, language: Language) -> str:
    return language.say("check.sheet", name=sheet) if sheet else language.say("check.whole")


def _by_rule(problems: Iterable[WorkbookProblem]) -> Iterator[list[WorkbookProblem]]:
    """Yield the problems of a sheet in groups of one rule, by severity, else in the order of the sheet."""
    found: dict[Rule, list[WorkbookProblem]] = {}
    for problem in problems:
        found.setdefault(problem.rule, []).append(problem)
    weights = list(Severity)
    yield from sorted(found.values(), key=lambda group: weights.index(group[0].rule.severity))


def _paragraph(problems: list[WorkbookProblem], language: Language) -> Iterator[str]:
    """Yield the lines on a rule's problems; a way out that serves several in a row stands once, after them."""
    rule = problems[0].rule
    yield title(rule, language)
    for way_out, alike in groupby(problems, lambda problem: problem.way_out(language)):
        for problem in alike:
            yield _item(problem, language)
        yield block(way_out, first=f"{_INDENT}→ ", rest=f"{_INDENT}  ")
    if not rule.is_obvious:
        yield block(language.say("check.why", why=rule.why(language)))


def _item(problem: WorkbookProblem, language: Language) -> str:
    """Return the message of a problem, behind its place."""
    text = problem.told(language)
    if not problem.where.cell:
        return block(text)
    place = str(problem.where)
    # The place is bold: styled after the lines are made, since its signs of control would count as letters.
    return block(f"{place}  {text}").replace(place, click.style(place, bold=True), 1)
