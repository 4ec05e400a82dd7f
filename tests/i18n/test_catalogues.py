"""Holds the catalogues to each other, and the code to the catalogues."""

import ast
import re
import string
from pathlib import Path

import pytest

import rtdocs
from rtdocs.errors import RtdocsError
from rtdocs.i18n import catalogue, codes, language_of

CODE = Path(rtdocs.__file__).parent
TOPICS = catalogue.topics("fr")
PLACE = re.compile(r"\{[^{}]*\}")
VARIANT = re.compile(r"\.\d+$")  # one of several sentences that follow each other

# Topics whose keys no code names one by one, with what reads them: tests of these hold them to their declaration.
READ_AS_TABLES = {
    "app": "the page of `rtdocs app`, in JavaScript: tests/app/test_words.py holds both to each other",
    "guide": "plan/kit/guide.py, each section of its outline with the parts that its catalogue has",
    "invitation": "plan/kit/invitation.py, its lines and blanks by their names",
    "feedback": "plan/kit/feedback.py, a table and lists by their names",
    "former_grids": "read/grids/word_grid.py, every sentence of it",
    "template": "write/word/template_names.py, every name that a Word template may use",
    "plan": "i18n/language.py, sentences said in the place of others; a test below holds each to the one it stands for",
    "workbook": "workbook/columns.py and workbook/names.py, by the path of each column, field and choice",
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


@pytest.mark.parametrize("code", codes())
def test_all_languages_have_the_same_longer_texts(code):
    """What each must hold, the tests of its reader say."""
    there = sorted(path.stem for path in (catalogue.FOLDER / code / "texts").iterdir())
    assert there == ["questions", "repertoire", "story", "worked"]


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


def test_no_english_sentence_is_left_in_french():
    english = re.compile(r"\b(the|and|with|which|this|are|is|of)\b", re.IGNORECASE)
    suspects = {key: text for key, text in all_texts("fr").items() if len(english.findall(text)) > 1}
    assert suspects == {}


ONE_WORD_A_THING = re.compile(
    r"\b(?:a|the|no|is a|rather a) reverse\b|\bjudgement|\btoward\b|\bTO \d+ (?:and|to) \d+", re.IGNORECASE
)
"""Words of English that have another in our texts: setback, judgment, towards, TOs 9 to 12."""
NAMES_OF_OTHERS = ("workbook.asked.", "former_grids.")
"""What people's own workbooks and earlier grids say."""


def test_an_english_text_has_one_word_for_a_thing():
    ours = {key: text for key, text in all_texts("en").items() if not key.startswith(NAMES_OF_OTHERS)}
    assert {key: text for key, text in ours.items() if ONE_WORD_A_THING.search(text)} == {}


def test_a_plan_s_sentence_stands_for_one_of_ours_and_fills_no_other_place():
    there = {f"{topic}.{key}": entry for topic in TOPICS for key, entry in catalogue.topic("fr", topic).items()}
    for key, entry in catalogue.topic("fr", "plan").items():
        ours = there[key]
        assert isinstance(ours, dict) or not isinstance(entry, dict), key  # else nothing gives it a count
        assert all_places(entry) <= all_places(ours) | {"spelled"}, key


def all_places(entry):
    return set.union(*map(places, entry.values() if isinstance(entry, dict) else [entry]))


# --- French typography ---


def french():
    """Return the French texts with their keys; places become a letter, and the word "English" loses its own colon."""
    return [(key, PLACE.sub("x", text).replace("English:", "English")) for key, text in all_texts("fr").items()]


def test_no_french_text_has_a_straight_quote():
    assert {key: text for key, text in french() if '"' in text} == {}


def test_no_french_text_has_a_straight_apostrophe_between_letters():
    assert {key: text for key, text in french() if re.search(r"[^\W\d_]'[\w«]", text)} == {}


def test_french_colons_have_a_non_breaking_space_before_them():
    """But for a time (10:30) and an address (https://)."""
    colon = re.compile(r"(?<![\u00a0\u202f]):(?!//|\d)")
    assert {key: text for key, text in french() if colon.search(text)} == {}


def test_french_guillemets_have_non_breaking_spaces_inside():
    wrong = re.compile(r"«(?!\u00a0)|(?<!\u00a0)»")
    assert {key: text for key, text in french() if wrong.search(text)} == {}


def test_french_guillemets_come_in_pairs():
    assert {key: text for key, text in french() if text.count("«") != text.count("»")} == {}


# --- the code ---


def modules():
    for path in sorted(CODE.rglob("*.py")):
        yield str(path.relative_to(CODE)), ast.parse(path.read_text("utf-8"))


def pattern(node, gap):
    """Return the regular expression of a literal or f-string, whose places match `gap`; None of anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else gap for part in parts)
        case _:
            return None


def said():
    """Yield (place in the code, regular expression) of each key written in a call of `say`; a place may hold dots."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                found = pattern(node.args[0], ".+") if node.args else None
                if found is not None:
                    yield f"{path}:{node.lineno}", found


def named():
    """Yield the regular expression of each text of the code that starts as a key does; no place of it holds a dot.

    Wider than `said`: keys also stand in tables of declarations and go through functions that say them.
    """
    starts = re.compile(rf"(?:{'|'.join(TOPICS)})\\\.\S+")
    for _, tree in modules():
        for node in ast.walk(tree):
            found = pattern(node, r"[^.]+")
            if found and starts.fullmatch(found):
                yield found


def raised():
    """Yield (place in the code, key) of each error raised: its first argument is a key of the catalogue `errors`."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
                found = pattern(node.args[0], r"[^.]+")
                if found is not None:
                    yield f"{path}:{node.lineno}", rf"errors\.{found}"


ERRORS = {error.__name__ for error in RtdocsError.__subclasses__()}


def without_key(found):
    there = keys()
    return [each for each in found if not any(re.fullmatch(each[1], key) for key in there)]


def test_the_code_says_something():
    assert len(list(said())) > 100


def test_every_key_that_code_says_exists():
    assert without_key(said()) == []


def test_every_error_has_its_sentence():
    assert without_key(raised()) == []


def test_every_key_of_the_catalogues_is_named_by_code():
    used = re.compile("|".join(sorted(set(named()))))
    unused = {key for key in keys() if not used.fullmatch(VARIANT.sub("", key)) and not used.fullmatch(key)}
    assert sorted(key for key in unused if key.partition(".")[0] not in READ_AS_TABLES) == []


def test_topics_read_as_tables_are_topics():
    assert set(READ_AS_TABLES) <= set(TOPICS)


def test_no_two_languages_give_files_the_same_name():
    """Both languages of a build stand in one folder."""
    named = [f"files.{key}" for key in catalogue.topic("fr", "files")]
    named += [f"kit.{key}" for key in catalogue.topic("fr", "kit") if key.startswith("file.")]
    for key in named:
        names = [language_of(code).say(key, name="projet", number=1).casefold() for code in codes()]
        assert len(set(names)) == len(names), key
