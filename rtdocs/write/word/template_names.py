"""The names that a template may print, in every language at once, with their values."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from markupsafe import Markup

from rtdocs.i18n import Language, codes, language_of

if TYPE_CHECKING:
    from rtdocs.plan.content.document import Document


class BlockPlace(Enum):
    """A part of the document: `{{p summary }}`, alone in its paragraph; the value is the section's key in the plan."""

    LOGO = "logo"
    PHOTO = "photo"
    CONTENTS = "contents"
    CAPTIONS = "captions"
    SUMMARY = "summary"
    PROJECT = "project"
    EFFECTS = "effects"
    AHEAD = "ahead"
    SCHEMA = "schema"
    TIMELINE = "timeline"
    CHAINS = "chains"
    OUTCOMES = "outcomes"
    WHEEL = "wheel"
    ACTORS = "actors"
    SETBACKS = "setbacks"
    QUESTIONS = "questions"
    METHOD = "method"
    ANNEXES = "annexes"
    GLOSSARY = "glossary"
    INTRODUCTION = "introduction"
    LEARN = "learn"
    REINVEST = "reinvest"
    CLOSING = "closing"
    KIT = "kit"


class Purpose(Enum):
    """The purpose of a template; the value is that of the product."""

    REPORT = "report"
    SUMMARY = "summary"
    GRID = "grid"


REPORT = frozenset(
    {
        BlockPlace.SUMMARY,
        BlockPlace.PROJECT,
        BlockPlace.EFFECTS,
        BlockPlace.AHEAD,
        BlockPlace.SCHEMA,
        BlockPlace.TIMELINE,
        BlockPlace.CHAINS,
        BlockPlace.OUTCOMES,
        BlockPlace.WHEEL,
        BlockPlace.ACTORS,
        BlockPlace.SETBACKS,
        BlockPlace.QUESTIONS,
        BlockPlace.ANNEXES,
        BlockPlace.METHOD,
        BlockPlace.GLOSSARY,
    }
)
"""The parts of the report."""

SUMMARY = frozenset(
    {
        BlockPlace.SUMMARY,
        BlockPlace.EFFECTS,
        BlockPlace.TIMELINE,
        BlockPlace.SETBACKS,
        BlockPlace.QUESTIONS,
        BlockPlace.METHOD,
    }
)
"""The parts of the summary of two pages."""

GRID = frozenset(
    {BlockPlace.INTRODUCTION, BlockPlace.LEARN, BlockPlace.REINVEST, BlockPlace.OUTCOMES, BlockPlace.CLOSING}
)
"""The parts of the question grid."""

PARTS = {Purpose.REPORT: REPORT, Purpose.SUMMARY: SUMMARY, Purpose.GRID: GRID}

KIT = frozenset({BlockPlace.KIT})
"""The one part of a document of the workshop kit."""


class Group(Enum):
    """The subject of a field: the first half of `{{ project.title }}`."""

    PROJECT = "project"
    DOCUMENT = "document"


class TextName(Enum):
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


class RowField(Enum):
    """A text of each row of a list: `{%tr for event in events %}`, then `{{ event.title }}`, then `{%tr endfor %}`."""

    EVENT_NUMBER = "events.number"
    EVENT_TITLE = "events.title"
    EVENT_DATE = "events.date"
    EVENT_DESCRIPTION = "events.description"
    EVENT_ACTORS = "events.actors"
    EVENT_OUTCOME = "events.outcome"
    EVENT_FUNCTION = "events.function"
    EVENT_SOURCE = "events.source"
    EVENT_NOTES = "events.notes"
    EVENT_SENTENCE = "events.sentence"
    EFFECT_NUMBER = "effects.number"
    EFFECT_TITLE = "effects.title"
    EFFECT_DATE = "effects.date"
    EFFECT_DESCRIPTION = "effects.description"
    EFFECT_KIND = "effects.kind"
    EFFECT_RESOURCE = "effects.resource"
    EFFECT_PLACE = "effects.place"
    EFFECT_BENEFICIARIES = "effects.beneficiaries"
    EFFECT_EVIDENCE = "effects.evidence"
    ACTOR_NAME = "actors.name"
    ACTOR_ACRONYM = "actors.acronym"
    ACTOR_SECTOR = "actors.sector"
    ACTOR_ROLES = "actors.roles"
    ACTOR_EVENTS = "actors.events"
    ACTOR_OUTCOMES = "actors.outcomes"
    ACTOR_NOTES = "actors.notes"


_ESCAPED = 6
"""The most characters that one takes in XML: `&quot;`, `&#34;`."""

LISTS = ("events", "effects", "actors")
"""The lists that a template may go through, by their keys in the plan."""

PLACE_SPACE = "urn:rtdocs:place"


