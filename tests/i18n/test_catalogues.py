"""Holds the catalogues to each other, and the code to the catalogues."""

import ast
import re
import string
from pathlib import Path

import pytest

import rtdocs
from rtdocs.i18n import catalogue, codes

CODE = Path(rtdocs.__file__).parent
TOPICS = catalogue.topics("fr")
PLACE = re.compile(r"\{[^{}]*\}")

# Topics read in bulk, whose keys no code names one by one: what reads them.
READ_AS_TABLES = {
    "template": "write/word_names.py reads every name that a Word template may use",
}


def texts(code, topic):
    """Yield each text of a topic with its key, a plural form as "key.one"."""
    for key, entry in catalogue.topic(code, topic).items():
        forms = entry.items() if isinstance(entry, dict) else [("", entry)]
        yield from ((f"{topic}.{key}" + (form and f".{form}"), text) for form, text in forms)


def all_texts(code):
    return {key: text for topic in catalogue.topics(code) for key, text in texts(code, topic)}


def keys():
    return {f"{topic}.{key}" for topic in TOPICS for key in catalogue.topic("fr", topic)}


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# --- the languages ---


def test_french_comes_first_and_english_is_there():
    assert codes()[0] == "fr"
    assert "en" in codes()


@pytest.mark.parametrize("code", codes()[1:])
def test_all_languages_have_the_same_topics(code):
    assert catalogue.topics(code) == TOPICS


@pytest.mark.parametrize("code", codes()[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_all_languages_have_the_same_keys_in_the_same_order(code, topic):
    assert list(catalogue.topic(code, topic)) == list(catalogue.topic("fr", topic))


@pytest.mark.parametrize("code", codes()[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_all_languages_have_plural_forms_for_the_same_keys(code, topic):
    def plurals(code):
        return {key: set(entry) for key, entry in catalogue.topic(code, topic).items() if isinstance(entry, dict)}

    assert plurals(code) == plurals("fr")


@pytest.mark.parametrize("code", codes()[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_all_languages_have_the_same_places(code, topic):
    """A form for one thing may leave out its number ("un effet"): forms of one entry are taken together."""
    assert places_by_key(code, topic) == places_by_key("fr", topic)


def places_by_key(code, topic):
    entries = catalogue.topic(code, topic).items()
    return {
        key: set.union(*map(places, entry.values() if isinstance(entry, dict) else [entry])) for key, entry in entries
    }


@pytest.mark.parametrize("code", codes())
def test_no_text_is_empty_or_has_a_place_without_a_name(code):
    assert [key for key, text in all_texts(code).items() if not text or "" in places(text)] == []


def test_synonyms_and_words_apart_no_english_sentence_is_left_in_french():
    english = re.compile(r"\b(the|and|with|which|this|are|is|of)\b", re.IGNORECASE)
    suspects = {key: text for key, text in all_texts("fr").items() if len(english.findall(text)) > 1}
    assert suspects == {}


# --- French typography ---


def french():
    """Return the French texts, without what stands between two ` signs or is a command to type."""
    return all_texts("fr").items()


def test_no_french_text_has_a_straight_quote():
    assert {key: text for key, text in french() if '"' in PLACE.sub("", text)} == {}


def test_no_french_text_has_a_straight_apostrophe_between_letters():
    assert {key: text for key, text in french() if re.search(r"[^\W\d_]'[\w{«]", text)} == {}


def test_french_colons_have_a_non_breaking_space_before_them():
    """But for a time (10:30), an address (https:), a reference to a cell and a place's format."""
    colon = re.compile(r"(?<![\u00a0\u202f]):(?!//|\d|\d)")
    assert {key: text for key, text in french() if colon.search(PLACE.sub("x", text))} == {}


def test_french_guillemets_have_non_breaking_spaces_inside():
    wrong = re.compile(r"«(?!\u00a0)|(?<!\u00a0)»")
    assert {key: text for key, text in french() if wrong.search(text)} == {}


def test_french_guillemets_come_in_pairs():
    assert {key: text for key, text in french() if text.count("«") != text.count("»")} == {}


# --- the code ---


def pattern(node):
    """Return the regular expression of a literal or f-string, None of anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"[^.]+" for part in parts)
        case _:
            return None


def named():
    """Yield (place in the code, regular expression) of each text in the code that starts as a key does."""
    starts = re.compile(rf"(?:{'|'.join(TOPICS)})\\\.[^/ ]")
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            found = pattern(node) if id(node) not in inside else None
            if found and starts.match(found) and re.fullmatch(r"[^\s]+", found):
                yield f"{path.relative_to(CODE)}:{node.lineno}", found


def said():
    """Yield (place in the code, regular expression) of each key that stands in a call of `say` or `has`."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                for found in map(pattern, node.args[:1]):
                    if found is not None:
                        yield f"{path.relative_to(CODE)}:{node.lineno}", found


def test_every_key_that_code_says_exists():
    there = keys()
    assert [(place, found) for place, found in said() if not any(re.fullmatch(found, key) for key in there)] == []


def test_every_key_of_the_catalogues_is_named_by_code():
    used = re.compile("|".join(sorted({found for _, found in named()})))
    assert sorted(key for key in keys() if key.split(".")[0] not in READ_AS_TABLES and not used.fullmatch(key)) == []
