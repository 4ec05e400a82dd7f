"""Speaking time of a text."""

from rtdocs.i18n import Language

WORDS_A_MINUTE = 130
"""A calm pace. Guides to public speaking give 120 to 150 words a minute for a presentation, and the lower half of that
where the words are new to those who listen. Whoever records will find their own: this one only plans the time."""

STEP = 15
"""Seconds: a spoken text is never more exact than a quarter of a minute."""

_MINUTE = 60


def words(text: str) -> int:
    """Return the number of words in a text; marks that stand alone, as « and : do in French, are none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def seconds(text: str) -> int:
    """Return the speaking time of a text in seconds, to the nearest STEP, one STEP at least."""
    exact = words(text) * _MINUTE / WORDS_A_MINUTE
    return max(STEP, round(exact / STEP) * STEP)


def told(length: int, language: Language) -> str:
    """Return a length in seconds in words: "45 secondes", "2 minutes", "1 min 30"."""
    minutes, rest = divmod(length, _MINUTE)
    if not minutes:
        return language.say("lesson.length.seconds", seconds=rest)
    if not rest:
        return language.say("lesson.length.minutes", count=minutes)
    return language.say("lesson.length.both", minutes=minutes, seconds=rest)
