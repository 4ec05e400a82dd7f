"""Writes a deck as a PowerPoint file, on a person's template: native shapes and text, all of it editable."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from rtdocs.i18n import Language, language_of
from rtdocs.narration import Sound
from rtdocs.plan.content.slides import Deck
from rtdocs.template_problems import TemplateProblem
from rtdocs.write.drawingml.drawing import finished
from rtdocs.write.package.whole import save_whole
from rtdocs.write.powerpoint import logos
from rtdocs.write.powerpoint.markup import Holder, keyed, notes_xml, slide_xml
from rtdocs.write.powerpoint.package import Written, add_slides, describe, notes_idx, say_notes
from rtdocs.write.powerpoint.page import EMPTY, Page
from rtdocs.write.powerpoint.pages import pages
from rtdocs.write.powerpoint.placeholders import Spot
from rtdocs.write.powerpoint.sound import RELATIONS, Button, button, button_frame, refuse_beyond, with_room
from rtdocs.write.powerpoint.template import Layout, Template, open_template
from rtdocs.write.powerpoint.text import Filling, Piece, fill

SILENT: Mapping[int, Sound] = MappingProxyType({})


def write(
    deck: Deck, template: Path, path: Path, *, sounds: Mapping[int, Sound] = SILENT, theme: Path | None = None
) -> tuple[TemplateProblem, ...]:
    """Write a deck, and return the faults and lacks of its template that did not stop it.

    Args:
        deck: the plan of the presentation.
        template: the presentation whose layouts and theme it takes.
        path: the file to write; the same deck and template give the same content.
        sounds: the sound of each slide's play button, by the number of the slide in the file, from 1.
        theme: another presentation whose colours and fonts the template takes.

    Raises:
        BrokenTemplate: as `open_template`.
        UnusableNarration: a sound is for a slide past the last one.
        UnusablePicture: a logo cannot be read.
        OSError: the file cannot be written.
    """
    opened = open_template(template, theme)
    opened = with_room(opened) if sounds else opened
    language = language_of(deck.language)
    idx = notes_idx(opened.presentation)
    shown = pages(deck, opened)
    refuse_beyond(sounds, len(shown))
    every = [
        _written(replace(page, sound=sounds.get(number)), number, deck, opened, idx)
        for number, page in enumerate(shown, 1)
    ]
    add_slides(opened.presentation, every, language.tag, opened.colours)
    describe(opened.presentation, deck, language.tag)
    say_notes(opened.presentation, language)
    save_whole(opened.presentation, path)
    return opened.faults


def _written(page: Page, number: int, deck: Deck, template: Template, idx: int) -> Written:
    language = language_of(deck.language)
    layout = template.layouts[page.role]
    title, *texts = (_own(_holder(*text, layout, language), deck) for text in ((Spot.TITLE, page.heading), *page.texts))
    before: list[Holder | Button] = [title, *_sounding(page, template, language), *texts]
    marks = logos.placed(page.logos, page.line, _first_free(page))
    after: list[Holder | logos.Logo] = [
        *marks,
        *(_own(holder, deck) for holder in _below(deck.footer, number, layout, language)),
    ]
    notes = (*page.notes, *page.told)
    notes = (page.title, *notes) if page.heading.cut or not notes else notes
    say = language.say
    ground = template.colours.panel(template.drawing) if page.is_drawn or page.chart else EMPTY
    ground, scene = (finished(each, language, deck.own) for each in (ground, page.scene))
    return Written(
        layout.part,
        keyed(
            template.colours.paint(slide_xml(before, scene, after, language.tag, ground, page.chart).decode()), page.key
        ),
        notes_xml(notes, say("powerpoint.names.picture"), say("powerpoint.names.notes"), idx, language.tag),
        page.chart.chart if page.chart else None,
        page.sound,
        tuple(marks),
    )


def _first_free(page: Page) -> int:
    """Return the number of a slide's first relation after those of its chart and its sound."""
    return 1 + bool(page.chart) + RELATIONS * bool(page.sound)


def _own(holder: Holder, deck: Deck) -> Holder:
    """Return a holder marked with the group's language, where it shows the project's title: first slide and footers."""
    is_own = deck.own and [piece.text for piece in holder.filling.pieces] == [deck.footer]
    return replace(holder, lang=language_of(deck.own).tag) if is_own else holder


def _sounding(page: Page, template: Template, language: Language) -> list[Button]:
    """Return the play button of a page that has a sound; its relations come after that of a chart."""
    if page.sound is None:
        return []
    return [button(page.sound, button_frame(template), language, 2 if page.chart else 1)]


def _below(footer: str, number: int, layout: Layout, language: Language) -> list[Holder]:
    """Return the footer and the number, where the layout has room for them."""
    holders = []
    if footer and Spot.FOOTER in layout.places:
        holders.append(_holder(Spot.FOOTER, fill([footer], layout.places[Spot.FOOTER]), layout, language))
    if Spot.NUMBER in layout.places:
        filling = Filling((Piece(str(number)),))
        holders.append(_holder(Spot.NUMBER, filling, layout, language, field="slidenum"))
    return holders


def _holder(spot: Spot, filling: Filling, layout: Layout, language: Language, *, field: str = "") -> Holder:
    return Holder(layout.places[spot], language.say(f"powerpoint.names.{spot.value}"), filling, field)
