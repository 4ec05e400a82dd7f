"""A document that shows a template instead of a story: each name prints itself and a sample, each part its own tag."""

from collections.abc import Mapping
from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.plan.blocks import Block, Document, Paragraph, Role, Run

_ROWS = 2
"""Of a list: enough to see that it repeats."""
_WITHOUT_BLOCKS = ("logo", "contents", "captions")
"""The places that the writer fills by itself."""


def specimen(document: Document, reader: Language) -> Document:
    """Return a document whose texts name themselves by their names in the reader's language."""
    return replace(
        document,
        fields={group: _fields(group, texts, reader) for group, texts in document.fields.items()},
        sections={
            **{key: (_tag(key, reader),) for key in _WITHOUT_BLOCKS},
            **{key: (_tag(key, reader), *blocks) for key, blocks in document.sections.items()},
        },
        rows={
            key: tuple(_named(row, f"template.row.{key}", reader) for row in rows[:_ROWS])
            for key, rows in document.rows.items()
        },
    )


def _fields(group: str, texts: object, reader: Language) -> dict[str, str]:
    found = texts if isinstance(texts, dict) else {}
    owner = reader.say(f"template.group.{group}")
    named = _named(found, f"template.field.{group}", reader)
    return {key: f"{owner}.{text}" for key, text in named.items()}


def _named(texts: Mapping[str, str], path: str, reader: Language) -> dict[str, str]:
    """Return each text behind its own name; those that are empty show their name all the same."""
    return {key: f"{reader.say(f'{path}.{key}')} = {text}".rstrip(" =") for key, text in texts.items()}


def _tag(key: str, reader: Language) -> Block:
    return Paragraph((Run(f"{{{{p {reader.say(f'template.place.{key}')} }}}}", strong=True),), Role.NOTE)
