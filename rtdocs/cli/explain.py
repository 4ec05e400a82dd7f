"""`rtdocs explain`: one rule or one fault of a template in full, or all of them in a line each."""

import re
from collections.abc import Mapping

import click

from rtdocs.cli.misuse import Misuse
from rtdocs.cli.telling import block, fault_title, title
from rtdocs.cli.worded import Command, argument
from rtdocs.faults import Fault
from rtdocs.i18n import Language, language
from rtdocs.problems import Rule


def command(reader: Language) -> Command:
    """Return the command in the reader's language."""

    def run(code: str | None, lang: str | None) -> int:
        return _explain(code, language(lang) if lang else reader)

    return Command("explain", reader, run, [argument(reader, "code", "code", required=False)])


def _explain(code: str | None, reader: Language) -> int:
    if code is None:
        every = (*(title(rule, reader) for rule in Rule), *(fault_title(fault, reader) for fault in Fault))
        click.echo("\n".join([reader.say("cli.explain.all"), "", *every]))
        return 0
    found = next((each for each in (*Rule, *Fault) if code.casefold() in {each.code.casefold(), each.key}), None)
    if found is None:
        raise Misuse("code", code=code, known=", ".join(each.code for each in (*Rule, *Fault)))
    click.echo("\n".join(_page(found, reader) if isinstance(found, Rule) else _fault_page(found, reader)))
    return 0


def _page(rule: Rule, reader: Language) -> list[str]:
    texts = {"why": rule.why(reader), "way-out": _open(rule.way_out(reader)), "example": rule.example(reader)}
    return [title(rule, reader), *_lines(texts, reader)]


def _fault_page(fault: Fault, reader: Language) -> list[str]:
    """Return a fault of a template: what is wrong stands in place of an example."""
    texts = {"what": fault.message(reader), "why": fault.why(reader), "way-out": fault.way_out(reader)}
    return [fault_title(fault, reader), *_lines(texts, reader)]


def _lines(texts: Mapping[str, str], reader: Language) -> list[str]:
    return [block(reader.say(f"cli.explain.{name}", text=text)) for name, text in texts.items()]


def _open(sentence: str) -> str:
    """Return a sentence with its places shown as dots."""
    return re.sub(r"\{\w+\}", "…", sentence)
