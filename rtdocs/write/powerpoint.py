"""Writes a deck as a PowerPoint file, on a person's template: native shapes and text, all of it editable."""

from pathlib import Path

from rtdocs.i18n import Language, language
from rtdocs.plan.slides import Deck
from rtdocs.write.powerpoint_package import Written, add_slides, describe, notes_idx
from rtdocs.write.powerpoint_pages import Page, pages
from rtdocs.write.powerpoint_template import Layout, Spot, Template, open_template
from rtdocs.write.powerpoint_text import Filling, Piece, fill
from rtdocs.write.powerpoint_xml import Holder, notes_xml, slide_xml


def write(deck: Deck, template: Path, path: Path) -> None:
    """Write a deck.

    Args:
        deck: what it says.
        template: the presentation whose layouts and theme it takes.
        path: the file to write; the same deck and template give the same content.

    Raises:
        BrokenTemplate: the template is no presentation, or lacks a layout or placeholder.
        OSError: the file cannot be written.
    """
    opened = open_template(template)
    tongue = language(deck.language)
    idx = notes_idx(opened.presentation)
    every = [
        _written(page, number, deck.footer, opened, tongue, idx) for number, page in enumerate(pages(deck, opened), 1)
    ]
    add_slides(opened.presentation, every, tongue.tag)
    describe(opened.presentation, deck, tongue.tag)
    opened.presentation.save(str(path))


def _written(page: Page, number: int, footer: str, template: Template, tongue: Language, idx: int) -> Written:
    layout = template.layouts[page.role]
    before = [_holder(*text, layout, tongue) for text in ((Spot.TITLE, page.heading), *page.texts)]
    after = _below(footer, number, layout, tongue)
    notes = (*page.notes, *page.told)
    notes = (page.title, *notes) if page.heading.cut or not notes else notes
    say = tongue.say
    return Written(
        layout.part,
        slide_xml(before, page.scene, after, tongue.tag, page.chart),
        notes_xml(notes, say("powerpoint.names.picture"), say("powerpoint.names.notes"), idx, tongue.tag),
        page.chart.chart if page.chart else None,
    )


def _below(footer: str, number: int, layout: Layout, tongue: Language) -> list[Holder]:
    """Return the footer and the number, where the layout has room for them."""
    holders = []
    if footer and Spot.FOOTER in layout.places:
        holders.append(_holder(Spot.FOOTER, fill([footer], layout.places[Spot.FOOTER]), layout, tongue))
    if Spot.NUMBER in layout.places:
        filling = Filling((Piece(str(number)),))
        holders.append(_holder(Spot.NUMBER, filling, layout, tongue, field="slidenum"))
    return holders


def _holder(spot: Spot, filling: Filling, layout: Layout, tongue: Language, *, field: str = "") -> Holder:
    return Holder(layout.places[spot], tongue.say(f"powerpoint.names.{spot.value}"), filling, field)
