import time as clock
from datetime import date, datetime, time, timedelta
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtdocs.i18n import catalogue, codes
from rtdocs.i18n.folding import fold_date
from rtdocs.model import Bound, DateForm
from rtdocs.read.values.dates import DateIssue, Reading, combined, parse

# What is typed, then what it means: form, first day, last day, bound.
TYPED = """
31 mai 2008                         | day    | 2008-05-31 | 2008-05-31 | within
le 31 mai 2008                      | day    | 2008-05-31 | 2008-05-31 | within
samedi 31 mai 2008                  | day    | 2008-05-31 | 2008-05-31 | within
31 MAI 2008                         | day    | 2008-05-31 | 2008-05-31 | within
1er mai 2008                        | day    | 2008-05-01 | 2008-05-01 | within
1 er mai 2008                       | day    | 2008-05-01 | 2008-05-01 | within
May 31, 2008                        | day    | 2008-05-31 | 2008-05-31 | within
May 1st, 2008                       | day    | 2008-05-01 | 2008-05-01 | within
31 May 2008                         | day    | 2008-05-31 | 2008-05-31 | within
Saturday, May 31 2008               | day    | 2008-05-31 | 2008-05-31 | within
2008-05-31                          | day    | 2008-05-31 | 2008-05-31 | within
2008-05-31 00:00:00                 | day    | 2008-05-31 | 2008-05-31 | within
2008-05-31T10:20Z                   | day    | 2008-05-31 | 2008-05-31 | within
2008/05/31                          | day    | 2008-05-31 | 2008-05-31 | within
20080531                            | day    | 2008-05-31 | 2008-05-31 | within
39599                               | day    | 2008-05-31 | 2008-05-31 | within
25/12/2017                          | day    | 2017-12-25 | 2017-12-25 | within
12/25/2017                          | day    | 2017-12-25 | 2017-12-25 | within
04-04-2017                          | day    | 2017-04-04 | 2017-04-04 | within
mai 2008                            | month  | 2008-05-01 | 2008-05-31 | within
MAI  2008                           | month  | 2008-05-01 | 2008-05-31 | within
fevrier 2008                        | month  | 2008-02-01 | 2008-02-29 | within
sept. 2006                          | month  | 2006-09-01 | 2006-09-30 | within
Sept 2006                           | month  | 2006-09-01 | 2006-09-30 | within
2008-05                             | month  | 2008-05-01 | 2008-05-31 | within
2010/05                             | month  | 2010-05-01 | 2010-05-31 | within
05/2008                             | month  | 2008-05-01 | 2008-05-31 | within
2008                                | year   | 2008-01-01 | 2008-12-31 | within
2008.0                              | year   | 2008-01-01 | 2008-12-31 | within
« 2008 »                            | year   | 2008-01-01 | 2008-12-31 | within
“mai 2008”                          | month  | 2008-05-01 | 2008-05-31 | within
31.05.2008                          | day    | 2008-05-31 | 2008-05-31 | within
samedi le 31 mai 2008               | day    | 2008-05-31 | 2008-05-31 | within
hiver 2007/2008                     | season | 2007-12-01 | 2008-03-31 | within
mi-mai à fin août 2008              | range  | 2008-05-11 | 2008-08-31 | within
en 2008                             | year   | 2008-01-01 | 2008-12-31 | within
printemps 2008                      | season | 2008-03-01 | 2008-05-31 | within
ete 2007                            | season | 2007-06-01 | 2007-08-31 | within
à l'été 2007                        | season | 2007-06-01 | 2007-08-31 | within
summer 2007                         | season | 2007-06-01 | 2007-08-31 | within
in the fall of 2007                 | season | 2007-09-01 | 2007-11-30 | within
fin de l'été 2007                   | season | 2007-06-01 | 2007-08-31 | within
hiver 2008                          | season | 2008-01-01 | 2008-03-31 | within
hiver 2007-2008                     | season | 2007-12-01 | 2008-03-31 | within
winter 2007-08                      | season | 2007-12-01 | 2008-03-31 | within
2008-21                             | season | 2008-03-01 | 2008-05-31 | within
2008-24                             | season | 2008-01-01 | 2008-03-31 | within
début 2008                          | part   | 2008-01-01 | 2008-04-30 | within
mi-2008                             | part   | 2008-05-01 | 2008-08-31 | within
mi 2008                             | part   | 2008-05-01 | 2008-08-31 | within
fin de l’année 2008                 | part   | 2008-09-01 | 2008-12-31 | within
early 2008                          | part   | 2008-01-01 | 2008-04-30 | within
mid-2008                            | part   | 2008-05-01 | 2008-08-31 | within
late 2008                           | part   | 2008-09-01 | 2008-12-31 | within
début juin 2008                     | part   | 2008-06-01 | 2008-06-10 | within
mid-June 2008                       | part   | 2008-06-11 | 2008-06-20 | within
fin février 2008                    | part   | 2008-02-21 | 2008-02-29 | within
début des années 1990               | part   | 1990-01-01 | 1992-12-31 | within
the late 1990s                      | part   | 1997-01-01 | 1999-12-31 | within
années 1990                         | decade | 1990-01-01 | 1999-12-31 | within
les années 90                       | decade | 1990-01-01 | 1999-12-31 | within
the 1990s                           | decade | 1990-01-01 | 1999-12-31 | within
the '90s                            | decade | 1990-01-01 | 1999-12-31 | within
199X                                | decade | 1990-01-01 | 1999-12-31 | within
du 29 février au 1er mars 2000      | range  | 2000-02-29 | 2000-03-01 | within
from February 29 to March 2, 2004   | range  | 2004-02-29 | 2004-03-02 | within
du 20 décembre au 3 janvier 2008    | range  | 2007-12-20 | 2008-01-03 | within
2010-2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010–2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010–11                             | range  | 2010-01-01 | 2011-12-31 | within
2010 → 2011                         | range  | 2010-01-01 | 2011-12-31 | within
2010/2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010 à 2011                         | range  | 2010-01-01 | 2011-12-31 | within
de 2010 à 2011                      | range  | 2010-01-01 | 2011-12-31 | within
entre 2010 et 2012                  | range  | 2010-01-01 | 2012-12-31 | within
from 2010 to 2011                   | range  | 2010-01-01 | 2011-12-31 | within
depuis 2010 jusqu'en 2012           | range  | 2010-01-01 | 2012-12-31 | within
1999-00                             | range  | 1999-01-01 | 2000-12-31 | within
2012-13                             | range  | 2012-01-01 | 2013-12-31 | within
2019-21                             | range  | 2019-01-01 | 2021-12-31 | within
1995-98                             | range  | 1995-01-01 | 1998-12-31 | within
2010-05/2011-06                     | range  | 2010-05-01 | 2011-06-30 | within
2008-05-31/2008-06-02               | range  | 2008-05-31 | 2008-06-02 | within
de mai à août 2008                  | range  | 2008-05-01 | 2008-08-31 | within
d’avril à octobre 2008              | range  | 2008-04-01 | 2008-10-31 | within
mai-août 2008                       | range  | 2008-05-01 | 2008-08-31 | within
mai 2008 - 2009                     | range  | 2008-05-01 | 2009-12-31 | within
between May and August 2008         | range  | 2008-05-01 | 2008-08-31 | within
de novembre à février 2008          | range  | 2007-11-01 | 2008-02-29 | within
31 décembre - 2 janvier 2009        | range  | 2008-12-31 | 2009-01-02 | within
15-17 juin 2012                     | range  | 2012-06-15 | 2012-06-17 | within
15-17/06/2012                       | range  | 2012-06-15 | 2012-06-17 | within
June 15-17, 2012                    | range  | 2012-06-15 | 2012-06-17 | within
du 15 au 17 juin 2012               | range  | 2012-06-15 | 2012-06-17 | within
du 15 juin au 19 août 2016          | range  | 2016-06-15 | 2016-08-19 | within
from June 15, 2016 to July 1, 2016  | range  | 2016-06-15 | 2016-07-01 | within
juin 2014 – mai 2015                | range  | 2014-06-01 | 2015-05-31 | within
été-automne 2008                    | range  | 2008-06-01 | 2008-11-30 | within
printemps 2008 - été 2009           | range  | 2008-03-01 | 2009-08-31 | within
hiver 2007 – 2009                   | range  | 2007-01-01 | 2009-12-31 | within
été 2007-2008                       | range  | 2007-06-01 | 2008-12-31 | within
vers 2014                           | year   | 2014-01-01 | 2014-12-31 | about
vers juin 2014                      | month  | 2014-06-01 | 2014-06-30 | about
vers la fin de 2014                 | part   | 2014-09-01 | 2014-12-31 | about
around 2014                         | year   | 2014-01-01 | 2014-12-31 | about
c. 2014                             | year   | 2014-01-01 | 2014-12-31 | about
2014 environ                        | year   | 2014-01-01 | 2014-12-31 | about
2014~                               | year   | 2014-01-01 | 2014-12-31 | about
~2014                               | year   | 2014-01-01 | 2014-12-31 | about
2014?                               | year   | 2014-01-01 | 2014-12-31 | about
± 2014                              | year   | 2014-01-01 | 2014-12-31 | about
2027 (à confirmer)                  | year   | 2027-01-01 | 2027-12-31 | about
avant juin 2016                     | month  | 2016-06-01 | 2016-06-30 | before
avant l'été 2016                    | season | 2016-06-01 | 2016-08-31 | before
before June 2016                    | month  | 2016-06-01 | 2016-06-30 | before
d'ici 2027                          | year   | 2027-01-01 | 2027-12-31 | until
après 2008                          | year   | 2008-01-01 | 2008-12-31 | after
depuis le 1er mai 2010              | day    | 2010-05-01 | 2010-05-01 | since
à partir de 2010                    | year   | 2010-01-01 | 2010-12-31 | since
depuis environ 2010                 | year   | 2010-01-01 | 2010-12-31 | since
2010 à aujourd'hui                  | year   | 2010-01-01 | 2010-12-31 | since
2010 - present                      | year   | 2010-01-01 | 2010-12-31 | since
2010/..                             | year   | 2010-01-01 | 2010-12-31 | since
2010 →                              | year   | 2010-01-01 | 2010-12-31 | since
2010-                               | year   | 2010-01-01 | 2010-12-31 | since
2010-?                              | year   | 2010-01-01 | 2010-12-31 | since
../2010                             | year   | 2010-01-01 | 2010-12-31 | until
jusqu'à l'été 2012                  | season | 2012-06-01 | 2012-08-31 | until
until 2012                          | year   | 2012-01-01 | 2012-12-31 | until
"""


