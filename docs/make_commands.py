"""Write commands.md and commandes.md in docs/users from what the commands say: `python docs/make_commands.py`."""

from pathlib import Path

from click.testing import CliRunner

from rtdocs.cli import template
from rtdocs.cli.main import COMMANDS, Root
from rtdocs.i18n import Language, language_of

FOLDER = Path(__file__).parent / "users"
PAGES = {"fr": "commandes.md", "en": "commands.md"}
NAMES = ("", *COMMANDS, *(f"template {name}" for name in template.COMMANDS))
TITLES = {"fr": "# Les commandes", "en": "# The commands"}


def page(language: Language) -> str:
    """Return the page in one language."""
    blocks = [f"## rtdocs {name}".rstrip() + f"\n\n```text\n{_help(name, language)}\n```" for name in NAMES]
    return "\n\n".join([TITLES[language.code], *blocks]) + "\n"


def _help(name: str, language: Language) -> str:
    words = [*name.split(), "--help"]
    return CliRunner().invoke(Root(language), words, prog_name="rtdocs", terminal_width=100).output.rstrip()


if __name__ == "__main__":
    for code, name in PAGES.items():
        (FOLDER / name).write_text(page(language_of(code)), "utf-8")
