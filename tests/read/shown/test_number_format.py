import datetime as dt

import pytest

from rtdocs.i18n import language_of
from rtdocs.read.shown import moments, number_format
from rtdocs.read.shown.number_format import Part

FR, EN = language_of("fr"), language_of("en")


@pytest.mark.parametrize(
    ("value", "code", "french", "english"),
    [
        (0.75, "0%", "75 %", "75%"),
        (0.756, "0.0%", "75,6 %", "75.6%"),
        (12500, '#,##0 "$"', "12 500 $", "12,500 $"),
        (12500, '"$"#,##0', "$12 500", "$12,500"),
        (12500, "¤#,##0", "12 500 $", "$12,500"),
        (12500, "[$$-C0C]#,##0.00", "$12 500,00", "$12,500.00"),
        (12500, '#,##0.00\\ "$"', "12 500,00 $", "12,500.00 $"),
        (-12500, '#,##0\\ "$"', "-12 500 $", "-12,500 $"),
        (-12500, '#,##0 "$";[Red]-#,##0 "$"', "-12 500 $", "-12,500 $"),
        (-12500, "#,##0_);(#,##0)", "(12 500)", "(12,500)"),
        (12500.4, '_-* #,##0\\ "$"_-;-* #,##0\\ "$"_-;_-* "-"??\\ "$"_-;_-@_-', "12 500 $", "12,500 $"),
        (1, '"E"0', "E1", "E1"),
        (1, "\\E0", "E1", "E1"),
        (1, "000", "001", "001"),
        (12, "00\\-00", "00-12", "00-12"),
        (5145551234, "000\\-000\\-0000", "514-555-1234", "514-555-1234"),
        (3, '0" ans"', "3 ans", "3 ans"),
        (3, 'General" ans"', "3 ans", "3 ans"),
        (1.5, '0.0" m"', "1,5 m", "1.5 m"),
        (1234567, '#,##0.0,," M$"', "1,2 M$", "1.2 M$"),
        (43500, '#,##0," k$"', "44 k$", "44 k$"),
        (2.5, "# ?/?", "2 1/2", "2 1/2"),
        (0.25, "# ??/??", "1/4", "1/4"),
        (2, "# ?/?", "2", "2"),
        (0.5, "?/4", "2/4", "2/4"),
        (3.7, "0", "4", "4"),
        (2.5, "0", "3", "3"),
        (0.5, "0.##", "0,5", "0.5"),
        (12, "0.##", "12", "12"),
        (0, '0;-0;"aucun"', "aucun", "aucun"),
        (150, '[>100]"beaucoup";0', "beaucoup", "beaucoup"),
        (50, '[>100]"beaucoup";0', "50", "50"),
        (50, '[<10]"peu";[>100]"beaucoup";0', "50", "50"),
        (-0.2, "0", "0", "0"),
        (0.5, "#,###.00", ",50", ".50"),
        (1234, "#,##0;;;", "1 234", "1,234"),
        (1e20, "0", "100000000000000000000", "100000000000000000000"),
        (1e40, "0.00", f"1{'0' * 40},00", f"1{'0' * 40}.00"),
        (1, f"0.{'0' * 200}", f"1,{'0' * 200}", f"1.{'0' * 200}"),
        (1, ";;;", "", ""),
        (12345678, "0.00E+00", "1,23E+07", "1.23E+07"),
        (0.00012, "0.0E-0", "1,2E-4", "1.2E-4"),
        (12345, "##0.0E+0", "", ""),
        (float("inf"), "0", "", ""),
    ],
)
def test_a_number_is_what_its_format_shows(value, code, french, english):
    shown = [number_format.number(value, code, each).replace("\u00a0", " ") for each in (FR, EN)]
    assert shown == [french, english]


@pytest.mark.parametrize(
    ("value", "french"),
    [
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (1 / 3, "0,333333333"),
        (15145551234, "15145551234"),
        (1e15, "1000000000000000"),
        (-2.50, "-2,5"),
        (1e-12, "1e-12"),
        (0, "0"),
        (float("nan"), "nan"),
    ],
)
def test_a_number_without_a_format_has_the_marks_of_its_language(value, french):
    assert number_format.general(value, FR) == french
    assert number_format.general(value, EN) == french.replace(",", ".")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('h"h"mm', "14h05"),
        ("h:mm AM/PM", "2:05 PM"),
        ("mm:ss", "05:09"),
        ("mm:ss.0", "05:09"),
        ("[h]:mm", "38:05"),
        ("[mm]:ss", "2285:09"),
        ('"Été "yyyy', "Été 2008"),
        ('"début "mmmm yyyy', "début mai 2008"),
        ("dd/mm/yyyy", "31/05/2008"),
        ("dddd d mmm", "31 mai"),
    ],
)
def test_a_moment_is_what_its_format_shows(code, shown):
    when = dt.datetime(2008, 5, 31, 14, 5, 9)  # noqa: DTZ001 - Excel knows no time zones
    assert moments.text(when, 38 * 3600 + 5 * 60 + 9, code, FR) == shown


def test_french_keeps_thousands_and_units_together():
    assert number_format.number(12500, '#,##0 "$"', FR) == "12\u00a0500\u00a0$"
    assert number_format.number(0.75, "0%", FR) == "75\u00a0%"


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("mmm-yy", Part.MONTH),
        ("mmmm yyyy", Part.MONTH),
        ("[$-40C]mmmm\\ yyyy;@", Part.MONTH),
        ("mmmm", Part.MONTH),
        ("yyyy", Part.YEAR),
        ("yy", Part.YEAR),
        ("d/m/yyyy", Part.DAY),
        ("jj/mm/aaaa", Part.DAY),  # as programs write what Excel shows to French people
        ("dd-mmm", Part.DAY),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Part.DAY),
        ("yyyy-mm-dd hh:mm", Part.DAY),
        ("h:mm", Part.TIME),
        ("[h]:mm", Part.TIME),
        ("mm:ss", Part.TIME),
        ("0%", None),
        ('"mmm"0', None),
        ('0" d"', None),
        ("[Red]0", None),
        ("General", None),
        ("", None),
    ],
)
def test_a_format_of_dates_is_known_by_what_it_shows(code, part):
    assert number_format.shown_part(code) is part


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("mémoire", "@", "mémoire"),
        ("5", '"RT "@', "RT 5"),
        ("5", '0;-0;0;"RT "@', "RT 5"),
        ("mémoire", "0", "mémoire"),
        ("PT1H", '"1:00"', "1:00"),
    ],
)
def test_a_text_is_what_its_format_shows(text, code, shown):
    assert number_format.words(text, code) == shown


@pytest.mark.parametrize(
    ("code", "expected"), [("General", False), ("@", False), ("", False), ("0%", True), ("0", True)]
)
def test_only_a_format_that_may_show_more_is_kept(code, expected):
    assert number_format.shows_more(code) is expected


def test_every_built_in_code_shows_a_number_or_is_one_of_dates():
    for code in number_format.BUILT_IN.values():
        assert number_format.shown_part(code) or number_format.number(1234.5, code, FR)
