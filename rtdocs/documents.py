"""What a build writes: which files, on which templates, by which writers.

Each writer is imported when its document is written: who wants the grids alone pays for no PowerPoint library.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from rtdocs.errors import BrokenTemplate
from rtdocs.faults import TemplateFault
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.resources import folder as resource_folder

Notes = tuple[TemplateFault, ...]
Given = Iterable[str | Path] | Mapping[str, str | Path]
"""Templates that a person gives: each is for the document it has places for, or for the part that it is named by."""


TEXTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
SLIDES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""What the name of a template ends with."""


class Part(Enum):
    """What may be asked for: `--only report,summary,schema,grid`."""

    REPORT = "report"
    SUMMARY = "summary"
    SCHEMA = "schema"
    GRID = "grid"


USUAL = (Part.REPORT, Part.SCHEMA, Part.GRID)
"""What a build writes unless told otherwise. The summary comes on request: the report opens with one, and a folder of
four files is easier to find one's way in than one of five."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a build: the part it belongs to, the sentence that names it, its template, and who writes it."""

    part: Part
    name: str
    template: str
    write: Callable[["Order", Path, Path], Notes]

    def file_name(self, story: Story, reader: Language) -> str:
        """Return the file's name: "projet-rapport.docx", "project-report.docx"."""
        return reader.say(f"files.{self.name}", name=story.name)


class Order(NamedTuple):
    """What a build is to write, in one language."""

    story: Story
    reader: Language
    outputs: tuple[Output, ...]
    pdf: bool
    templates: Mapping[Part, Path]
    all_questions: bool


Written = tuple[list[str], list[tuple[Path, TemplateFault]]]
"""The names of the files of a build, and what is to be said of the templates given."""


def write_all(orders: Iterable[Order], target: Path, progress: Callable[[str], None]) -> Written:
    """Write all files of a build, in every language asked for, or none."""
    from rtdocs.write.package import outbox  # noqa: PLC0415 - a check pays for no writer

    names: list[str] = []
    notes: list[tuple[Path, TemplateFault]] = []
    with outbox(target) as aside:
        for order in orders:
            written, found = _write(order, aside, progress)
            names += written
            notes += [note for note in found if note not in notes]
    return names, notes


def _write(order: Order, aside: Path, progress: Callable[[str], None]) -> Written:
    names = [output.file_name(order.story, order.reader) for output in order.outputs]
    notes: list[tuple[Path, TemplateFault]] = []
    for output, name in zip(order.outputs, names, strict=True):
        progress(name)
        template = order.templates.get(output.part, our_template(output.template))
        found = output.write(order, template, aside / name)
        notes += [(template, note) for note in found if output.part in order.templates]
    return [*names, *(_printed(aside, names, order.story.saved, progress) if order.pdf else ())], notes


def _printed(aside: Path, names: Iterable[str], day: str, progress: Callable[[str], None]) -> Iterator[str]:
    from rtdocs.write.printing import pdf_of, print_all  # noqa: PLC0415 - only who wants PDF files pays for it

    documents = [aside / name for name in names if name.endswith((".docx", ".pptx"))]
    for document in documents:
        progress(pdf_of(document).name)
    if documents:
        yield from (path.name for path in print_all(documents, day))


def outputs_of(parts: Iterable[Part | str]) -> tuple[Output, ...]:
    """Return the files that make up the parts, in the order they are written.

    Raises:
        ValueError: a part that does not exist.
    """
    wanted = {Part(part) for part in parts}
    return tuple(output for output in OUTPUTS if output.part in wanted)


def templates_of(given: Given) -> dict[Part, Path]:
    """Return the template of each part.

    Raises:
        BrokenTemplate: a file is no template, or two are for one part.
        ValueError: a part that does not exist.
    """
    if isinstance(given, Mapping):
        pairs = [(Part(part), Path(path)) for part, path in given.items()]
    else:
        pairs = [(_part_of(Path(path)), Path(path)) for path in given]
    found: dict[Part, Path] = {}
    for part, path in pairs:
        if part in found:
            raise BrokenTemplate("template-two", first=found[part], path=path)
        found[part] = path
    return found


def _part_of(path: Path) -> Part:
    """Return which part a template is for: slides tell by their kind, Word files by the places they have."""
    if path.suffix.lower() in SLIDES:
        return Part.SCHEMA
    if path.suffix.lower() not in TEXTS:
        raise BrokenTemplate("template-kind", path=path)
    from rtdocs.write.word import is_for_grid  # noqa: PLC0415 - only who gives a template pays for it

    return Part.GRID if is_for_grid(path) else Part.REPORT


def _report(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import report  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(report.plan(order.story, order.reader), template, path)


def _summary(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan.report import brief  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(brief.plan(order.story, order.reader), template, path)


def _schema(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import deck  # noqa: PLC0415 - idem
    from rtdocs.write import powerpoint  # noqa: PLC0415 - idem

    return powerpoint.write(deck.plan(order.story, order.reader), template, path)


def _grid_document(order: Order, template: Path, path: Path) -> Notes:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import word  # noqa: PLC0415 - idem

    return word.write(grid.document(order.story, order.reader, everything=order.all_questions), template, path)


def _grid_book(order: Order, _template: Path, path: Path) -> Notes:
    from rtdocs.plan import grid  # noqa: PLC0415 - idem
    from rtdocs.write import excel  # noqa: PLC0415 - idem

    excel.write_grid(grid.book(order.story, order.reader, everything=order.all_questions), path)
    return ()


def our_template(name: str) -> Path:
    """Return the path of a template of ours."""
    return resource_folder("templates") / name


OUTPUTS = (
    Output(Part.REPORT, "report", "rapport.docx", _report),
    Output(Part.SUMMARY, "summary", "sommaire.docx", _summary),
    Output(Part.SCHEMA, "schema", "schema.pptx", _schema),
    Output(Part.GRID, "grid-document", "grille.docx", _grid_document),
    Output(Part.GRID, "grid-workbook", "", _grid_book),
)
