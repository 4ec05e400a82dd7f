"""The command `rtdocs`: finds the reader's language, calls a command, turns an error into one message."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from traceback import extract_tb

import click

from rtdocs import __version__
from rtdocs.cli.localized import help_option, language_option, option, write_options, write_section, write_usage
from rtdocs.cli.streams import flushed, has_colours, settle_streams, silence
from rtdocs.errors import RtdocsError, account
from rtdocs.i18n import Language, codes, language_of, system_language

# Exit codes: 0 done, 1 the workbook has errors, 2 wrong usage, 3 cannot go on.
WRONG_USAGE = 2
CANNOT_GO_ON = 3

# How many new objects Python gathers before it looks for unreachable ones: a build makes some 100,000 that all stay to
# its end, and looking at them after each 700 took a tenth of its time. 3,000 events take no more memory for it.
LOOK_EVERY = 50_000

COMMANDS = ("app", "new", "check", "explain", "build", "preview", "collect", "kit", "template")


class Root(click.Group):
    """`rtdocs` itself: a command's module is imported only when it is called, or help would cost an Office library."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            "rtdocs",
            params=[_version_option(language), language_option(language), help_option(language)],
            help=language.say("cli.rtdocs.help"),
            options_metavar=language.say("cli.words.options-metavar"),
            subcommand_metavar=language.say("cli.metavars.command"),
            add_help_option=False,
            invoke_without_command=True,
            callback=self._guide,
        )
        self.language = language

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a person meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"rtdocs.cli.{cmd_name}").command(self.language)
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        write_options(self, ctx, formatter, self.language)
        records = [(name, self.language.say(f"cli.{name}.short")) for name in COMMANDS]
        write_section(self.language.say("cli.words.commands"), records, formatter)

    def _guide(self, lang: str | None) -> None:
        del lang  # already in the reader
        if click.get_current_context().invoked_subcommand is None:
            click.echo(self.language.say("cli.rtdocs.guide"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(LOOK_EVERY)
    words = list(sys.argv[1:] if arguments is None else arguments)
    settle_streams()
    if not os.environ.get("RTDOCS_DEBUG"):
        # On a full disk, Python would print a traceback for each archive that it closes by itself.
        sys.unraisablehook = lambda _unraisable: None
    # A session that ends, or a program that wants us gone, is as good a reason to stop as Ctrl+C, and told as well.
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # no system has all of them
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    code = run(words, reader_of(words))
    if not all([flushed(sys.stdout), flushed(sys.stderr)]) and code == 0:
        code = CANNOT_GO_ON
    # Else Python would look through all that is left, for a tenth of a build's time; the system takes it back whole.
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str], language: Language) -> int:
    """Run one command and return its exit code; whatever stops it becomes one message on the error stream."""
    try:
        color = has_colours()
        return int(Root(language).main(arguments, prog_name="rtdocs", standalone_mode=False, color=color) or 0)
    except click.UsageError as error:
        from rtdocs.cli.usage_errors import say_misuse  # noqa: PLC0415 - only who errs pays for the search of near names

        _say(say_misuse(error, language))
        return WRONG_USAGE
    except RtdocsError as error:
        _say(error.say(language))
    except (click.Abort, KeyboardInterrupt) as stop:
        placed = getattr(stop.__cause__, "placed", None)  # click puts its own error in the place of ours
        _say(" ".join([language.say("cli.words.interrupted"), account(placed, language)]).strip())
    except BrokenPipeError:
        silence(sys.stdout)  # `rtdocs check … | head`: nobody listens any more, which is no fault
    except Exception as error:  # the last door: people get a sentence, developers ask for the rest
        is_output = isinstance(error, OSError) and error.filename is None
        unexpected = language.say("cli.words.unexpected", error=_told(error))
        _say(language.say("cli.words.no-output") if is_output else unexpected)
        if os.environ.get("RTDOCS_DEBUG"):
            raise
    return CANNOT_GO_ON


def _say(text: str) -> None:
    """Print why the program stops on the error stream, if it is open."""
    with suppress(OSError, ValueError):
        click.echo(text, err=True)


def _told(error: Exception) -> str:
    """Return an error's class and its place in rtdocs, "KeyError (read/values/cells.py:112)", with no user's text."""
    home = Path(__file__).parents[1]
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(home)]
    if not frames:  # a frozen program's files lie in no folder of ours
        return type(error).__name__
    place = f"{Path(frames[-1].filename).relative_to(home).as_posix()}:{frames[-1].lineno}"
    return f"{type(error).__name__} ({place})"


def reader_of(arguments: Sequence[str]) -> Language:
    """Return the (first) language asked for by `--lang`, else the system's: help needs it before anything is parsed."""
    for position, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        wanted = (value if equals else "".join(arguments[position + 1 : position + 2])).partition(",")[0].strip()
        if name == "--lang" and wanted in codes():
            return language_of(wanted)
    return system_language()


def _version_option(language: Language) -> click.Option:
    return option(
        language, "words", "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version
    )


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's own
    if value:
        click.echo(f"rtdocs {__version__}")
        ctx.exit()
