"""Values that a cell shows otherwise than it stores them: 0.75 as 75 %, 1 May 2008 as May-08, 1 as E1."""

from datetime import date, datetime, time, timedelta
from typing import Self

from rtdocs.i18n import Language
from rtdocs.read.shown import moments, number_format
from rtdocs.read.shown.number_format import Part

EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""The day 0 of workbooks, by whether they count from 1904."""

_DAY = timedelta(days=1)
_LONGEST_TIME = 1000  # days
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
    """A day whose cell shows only the month or the year, by the code of its number format."""

    __slots__ = ("code", "part")
    part: Part
    code: str

    def __new__(cls, day: date, part: Part, code: str) -> Self:
        """Return a day with the part that its cell shows."""
        made = super().__new__(cls, day.year, day.month, day.day)
        made.part, made.code = part, code
        return made

    def words(self, language: Language) -> str:
        """Return the text that the cell shows: mai 2008, 2008, été 2008."""
        if moments.has_words(self.code):
            return moments.text(datetime.combine(self, time()), 0, self.code, language)
        return self.bare(language)

    def bare(self, language: Language) -> str:
        """Return the month or the year, without words that the format puts beside it."""
        if self.part is Part.YEAR:
            return str(self.year)
        return f"{language.say(f'dates.names.full-{self.month}')} {self.year}"

    @property
    def hides(self) -> bool:
        """Whether the cell hides more than a first day of a month or year, which Excel itself adds."""
        return self.day > 1 or (self.part is Part.YEAR and self.month > 1)


class ShownMoment(datetime):
    """A day whose cell shows the time of day too."""

    def words(self, language: Language) -> str:
        """Return the day in full, and the time: 31 mai 2008 14:30."""
        return f"{language.day(self)} {self:%H:%M}"


class ShownTime(timedelta):
    """A time of day, or a duration, with the code of its cell's number format."""

    code: str

    def words(self, language: Language) -> str:
        """Return the text that the cell shows: 14h30, 26:30."""
        moment = datetime.combine(EPOCHS[False], time()) + self
        return moments.text(moment, round(self.total_seconds()), self.code, language)


Value = int | float | str | bool | date | datetime | time | timedelta


def as_shown(value: Value, code: str, *, epoch_1904: bool) -> Value:
    """Return a value as its cell's number format shows it; the value itself where the format adds and hides nothing."""
    if isinstance(value, str):
        return number_format.words(value, code) if value and number_format.shows_more(code) else value
    part, first = number_format.shown_part(code), EPOCHS[epoch_1904]
    if isinstance(value, bool):
        return value
    if part is None:  # calamine takes some numbers for days by the letters of their codes: 0" m"
        number = value if isinstance(value, int | float) else _serial(value, first)
        return ShownNumber(number, code) if number_format.shows_more(code) else number
    if part is Part.TIME:
        return _time(value, code, first)
    day = _day(value, first) if isinstance(value, int | float) else value
    if part is Part.DAY:
        return _moment(day) if isinstance(day, datetime) and moments.has_time(code) else day
    return ShownDay(day, part, code) if isinstance(day, date) else day


def _time(value: float | date | time | timedelta, code: str, first: date) -> Value:
    """Return a time as shown; a day that shows only its time stays a day."""
    serial = value if isinstance(value, int | float) else _serial(value, first)
    if not 0 <= serial <= _LONGEST_TIME or (serial >= 1 and "[" not in code):
        return value
    shown = ShownTime(days=serial)
    shown.code = code
    return shown


def _moment(value: datetime) -> datetime:
    return ShownMoment.combine(value.date(), value.time()) if value.time() != time() else value


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
