from datetime import date, datetime, time

import pytest

from rtdocs.model import Bound, DateForm
from rtdocs.read.dates import Fault, combined, parse

# What is typed, then what it means: form, first day, last day, bound.
TYPED = """
31 mai 2008                         | day    | 2008-05-31 | 2008-05-31 | within
le 31 mai 2008                      | day    | 2008-05-31 | 2008-05-31 | within
samedi 31 mai 2008                  | day    | 2008-05-31 | 2008-05-31 | within
1er mai 2008                        | day    | 2008-05-01 | 2008-05-01 | within
May 31, 2008                        | day    | 2008-05-31 | 2008-05-31 | within
May 1st, 2008                       | day    | 2008-05-01 | 2008-05-01 | within
31 May 2008                         | day    | 2008-05-31 | 2008-05-31 | within
2008-05-31                          | day    | 2008-05-31 | 2008-05-31 | within
2008-05-31 00:00:00                 | day    | 2008-05-31 | 2008-05-31 | within
2008/05/31                          | day    | 2008-05-31 | 2008-05-31 | within
25/12/2017                          | day    | 2017-12-25 | 2017-12-25 | within
12/25/2017                          | day    | 2017-12-25 | 2017-12-25 | within
04-04-2017                          | day    | 2017-04-04 | 2017-04-04 | within
mai 2008                            | month  | 2008-05-01 | 2008-05-31 | within
MAI  2008                           | month  | 2008-05-01 | 2008-05-31 | within
fevrier 2008                        | month  | 2008-02-01 | 2008-02-29 | within
sept. 2006                          | month  | 2006-09-01 | 2006-09-30 | within
Sept 2006                           | month  | 2006-09-01 | 2006-09-30 | within
2008-05                             | month  | 2008-05-01 | 2008-05-31 | within
05/2008                             | month  | 2008-05-01 | 2008-05-31 | within
2010-11                             | month  | 2010-11-01 | 2010-11-30 | within
2008                                | year   | 2008-01-01 | 2008-12-31 | within
en 2008                             | year   | 2008-01-01 | 2008-12-31 | within
printemps 2008                      | season | 2008-03-01 | 2008-05-31 | within
à l'été 2007                        | season | 2007-06-01 | 2007-08-31 | within
summer 2007                         | season | 2007-06-01 | 2007-08-31 | within
fall 2007                           | season | 2007-09-01 | 2007-11-30 | within
hiver 2008                          | season | 2007-12-01 | 2008-03-31 | within
2008-21                             | season | 2008-03-01 | 2008-05-31 | within
début 2008                          | part   | 2008-01-01 | 2008-04-30 | within
mi-2008                             | part   | 2008-05-01 | 2008-08-31 | within
fin 2008                            | part   | 2008-09-01 | 2008-12-31 | within
early 2008                          | part   | 2008-01-01 | 2008-04-30 | within
mid-2008                            | part   | 2008-05-01 | 2008-08-31 | within
années 1990                         | decade | 1990-01-01 | 1999-12-31 | within
the 1990s                           | decade | 1990-01-01 | 1999-12-31 | within
2010-2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010–2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010/2011                           | range  | 2010-01-01 | 2011-12-31 | within
2010 à 2011                         | range  | 2010-01-01 | 2011-12-31 | within
de 2010 à 2011                      | range  | 2010-01-01 | 2011-12-31 | within
entre 2010 et 2012                  | range  | 2010-01-01 | 2012-12-31 | within
from 2010 to 2011                   | range  | 2010-01-01 | 2011-12-31 | within
2012-13                             | range  | 2012-01-01 | 2013-12-31 | within
2010-05/2011-06                     | range  | 2010-05-01 | 2011-06-30 | within
de mai à août 2008                  | range  | 2008-05-01 | 2008-08-31 | within
d’avril à octobre 2008              | range  | 2008-04-01 | 2008-10-31 | within
mai-août 2008                       | range  | 2008-05-01 | 2008-08-31 | within
de novembre à février 2008          | range  | 2007-11-01 | 2008-02-29 | within
15-17 juin 2012                     | range  | 2012-06-15 | 2012-06-17 | within
du 15 au 17 juin 2012               | range  | 2012-06-15 | 2012-06-17 | within
du 15 juin au 19 août 2016          | range  | 2016-06-15 | 2016-08-19 | within
from June 15, 2016 to July 1, 2016  | range  | 2016-06-15 | 2016-07-01 | within
juin 2014 – mai 2015                | range  | 2014-06-01 | 2015-05-31 | within
printemps 2008 - été 2009           | range  | 2008-03-01 | 2009-08-31 | within
vers 2014                           | year   | 2014-01-01 | 2014-12-31 | about
vers juin 2014                      | month  | 2014-06-01 | 2014-06-30 | about
c. 2014                             | year   | 2014-01-01 | 2014-12-31 | about
2014~                               | year   | 2014-01-01 | 2014-12-31 | about
~2014                               | year   | 2014-01-01 | 2014-12-31 | about
2014?                               | year   | 2014-01-01 | 2014-12-31 | about
vers 2010-2011                      | range  | 2010-01-01 | 2011-12-31 | about
avant juin 2016                     | month  | 2016-06-01 | 2016-06-30 | before
avant l'été 2016                    | season | 2016-06-01 | 2016-08-31 | before
before June 2016                    | month  | 2016-06-01 | 2016-06-30 | before
après 2008                          | year   | 2008-01-01 | 2008-12-31 | after
depuis le 1er mai 2010              | day    | 2010-05-01 | 2010-05-01 | after
"""


