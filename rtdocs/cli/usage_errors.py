"""Usage errors of click, which it words in English only, in the reader's language and with the way out."""

from difflib import get_close_matches

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption

from rtdocs.i18n import Language


def say_misuse(error: click.UsageError, language: Language) -> str:
    """Return one message for a wrong command line, and the command that prints its help."""
    path = error.ctx.command_path if error.ctx else "rtdocs"
    return f"{_what(error, language)}\n{language.say('cli.misuse.help', command=path)}"


def _what(error: click.UsageError, language: Language) -> str:
    match error:
        case NoSuchOption():
            return _unknown("option", error.option_name, _options(error.ctx), language)
        case MissingParameter(param=click.Parameter() as param):
            return language.say("cli.misuse.missing", name=_wanted(param, error.ctx or _context()))
        case Misuse():
            return language.say(f"cli.misuse.{error.key}", **error.values)
        case BadParameter(param=click.Option(type=click.Choice(choices=choices)) as param):
            return language.say("cli.misuse.choice", name=param.opts[-1], choices=", ".join(map(str, choices)))
        case BadOptionUsage(option_name=name):
            return language.say("cli.misuse.no-value", name=name)
        case _:
            return _other(error, language)


def _wanted(param: click.Parameter, ctx: click.Context) -> str:
    """Return the name of a missing parameter as one types it: "CLASSEUR", "--into COPIE"."""
    name = param.make_metavar(ctx)
    return f"{param.opts[-1]} {name}" if isinstance(param, click.Option) else name


class Misuse(click.UsageError):
    """A wrong command line that a command itself finds; `key` names its sentence in `cli.misuse`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, click.get_current_context(silent=True))
        self.key = key
        self.values = values


def _other(error: click.UsageError, language: Language) -> str:
    """Return the message for an unknown command, an extra argument, and others; click names them in its text alone."""
    command = error.ctx.command if error.ctx else None
    if isinstance(command, click.Group) and error.ctx:
        wrong = error.message.split("'")[1] if "'" in error.message else ""
        return _unknown("command", wrong, command.list_commands(error.ctx), language)
    if error.message.startswith("Got unexpected extra argument"):
        return language.say("cli.misuse.too-many", words=error.message.partition("(")[2].rstrip(")."))
    return language.say("cli.misuse.other", detail=error.format_message())


def _unknown(kind: str, name: str, known: list[str], language: Language) -> str:
    near = get_close_matches(name, known, 1)
    if near:
        return language.say(f"cli.misuse.unknown-{kind}-near", name=name, near=near[0])
    return language.say(f"cli.misuse.unknown-{kind}", name=name, known=", ".join(known))


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for param in params for name in param.opts if name.startswith("--")]


def _context() -> click.Context:
    return click.Context(click.Command("rtdocs"))
