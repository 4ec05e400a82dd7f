"""click commands whose own words (usage, options, help) come from the catalogues like everything else.

click says these few words in English only; its parsing stays as it is.
"""

from collections.abc import Callable
from typing import Any

import click

from rtdocs.i18n import Language, codes


class Command(click.Command):
    """A command in the reader's language.

    `name` is also its table in the catalogue `cli`: "check", or "template-check" for one of a group. With `several`,
    its `--lang` takes several codes, "fr,en", and gives a tuple, empty where the option is absent.
    """

    def __init__(
        self,
        name: str,
        language: Language,
        run: Callable[..., int],
        params: list[click.Parameter],
        *,
        several: bool = False,
    ) -> None:
        super().__init__(
            name.rpartition("-")[2],
            callback=run,
            params=[
                *params,
                languages_option(language) if several else language_option(language),
                help_option(language),
            ],
            help=language.say(f"cli.{name}.help"),
            short_help=language.say(f"cli.{name}.short"),
            options_metavar=language.say("cli.words.options-metavar"),
            add_help_option=False,
        )
        self.language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        write_options(self, ctx, formatter, self.language)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: Language) -> None:
    """Write "Utilisation : rtdocs build [OPTIONS] CLASSEUR...", from the metavars the command declares."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{language.say('cli.words.usage')} ")


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: Language
) -> None:
    """Write each option with its help under the title "Options"."""
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = [record for each in options if (record := each.get_help_record(ctx))]
    write_section(language.say("cli.words.options"), records, formatter)


def write_section(title: str, records: list[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    """Write a title and its two columns; click's own sections end a title with a colon set in English."""
    formatter.write_paragraph()
    formatter.write_text(title)
    with formatter.indentation():
        formatter.write_dl(records)


def option(language: Language, command: str, *names: str, **how: Any) -> click.Option:  # noqa: ANN401 - click's own
    """Return an option whose help is the catalogue's `cli.COMMAND.OPTION`; `metavar` is a word of `cli.metavars`."""
    if "metavar" in how:
        how["metavar"] = language.say(f"cli.metavars.{how['metavar']}")
    long = next(name for name in names if name.startswith("--")).removeprefix("--")
    return click.Option(names, help=language.say(f"cli.{command}.{long}"), **how)


def argument(language: Language, name: str, metavar: str, *, is_one: bool = False, **how: Any) -> click.Argument:  # noqa: ANN401 - idem
    """Return an argument named on the usage line by a word of `cli.metavars`; one of several words, if `is_one`."""
    word = language.say(f"cli.metavars.{metavar}")
    return click.Argument([name], metavar=f"{word}..." if how.get("nargs") == -1 and not is_one else word, **how)


def quiet_option(language: Language) -> click.Option:
    """Return `--quiet`."""
    return option(language, "words", "-q", "--quiet", is_flag=True)


def writing_options(language: Language) -> tuple[click.Option, click.Option]:
    """Return `--force` and `--json` of a command that writes files."""
    return (
        option(language, "words", "--force", is_flag=True),
        option(language, "words", "--json", "as_json", is_flag=True),
    )


def language_option(language: Language) -> click.Option:
    """Return `--lang`."""
    return option(language, "words", "--lang", type=click.Choice(codes()), default=_asked_above)


def _asked_above() -> str | None:
    """Return the language given ahead of a command's name (`rtdocs --lang en build`); None for none."""
    above = click.get_current_context().parent
    return above.params.get("lang") if above else None


def languages_option(language: Language) -> click.Option:
    """Return the `--lang` of a command that writes in one language or several: "fr", "fr,en"."""
    option = language_option(language)
    option.type, option.help = _Several(codes()), language.say("cli.words.langs")
    return option


class _Several(click.Choice[str]):
    """One choice or several with commas between; still a click Choice, so that a wrong word gets its message."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """Return the choices as a tuple."""
        return tuple(super(_Several, self).convert(word.strip(), param, ctx) for word in value.split(","))


def help_option(language: Language) -> click.Option:
    """Return `--help`."""
    return option(
        language, "words", "-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=_show_help
    )


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()
