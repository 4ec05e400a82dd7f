"""The slides of module 1 that are boards of large cards, with the narration of their outcomes."""

from collections.abc import Iterator
from itertools import islice

from rtdocs.facts.chains import chains
from rtdocs.i18n import Language
from rtdocs.plan.content.slides import BoardSlide, Tile
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.wording import events, labels
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import Function, Outcome, Repertoire
from rtdocs.repertoire.method import METHOD

_WIDE = 4
"""With so many cards, two rows of two hold more words than one row."""


def why(language: Language) -> BoardSlide:
    """Return the board of reasons to tell a story."""
    return _board("why", ("see", "learn", "show", "prepare"), 2, language)


def words(example: Telling, there: Repertoire) -> BoardSlide:
    """Return the board of the four words of the method, each with its case in the example."""
    event = next(each for each in example.story.events if each.outcome == METHOD.lookalikes[0][0])
    said = {
        "event": example.say("lesson.words.event.text", title=event.title),
        "outcome": example.say(
            "lesson.words.outcome.text", label=labels.titled(there.outcome(event.outcome or 0), example.language)
        ),
        "chain": example.say("lesson.words.chain.text", count=len(chains(example.story)[0].events)),
        "effect": example.say("lesson.words.effect.text", title=example.story.effects[0].title),
    }
    signs = {"event": None, "outcome": Sign.ADVANCE, "chain": None, "effect": Sign.EFFECT}
    function = there.outcome(event.outcome or 0).function
    tiles = tuple(
        Tile(key, example.say(f"lesson.words.{key}.heading"), text, signs[key], function if signs[key] else "")
        for key, text in said.items()
    )
    return BoardSlide(title=example.say("lesson.words.title"), tiles=tiles, columns=len(tiles), joined=True)


def functions(there: Repertoire, language: Language) -> BoardSlide:
    """Return the board of a network's functions, each with its meaning."""
    tiles = tuple(Tile(each.code, each.name, each.gist, function=each.code) for each in there.functions)
    return BoardSlide(title=language.say("lesson.functions.title"), tiles=tiles, columns=len(tiles))


def functions_told(there: Repertoire, language: Language) -> str:
    """Return the narration of the functions."""
    names = [language.say("lesson.functions.quoted", name=each.name) for each in there.functions]
    return language.say("lesson.functions.narration", names=names)


def function(shown: Function, there: Repertoire, language: Language) -> BoardSlide:
    """Return the board of a function's outcomes, each with an event that would be one of it."""
    outcomes = _outcomes(shown, there)
    tiles = tuple(
        Tile(f"rt-{each.number}", labels.titled(each, language), "".join(each.examples[:1]), function=shown.code)
        for each in outcomes
    )
    return BoardSlide(
        title=language.say(
            "lesson.function.title", name=shown.name, outcomes=[each.number for each in outcomes], count=len(outcomes)
        ),
        tiles=tiles,
        columns=2 if len(tiles) == _WIDE else min(len(tiles), 3),
    )


def function_told(shown: Function, there: Repertoire, example: Telling) -> str:
    """Return the narration of a function: each of its outcomes, then an event of the example."""
    return "\n".join(
        (
            example.say("lesson.function.opening", name=shown.name),
            *(
                example.say("lesson.function.outcome", number=each.number, label=each.label, definition=each.definition)
                for each in _outcomes(shown, there)
            ),
            *_example(shown, example),
        )
    )


def _example(shown: Function, example: Telling) -> Iterator[str]:
    """Yield a sentence on the first event of the example that moved the project ahead by this function."""
    ahead = (each for each in example.story.events if events.sign(each) is Sign.ADVANCE)
    for event in islice((each for each in ahead if events.function(each, example.story) == shown.code), 1):
        yield example.say("lesson.function.example", number=event.number, title=events.title(event, example.story))


def confused(there: Repertoire, language: Language) -> BoardSlide:
    """Return the board of outcomes that groups take for each other, with the question that decides."""
    tiles = []
    for group in METHOD.lookalikes:
        key = "-".join(map(str, group))
        names = [there.outcome(number).short for number in group]
        text = (language.say("lesson.confused.names", names=names), language.say(f"lesson.confused.{key}.text"))
        tiles.append(Tile(key, language.say(f"lesson.confused.{key}.heading"), "\n".join(text)))
    return BoardSlide(
        title=language.say("lesson.confused.title"),
        tiles=tuple(tiles),
        columns=3,
        foot=language.say("lesson.confused.foot"),
    )


def reverses(there: Repertoire, language: Language) -> BoardSlide:
    """Return the board of outcomes that have a reverse, each with a case of it."""
    tiles = tuple(
        Tile(f"reverse-{each.number}", _reversed(each, language), _case(each, language), Sign.REVERSE, each.function)
        for each in there.outcomes
        if each.can_reverse
    )
    return BoardSlide(
        title=language.say("lesson.reverses.title"),
        tiles=tiles,
        columns=2,
        foot=language.say("lesson.reverses.foot"),
    )


def _reversed(outcome: Outcome, language: Language) -> str:
    return language.say("lesson.reverses.heading", number=outcome.number, reverse=outcome.reverse)


def _case(outcome: Outcome, language: Language) -> str:
    key = f"lesson.reverses.case.rt{outcome.number}"
    return language.say(key) if language.has(key) else ""


def effects(language: Language) -> BoardSlide:
    """Return the board of effects, at the left, and of things taken for effects, at the right."""
    signs = {"change": Sign.EFFECT, "step": None, "resource": Sign.EFFECT, "product": None}
    pairs = {**signs, "needs": Sign.EFFECT, "wish": Sign.HOPED_EFFECT}
    tiles = tuple(_tile("effects", key, language, sign) for key, sign in pairs.items())
    return BoardSlide(title=language.say("lesson.effects.title"), tiles=tiles, columns=2)


def uses(language: Language) -> BoardSlide:
    """Return the board of the two uses of the method: looking back and looking ahead."""
    signs = {"back": Sign.ADVANCE, "ahead": Sign.PLANNED}
    tiles = tuple(_tile("uses", key, language, sign, "F1") for key, sign in signs.items())
    return BoardSlide(title=language.say("lesson.uses.title"), tiles=tiles, columns=2)


def workshop(language: Language) -> BoardSlide:
    """Return the board of a workshop's steps."""
    steps = ("welcome", "tell", "place", "choose", "tie", "learn")
    return _board("workshop", steps, 3, language, joined=True)


def documents(language: Language) -> BoardSlide:
    """Return the board of the documents that a group gets."""
    return _board("documents", ("report", "summary", "slides", "grids"), 2, language)


def _board(name: str, keys: tuple[str, ...], columns: int, language: Language, *, joined: bool = False) -> BoardSlide:
    tiles = tuple(_tile(name, key, language) for key in keys)
    return BoardSlide(title=language.say(f"lesson.{name}.title"), tiles=tiles, columns=columns, joined=joined)


def _tile(board: str, key: str, language: Language, sign: Sign | None = None, function: str = "") -> Tile:
    heading, text = (language.say(f"lesson.{board}.{key}.{part}") for part in ("heading", "text"))
    return Tile(key, heading, text, sign, function)


def _outcomes(shown: Function, there: Repertoire) -> list[Outcome]:
    return [each for each in there.outcomes if each.function == shown.code]
