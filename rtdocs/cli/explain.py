"""`rtdocs explain`: one rule or one fault of a template in full, or all of them in a line each."""

import re
from collections.abc import Mapping

import click

from rtdocs.cli.localized import Command, argument
from rtdocs.cli.output import block, fault_title, title
from rtdocs.cli.usage_errors import Misuse
from rtdocs.i18n import Language, language_of
from rtdocs.problems import Rule
from rtdocs.template_problems import TemplateRule


def command(language: Language) -> Command:
    """Return the command in the reader's language."""

    def run(code: str | None, lang: str | None) -> int:
        return _explain(code, language_of(lang) if lang else language)

    return Command("explain", language, run, [argument(language, "code", "code", required=False)])


def _explain(code: str | None, language: Language) -> int:
    if code is None:
        every = (*(title(rule, language) for rule in Rule), *(fault_title(fault, language) for fault in TemplateRule))
        click.echo("\n".join([language.say("cli.explain.all"), "", *every]))
        return 0
    found = next((each for each in (*Rule, *TemplateRule) if code.casefold() in {each.code.casefold(), each.key}), None)
    if found is None:
        raise Misuse("code", code=code, known=", ".join(each.code for each in (*Rule, *TemplateRule)))
    click.echo("\n".join(_page(found, language) if isinstance(found, Rule) else _fault_page(found, language)))
    return 0


def _page(rule: Rule, language: Language) -> list[str]:
    texts = {"why": rule.why(language), "way-out": _open(rule.way_out(language)), "example": rule.example(language)}
    return [title(rule, language), *_lines(texts, language)]


def _fault_page(fault: TemplateRule, language: Language) -> list[str]:
    """Return the lines that explain a fault of a template: its message stands in place of an example."""
    texts = {"what": fault.message(language), "why": fault.why(language), "way-out": fault.way_out(language)}
    return [fault_title(fault, language), *_lines(texts, language)]


def _lines(texts: Mapping[str, str], language: Language) -> list[str]:
    return [block(language.say(f"cli.explain.{name}", text=text)) for name, text in texts.items()]


def _open(sentence: str) -> str:
    """Return a sentence with its places shown as dots."""
    return re.sub(r"\{\w+\}", "…", sentence)