def meaning(found):
    return (found.form.value, str(found.earliest), str(found.latest), found.bound.value)


def rows(table):
    return [tuple(part.strip() for part in row.split("|")) for row in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(TYPED), ids=lambda row: row[0])
def test_what_people_type_is_understood(row):
    typed, *expected = row
    reading = parse(typed)
    assert reading.fault is None
    assert meaning(reading.date) == tuple(expected)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\t", "\n", "  "])
def test_any_kind_of_space_is_a_space(space):
    assert meaning(parse(f" 31{space}mai 2008 ").date) == meaning(parse("31 mai 2008").date)


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202a", "\u2067", "\u00ad", "\u200b", "\ufeff"])
def test_marks_of_direction_and_signs_without_width_do_not_matter(mark):
    assert meaning(parse(f"{mark}31 mai{mark} 2008{mark}").date) == meaning(parse("31 mai 2008").date)


@settings(deadline=None)
@given(st.sampled_from([typed for typed, *_ in rows(TYPED)]))
def test_case_and_accents_do_not_matter(typed):
    bare = "".join(char for char in normalize("NFKD", typed) if not combining(char))
    assert meaning(parse(typed.upper()).date) == meaning(parse(bare).date) == meaning(parse(typed).date)


@pytest.mark.parametrize("typed", ["à venir", "À VENIR", "date à venir", "to come", "upcoming", "à confirmer", "TBD"])
def test_what_is_to_come_has_no_day(typed):
    found = parse(typed).date
    assert (found.form, found.is_known) == (DateForm.TO_COME, False)


