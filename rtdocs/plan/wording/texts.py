"""Texts put one behind the other, closed by a full stop, noted or begun with a capital."""

from collections.abc import Iterable
from dataclasses import replace

from rtdocs.plan.content.document import Run, Text, plain

SPACE: Text = (Run(" "),)
SEMICOLON: Text = (Run("; "),)
_QUOTES = " \u00a0»”"
_MARKS = (".", "!", "?", "…", "[…]")


def joined(texts: Iterable[Text], between: Text = SPACE) -> Text:
    """Return texts one behind the other: whole sentences with a space between, or the items of a cell."""
    kept = [text for text in texts if text]
    return tuple(run for place, text in enumerate(kept) for run in ((*between, *text) if place else text))


def closed(text: Text) -> Text:
    """Return a person's words as a sentence that others follow: with a full stop where they end without a mark."""
    ending = plain(text).rstrip(_QUOTES)
    return text if not ending or ending.endswith(_MARKS) else (*text, Run("."))


def noted(text: Text, note: str) -> Text:
    """Return a text that ends with a footnote; the same text where the note is empty."""
    return (*text[:-1], replace(text[-1], note=note)) if text and note else text


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def capital_of(text: Text) -> Text:
    """Return a sentence with a capital first letter."""
    return (replace(text[0], text=capital(text[0].text)), *text[1:])


def cell(text: str) -> Text:
    """Return a table's cell of plain words; an empty cell has no run."""
    return (Run(text),) if text else ()
