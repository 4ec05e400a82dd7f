"""What a cell shows is what it says, in every kind of file."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from workbooks import complete, found, story_of, with_columns, workbook

from rtdocs.i18n import language_of
from rtdocs.plan import migrate
from rtdocs.read.build import read
from rtdocs.read.homemade.book import read as read_old
from rtdocs.read.shown import number_format
from rtdocs.read.shown.number_format import Part
from rtdocs.read.xlsx_ods import calc_styles

SEEDS = Path(__file__).parent / "seeds"
ACCOUNT = '_-* #,##0\\ "$"_-;-* #,##0\\ "$"_-;_-* "-"??\\ "$"_-;_-@_-'
HEADER = ["N°", "Date", "Événement", "RT", "Mène à", "Description", "Montant", "Notes"]
ROWS = {  # as the seeds were made: LibreOffice converted what this makes
    1: {"A": (1, '"E"0'), "B": (dt.date(2008, 5, 1), "mmm-yy"), "D": (5, '"RT "0'), "F": (0.75, "0%")},
    2: {"A": (2, '"E"0'), "B": (dt.date(2010, 1, 1), "yyyy"), "D": (10, ""), "F": (-12500.5, '#,##0.00\\ "$"')},
}
ROWS[1] |= {"C": ("Un", ""), "E": ("E2", ""), "G": (12500, '#,##0 "$"'), "H": (1, "000")}
ROWS[2] |= {"C": ("Deux", ""), "E": ("A", ""), "G": (12500.4, ACCOUNT), "H": (26.5 / 24, "[h]:mm")}


def written(folder):
    sheets = {"Projet": [["Champ", "Valeur"], ["Titre", "Marché"]], "Événements": [HEADER]}
    sheets["Effets"] = [["N°", "Effet", "Date", "Preuve"], ["A", "Un effet"]]

    def look(book):
        events, effects = (book.get_worksheet_by_name(name) for name in ("Événements", "Effets"))
        for row, cells in ROWS.items():
            for column, (value, code) in cells.items():
                write(book, events, (row, ord(column) - ord("A")), value, code)
        write(book, effects, (1, 2), dt.date(2008, 5, 17), "mmmm yyyy")
        write(book, effects, (1, 3), 1234567.891, "#,##0.0")

    return workbook(folder, sheets, look=look)


def write(book, sheet, place, value, code):
    look = book.add_format({"num_format": code} if code else {})
    if isinstance(value, dt.date):
        sheet.write_datetime(*place, dt.datetime.combine(value, dt.time()), look)
    else:
        sheet.write(*place, value, look)


def files(folder):
    return {"xlsx": written(folder), "ods": SEEDS / "shown.ods", "xls": SEEDS / "shown.xls"}


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_a_cell_shows_is_what_it_says(kind, tmp_path):
    story, problems = read(files(tmp_path)[kind])
    first, second = story.events
    assert (first.number, second.number, first.leads_to) == ("E1", "E2", ("E2",))
    assert (first.date.typed, second.date.typed) == ("mai 2008", "2010")
    assert (first.date.earliest, first.date.latest) == (dt.date(2008, 5, 1), dt.date(2008, 5, 31))
    assert (first.outcome, second.outcome) == (5, 10)
    assert (first.amount, second.amount) == (Decimal(12500), Decimal("12500.4"))
    assert (first.description, first.notes, second.notes) == ("75\u00a0%", "001", "26:30")
    wanted = "-12,500.50\u00a0$" if kind == "ods" else "-12\u00a0500,50\u00a0$"  # the words that LibreOffice showed
    assert second.description == wanted
    assert story.effects[0].date.typed == "mai 2008"
    struck = [] if kind == "xlsx" else [("S17", "Événements!C3")]  # LibreOffice's twins have it struck through
    assert [(each.rule.code, str(each.where)) for each in problems] == [*struck, ("D8", "Effets!C2")]


def test_a_day_behind_a_month_is_told_once(tmp_path):
    days = [dt.date(2008, 5, 17), dt.date(2009, 6, 2), dt.date(2010, 7, 1)]

    def look(book):
        sheet = book.get_worksheet_by_name("Effets")
        for row, day in enumerate(days, 1):
            write(book, sheet, (row, 2), day, "mmm-yy")

    effects = [["N°", "Effet", "Date"], ["A", "Un"], ["B", "Deux"], ["C", "Trois"]]
    assert found(tmp_path, {**complete(), "Effets": effects}, look=look).count(("D8", "Effets!C2")) == 1


def test_a_year_typed_in_a_cell_of_dates_is_still_found(tmp_path):
    def look(book):
        write(book, book.get_worksheet_by_name("Effets"), (1, 2), dt.date(1905, 6, 30), "yyyy")

    assert ("D7", "Effets!C2") in found(tmp_path, complete(), look=look)


@pytest.mark.parametrize("code", ["#,##0", "0", '"Année "0', '"20"00'])
def test_a_year_is_one_however_its_number_is_shown(tmp_path, code):
    def look(book):
        value = 8 if code == '"20"00' else 2008
        write(book, book.get_worksheet_by_name("Effets"), (1, 2), value, code)

    date = story_of(tmp_path, complete(), look=look).effects[0].date
    assert (date.earliest, date.latest) == (dt.date(2008, 1, 1), dt.date(2008, 12, 31))


@pytest.mark.parametrize(("code", "number"), [("0.00", "2"), ("#,##0", "2"), ("00", "02"), ("General", "2")])
def test_a_number_of_a_row_is_what_its_cell_shows_but_for_marks_between_digits(tmp_path, code, number):
    def look(book):
        write(book, book.get_worksheet_by_name("Événements"), (2, 0), 2, code)

    assert story_of(tmp_path, complete(), look=look).events[1].number == number


@pytest.mark.parametrize(
    ("value", "code", "amount"),
    [
        (12.5, '0.0" k$"', 12500),
        (12, '0" 000 $"', 12000),
        (1.2, '0.0" M$"', 1200000),
        (43500, '#,##0," k$"', 43500),
        (12500.4, '#,##0 "$"', Decimal("12500.4")),
        (0.4, "0", Decimal("0.4")),
        (0, '0;-0;"aucun"', 0),
    ],
)
def test_an_amount_is_in_the_unit_that_its_cell_shows(value, code, amount, tmp_path):
    assert priced(tmp_path, value, code) == (amount, [])


@pytest.mark.parametrize(
    ("value", "code"), [(0.75, "0%"), (100, '0" €"'), (100, "[$£-809]#,##0.00"), (100, '"US$ "0'), (3, '0" mois"')]
)
def test_what_its_cell_shows_as_no_dollars_is_told(value, code, tmp_path):
    assert priced(tmp_path, value, code) == (None, [("C10", "Événements!I2")])


def priced(folder, value, code):
    def look(book):
        write(book, book.get_worksheet_by_name("Événements"), (1, 8), value, code)

    sheets = with_columns("Événements", Montant=[None, None])
    story, told = read(workbook(folder, sheets, look=look))
    return story.events[0].amount, [(each.rule.code, str(each.where)) for each in told]


@pytest.mark.parametrize(
    ("code", "typed", "earliest"),
    [
        ('"Été "yyyy', "Été 2008", dt.date(2008, 6, 1)),
        ('"vers "yyyy', "vers 2008", dt.date(2008, 1, 1)),
        ('"début "mmmm yyyy', "début mai 2008", dt.date(2008, 5, 1)),
        ('"Exercice "yyyy', "2008", dt.date(2008, 1, 1)),
    ],
)
def test_words_that_a_format_puts_beside_a_day_count(code, typed, earliest, tmp_path):
    def look(book):
        write(book, book.get_worksheet_by_name("Effets"), (1, 2), dt.date(2008, 5, 1), code)

    date = story_of(tmp_path, complete(), look=look).effects[0].date
    assert (date.typed, date.earliest) == (typed, earliest)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (dt.datetime(2008, 5, 31, 14, 30), "dd/mm/yyyy hh:mm", "31 mai 2008 14:30"),  # noqa: DTZ001 - Excel knows no zones
        (dt.datetime(2008, 5, 31, 14, 30), "dd/mm/yyyy", "31 mai 2008"),  # noqa: DTZ001 - idem
        (dt.time(14, 30), 'h"h"mm', "14h30"),
        (dt.time(0, 3, 20), "mm:ss", "03:20"),
        (12.5, "", "12,5"),
    ],
)
def test_a_time_is_told_where_its_cell_shows_it(value, code, shown, tmp_path):
    def look(book):
        style = book.add_format({"num_format": code} if code else {})
        book.get_worksheet_by_name("Événements").write(1, 8, value, style)

    sheets = with_columns("Événements", Notes=[None, None])
    assert story_of(tmp_path, sheets, look=look).events[0].notes.replace("\u00a0", " ") == shown


def test_a_month_stays_one_in_calc_where_its_code_has_a_section_for_texts():
    """LibreOffice stores "mmmm yyyy;@", which Excel itself offers, as a style of texts that leads to one of days."""
    markup = (
        b'<number:date-style style:name="N9P0"><number:month number:style="long" number:textual="true"/>'
        b'<number:text> </number:text><number:year number:style="long"/></number:date-style>'
        b'<number:text-style style:name="N9"><number:text-content/>'
        b'<style:map style:condition="value()&gt;=0" style:apply-style-name="N9P0"/></number:text-style>'
        b'<style:style style:name="ce1" style:data-style-name="N9"/>'
    )
    assert number_format.shown_part(calc_styles.read(markup).codes[b"ce1"]) is Part.MONTH


def test_numbers_that_order_and_score_are_taken_as_stored(tmp_path):
    sheets = {**complete(), "Roue": [["RT", "Actuel"], [1, None]]}

    def look(book):
        write(book, book.get_worksheet_by_name("Roue"), (1, 1), 3.5, "0")

    assert story_of(tmp_path, sheets, look=look).wheel[0].scores == (("now", 3.5),)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_workbook_carried_over_holds_what_the_old_one_showed(kind, tmp_path):
    book, _ = migrate.carried(read_old(files(tmp_path)[kind], language_of("fr")), language_of("fr"))
    events = next(sheet for sheet in book.sheets if sheet.key == "events")
    row = dict(zip([column.key for column in events.columns], events.rows[0].cells, strict=True))
    assert (row["number"], row["date"], row["description"]) == ("E1", "mai 2008", "75\u00a0%")
    assert str(row["amount"]).replace(",", "\u00a0") == "12\u00a0500\u00a0$"
