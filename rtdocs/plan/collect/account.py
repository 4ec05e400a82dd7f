"""The account of a collection: the answers of each grid, the answers that differ, those that found no place."""

from collections.abc import Iterator

from rtdocs.i18n import Language
from rtdocs.i18n.cutting import cut
from rtdocs.plan.collect.collected import Collected, GridCount

_QUOTED = 2_000  # letters of words that were not taken
_SHOWN = 60
"""As many letters of a group's own question tell which it is."""


def sentences(found: Collected, language: Language) -> Iterator[str]:
    """Yield the account of a collection, sentence by sentence."""
    for grid in found.grids:
        # French counts 0 as one: nothing has a sentence of its own.
        key = "cli.collect.taken" if grid.taken else "cli.collect.nothing"
        yield language.say(key, grid=grid.name, count=grid.taken)
        if grid.known:
            yield language.say("cli.collect.known", grid=grid.name, count=grid.known)
        for header, column in grid.guessed:
            yield language.say("cli.collect.guessed", grid=grid.name, header=header, column=column)
        yield from _not_taken(grid, language)
        if grid.unread:
            yield language.say("cli.collect.unread", grid=grid.name, cells=grid.unread, count=len(grid.unread))
    for each in found.differences:
        key = "cli.collect.with-workbook" if each.with_workbook else "cli.collect.differ"
        yield language.say(key, code=_short(each.code), grids=each.grids)
    if found.own:
        yield language.say("cli.collect.own", names=tuple(dict.fromkeys(map(_short, found.own))))


def _not_taken(grid: GridCount, language: Language) -> Iterator[str]:
    """Yield the words of a grid that were not taken."""
    for name, words in grid.aside:
        yield language.say("cli.collect.aside", grid=grid.name, name=name, words=cut(words, _QUOTED))
    if grid.opening:
        yield language.say("cli.collect.opening", grid=grid.name, words=cut(" · ".join(grid.opening), _QUOTED))
    if grid.changed:
        texts = tuple(_changed(*each, language) for each in grid.changed)
        yield language.say("cli.collect.changed", grid=grid.name, texts=texts, count=len(texts))
    if grid.deleted:
        yield language.say("cli.collect.deleted", grid=grid.name, words=cut(" · ".join(grid.deleted), _QUOTED))


def _changed(place: str, text: str, language: Language) -> str:
    return language.say("cli.collect.changed-text", place=place, text=cut(text, _QUOTED))


def _short(name: str) -> str:
    return cut(name, _SHOWN + 1)
