"""What a build writes: which files, on which templates, by which writers.

Each writer is imported when its document is written: who wants the grids alone pays for no PowerPoint library.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.resources import folder as resource_folder
from rtdocs.template_problems import TemplateProblem

Notes = tuple[TemplateProblem, ...]
Given = Iterable[str | Path] | Mapping[str, str | Path]
"""Templates that a person gives: each is for the document it has places for, or for the part that it is named by."""


TEXTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
SLIDES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""What the name of a template ends with."""


class Product(Enum):
    """What may be asked for: `--only report,summary,schema,grid`."""

    REPORT = "report"
    SUMMARY = "summary"
    SCHEMA = "schema"
    GRID = "grid"


USUAL = (Product.REPORT, Product.SCHEMA, Product.GRID)
"""What a build writes unless told otherwise. The summary comes on request: the report opens with one, and a folder of
four files is easier to find one's way in than one of five."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build: the part it belongs to, the sentence that names it, its template, and who writes it."""

    part: Product
    name: str
    template: str
    write: Callable[["Order", Path, Path], Notes]

    def file_name(self, story: Story, language: Language) -> str:
        """Return the file's name: "projet-rapport.docx", "project-report.docx"."""
        return language.say(f"files.{self.name}", name=story.name)


class Order(NamedTuple):
    """What a build is to write, in one language."""

    story: Story
    language: Language
    outputs: tuple[Output, ...]
    pdf: bool
    templates: Mapping[Product, Path]
    all_questions: bool


Written = tuple[list[str], list[tuple[Path, TemplateProblem]]]
"""The names of the files of a build, and what is to be said of the templates given."""


def write_all(
    orders: Iterable[Order], target: Path, terms: Terms, progress: Callable[[str], None]
) -> tuple[Outcomes, list[tuple[Path, TemplateProblem]]]:
    """Write all files of a build, in every language asked for, and say what became of each, in the order of writing."""
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - a check pays for no writer

    names: list[str] = []
    notes: list[tuple[Path, TemplateProblem]] = []
    with outbox(target, terms) as box:
        for order in orders:
            written, found = _write(order, box.files, progress)
            names += written
            notes += [note for note in found if note not in notes]
    return box.in_order(names), notes


def _write(order: Order, aside: Path, progress: Callable[[str], None]) -> Written:
    names = [output.file_name(order.story, order.language) for output in order.outputs]
    notes: list[tuple[Path, TemplateProblem]] = []
    for output, name in zip(order.outputs, names, strict=True):
        progress(name)
        template = order.templates.get(output.part, our_template(output.template))
        found = output.write(order, template, aside / name)
        notes += [(template, note) for note in found if output.part in order.templates]
    return [*names, *(_printed(aside, names, order.story.saved, progress) if order.pdf else ())], notes


def _printed(aside: Path, names: Iterable[str], day: str, progress: Callable[[str], None]) -> Iterator[str]:
    from rtdocs.write.pdf.printing import pdf_of, print_all  # noqa: PLC0415 - only who wants PDF files pays for it

    documents = [aside / name for name in names if name.endswith((".docx", ".pptx"))]
    for document in documents:
        progress(pdf_of(document).name)
    if documents:
        yield from (path.name for path in print_all(documents, day))


def outputs_of(parts: Iterable[Product | str]) -> tuple[Output, ...]:
    """Return the files that make up the parts, in the order they are written.

    Raises:
        ValueError: a part that does not exist.
    """
    wanted = {Product(part) for part in parts}
    return tuple(output for output in OUTPUTS if output.part in wanted)


def templates_of(given: Given) -> dict[Product, Path]:
    """Return the template of each part.

    Raises:
        BrokenTemplate: a file is no template, or two are for one part.
        ValueError: a part that does not exist.
    """
    if isinstance(given, Mapping):
        pairs = [(Product(part), Path(path)) for part, path in given.items()]
    else:
        pairs = [(_part_of(Path(path)), Path(path)) for path in given]
    found: dict[Product, Path] = {}
    for part, path in pairs:
        if part in found:
            raise BrokenTemplate("template-two", first=found[part], path=path)
        found[part] = path
    return found


def _part_of(path: Path) -> Product:
    """Return which part a template is for: slides tell by their kind, Word files by the places they have."""
    if path.suffix.lower() in SLIDES:
        return Product.SCHEMA
    if path.suffix.lower() not in TEXTS:
        raise BrokenTemplate("template-kind", path=path)
    from rtdocs.write.word.document import is_for_grid  # noqa: PLC0415 - only who gives a template pays for it

    return Product.GRID if is_for_grid(path) else Product.REPORT


def _report(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import report  # noqa: PLC0415 - idem
    from rtdocs.write.word import document as word  # noqa: PLC0415 - idem

    return word.write(report.plan(order.story, order.language), template, path)


def _summary(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan.report import brief  # noqa: PLC0415 - idem
    from rtdocs.write.word import document as word  # noqa: PLC0415 - idem

    return word.write(brief.plan(order.story, order.language), template, path)


def _schema(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan.deck import deck  # noqa: PLC0415 - idem
    from rtdocs.write.powerpoint import presentation  # noqa: PLC0415 - idem

    return presentation.write(deck.plan(order.story, order.language), template, path)


def _grid_document(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan.grid import grid  # noqa: PLC0415 - idem
    from rtdocs.write.word import document as word  # noqa: PLC0415 - idem

    return word.write(grid.document(order.story, order.language, everything=order.all_questions), template, path)


def _grid_book(order: Order, _template: Path, path: Path) -> Notes:
    from rtdocs.plan.grid import grid  # noqa: PLC0415 - idem
    from rtdocs.write.excel import books  # noqa: PLC0415 - idem

    books.write_grid(grid.book(order.story, order.language, everything=order.all_questions), path)
    return ()


def our_template(name: str) -> Path:
    """Return the path of a template of ours."""
    return resource_folder("templates") / name


OUTPUTS = (
    Output(Product.REPORT, "report", "rapport.docx", _report),
    Output(Product.SUMMARY, "summary", "sommaire.docx", _summary),
    Output(Product.SCHEMA, "schema", "schema.pptx", _schema),
    Output(Product.GRID, "grid-document", "grille.docx", _grid_document),
    Output(Product.GRID, "grid-workbook", "", _grid_book),
)
