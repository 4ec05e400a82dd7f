"""Shows a loose date as its reader writes it: as typed where it was typed in the reader's language, else in theirs."""

from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.model import Bound, DateForm, LooseDate


def show(date: LooseDate | None, language: Language, typed_in: str = "") -> str:
    """Return a date in full, empty for None; `typed_in` is the code of the language it was typed in."""
    if date is None:
        return ""
    if date.typed and typed_in == language.code:
        return language.typeset(date.typed)
    return language.typeset(_formed(date, language))


def short(date: LooseDate | None, language: Language, typed_in: str = "") -> str:
    """Return a date as short as it can be said, for drawings: "sept. 2006"; never longer than `show`."""
    full = show(date, language, typed_in)
    if date is None or date.bound is not Bound.WITHIN or date.form is not DateForm.MONTH or date.earliest is None:
        return full
    brief = language.say(f"dates.short.{date.earliest.month}", year=str(date.earliest.year))
    return min(full, language.typeset(brief), key=len)


def _formed(date: LooseDate, language: Language) -> str:
    if date.bound is Bound.WITHIN:
        return _within(date, language)
    inner = _within(replace(date, bound=Bound.WITHIN), language)
    return language.say(f"dates.{date.bound.value}.{date.part or date.form.value}", date=inner)


def _within(date: LooseDate, language: Language) -> str:
    if date.ends:
        return _range(date.ends, language)
    if date.earliest is None or date.latest is None:
        return language.say(f"dates.show.{date.form.value}")
    if date.form is DateForm.DAY:
        return language.day(date.earliest)
    # A winter begins in the December before the year it is called by.
    year = str(date.latest.year if date.part == "winter" else date.earliest.year)
    return language.say(_ENTRIES[date.form].format(date=date, month=date.earliest.month), year=year)


_ENTRIES = {
    DateForm.MONTH: "dates.month.{month}",
    DateForm.SEASON: "dates.show.season.{date.part}",
    DateForm.PART: "dates.show.part.{date.part}",
    DateForm.YEAR: "dates.show.year",
    DateForm.DECADE: "dates.show.decade",
}


def _range(ends: tuple[LooseDate, LooseDate], language: Language) -> str:
    first, last = (_formed(end, language) for end in ends)
    forms = {end.form for end in ends if end.bound is Bound.WITHIN}
    kind = next(iter(forms)).value if len(forms) == 1 and all(end.bound is Bound.WITHIN for end in ends) else "mixed"
    if kind == "month" and first[0] in "ao":
        kind = "month-elided"  # d'avril, d'août, d'octobre
    entry = f"dates.show.range.{kind}"
    return language.say(entry if language.has(entry) else "dates.show.range.mixed", first=first, last=last)
