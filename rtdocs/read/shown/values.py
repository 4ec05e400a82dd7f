"""Values that a cell shows otherwise than it stores them: 0.75 as 75 %, 1 May 2008 as May-08, 1 as E1."""

from datetime import date, datetime, time, timedelta
from typing import Self

from rtdocs.i18n import Language
from rtdocs.read.shown import number_format
from rtdocs.read.shown.number_format import Part

EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""The day 0 of workbooks, by whether they count from 1904."""

_DAY = timedelta(days=1)
_LAST_DAY = 2_950_000  # in the year 9976, from whichever day one counts


class ShownNumber(float):
    """A number with the code of its cell's number format."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, value: float, code: str) -> Self:
        """Return a number with the code of a number format."""
        made = super().__new__(cls, value)
        made.code = code
        return made

    def words(self, language: Language) -> str:
        """Return the text that the cell shows; the number's digits where the format hides it."""
        return number_format.number(float(self), self.code, language) or f"{float(self):.15g}"


class ShownDay(date):
    """A day whose cell shows only the month or the year."""

    __slots__ = ("part",)
    part: Part

    def __new__(cls, day: date, part: Part) -> Self:
        """Return a day with the part that its cell shows."""
        made = super().__new__(cls, day.year, day.month, day.day)
        made.part = part
        return made

    def words(self, language: Language) -> str:
        """Return the text that the cell shows: mai 2008, 2008."""
        if self.part is Part.YEAR:
            return str(self.year)
        return f"{language.say(f'dates.names.full-{self.month}')} {self.year}"

    @property
    def hides(self) -> bool:
        """Whether the cell hides more than a first day of a month or year, which Excel itself adds."""
        return self.day > 1 or (self.part is Part.YEAR and self.month > 1)


Value = int | float | str | bool | date | datetime | time | timedelta


def as_shown(value: Value, code: str, *, epoch_1904: bool) -> Value:
    """Return a value as its cell's number format shows it; the value itself where the format adds and hides nothing."""
    if isinstance(value, str):
        return number_format.words(value, code) if value and number_format.shows_more(code) else value
    part, first = number_format.shown_part(code), EPOCHS[epoch_1904]
    if isinstance(value, bool) or part is Part.TIME:
        return value
    if part is None:  # calamine takes some numbers for days by the letters of their codes: 0" m"
        number = value if isinstance(value, int | float) else _serial(value, first)
        return ShownNumber(number, code) if number_format.shows_more(code) else number
    day = _day(value, first) if isinstance(value, int | float) else value
    return ShownDay(day, part) if isinstance(day, date) and part is not Part.DAY else day


def _day(value: float, first: date) -> date | float:
    """Return the day of a serial number, counted from `first`; the number itself where it is out of range."""
    return first + timedelta(days=int(value)) if 0 < value <= _LAST_DAY else value


def _serial(value: date | time | timedelta, first: date) -> float:
    """Return the serial number, in days, that a date or time was stored as."""
    if isinstance(value, date):
        exact = value if isinstance(value, datetime) else datetime.combine(value, time())
        return (exact - datetime.combine(first, time())) / _DAY
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / _DAY
    return value / _DAY