class PartTag:
    """The value of a name for a part of the document, for a list of rows, or for both."""

    def __init__(self, place: BlockPlace | None = None, printed: str = "", rows: "Rows" = ()) -> None:
        self.place = place
        self.rows = rows
        self._mark = _mark(place, printed) if place else ""

    def __html__(self) -> str:
        """Return the mark that `write.word.document` replaces by blocks: docxtpl then never sees a long table."""
        return self._mark

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        return iter(self.rows)


Rows = Sequence[Mapping[str, str]]
Values = dict[str, PartTag | Markup | dict[str, str]]
"""What a template is filled with: a name, or a group of names, and what it prints."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a template may use, in every language.

    Attributes:
        places, texts: the names of parts, with the parts, and of pieces of lines.
        fields: the names of texts: "projet.titre".
        rows: the names of each list's fields, by the names of the list; `lists` is its key.
    """

    places: Mapping[str, BlockPlace]
    texts: frozenset[str]
    fields: frozenset[str]
    lists: Mapping[str, str]
    rows: Mapping[str, frozenset[str]]


def names(filled: Values) -> Names:
    """Return the names that a template may use where `filled` are the values."""
    languages = tuple(map(language_of, codes()))
    lists = {language.say(f"template.list.{key}"): key for language in languages for key in LISTS}
    return Names(
        places={name: value.place for name, value in filled.items() if isinstance(value, PartTag) and value.place},
        texts=frozenset(name for name, value in filled.items() if isinstance(value, Markup)),
        fields=frozenset(f"{name}.{key}" for name, value in filled.items() if isinstance(value, dict) for key in value),
        lists=lists,
        rows={name: frozenset(_row_names(key, languages).values()) for name, key in lists.items()},
    )


def values(document: "Document", texts: Mapping[Text, Markup]) -> Values:
    """Return the values of every name in every language."""
    filled: Values = {}
    languages = tuple(map(language_of, codes()))
    for language in languages:
        filled |= {language.say(f"template.text.{text.value}"): texts[text] for text in Text}
        filled |= {language.say(f"template.group.{group.value}"): _fields(document, group) for group in Group}
    rows = {key: _named(document.rows.get(key, ()), key, languages) for key in LISTS}
    for language in languages:
        places = {language.say(f"template.place.{place.value}"): place for place in BlockPlace}
        lists = {language.say(f"template.list.{key}"): key for key in LISTS}
        for name in {**places, **lists}:
            filled[name] = PartTag(places.get(name), name, rows[lists[name]] if name in lists else ())
    return filled


def sizes(filled: Values) -> tuple[dict[str, int], dict[str, int]]:
    """Return the length of each name's value, of a row's on average ("evenements.titre"), and the rows of each list."""
    lengths = {name: len(value) for name, value in filled.items() if isinstance(value, Markup)}
    lengths |= {
        f"{name}.{key}": len(text) * _ESCAPED
        for name, value in filled.items()
        if isinstance(value, dict)
        for key, text in value.items()
    }
    lists = {name: value.rows for name, value in filled.items() if isinstance(value, PartTag) and value.rows}
    for name, rows in lists.items():
        totals = Counter[str]()
        for row in rows:
            totals.update({key: len(text) for key, text in row.items()})
        lengths |= {f"{name}.{key}": total * _ESCAPED // len(rows) + 1 for key, total in totals.items()}
    return lengths, {name: len(rows) for name, rows in lists.items()}


def _fields(document: "Document", group: Group) -> dict[str, str]:
    """Return the texts of a group by their names in every language, and a plan's further ones by its own names."""
    given = document.fields.get(group.value)
    texts = {key: str(text) for key, text in given.items()} if isinstance(given, dict) else {}
    known = [field for field in TextName if field.value.startswith(f"{group.value}.")]
    named = {
        language.say(f"template.field.{field.value}"): texts.get(field.value.partition(".")[2], "")
        for language in map(language_of, codes())
        for field in known
    }
    return texts | named


def _named(rows: Rows, key: str, languages: Sequence[Language]) -> Rows:
    """Return rows by the names of their fields in every language."""
    named = _row_names(key, languages)
    return tuple({name: row.get(field, "") for (_, field), name in named.items()} for row in rows)


def _row_names(key: str, languages: Sequence[Language]) -> dict[tuple[str, str], str]:
    """Return the name of each field of a list, by language and key."""
    fields = [field.value for field in RowField if field.value.startswith(f"{key}.")]
    return {
        (language.code, field.partition(".")[2]): language.say(f"template.row.{field}")
        for language in languages
        for field in fields
    }


def _mark(place: BlockPlace, printed: str) -> str:
    return f'<place xmlns="{PLACE_SPACE}" name="{place.value}" printed="{printed}"/>'
