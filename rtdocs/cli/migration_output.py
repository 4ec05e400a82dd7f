"""The account of `rtdocs new --from` on a terminal: where each sheet and column went."""

import textwrap
from pathlib import Path

from rtdocs.i18n import Language
from rtdocs.plan.migrate.account import Account
from rtdocs.plan.migrate.account_words import Told, paragraphs

_WIDTH = 100


def told(account: Account, old: Path, new: Path, language: Language) -> str:
    """Return the whole account, sheet by sheet, with the next steps."""
    return "\n\n".join("\n".join(map(_filled, paragraph)) for paragraph in paragraphs(account, old, new, language))


def _filled(sentence: Told) -> str:
    indent = "  " * sentence.is_detail
    return textwrap.fill(
        sentence.text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
