from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtdocs.i18n import language_of
from rtdocs.model.dates import (
    PARTS,
    SEASONS,
    TO_COME,
    UNKNOWN,
    Bound,
    in_decade,
    in_month,
    in_season,
    in_winter,
    in_year,
    on_day,
    part_of,
    spanning,
)
from rtdocs.plan.wording.dates import short, show
from rtdocs.read.values.dates import combined, parse

FR, EN = language_of("fr"), language_of("en")

# Typed in French; shown in French; shown in English; short in French; short in English.
SHOWN = """
31 mai 2008                | 31 mai 2008                | May 31, 2008                        | 31 mai 2008               | May 31, 2008
2008-05-01                 | 1er mai 2008               | May 1, 2008                         | 1er mai 2008              | May 1, 2008
sept. 2006                 | sept. 2006                 | September 2006                      | sept. 2006                | Sept 2006
2006-09                    | septembre 2006             | September 2006                      | sept. 2006                | Sept 2006
2008                       | 2008                       | 2008                                | 2008                      | 2008
été 2007                   | été 2007                   | summer 2007                         | été 2007                  | summer 2007
2008-24                    | hiver 2008                 | winter 2008                         | hiver 2008                | winter 2008
hiver 2007-2008            | hiver 2007-2008            | winter 2007–2008                    | hiver 2007-2008           | winter 2007–2008
mi-2008                    | mi-2008                    | mid-2008                            | mi-2008                   | mid-2008
fin septembre 2008         | fin septembre 2008         | late September 2008                 | fin sept. 2008            | late Sept 2008
début des années 1990      | début des années 1990      | the early 1990s                     | début des années 1990     | the early 1990s
années 1990                | années 1990                | the 1990s                           | années 1990               | the 1990s
2010/2011                  | 2010-2011                  | 2010–2011                           | 2010-2011                 | 2010–2011
de mai à août 2008         | de mai à août 2008         | from May to August 2008             | mai – août 2008           | May – Aug 2008
2008-04/2008-10            | d’avril à octobre 2008     | from April to October 2008          | avr. – oct. 2008          | Apr – Oct 2008
2008-10/2009-08            | d’octobre 2008 à août 2009 | from October 2008 to August 2009    | oct. 2008 – août 2009     | Oct 2008 – Aug 2009
15-17/06/2012              | du 15 au 17 juin 2012      | from June 15 to 17, 2012            | 15-17 juin 2012           | June 15–17, 2012
2012-06-01/2012-06-03      | du 1er au 3 juin 2012      | from June 1 to 3, 2012              | 1er-3 juin 2012           | June 1–3, 2012
du 15 juin au 19 août 2016 | du 15 juin au 19 août 2016 | from June 15 to August 19, 2016     | 15 juin – 19 août 2016    | June 15 – Aug 19, 2016
2008-12-31/2009-01-02      | du 31 décembre 2008 au 2 janvier 2009 | from December 31, 2008, to January 2, 2009 | 31 déc. 2008 – 2 janv. 2009 | Dec 31, 2008 – Jan 2, 2009
printemps 2008 - été 2009  | printemps 2008 - été 2009  | spring 2008 – summer 2009           | printemps 2008 – été 2009 | spring 2008 – summer 2009
2014~/2017                 | vers 2014 – 2017           | about 2014 – 2017                   | vers 2014 – 2017          | about 2014 – 2017
2014~                      | vers 2014                  | about 2014                          | vers 2014                 | about 2014
2008-05-31?                | vers le 31 mai 2008        | about May 31, 2008                  | vers le 31 mai 2008       | about May 31, 2008
avant l'été 2016           | avant l’été 2016           | before summer 2016                  | avant l’été 2016          | before summer 2016
avant juin 2016            | avant juin 2016            | before June 2016                    | avant juin 2016           | before June 2016
après 2008                 | après 2008                 | after 2008                          | après 2008                | after 2008
2010/..                    | depuis 2010                | since 2010                          | depuis 2010               | since 2010
../2010-21                 | jusqu’au printemps 2010    | until spring 2010                   | jusqu’au printemps 2010   | until spring 2010
à venir                    | à venir                    | to come                             | à venir                   | to come
?                          | date inconnue              | date unknown                        | date inconnue             | date unknown
2011-2010                  | 2011-2010                  | 2011 – 2010                         | 2011-2010                 | 2011 – 2010
"""  # noqa: E501 - a table


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("row", SHOWN.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_a_date_is_shown_as_typed_in_its_language_and_said_anew_in_another(row):
    typed, french, english, short_french, short_english = (part.strip() for part in row.split("|"))
    when = parse(typed).date
    assert (plain(show(when, FR, "fr")), plain(show(when, EN, "fr"))) == (french, english)
    assert (plain(short(when, FR, "fr")), plain(short(when, EN, "fr"))) == (short_french, short_english)


def test_day_and_month_never_part():
    assert show(parse("31 mai 2008").date, FR, "fr") == "31\u00a0mai 2008"
    assert show(parse("2008-05-01").date, FR) == "1er\u00a0mai 2008"
    assert show(parse("2008-05-31").date, EN) == "May\u00a031, 2008"


def test_no_date_shows_nothing():
    assert show(None, FR) == short(None, FR) == ""


def test_words_of_another_language_are_said_anew_even_in_the_workbook_s_language():
    assert show(parse("summer 2007").date, FR, "fr") == "été 2007"


def test_two_columns_are_shown_as_one_range():
    assert show(combined(parse("2017").date, parse("2019").date), FR, "fr") == "2017-2019"
    when = combined(parse("circa 2014").date, parse("printemps 2017").date)
    assert show(when, FR, "fr") == "circa 2014 – printemps 2017"


def test_a_short_date_may_be_the_one_typed():
    assert short(parse("2008-09-01/2008-10-31").date, FR, "fr") == "1er\u00a0sept. – 31\u00a0oct. 2008"
    assert short(parse("mai-août 2008").date, FR, "fr") == "mai-août 2008"


days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
years = st.integers(1950, 2049)
decades = st.sampled_from(range(1950, 2050, 10)).map(in_decade)
months = days.map(lambda day: in_month(day.year, day.month))
parts = st.builds(part_of, st.one_of(years.map(in_year), months, decades), st.sampled_from(PARTS))
seasons = st.one_of(st.builds(in_season, years, st.sampled_from(list(SEASONS))), years.map(in_winter))
firm = st.one_of(days.map(on_day), months, seasons, years.map(in_year), decades, parts)
points = st.builds(lambda when, bound: replace(when, bound=bound), firm, st.sampled_from(Bound))
ends = st.builds(lambda when, bound: replace(when, bound=bound), firm, st.sampled_from([Bound.WITHIN, Bound.ABOUT]))
ranges = st.one_of(
    st.builds(spanning, ends, ends),
    st.builds(spanning, months, months),
    st.builds(spanning, days.map(on_day), days.map(on_day)),
)
dates = st.one_of(points, ranges, st.sampled_from([UNKNOWN, TO_COME]))
languages = st.sampled_from([FR, EN])


def meaning(when):
    return replace(when, typed="", language="", ends=when.ends and tuple(map(meaning, when.ends)))


@settings(deadline=None)
@given(dates, languages)
def test_what_is_shown_is_read_again_with_the_same_meaning(when, language):
    assert meaning(parse(show(when, language)).date) == when


@settings(deadline=None)
@given(dates, languages)
def test_what_is_shown_shortly_is_read_again_with_the_same_meaning_and_is_never_longer(when, language):
    assert meaning(parse(short(when, language)).date) == when
    assert len(short(when, language)) <= len(show(when, language))


@settings(deadline=None)
@given(dates, languages)
def test_what_is_shown_needs_no_more_typesetting(when, language):
    assert language.typeset(show(when, language)) == show(when, language)
