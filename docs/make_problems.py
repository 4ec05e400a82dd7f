"""Write docs/users/problems.md and problemes.md from the declaration of the rules: `python docs/make_problems.py`."""

import re
from itertools import groupby
from pathlib import Path

from rtdocs.i18n import Language, language_of
from rtdocs.problems import Rule, Severity

FOLDER = Path(__file__).parent / "users"
PAGES = {"fr": "problemes.md", "en": "problems.md"}

HEADS = {
    "fr": """# Ce que rtdocs dit d’un classeur

`rtdocs check projet.xlsx` lit tout le classeur et nomme chaque problème avec sa cellule. Une **erreur** empêche de
faire les documents; un **avertissement** demande un coup d’œil; une **remarque** informe seulement, et rien n’est à
corriger. Dans les phrases ci-dessous, « … » tient la place de vos propres mots.""",
    "en": """# What rtdocs says about a workbook

`rtdocs check project.xlsx` reads the whole workbook and names each problem with its cell. An **error** keeps the
documents from being made; a **warning** asks for a look; a **note** only informs, and there is nothing to correct. In
the sentences below, “…” stands for your own words.""",
}
SEVERITIES = {
    "fr": {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.NOTE: "remarque"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}
TOPICS = {
    "fr": {
        "S": "Les feuilles et les colonnes",
        "C": "Les cellules",
        "D": "Les dates",
        "T": "Les résultats transitoires",
        "A": "Les flèches",
        "P": "Les acteurs",
        "X": "Les textes",
        "I": "Les images",
    },
    "en": {
        "S": "Sheets and columns",
        "C": "Cells",
        "D": "Dates",
        "T": "Transitional outcomes",
        "A": "Arrows",
        "P": "Actors",
        "X": "Texts",
        "I": "Pictures",
    },
}
LINES = {
    "fr": ("Pourquoi", "Quoi faire", "Exemple"),
    "en": ("Why", "What to do", "Example"),
}


def page(language: Language) -> str:
    """Return the page in one language: a section a topic, a heading a rule."""
    sections = [
        "\n\n".join([f"## {TOPICS[language.code][topic]}", *(_rule(rule, language) for rule in rules)])
        for topic, rules in groupby(Rule, lambda rule: rule.topic)
    ]
    return "\n\n".join([HEADS[language.code], *sections]) + "\n"


def _rule(rule: Rule, language: Language) -> str:
    severity = SEVERITIES[language.code][rule.severity]
    texts = (rule.why(language), rule.way_out(language), rule.example(language))
    lines = [f"- **{name}.** {_open(text)}" for name, text in zip(LINES[language.code], texts, strict=True)]
    return "\n".join([f"### {rule.code} {rule.title(language)} ({severity})", "", *lines])


def _open(text: str) -> str:
    """Return a sentence with its places shown as dots."""
    return re.sub(r"\{\w+\}", "…", text)


if __name__ == "__main__":
    for code, name in PAGES.items():
        (FOLDER / name).write_text(page(language_of(code)), "utf-8")
