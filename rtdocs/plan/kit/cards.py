"""The cards of the outcomes, to lay on a table: pages of fronts, each followed by the page of their backs."""

from collections.abc import Iterator, Sequence

from rtdocs.i18n import Language
from rtdocs.plan.content.prints import CardBack, CardFront, CardsSlide
from rtdocs.plan.content.slides import Deck
from rtdocs.plan.kit.asked import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import Outcome, Repertoire

A_PAGE = 4
EXAMPLES = 2
"""How many typical events a back has room for."""

FURTHER = ("effect", "context", "reverse", "own")
"""The cards that are no outcome's: what else stands on a table, and one to fill in."""


def plan(telling: Telling) -> Deck:
    """Return the cards, with a project's own names where there is one."""
    known = telling.repertoire
    slides = (*_outcomes(known, telling.language), *_further(telling.language))
    return deck((telling.say("cards.title"), telling.say("cards.subject")), slides, telling)


def _outcomes(known: Repertoire, language: Language) -> Iterator[CardsSlide]:
    for start in range(0, len(known.outcomes), A_PAGE):
        chosen = known.outcomes[start : start + A_PAGE]
        ends = {"first": chosen[0].number, "last": chosen[-1].number}
        fronts = tuple(_front(each, known, language) for each in chosen)
        backs = tuple(_back(each, language) for each in chosen)
        yield _page(language.say("cards.front", **ends), fronts, language)
        yield _turned(language.say("cards.back", **ends), backs, language)


def _page(title: str, fronts: Sequence[CardFront], language: Language) -> CardsSlide:
    lines = (
        language.say("cards.line.front", badge=each.badge, name=each.name, text=each.text)
        if each.name
        else language.say("cards.line.own", badge=each.badge)
        for each in fronts
    )
    return CardsSlide(
        title=title,
        cards=tuple(fronts),
        credit=language.say("report.credit"),
        notes=language.say("cards.notes.front"),
        lines=tuple(lines),
    )


def _turned(title: str, backs: Sequence[CardBack], language: Language) -> CardsSlide:
    return CardsSlide(
        title=title,
        cards=tuple(backs),
        mirrored=True,
        credit=language.say("report.credit"),
        notes=language.say("cards.notes.back"),
        lines=tuple(_told(each, language) for each in backs),
    )


def _told(back: CardBack, language: Language) -> str:
    """Return the texts of a card's back as one paragraph of notes, for a person who cannot see it."""
    badge = language.say("cards.line.back", badge=back.badge, name=back.name)
    said = (back.question, *back.examples, back.confusion, back.reverse)
    return " ".join((badge, *(text for text in said if text)))


def _front(outcome: Outcome, known: Repertoire, language: Language) -> CardFront:
    return CardFront(
        id=f"card-{outcome.number}",
        sign=outcome.function,
        mark=str(outcome.number),
        badge=language.say("events.badge.advance", outcome=outcome.number),
        group=known.function(outcome.function).name,
        name=outcome.label,
        text=outcome.gist,
    )


def _back(outcome: Outcome, language: Language) -> CardBack:
    return CardBack(
        id=f"card-{outcome.number}",
        sign=outcome.function,
        mark=str(outcome.number),
        badge=language.say("events.badge.advance", outcome=outcome.number),
        name=outcome.label,
        question=outcome.question,
        examples_title=language.say("cards.examples"),
        examples=outcome.examples[:EXAMPLES],
        reverse=language.say("cards.with_reverse", name=outcome.reverse) if outcome.reverse else "",
        confusion_title=language.say("cards.confusion") if outcome.confusion else "",
        confusion=outcome.confusion,
    )


# --- the cards that are no outcome's ---


def _further(language: Language) -> Iterator[CardsSlide]:
    fronts = tuple(_further_front(sign, language) for sign in FURTHER)
    backs = tuple(_further_back(sign, language) for sign in FURTHER)
    yield _page(language.say("cards.further_front"), fronts, language)
    yield _turned(language.say("cards.further_back"), backs, language)


def _further_front(sign: str, language: Language) -> CardFront:
    said = _said(sign, language)
    return CardFront(
        id=f"card-{sign}",
        sign=sign,
        mark="",
        badge=said["badge"],
        group=said["group"],
        name=said.get("name", ""),
        text=said.get("text", ""),
    )


def _further_back(sign: str, language: Language) -> CardBack:
    said = _said(sign, language)
    examples = tuple(said[key] for key in ("first", "second") if key in said)
    return CardBack(
        id=f"card-{sign}",
        sign=sign,
        mark="",
        badge=said["badge"],
        name=said["badge"],
        question=said["question"],
        examples_title=language.say("cards.examples") if examples else "",
        examples=examples,
        reverse="",
        confusion_title=language.say("cards.confusion") if "confusion" in said else "",
        confusion=said.get("confusion", ""),
    )


def _said(sign: str, language: Language) -> dict[str, str]:
    """Return the catalogue's texts of a card, by part; a card to fill in has few."""
    parts = ("badge", "group", "name", "text", "question", "first", "second", "confusion")
    keys = {part: f"cards.{sign}.{part}" for part in parts}
    return {part: language.say(key) for part, key in keys.items() if language.has(key)}
