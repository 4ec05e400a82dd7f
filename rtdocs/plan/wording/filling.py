"""Texts of several runs put into the places of a sentence of the catalogue, which is said as a whole."""

import re
from collections.abc import Mapping, Sequence

from rtdocs.i18n import Language
from rtdocs.plan.content.document import Run, Text

# Private-use characters, which no catalogue holds, stand around the number of a place until the sentence is split.
_MARKED = re.compile("\ue000([0-9]*)\ue001")


def said_with(key: str, language: Language, places: Mapping[str, Text], /, **values: object) -> Text:
    """Return a sentence of the catalogue as a text: `places` keep their runs, `values` are said as they are."""
    marks = {place: mark(number) for number, place in enumerate(places)}
    return filled(language.say(key, **values, **marks), tuple(places.values()))


def mark(number: int) -> str:
    """Return the mark of a place in a sentence, until `filled` puts the place's text there."""
    return f"\ue000{number}\ue001"


def filled(sentence: str, texts: Sequence[Text]) -> Text:
    """Return a sentence with texts in the places of their marks."""
    named = {str(number): text for number, text in enumerate(texts)}
    pieces = _MARKED.split(sentence)
    runs = (named.get(piece, ()) if odd % 2 else (Run(piece),) for odd, piece in enumerate(pieces))
    return tuple(run for text in runs for run in text if run.text)