@pytest.mark.parametrize(
    "typed", ["inconnue", "Date inconnue", "Unknown", "?", "??", "sans date", "n.d.", "s. d.", "non daté"]
)
def test_an_unknown_date_is_said_to_be_unknown(typed):
    assert parse(typed).date.form is DateForm.UNKNOWN


UNREADABLE = """
hier | lundi prochain | 12 | 12,5 | mai | mai 08 | 05/08 | mars | de mai à quelque part | années 1992 | années 95
2010-2011-2012 | 2008, 2010 et 2012 | 0800 | 31 mai 20008 | début | vers | vers ? | avant inconnue | 2010 avant
début à venir | fin printemps | automne 2010 hiver | hiver 2007-2009-2010 | de | 2008.05 | ½ 2008
"""


@pytest.mark.parametrize("typed", [text for row in rows(UNREADABLE) for text in row])
def test_what_is_no_date_is_unreadable(typed):
    assert parse(typed) == Reading(fault=DateIssue.UNREADABLE)


@pytest.mark.parametrize(
    "value", [True, False, 0, -1, 1499, 2201, 150_000, 1e9, 2008.5, time(12), timedelta(1), object()]
)
def test_values_that_are_no_date_are_unreadable(value):
    assert parse(value) == Reading(fault=DateIssue.UNREADABLE)


