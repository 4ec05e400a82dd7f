"""The table of looks: the shape, fill, line and letters of every style name of a scene."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from rtdocs.layout.base.card_looks import BADGES, CONTEXT, EFFECT, MARKS, REVERSE, SIGNS, STILL, card, quiet, unfilled
from rtdocs.layout.base.look import FUNCTION_SLOTS, Letters, Look, Slot

_PLAIN = (54_864, 25_400, 54_864, 25_400)


def _plain(sign: Look) -> Look:
    """Return the look of a sign in a box with no badge, in letters of one weight."""
    letters = {role: replace(each, bold=role == "badge") for role, each in sign.letters.items()}
    return replace(
        sign,
        insets=(38_100, 25_400, 25_400, 25_400),
        adjustments=sign.adjustments and (3_500,),
        anchor="ctr",
        grows=False,
        letters=letters,
    )


def _line(name: str, arrow: Look) -> dict[str, Look]:
    """Return the looks of an arrow, of a part of it without a head, and of the dot where its lines meet."""
    dot = Look(preset="ellipse", fill=arrow.line, tint=arrow.line_tint)
    return {name: arrow, f"{name}-part": replace(arrow, head=False), f"{name}-dot": dot}


def _lane(code: str, slot: Slot) -> dict[str, Look]:
    """Return the looks of a lane: its ground, its name, and its boxes to write in."""
    return {
        f"lane-{code}": Look(fill=slot, tint=0.93),
        f"lane-name-{code}": Look(letters={"": Letters(bold=True, colour=slot)}, insets=STILL),
        f"named-{code}": replace(card(slot), preset="rect", adjustments=(), insets=_PLAIN, anchor="ctr", grows=False),
        f"blank-{code}": _blank(slot),
        f"count-{code}": replace(card(slot), align="ctr", insets=STILL),
    }


def _blank(slot: Slot) -> Look:
    """Return the look of a box to write in."""
    letters = {"": Letters(colour=Slot.QUIET)}
    return Look(fill=Slot.BACKGROUND, line=slot, weight=1.25, dash="sysDot", letters=letters, anchor="t")


def _printed(key: str, slot: Slot, sign: Look) -> dict[str, Look]:
    """Return the looks of a function or sign on posters and cards, where its own shape bears a number or stands alone.

    A shape on a block of colour is filled with the same colour, so that its contrast can be measured.
    """
    white, coloured = {"": Letters(bold=True, colour=Slot.BACKGROUND)}, {"": Letters(bold=True, colour=slot)}
    plain = Letters(colour=Slot.BACKGROUND, above=2)
    open_sign = replace(sign, fill=Slot.BACKGROUND, tint=0.0, letters=coloured, align="ctr", insets=STILL)
    return {
        f"mark-{key}": replace(sign, fill=slot, tint=0.0, letters=white, align="ctr", insets=STILL),
        f"mark-open-{key}": open_sign,
        f"block-{key}": Look(fill=slot),
        f"banner-{key}": Look(fill=slot, letters={"title": white[""], "": plain}, insets=STILL),
        f"entry-{key}": Look(letters={"title": coloured[""], "": Letters()}, insets=STILL),
        f"front-{key}": Look(letters={"title": coloured[""], "": Letters(above=6)}, insets=STILL, anchor="t"),
        f"rule-{key}": Look(line=slot, weight=1.0),
    }


_ROOMY = (127_000, 101_600, 127_000, 101_600)


def _tile(sign: Look) -> Look:
    """Return the look of a large card."""
    return replace(sign, anchor="t", insets=_ROOMY)


_YEAR = Look(fill=Slot.DARK, letters={"": Letters(bold=True, colour=Slot.DARK)}, align="ctr", insets=STILL)
# What a dot, stem or bar of the timeline stands for.
_TOLD_BY = {f"F{place}": slot for place, slot in enumerate(FUNCTION_SLOTS, 1)} | {
    "effect": Slot.EFFECT,
    "reverse": Slot.REVERSE,
    "context": Slot.QUIET,
    "any": Slot.DARK,
}


def _timed(key: str, slot: Slot) -> dict[str, Look]:
    """Return the looks of a mark on the axis. A dot is a square rounded whole: an ellipse has its sites elsewhere."""
    dot = Look(preset="roundRect", adjustments=(50_000,), fill=slot, line=slot, weight=1.75)
    return {
        f"dot-sharp-{key}": dot,
        f"dot-loose-{key}": replace(dot, fill=Slot.BACKGROUND),
        f"stem-{key}": Look(line=slot, weight=1.0),
        f"span-{key}": Look(line=slot, weight=3.5),
    }


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        **SIGNS,
        **BADGES,
        **{f"bar-{slot.value}": Look(fill=slot) for slot in Slot},
        "card-number": Look(letters={"": Letters(colour=Slot.QUIET, minor=True)}, align="r", insets=STILL, anchor="t"),
        **{f"{name}-plain": _plain(sign) for name, sign in SIGNS.items()},
        **{f"{name}-badge": replace(sign, align="ctr", insets=STILL, anchor="ctr") for name, sign in SIGNS.items()},
        **{f"{name}-tile": _tile(sign) for name, sign in SIGNS.items()},
        **{f"{name}-quiet": quiet(sign) for name, sign in SIGNS.items()},
        "tile": _tile(replace(card(Slot.DARK), fill=Slot.LIGHT, tint=0.0)),
        **{
            name: part
            for place, slot in enumerate(FUNCTION_SLOTS, 1)
            for name, part in _lane(f"F{place}", slot).items()
        },
        **_lane("context", Slot.QUIET),
        "lane-name-own": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, insets=STILL),
        "lane-own": Look(fill=Slot.DARK, tint=0.93),
        "blank-own": _blank(Slot.DARK),
        **{
            name: part
            for place, slot in enumerate(FUNCTION_SLOTS, 1)
            for name, part in _printed(f"F{place}", slot, MARKS[place - 1]).items()
        },
        **_printed("effect", Slot.EFFECT, EFFECT),
        **_printed("reverse", Slot.REVERSE, REVERSE),
        **_printed("context", Slot.QUIET, CONTEXT),
        **_printed("own", Slot.DARK, unfilled(card(Slot.DARK), Slot.DARK)),
        "chip-reverse": Look(
            preset="plaque",
            adjustments=(12_000,),
            fill=Slot.BACKGROUND,
            line=Slot.REVERSE,
            weight=1.5,
            letters={"": Letters(colour=Slot.REVERSE)},
            align="ctr",
            insets=(25_400, 0, 25_400, 0),
        ),
        "aside": Look(fill=Slot.LIGHT),
        "key-figure": Look(
            letters={"badge": Letters(bold=True, colour=Slot.DARK), "": Letters(above=2)}, insets=STILL, anchor="t"
        ),
        "lead": Look(letters={"": Letters()}, insets=STILL),
        "project": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, align="r", insets=STILL),
        "body": Look(letters={"": Letters()}, insets=STILL, anchor="t"),
        "label": Look(letters={"": Letters(bold=True, colour=Slot.QUIET)}, insets=STILL, anchor="t"),
        "ask": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, insets=STILL, anchor="t"),
        "ruled": Look(line=Slot.QUIET, weight=0.75, dash="sysDot"),
        "scissors": Look(line=Slot.QUIET, weight=0.75, dash="dash"),
        "blank-effect": replace(_blank(Slot.EFFECT), preset="roundRect", adjustments=(18_000,), weight=2.25),
        "lane-empty": Look(letters={"": Letters(italic=True, colour=Slot.QUIET)}, insets=STILL),
        "reference": Look(
            line=Slot.QUIET,
            line_tint=0.4,
            weight=0.75,
            dash="sysDot",
            letters={"": Letters(italic=True, colour=Slot.QUIET)},
        ),
        "reason": Look(
            fill=Slot.BACKGROUND,
            line=Slot.DARK,
            weight=0.75,
            letters={"": Letters(bold=True, colour=Slot.DARK)},
            align="ctr",
            insets=(12_700, 0, 12_700, 0),
        ),
        "reason-tie": Look(line=Slot.DARK, weight=0.75, dash="sysDot"),
        "header": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, align="ctr", insets=STILL),
        "effects-header": Look(letters={"": Letters(bold=True, colour=Slot.EFFECT)}, align="ctr", insets=STILL),
        "heading": Look(letters={"": Letters(bold=True, colour=Slot.DARK)}, insets=STILL),
        "hub": Look(
            preset="roundRect", fill=Slot.DARK, letters={"": Letters(bold=True, colour=Slot.BACKGROUND)}, align="ctr"
        ),
        "person": replace(card(Slot.SETUP), preset="roundRect", align="ctr"),
        "thing": replace(card(Slot.INFLUENCE), preset="foldedCorner", align="ctr"),
        "tie": Look(line=Slot.QUIET, weight=1.75),
        "text": Look(letters={"name": Letters(bold=True), "": Letters()}, insets=STILL),
        "caption": Look(letters={"": Letters(colour=Slot.QUIET)}, insets=STILL),
        "cut": Look(line=Slot.DARK, weight=1.75),
        **{name: part for key, slot in _TOLD_BY.items() for name, part in _timed(key, slot).items()},
        "diamond": Look(preset="diamond", fill=Slot.DARK),
        "year-even": replace(_YEAR, tint=0.84),
        "year-odd": replace(_YEAR, tint=0.91),
        "year": Look(fill=Slot.BACKGROUND, letters={"": Letters(colour=Slot.DARK)}, align="ctr", insets=STILL),
        "panel": Look(fill=Slot.BACKGROUND),
        "axis": Look(line=Slot.DARK, weight=1.5, head=True),
        "axis-part": Look(line=Slot.DARK, weight=1.5),
        "silence": Look(line=Slot.DARK, weight=1.5, dash="sysDot"),
        "tick": Look(line=Slot.DARK, weight=1.0),
        "leader": Look(line=Slot.QUIET, weight=0.75),
        "ring": Look(preset="ellipse", line=Slot.QUIET, weight=0.75),
        "rim": Look(preset="ellipse", line=Slot.DARK, weight=2.25),
        **{
            f"spoke-F{place}": Look(line=slot, weight=1.5, dash=dash)
            for place, (slot, dash) in enumerate(zip(FUNCTION_SLOTS, ("solid", "dash", "sysDash"), strict=True), 1)
        },
        "road": Look(line=Slot.QUIET, line_tint=0.72, weight=22.0, cap="rnd", curved=True),
        "edge-path": Look(line=Slot.DARK, weight=1.5, dash="sysDash", head=True, curved=True),
        **_line("edge-claimed", Look(line=Slot.QUIET, line_tint=0.2, weight=1.25, head=True)),
        **_line("edge-effect", Look(line=Slot.EFFECT, weight=1.75, head=True)),
        **_line("edge-succession", Look(line=Slot.QUIET, weight=1.25, dash="sysDash", head=True)),
    }
)


LEAST = 12
"""The smallest letters of a slide, in points; smaller ones are for the whole chain on one slide, and for paper."""
_MINOR = 0.86


@cache
def look(name: str) -> Look:
    """Return the look of a style; "event-F1/14" is that of "event-F1" with letters of 14 points.

    "entry-F1/22,16" gives its first role 22 points and all others 16.

    Raises:
        KeyError: no style has this name.
    """
    base, _, size = name.partition("/")
    style = LOOKS[base]
    if not size:
        return style
    first, _, others = size.partition(",")
    sizes = {role: float(others or first) if at else float(first) for at, role in enumerate(style.letters)}
    roles = {
        role: replace(letters, size=minor(sizes[role]) if letters.minor else sizes[role])
        for role, letters in style.letters.items()
    }
    grown = float(others or first) / LEAST if style.grows else 1
    left, top, right, bottom = (round(inset * grown) for inset in style.insets)
    return replace(style, letters=MappingProxyType(roles), insets=(left, top, right, bottom))


def minor(size: float) -> float:
    """Return the size in points of dates and numbers beside titles of a size."""
    return min(size, max(LEAST, round(2 * size * _MINOR) / 2))
