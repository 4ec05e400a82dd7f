"""`rtdocs explain`: one rule in full, or all of them in a line each."""

import re

import click

from rtdocs.cli.misuse import Misuse
from rtdocs.cli.telling import block, title
from rtdocs.cli.worded import Command, argument
from rtdocs.i18n import Language, language
from rtdocs.problems import Rule


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(code: str | None, lang: str | None) -> int:
        return _explain(code, language(lang) if lang else reader)

    return Command("explain", reader, run, [argument(reader, "code", "code", required=False)])


def _explain(code: str | None, reader: Language) -> int:
    if code is None:
        click.echo("\n".join([reader.say("cli.explain.all"), "", *(title(rule, reader) for rule in Rule)]))
        return 0
    rule = next((each for each in Rule if code.casefold() in {each.code.casefold(), each.key}), None)
    if rule is None:
        raise Misuse("code", code=code, known=", ".join(each.code for each in Rule))
    click.echo("\n".join(_page(rule, reader)))
    return 0


def _page(rule: Rule, reader: Language) -> list[str]:
    texts = {"why": rule.why(reader), "way-out": _open(rule.way_out(reader)), "example": rule.example(reader)}
    return [title(rule, reader), *(block(reader.say(f"cli.explain.{name}", text=text)) for name, text in texts.items())]


def _open(sentence: str) -> str:
    """Return a sentence with its places shown as dots."""
    return re.sub(r"\{\w+\}", "…", sentence)
