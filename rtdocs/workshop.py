"""The workshop kit as files: which there are, on which templates, by which writers. Only a kit pays for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from rtdocs.documents import OUTPUTS, our_template
from rtdocs.documents import Order as BuildOrder
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.narration import sounds_in
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.plan.content.document import Document
from rtdocs.plan.content.slides import Deck
from rtdocs.plan.form import form
from rtdocs.plan.kit import cards, feedback, guide, invitation, lesson, poster, sheets
from rtdocs.plan.kit.pieces import EXAMPLE, file_name
from rtdocs.read.build import read
from rtdocs.write.excel.books import write_form
from rtdocs.write.package.output import outbox
from rtdocs.write.powerpoint import presentation
from rtdocs.write.word import document as word

Progress = Callable[[str], None]


class Order(NamedTuple):
    """What a kit is to be: for the project of a story or for any group, in a language, with recorded sounds or none."""

    story: Story | None
    language: Language
    narration: Path | None = None


Write = Callable[[Order, Path, Path], object]
"""Writes a piece of an order, on a template, to a path."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the kit: its key in `rtdocs.plan.kit.pieces`, its template, and who writes it."""

    key: str
    template: str
    write: Write


def write_all(orders: Iterable[Order], target: Path, terms: Terms, progress: Progress) -> Outcomes:
    """Write all files of a kit, in every language asked for, and say what became of each, in the order of the kit.

    Raises:
        CannotWrite: as `rtdocs.write.package.output.outbox`.
    """
    with outbox(target, terms) as box:
        names = [name for order in orders for name in _written(order, box.files, progress)]
    return box.in_order(names)


def _written(order: Order, aside: Path, progress: Progress) -> Iterator[str]:
    yield from _pieces(order, aside, progress)
    yield from _example(order.language, aside, progress)


def _pieces(order: Order, aside: Path, progress: Progress) -> Iterator[str]:
    for piece in WHOLE:
        name = file_name(piece.key, order.language)
        progress(name)
        piece.write(order, our_template(piece.template), aside / name)
        yield name


def _example(language: Language, aside: Path, progress: Progress) -> Iterator[str]:
    """Write the fictional example: its workbook, then every document that a build can make of it."""
    book = aside / file_name(EXAMPLE, language)
    progress(book.name)
    write_form(form.example(language), book)
    yield book.name
    story, _ = read(book)
    order = BuildOrder(story, language, OUTPUTS, pdf=False, templates={}, all_questions=False)
    for output in OUTPUTS:
        name = output.file_name(story, language)
        progress(name)
        output.write(order, our_template(output.template), aside / name)
        yield name


def _planned(plan: Callable[[Story | None, Language], Document | Deck]) -> Write:
    """Return what writes a piece by its plan: a Word document, or a presentation."""

    def write(order: Order, template: Path, path: Path) -> None:
        match plan(order.story, order.language):
            case Document() as document:
                word.write(document, template, path)
            case Deck() as deck:
                presentation.write(deck, template, path)

    return write


def _lesson(order: Order, template: Path, path: Path) -> None:
    """Write the presentation, with the recorded sounds where there are any."""
    sounds = sounds_in(order.narration) if order.narration else {}
    presentation.write(lesson.plan(order.story, order.language), template, path, sounds=sounds)


WHOLE = (
    Piece("guide", "trousse.docx", _planned(guide.plan)),
    Piece("invitation", "trousse.docx", _planned(invitation.plan)),
    Piece("lesson", "schema.pptx", _lesson),
    Piece("poster", "affiche.pptx", _planned(poster.plan)),
    Piece("cards", "cartes.pptx", _planned(cards.plan)),
    Piece("sheets", "feuilles.pptx", _planned(sheets.plan)),
    Piece("feedback", "trousse.docx", _planned(feedback.plan)),
)
"""The kit in the order of `rtdocs.plan.kit.pieces.PIECES`, which ends with the example."""