def test_a_whole_paragraph_is_a_remark_and_no_date():
    assert parse("2008 " + "de " * 100) == Reading(fault=DateIssue.UNREADABLE)


IMPOSSIBLE = """
31 février 2008 | 30-31 février 2008 | 32 mai 2008 | 0 mai 2008 | 2008-02-30 | 2008-13-01 | 20081301
31/02/2017 | 13/13/2017 | 00/05/2017 | 13/2008 | 2008-13 | 2014-13 | 1995-18
"""


@pytest.mark.parametrize("typed", [text for row in rows(IMPOSSIBLE) for text in row])
def test_a_day_that_no_calendar_has_is_impossible(typed):
    assert parse(typed) == Reading(fault=DateIssue.IMPOSSIBLE)


def test_a_date_with_two_readings_is_read_day_first_and_names_both():
    reading = parse("03/04/2017")
    assert reading.fault is DateIssue.AMBIGUOUS
    assert reading.date.earliest == date(2017, 4, 3)
    assert reading.readings == (date(2017, 4, 3), date(2017, 3, 4))


def test_years_that_follow_each_other_may_be_a_month():
    month, years = parse("2010-11"), parse("2010/11")
    assert (month.fault, month.readings) == (DateIssue.AMBIGUOUS, ("11/2010", "2010-2011"))
    assert (years.fault, years.readings) == (DateIssue.AMBIGUOUS, ("2010-2011", "11/2010"))
    assert (month.date.form, years.date.form) == (DateForm.MONTH, DateForm.RANGE)
    assert [parse(way).date.earliest for way in month.readings] == [month.date.earliest, years.date.earliest]


@pytest.mark.parametrize("value", [datetime(2008, 5, 31, 14, 30), date(2008, 5, 31), 39599, 39599.5])  # noqa: DTZ001 - Excel knows no zones
def test_a_real_date_is_that_day_whatever_its_hour(value):
    found = parse(value).date
    assert (found.form, found.earliest, found.typed) == (DateForm.DAY, date(2008, 5, 31), "")


def test_the_days_that_excel_counts_start_in_1904_on_old_macs():
    assert parse(38137, epoch_1904=True).date.earliest == date(2008, 5, 31)
    assert parse("38137", epoch_1904=True).date.earliest == date(2008, 5, 31)


def test_a_number_of_eight_digits_is_a_day_of_iso():
    assert parse(20080531.0).date.earliest == date(2008, 5, 31)


