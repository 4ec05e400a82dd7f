"""The names that a template may print, in every language at once, and what each of them prints."""

from enum import Enum
from typing import TYPE_CHECKING

from markupsafe import Markup

from rtdocs.i18n import codes, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rtdocs.plan.blocks import Document


class Place(Enum):
    """A part of the document: `{{p summary }}`, alone in its paragraph; the value is the section's key in the plan."""

    LOGO = "logo"
    CONTENTS = "contents"
    CAPTIONS = "captions"
    SUMMARY = "summary"
    PROJECT = "project"
    EFFECTS = "effects"
    TIMELINE = "timeline"
    CHAINS = "chains"
    OUTCOMES = "outcomes"
    ACTORS = "actors"
    SETBACKS = "setbacks"
    QUESTIONS = "questions"
    METHOD = "method"
    GLOSSARY = "glossary"
    INTRODUCTION = "introduction"
    LEARN = "learn"
    REINVEST = "reinvest"
    CLOSING = "closing"


class Group(Enum):
    """What a field is about: the first half of `{{ project.title }}`."""

    PROJECT = "project"
    DOCUMENT = "document"


class Field(Enum):
    """A text of the document: `{{ project.title }}`; it is empty where the workbook says nothing."""

    PROJECT_TITLE = "project.title"
    PROJECT_ORGANISATION = "project.organisation"
    PROJECT_TERRITORY = "project.territory"
    PROJECT_PERIOD = "project.period"
    PROJECT_GOAL = "project.goal"
    PROJECT_PREPARED_BY = "project.prepared_by"
    PROJECT_WORKSHOP_DATE = "project.workshop_date"
    DOCUMENT_KIND = "document.kind"
    DOCUMENT_SUBTITLE = "document.subtitle"
    DOCUMENT_DATE = "document.date"
    DOCUMENT_CREDIT = "document.credit"
    DOCUMENT_PREPARED = "document.prepared"
    DOCUMENT_FUNDERS = "document.funders"


class Text(Enum):
    """A piece of a line made of fields of Word: `{{r pages }}` prints "Page 3 de 12"."""

    PAGES = "pages"


PLACE_SPACE = "urn:rtdocs:place"

Values = dict[str, Markup | dict[str, str]]
"""What a template is filled with: a name, or a group of names, and what it prints."""


def values(document: "Document", texts: "Mapping[Text, Markup]") -> Values:
    """Return every name in every language with what it prints.

    A place prints a mark that `rtdocs.write.word` replaces by blocks: docxtpl then never sees a long table.
    """
    filled: Values = {}
    for reader in map(language, codes()):
        places = {reader.say(f"template.place.{place.value}"): place for place in Place}
        filled |= {name: _mark(place, name) for name, place in places.items()}
        filled |= {reader.say(f"template.text.{text.value}"): texts[text] for text in Text}
        filled |= {reader.say(f"template.group.{group.value}"): _fields(document, group) for group in Group}
    return filled


def printable(filled: Values) -> list[str]:
    """Return every name that may be printed, as it stands in a template: "projet.titre", "sommaire"."""
    return [whole for name, value in filled.items() for whole in _whole_names(name, value)]


def _fields(document: "Document", group: Group) -> dict[str, str]:
    """Return the texts of a group by their names in every language, and those a plan adds by the name it gives them."""
    given = document.fields.get(group.value)
    texts = {key: str(text) for key, text in given.items()} if isinstance(given, dict) else {}
    known = [field for field in Field if field.value.startswith(f"{group.value}.")]
    named = {
        reader.say(f"template.field.{field.value}"): texts.get(field.value.partition(".")[2], "")
        for reader in map(language, codes())
        for field in known
    }
    return texts | named


def _whole_names(name: str, value: Markup | dict[str, str]) -> list[str]:
    return [f"{name}.{field}" for field in value] if isinstance(value, dict) else [name]


def _mark(place: Place, printed: str) -> Markup:
    return Markup('<place xmlns="{}" name="{}" printed="{}"/>').format(PLACE_SPACE, place.value, printed)
