"""A document that shows a template instead of a story: each name prints itself and a sample, each part its own tag."""

from collections.abc import Mapping
from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.plan.content.document import Block, Document, Paragraph, Role, Run

_ROWS = 2
"""Of a list: enough to see that it repeats."""
_WITHOUT_BLOCKS = ("logo", "photo", "contents", "captions")
"""The places that the writer fills by itself."""


def specimen(document: Document, language: Language) -> Document:
    """Return a document whose texts are their own names in the reader's language."""
    return replace(
        document,
        fields={group: _fields(group, texts, language) for group, texts in document.fields.items()},
        sections={
            **{key: (_tag(key, language),) for key in _WITHOUT_BLOCKS},
            **{key: (_tag(key, language), *blocks) for key, blocks in document.sections.items()},
        },
        rows={
            key: tuple(_named(row, f"template.row.{key}", language) for row in rows[:_ROWS])
            for key, rows in document.rows.items()
        },
    )


def _fields(group: str, texts: object, language: Language) -> dict[str, str]:
    found = texts if isinstance(texts, dict) else {}
    owner = language.say(f"template.group.{group}")
    named = _named(found, f"template.field.{group}", language)
    return {key: f"{owner}.{text}" for key, text in named.items()}


def _named(texts: Mapping[str, str], path: str, language: Language) -> dict[str, str]:
    """Return texts behind their own names; an empty text shows its name all the same."""
    return {key: f"{language.say(f'{path}.{key}')} = {text}".rstrip(" =") for key, text in texts.items()}


def _tag(key: str, language: Language) -> Block:
    return Paragraph((Run(f"{{{{p {language.say(f'template.place.{key}')} }}}}", strong=True),), Role.NOTE)
