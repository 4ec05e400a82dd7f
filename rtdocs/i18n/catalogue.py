"""The catalogues of a language: a folder of whole sentences, with the longer texts in its `texts/`.

A catalogue is one TOML file a topic (`fr/report.toml`), read when first needed; the shape of a text in `texts/` is
known to the module that reads it (the repertoire, the questions, the fictional story).

A key is a path of dots whose first part is the topic: `report.summary.events`. An entry is a sentence with named places
in braces, or a table of its plural forms (`one`, `other`: the categories of Unicode CLDR), chosen by `count`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rtdocs.i18n.typography import apostrophes, tied, typeset

FOLDER = Path(__file__).parent
PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})

Entry = str | dict[str, str]


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, French first, then in alphabetical order."""
    found = {path.parent.name for path in FOLDER.glob("*/language.toml")}
    return ("fr", *sorted(found - {"fr"}))


@cache
def topic(code: str, name: str) -> dict[str, Entry]:
    """Return the entries of one topic by their key without the topic's name.

    Raises:
        FileNotFoundError: the language has no such topic; a test holds all languages to the same topics.
    """
    return dict(_flatten(_read(FOLDER / code / f"{name}.toml"), "", code))


def texts(code: str, name: str) -> dict[str, Any]:
    """Return one of a language's longer texts: "repertoire", "questions", "story", "worked".

    All is as its file holds it but for the apostrophes, which are those of print.

    Raises:
        FileNotFoundError: the language has no such text; a test holds all languages to the same ones.
    """
    found: dict[str, Any] = _printed(_read(FOLDER / code / "texts" / f"{name}.toml"))
    return found


def _printed(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    match value:
        case str():
            return apostrophes(value)
        case dict():
            return {key: _printed(each) for key, each in value.items()}
        case list():
            return [_printed(each) for each in value]
        case _:
            return value


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def topics(code: str) -> tuple[str, ...]:
    """Return the names of a language's topics."""
    return tuple(sorted(path.stem for path in (FOLDER / code).glob("*.toml")))


def entry(code: str, key: str) -> Entry:
    """Return the entry of a whole key.

    Raises:
        KeyError: no such key; a test looks up every key that the code names.
    """
    name, _, rest = key.partition(".")
    return topic(code, name)[rest]


def _sentence(text: str, code: str) -> str:
    return tied(typeset(text.strip(), code), code)


def _flatten(tree: dict[str, Any], prefix: str, code: str) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for name, value in tree.items():
        if isinstance(value, str):
            found.append((prefix + name, _sentence(value, code)))
        elif "other" in value and set(value) <= PLURAL_FORMS:
            found.append((prefix + name, {form: _sentence(text, code) for form, text in value.items()}))
        else:
            found.extend(_flatten(value, f"{prefix}{name}.", code))
    return found
