"""`rtdocs template`: begin a template, show its names and places, check it for faults."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rtdocs.cli.json_output import print_json, template_data, written_data
from rtdocs.cli.localized import (
    Command,
    argument,
    help_option,
    language_option,
    option,
    quiet_option,
    write_options,
    write_section,
    write_usage,
    writing_options,
)
from rtdocs.cli.output import block, fault_title, tell_files, tell_unexpected
from rtdocs.cli.paths import TypedPath
from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language, language_of
from rtdocs.template_problems import TemplateProblem, stopping

if TYPE_CHECKING:
    from rtdocs.outcomes import Outcomes

COMMANDS = ("new", "show", "check")


def command(language: Language) -> click.Group:
    """Return the commands in the reader's language."""
    return _Group(language)


class _Group(click.Group):
    """`rtdocs template` itself; alone it shows its help."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            "template",
            params=[language_option(language), help_option(language)],
            help=language.say("cli.template.help"),
            options_metavar=language.say("cli.words.options-metavar"),
            subcommand_metavar=language.say("cli.metavars.command"),
            add_help_option=False,
            invoke_without_command=True,
            callback=_guide,
        )
        self.language = language

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a person meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        del ctx
        made: dict[str, Callable[[Language], Command]] = {"new": _new_command, "show": _show_command}
        made["check"] = _check_command
        return made[cmd_name](self.language) if cmd_name in made else None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        write_options(self, ctx, formatter, self.language)
        records = [(name, self.language.say(f"cli.template-{name}.short")) for name in COMMANDS]
        write_section(self.language.say("cli.words.commands"), records, formatter)


def _guide(lang: str | None) -> None:
    del lang  # already in the reader
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _new_command(language: Language) -> Command:
    def run(folder: Path, lang: str | None, *, force: bool, as_json: bool, quiet: bool) -> int:
        from rtdocs import template  # noqa: PLC0415 - `--help` need not pay for an Office library

        told = language_of(lang) if lang else language
        outcomes = template.new(folder, told.code, force=force)
        if as_json:
            print_json(written_data(outcomes))
        elif not quiet:
            click.echo(told.say("cli.template-new.done"))
            tell_files(outcomes, told)
        return 0

    params = [
        argument(language, "folder", "folder", type=TypedPath()),
        *writing_options(language),
        quiet_option(language),
    ]
    return Command("template-new", language, run, params)


def _show_command(language: Language) -> Command:
    def run(path: Path, lang: str | None, *, copy: Path | None, force: bool, as_json: bool, quiet: bool) -> int:
        from rtdocs import template  # noqa: PLC0415 - idem

        told = language_of(lang) if lang else language
        target = copy or path.with_name(told.say("files.specimen", name=path.stem) + _plain(path))
        outcomes = template.show(path, target, told.code, force=force)
        if as_json:
            print_json(written_data(outcomes))
        elif not quiet:
            tell_unexpected(outcomes, told)
            click.echo(told.say("cli.template-show.done", path=outcomes[0].path))
        return 0

    params = [
        argument(language, "path", "template", type=TypedPath()),
        option(language, "template-show", "-o", "--output", "copy", metavar="specimen", type=TypedPath()),
        *writing_options(language),
        quiet_option(language),
    ]
    return Command("template-show", language, run, params)


def _check_command(language: Language) -> Command:
    def run(path: Path, lang: str | None, *, copy: Path | None, force: bool, as_json: bool, quiet: bool) -> int:
        from rtdocs import template  # noqa: PLC0415 - idem

        told = language_of(lang) if lang else language
        outcomes: Outcomes = ()
        if copy is None:
            faults = template.check(path, told.code)
        else:
            _refuse_copy(path, copy)
            faults, outcomes = template.annotate(path, copy, told.code, force=force)
        if as_json:
            print_json(template_data(path, faults, outcomes, told))
        elif not quiet:
            _tell(faults, told)
        for outcome in () if quiet else outcomes:
            tell_unexpected(outcomes, told, err=as_json)
            click.echo(told.say("cli.template-check.annotated", path=outcome.path), err=as_json)
        return int(bool(stopping(faults)))

    params = [
        argument(language, "path", "template", type=TypedPath()),
        option(language, "template-check", "--annotate", "copy", metavar="specimen", type=TypedPath()),
        *writing_options(language),
        quiet_option(language),
    ]
    return Command("template-check", language, run, params)


def _plain(path: Path) -> str:
    """Return the ending of an ordinary document for a template's: a specimen is no template."""
    return ".docx" if path.suffix.lower().startswith(".do") else ".pptx"


def _refuse_copy(path: Path, copy: Path) -> None:
    """Refuse to annotate slides: PowerPoint keeps comments beside the slides, and faults are in the layouts."""
    if _plain(path) != ".docx":
        raise Misuse("annotate-slides", path=path)
    if copy.suffix.lower() != ".docx":
        raise Misuse("not-docx", path=copy)


def _tell(faults: Iterable[TemplateProblem], language: Language) -> None:
    """Print the faults under their titles, with their places and ways out, then one line that sums up."""
    every = tuple(faults)
    for fault in every:
        click.echo("\n".join([*_paragraph(fault, language), ""]))
    stopped = len(stopping(every))
    key = "stopped" if stopped else "ready" if every else "clean"
    click.echo(language.say(f"cli.template-check.{key}", count=stopped or max(len(every), 1)))


def _paragraph(fault: TemplateProblem, language: Language) -> Iterator[str]:
    yield fault_title(fault.fault, language)
    place = fault.spot.say(language)
    text = block(f"{place}  {fault.message(language)}" if place else fault.message(language))
    yield text.replace(place, click.style(place, bold=True), 1) if place else text
    yield block(fault.way_out(language), first="  → ", rest="    ")
