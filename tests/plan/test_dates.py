from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtdocs.i18n import language
from rtdocs.model import Bound
from rtdocs.plan.dates import short, show
from rtdocs.read.dates import combined, parse

FR, EN = language("fr"), language("en")

# Typed in French; shown in French; shown in English.
SHOWN = """
31 mai 2008                | 31 mai 2008                | May 31, 2008
2008-05-01                 | 1er mai 2008               | May 1, 2008
sept. 2006                 | sept. 2006                 | September 2006
2008-05                    | mai 2008                   | May 2008
été 2007                   | été 2007                   | summer 2007
2008-24                    | hiver 2008                 | winter 2008
mi-2008                    | mi-2008                    | mid-2008
2010/2011                  | 2010/2011                  | 2010-2011
de mai à août 2008         | de mai à août 2008         | from May 2008 to August 2008
du 15 juin au 19 août 2016 | du 15 juin au 19 août 2016 | from June 15, 2016 to August 19, 2016
printemps 2008 - été 2009  | printemps 2008 - été 2009  | spring 2008 – summer 2009
vers 2014                  | vers 2014                  | about 2014
avant l'été 2016           | avant l’été 2016           | before summer 2016
après 2008                 | après 2008                 | after 2008
années 1990                | années 1990                | 1990s
à venir                    | à venir                    | to come
?                          | date inconnue              | date unknown
2014~                      | vers 2014                  | about 2014
"""


@pytest.mark.parametrize("row", SHOWN.strip().splitlines(), ids=lambda row: row.split("|")[0].strip())
def test_a_date_is_shown_as_typed_in_its_language_and_said_anew_in_another(row):
    typed, french, english = (part.strip() for part in row.split("|"))
    found = parse(typed).date
    assert show(found, FR, "fr").replace("\u00a0", " ") == french
    assert show(found, EN, "fr").replace("\u00a0", " ") == english


def test_day_and_month_never_part():
    assert show(parse("31 mai 2008").date, FR, "fr") == "31\u00a0mai 2008"
    assert show(parse("2008-05-01").date, FR) == "1er\u00a0mai 2008"


def test_no_date_shows_nothing():
    assert show(None, FR) == short(None, FR) == ""


def test_a_short_date_is_shorter_only_where_nothing_is_lost():
    assert short(parse("septembre 2006").date, FR, "fr") == "sept. 2006"
    assert short(parse("septembre 2006").date, EN, "fr") == "Sept. 2006"
    assert short(parse("vers septembre 2006").date, FR, "fr") == "vers septembre 2006"
    assert short(parse("mai 2006").date, FR, "fr") == "mai 2006"


def test_ranges_of_months_elide_in_french():
    april, october = parse("2008-04").date, parse("2008-10").date
    assert show(combined(april, october), FR) == "d’avril 2008 à octobre 2008"


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
points = st.one_of(
    days.map(lambda day: parse(day.isoformat()).date),
    days.map(lambda day: parse(f"{day:%Y-%m}").date),
    days.map(lambda day: parse(day.year).date),
    st.tuples(days, st.sampled_from(["21", "22", "23", "24"])).map(
        lambda pair: parse(f"{pair[0].year}-{pair[1]}").date
    ),
    st.tuples(days, st.sampled_from(["early", "mid", "late"])).map(
        lambda pair: parse(f"{pair[1]} {pair[0].year}").date
    ),
)
bounded = st.tuples(points, st.sampled_from(Bound)).map(lambda pair: replace(pair[0], bound=pair[1]))
ranges = st.tuples(points, points).map(lambda pair: combined(*sorted(pair, key=lambda each: each.sort_key)))


@given(st.one_of(points, bounded, ranges), st.sampled_from([FR, EN]))
def test_what_is_shown_is_read_again_with_the_same_meaning(found, reader):
    again = parse(show(found, reader)).date
    assert (again.form, again.earliest, again.latest, again.bound) == (
        found.form,
        found.earliest,
        found.latest,
        found.bound,
    )
