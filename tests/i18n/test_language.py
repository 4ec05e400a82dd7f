import shutil
from datetime import date

import pytest
from babel import Locale
from babel.lists import format_list

from rtdocs.i18n import Language, catalogue, codes, language_of, system_language

FR, EN = language_of("fr"), language_of("en")


def test_a_language_knows_its_code_and_the_tag_for_proofing():
    assert [(each.code, each.tag) for each in (FR, EN)] == [("fr", "fr-CA"), ("en", "en-CA")]
    assert language_of("fr") is FR


def test_an_unknown_language_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="'tlh'; there are fr, en"):
        language_of("tlh")


def test_it_says_a_sentence_with_its_places_filled():
    assert FR.say("dates.one.summer", year="2007") == "été 2007"
    assert EN.say("dates.one.summer", year="2007") == "summer 2007"


def test_it_says_a_sentence_as_it_is_where_nothing_fills_it():
    assert FR.say("dates.one.summer") == "été {year}"


def test_a_missing_key_or_place_is_an_error():
    with pytest.raises(KeyError):
        FR.say("dates.one.no-such-key")
    with pytest.raises(KeyError):
        FR.say("dates.one.summer", month="mai")
    with pytest.raises(FileNotFoundError):
        FR.say("no-such-topic.key")


def test_it_knows_which_keys_it_has():
    assert FR.has("dates.one.summer")
    assert not FR.has("dates.one.no-such-key")


@pytest.fixture
def counted(monkeypatch, tmp_path):
    """Return French and English over a catalogue of one entry with plural forms."""
    for code, one, other in (("fr", "{count} fois", "{count} fois en tout"), ("en", "once", "{count} times")):
        (tmp_path / code).mkdir()
        shutil.copy(catalogue.FOLDER / code / "language.toml", tmp_path / code)
        (tmp_path / code / "test.toml").write_text(f'[times]\none = "{one}"\nother = "{other}"', "utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue.topic.cache_clear()
    yield Language("fr"), Language("en")
    catalogue.topic.cache_clear()


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 fois", "0 times"),
        (1, "1 fois", "once"),
        (2, "2 fois en tout", "2 times"),
        (1500, "1 500 fois en tout", "1,500 times"),
    ],
)
def test_the_count_chooses_the_plural_form_as_each_language_does(counted, count, french, english):
    said = [each.say("test.times", count=count).replace("\u00a0", " ") for each in counted]
    assert said == [french, english]


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_plural_forms_and_lists_are_those_of_unicode_cldr(language):
    locale = Locale.parse(language.tag, sep="-")
    for count in (*range(120), 1000, 1_000_001):
        assert language._plural_form(count) == locale.plural_form(count)
    for length in range(6):
        items = ["{0} et A", "B", "C, D", "E", "F"][:length]
        assert language.join(iter(items)) == format_list(items, locale=locale)


def test_a_count_must_be_a_whole_number(counted):
    with pytest.raises(TypeError, match="whole number"):
        counted[0].say("test.times", count="2")
    with pytest.raises(KeyError):
        counted[0].say("test.times", number=2)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (7, "7", "7"),
        (999, "999", "999"),
        (43500, "43 500", "43,500"),
        (-1200, "-1 200", "-1,200"),
        (2.5, "2,5", "2.5"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, french, english):
    assert [each.number(value).replace("\u00a0", " ") for each in (FR, EN)] == [french, english]


def test_groups_of_digits_never_part():
    assert FR.number(43500) == "43\u00a0500"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2008, 5, 31), "31\u00a0mai 2008", "May\u00a031, 2008"),
        (date(2008, 5, 1), "1er\u00a0mai 2008", "May\u00a01, 2008"),
        (date(2008, 8, 11), "11\u00a0août 2008", "August\u00a011, 2008"),
    ],
)
def test_days_are_written_in_full(day, french, english):
    assert [each.day(day) for each in (FR, EN)] == [french, english]


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A et B", "A and B"),
        (["A", "B", "C"], "A, B et C", "A, B and C"),
    ],
)
def test_lists_are_written_in_words(items, french, english):
    assert [each.join(items) for each in (FR, EN)] == [french, english]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("texte", "texte"),
        (1200, "1\u00a0200"),
        (date(2008, 5, 1), "1er\u00a0mai 2008"),
        (("A", 2000), "A et 2\u00a0000"),
        (["A", ("B", "C")], "A et B et C"),
        (None, "None"),
    ],
)
def test_any_value_is_shown_as_the_language_writes_it(value, shown):
    assert FR.show(value) == shown


def test_true_is_no_number():
    assert FR.show(value=True) == "True"


def test_a_person_s_text_is_typeset_in_the_language():
    assert FR.typeset("Oui : l'été") == "Oui\u00a0: l’été"
    assert EN.typeset("Yes : it's") == "Yes : it’s"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LC_ALL": "en_CA.UTF-8", "LANG": "fr_CA.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "fr_CA"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "es_MX.UTF-8"}, "fr"),
        ({"LANG": "EN_ca"}, "en"),
    ],
)
def test_the_system_s_language_is_ours_or_french(monkeypatch, environment, code):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() is language_of(code)


def test_a_system_that_says_nothing_speaks_one_of_our_languages(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert system_language().code in codes()
