"""The files of the workshop kit: its pieces, then the fictional example with all documents of its build."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rtdocs.documents import BuildOrder
from rtdocs.i18n import Language
from rtdocs.merge.files import bring_together
from rtdocs.narration import Sound, sounds_in
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.plan.form import form
from rtdocs.plan.kit.pieces import EXAMPLE, file_name
from rtdocs.plan.wording.telling import Telling
from rtdocs.products import DOCUMENTS, PIECES, Edition, our_template
from rtdocs.read.build import read
from rtdocs.write.excel.books import write_form
from rtdocs.write.package.output import Outbox, outbox

Progress = Callable[[str], None]


class KitOrder(NamedTuple):
    """An order for a kit: for a project or for any group, in a language, with a folder of sounds or None."""

    telling: Telling
    narration: Path | None = None

    def wish(self, name: str) -> object:
        """Return the value of an option: "sounds", the recorded sounds by slide number, from 1."""
        return {"sounds": self._sounds}[name]()

    def _sounds(self) -> dict[int, Sound]:
        return sounds_in(self.narration) if self.narration else {}


def write_all(orders: Iterable[KitOrder], target: Path, terms: Terms, progress: Progress) -> Outcomes:
    """Write all files of a kit in every language; return the outcome of each, in the order of the kit.

    Raises:
        CannotWrite: as `rtdocs.write.package.output.outbox`.
    """
    with outbox(target, terms) as box:
        names = [name for order in orders for name in _written(order, box, progress)]
    return box.in_order(names)


def _written(order: KitOrder, box: Outbox, progress: Progress) -> Iterator[str]:
    yield from _pieces(order, box, progress)
    yield from _example(order.telling.language, box, progress)


def _pieces(order: KitOrder, box: Outbox, progress: Progress) -> Iterator[str]:
    for piece in PIECES:
        name = file_name(piece.key, order.telling.language)
        progress(name)
        piece.write(order, our_template(piece.template), box / name)
        bring_together(box, name, order.telling.language)
        yield name


def _example(language: Language, box: Outbox, progress: Progress) -> Iterator[str]:
    """Write the fictional example: its workbook, then every document that a build can make of it."""
    book = box / file_name(EXAMPLE, language)
    progress(book.name)
    write_form(form.example(language), book)
    yield book.name
    story, _ = read(book)
    order = BuildOrder(story, language, DOCUMENTS, pdf=False, templates={}, all_questions=False, edition=Edition.GROUP)
    for output in DOCUMENTS:
        name = output.file_name(order.telling)
        progress(name)
        output.write(order, our_template(output.template), box / name)
        bring_together(box, name, language)
        yield name