@pytest.mark.parametrize("value", [2008, 2008.0, "2008", 1500, 2199])
def test_a_bare_number_of_four_figures_is_a_year(value):
    assert parse(value).date.form is DateForm.YEAR


@pytest.mark.parametrize("empty", [None, "", "  ", "\u00a0", "-", "—", "..."])
def test_an_empty_cell_or_its_dash_is_no_date_and_no_fault(empty):
    assert parse(empty) == Reading()


@pytest.mark.parametrize(
    ("typed", "kept", "language"),
    [
        ("vers  juin\u00a02014 ", "vers juin 2014", "fr"),
        ("around June 2014", "around June 2014", "en"),
        ("sept. 2006", "sept. 2006", ""),
        ("2010/2011", "2010/2011", ""),
        ("31 mai 2008 to June 2009", "", ""),
        ("2014~", "", ""),
        ("2008-05-31", "", ""),
        ("25/12/2017", "", ""),
        ("2010-", "", ""),
        ("?", "", ""),
    ],
)
def test_words_are_kept_as_typed_with_their_language_and_forms_of_machines_are_not(typed, kept, language):
    found = parse(typed).date
    assert (found.typed, found.language) == (kept, language)


def test_each_end_of_a_range_keeps_its_own_bound():
    assert [end.bound for end in parse("vers 2014 – printemps 2017").date.ends] == [Bound.ABOUT, Bound.WITHIN]
    assert [end.bound for end in parse("2014/2017~").date.ends] == [Bound.WITHIN, Bound.ABOUT]


def test_a_range_that_ends_before_it_starts_is_kept_for_the_checks():
    assert parse("2011-2010").date.is_backwards
    assert not parse("2010-2011").date.is_backwards


# --- two columns ---


def of(text):
    return parse(text).date


# What the columns hold, then what they mean together.
COLUMNS = """
2017      | 2019      | range   | 2017-01-01 | 2019-12-31 | within
mai 2017  | 2019      | range   | 2017-05-01 | 2019-12-31 | within
2010-2011 | 2013-2014 | range   | 2010-01-01 | 2014-12-31 | within
2017      | à venir   | year    | 2017-01-01 | 2017-12-31 | since
2010-2011 | inconnue  | year    | 2010-01-01 | 2010-12-31 | since
2017      |           | year    | 2017-01-01 | 2017-12-31 | within
          | 2019      | year    | 2019-01-01 | 2019-12-31 | until
inconnue  | 2019      | year    | 2019-01-01 | 2019-12-31 | until
2017      | 2017      | year    | 2017-01-01 | 2017-12-31 | within
inconnue  | à venir   | unknown | None       | None       | within
          | à venir   | to-come | None       | None       | within
"""


@pytest.mark.parametrize("row", rows(COLUMNS), ids="|".join)
def test_two_columns_make_one_date(row):
    start, end, *expected = row
    assert meaning(combined(of(start), of(end))) == tuple(expected)


def test_two_empty_columns_make_none():
    assert combined(None, None) is None


def test_ends_in_the_wrong_order_show():
    assert combined(of("2019"), of("2017")).is_backwards


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    reading = parse(text)
    assert reading.date is None or reading.fault in {None, DateIssue.AMBIGUOUS}


def test_no_word_of_the_catalogues_has_two_meanings():
    known = {}
    for code in codes():
        for key, words in catalogue.topic(code, "dates").items():
            if key.startswith("words."):
                for word in words.split(","):
                    known.setdefault(fold_date(word), set()).add(key)
    assert {word: found for word, found in known.items() if len(found) > 1} == {}


def test_a_number_that_is_no_date_is_told_so_at_once():
    # Looked for in a range, a float is compared with each of its numbers: 0.3 s a cell, and an hour for a sheet.
    start = clock.perf_counter()
    for number in (0.5, 1.0, 1e15, float("inf"), float("nan")):
        assert parse(number).fault is DateIssue.UNREADABLE
    assert clock.perf_counter() - start < 0.1