@pytest.mark.parametrize("row", TYPED.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_what_people_type_is_understood(row):
    typed, form, earliest, latest, bound = (part.strip() for part in row.split("|"))
    reading = parse(typed)
    assert reading.fault is None
    found = reading.date
    assert (found.form.value, str(found.earliest), str(found.latest), found.bound.value) == (
        form,
        earliest,
        latest,
        bound,
    )


@pytest.mark.parametrize("typed", ["à venir", "À VENIR", "to come", "upcoming"])
def test_what_is_to_come_has_no_day_and_sorts_last(typed):
    found = parse(typed).date
    assert (found.form, found.is_known) == (DateForm.TO_COME, False)
    assert found.sort_key > parse("2150").date.sort_key


@pytest.mark.parametrize("typed", ["inconnue", "Unknown", "?"])
def test_an_unknown_date_is_said_to_be_unknown(typed):
    assert parse(typed).date.form is DateForm.UNKNOWN


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("hier", Fault.UNREADABLE),
        ("12", Fault.UNREADABLE),
        ("de 2010", Fault.UNREADABLE),
        ("2010-2011-2012", Fault.UNREADABLE),
        ("mai", Fault.UNREADABLE),
        ("de mai à quelque part", Fault.UNREADABLE),
        ("années 1992", Fault.UNREADABLE),
        (True, Fault.UNREADABLE),
        (0, Fault.UNREADABLE),
        (1e9, Fault.UNREADABLE),
        (time(12), Fault.UNREADABLE),
        ("31 février 2008", Fault.IMPOSSIBLE),
        ("2008-02-30", Fault.IMPOSSIBLE),
        ("2008-13", Fault.IMPOSSIBLE),
        ("32 mai 2008", Fault.IMPOSSIBLE),
        ("0800", Fault.IMPOSSIBLE),
    ],
)
def test_what_is_no_date_says_why(typed, fault):
    assert (parse(typed).date, parse(typed).fault) == (None, fault)


def test_a_date_with_two_readings_is_read_day_first_and_names_both():
    reading = parse("03/04/2017")
    assert reading.fault is Fault.AMBIGUOUS
    assert reading.date.earliest == date(2017, 4, 3)
    assert reading.readings == (date(2017, 4, 3), date(2017, 3, 4))


@pytest.mark.parametrize("value", [datetime(2008, 5, 31, 14, 30), date(2008, 5, 31), 39599, 39599.5])  # noqa: DTZ001 - Excel knows no zones
def test_a_real_date_is_that_day_whatever_its_hour(value):
    found = parse(value).date
    assert (found.form, found.earliest, found.typed) == (DateForm.DAY, date(2008, 5, 31), "")


def test_the_days_that_excel_counts_start_in_1904_on_old_macs():
    assert parse(38137, epoch_1904=True).date.earliest == date(2008, 5, 31)


@pytest.mark.parametrize("value", [2008, 2008.0, "2008"])
def test_a_bare_number_of_four_figures_is_a_year(value):
    assert parse(value).date.form is DateForm.YEAR


@pytest.mark.parametrize("empty", [None, "", "  ", "\u00a0"])
def test_an_empty_cell_is_no_date_and_no_fault(empty):
    assert (parse(empty).date, parse(empty).fault) == (None, None)


def test_words_are_kept_as_typed_and_figures_are_not():
    assert parse("vers  juin 2014").date.typed == "vers juin 2014"
    assert parse("2010/2011").date.typed == "2010/2011"
    assert parse("2014~").date.typed == ""
    assert parse("2008-05-31").date.typed == ""


def test_two_columns_make_a_range():
    start, end = parse("2017").date, parse("2019").date
    found = combined(start, end)
    assert (found.form, found.earliest, found.latest) == (DateForm.RANGE, date(2017, 1, 1), date(2019, 12, 31))
    assert combined(start, None) is start
    assert combined(None, end) is end
    assert combined(None, None) is None
    assert combined(parse("inconnue").date, end) is end
    assert combined(parse("inconnue").date, parse("à venir").date).form is DateForm.UNKNOWN


def test_bounds_sort_before_and_behind_what_they_bound():
    before, within, after = (parse(f"{word}2016").date for word in ("avant ", "", "après "))
    assert before.bound is Bound.BEFORE
    assert sorted((after, within, before), key=lambda each: each.sort_key) == [before, within, after]
