"""The looks of cards, which differ between events, setbacks, plans, context and effects; and of their badges."""

from dataclasses import replace

from rtdocs.layout.base.look import FUNCTION_SLOTS, Letters, Look, Slot


def _words(badge: Slot, when: Letters | None = None, *, bold: bool = False) -> dict[str, Letters]:
    """Return the letters of an event or effect."""
    return {
        "badge": Letters(bold=True, colour=badge),
        "when": when or Letters(colour=Slot.QUIET, minor=True),
        "title": Letters(bold=bold, leading=_LEADING),
        "detail": Letters(minor=True, leading=_LEADING, above=3),
    }


_LEADING = 0.92
"""Of titles: Calibri asks for more air between lines than a card of a few lines needs."""
STILL = (0, 0, 0, 0)
"""The insets of a shape whose text stands in the middle."""

_CARD_INSETS = (111_760, 57_150, 44_450, 38_100)
_HAIRLINE = 0.62


def card(slot: Slot, badge: str = "") -> Look:
    """Return the look of an event that took place: white, with a hairline edge and a bar of its function's colour."""
    return Look(
        preset="roundRect",
        adjustments=(3_000,),
        fill=Slot.BACKGROUND,
        line=Slot.QUIET,
        line_tint=_HAIRLINE,
        weight=0.75,
        letters=_words(slot),
        insets=_CARD_INSETS,
        anchor="t",
        bar=slot,
        badge=badge,
        grows=True,
    )


def _told(slot: Slot) -> Letters:
    """Return the letters of a first line that repeats the meaning of the card's shape in words."""
    return Letters(colour=slot, bold=True, minor=True)


def unfilled(style: Look, slot: Slot) -> Look:
    """Return the look of an event or effect still to come: white, with a dashed outline and no bar."""
    return replace(
        style,
        fill=Slot.BACKGROUND,
        tint=0.0,
        line=slot,
        line_tint=0.0,
        weight=1.25,
        dash="dash",
        bar=None,
        letters={**style.letters, "when": _told(slot)},
    )


def _reversed(badge: str) -> Look:
    """Return the look of a setback: cut corners, a red edge. No snipped shape: see `scene.Card`."""
    return replace(
        card(Slot.REVERSE, badge),
        preset="plaque",
        adjustments=(5_000,),
        fill=Slot.REVERSE,
        tint=0.95,
        line=Slot.REVERSE,
        line_tint=0.0,
        weight=1.5,
        letters=_words(Slot.REVERSE, _told(Slot.REVERSE)),
        bar=None,
        insets=(76_200, 31_750, 25_400, 25_400),
    )


def _signs(place: int, slot: Slot) -> dict[str, Look]:
    advance, reverse = card(slot, f"badge-F{place}"), _reversed(f"badge-reverse-F{place}")
    return {
        f"event-F{place}": advance,
        f"planned-F{place}": unfilled(advance, slot),
        f"reverse-F{place}": reverse,
        f"planned-reverse-F{place}": unfilled(reverse, Slot.REVERSE),
    }


def _badge(shape: Look, slot: Slot) -> Look:
    """Return the look of a badge: the shape of a function, with the number of an outcome."""
    return replace(
        shape,
        fill=slot,
        letters={"": Letters(bold=True, colour=Slot.BACKGROUND, minor=True)},
        align="ctr",
        insets=STILL,
    )


# A circle of people, an arrow that goes out, a square built together: functions told apart without colour.
MARKS = (Look(preset="ellipse"), Look(preset="homePlate", adjustments=(32_000,)), Look())

BADGES: dict[str, Look] = {
    **{
        f"badge-{kind}F{place}": _badge(MARKS[place - 1], slot if not kind else Slot.REVERSE)
        for place, slot in enumerate(FUNCTION_SLOTS, 1)
        for kind in ("", "reverse-")
    },
    "badge-any": _badge(Look(preset="ellipse"), Slot.DARK),
    "badge-effect": _badge(Look(preset="ellipse"), Slot.EFFECT),
}


def quiet(style: Look) -> Look:
    """Return the look of a card that an earlier page showed: grey words, a hairline, the same shape and badge."""
    grey = {role: replace(letters, bold=False, colour=Slot.QUIET) for role, letters in style.letters.items()}
    return replace(
        style,
        fill=Slot.BACKGROUND,
        tint=0.0,
        line=Slot.QUIET,
        line_tint=_HAIRLINE,
        weight=0.75,
        letters=grey,
        bar=None,
    )


REVERSE = _reversed("badge-reverse-F1")
CONTEXT = replace(
    card(Slot.QUIET),
    preset="foldedCorner",
    adjustments=(14_000,),
    line_tint=0.0,
    bar=None,
    letters=_words(Slot.QUIET, _told(Slot.QUIET)),
    insets=(76_200, 57_150, 44_450, 38_100),
)
EFFECT = replace(
    card(Slot.EFFECT, "badge-effect"),
    adjustments=(10_000,),
    fill=Slot.EFFECT,
    tint=0.88,
    line=Slot.EFFECT,
    line_tint=0.0,
    weight=2.0,
    letters=_words(Slot.EFFECT, _told(Slot.EFFECT), bold=True),
    bar=None,
    insets=(88_900, 57_150, 44_450, 38_100),
)

# Every sign that an event or effect may bear.
SIGNS: dict[str, Look] = {
    **{name: sign for place, slot in enumerate(FUNCTION_SLOTS, 1) for name, sign in _signs(place, slot).items()},
    "event-any": card(Slot.DARK, "badge-any"),
    "planned-any": unfilled(card(Slot.DARK, "badge-any"), Slot.DARK),
    "context": CONTEXT,
    "planned-context": unfilled(CONTEXT, Slot.QUIET),
    "effect": EFFECT,
    "hoped-effect": replace(unfilled(EFFECT, Slot.EFFECT), weight=2.0),
}
