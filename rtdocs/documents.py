"""What a build writes: the files of the products asked for, in each language, on our templates or a person's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.plan.wording.anonymous import Anonymous
from rtdocs.products import DOCUMENTS, Edition, Output, Product, our_template
from rtdocs.template_problems import TemplateProblem

if TYPE_CHECKING:
    from rtdocs.write.package.output import Outbox

Given = Iterable[str | Path] | Mapping[str, str | Path]
"""Templates that a person gives: each is for the document it has places for, or for the part that it is named by."""


TEXTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
SLIDES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""What the name of a template ends with."""


class BuildOrder(NamedTuple):
    """What a build is to write, in one language."""

    story: Story
    language: Language
    outputs: tuple[Output, ...]
    pdf: bool
    templates: Mapping[Product, Path]
    all_questions: bool
    edition: Edition = Edition.FUNDER
    anonymous: Anonymous | None = None

    def wish(self, name: str) -> object:
        """Return what was asked for besides.

        That is "everything", all the questions that the story calls for; "group", whether the group itself is to read
        it; "anonymous", whose names were replaced; "theme", the template of the schema, whose colours and fonts the
        poster takes where it has no template of its own.
        """
        group = self.edition is Edition.GROUP
        theme = None if Product.POSTER in self.templates else self.templates.get(Product.SCHEMA)
        wishes = {"everything": self.all_questions, "group": group, "anonymous": self.anonymous, "theme": theme}
        return wishes[name]


Written = tuple[list[str], list[tuple[Path, TemplateProblem]]]
"""The names of the files of a build, and what is to be said of the templates given."""


def write_all(
    orders: Iterable[BuildOrder], target: Path, terms: Terms, progress: Callable[[str], None]
) -> tuple[Outcomes, list[tuple[Path, TemplateProblem]]]:
    """Write all files of a build, in every language asked for, and say what became of each, in the order of writing."""
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - a check pays for no writer

    names: list[str] = []
    notes: list[tuple[Path, TemplateProblem]] = []
    with outbox(target, terms) as box:
        for order in orders:
            written, found = _write(order, box, progress)
            names += written
            notes += [note for note in found if note not in notes]
    return box.in_order(names), notes


def _write(order: BuildOrder, box: "Outbox", progress: Callable[[str], None]) -> Written:
    from rtdocs.merge.files import merge, with_base  # noqa: PLC0415 - a check pays for no writer

    names = [output.file_name(order.story, order.language) for output in order.outputs]
    notes: list[tuple[Path, TemplateProblem]] = []
    for output, name in zip(order.outputs, names, strict=True):
        progress(name)
        template = order.templates.get(output.product, our_template(output.template))
        found = output.write(order, template, box / name)
        box.bases[name] = with_base(box / name)
        box.merge(name, lambda theirs, ours, target, record: merge(theirs, ours, target, order.language, record))
        notes += [(template, note) for note in found if output.product in order.templates]
    return [*names, *(_printed(box.files, names, order.story.saved, progress) if order.pdf else ())], notes


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
    return tuple(output for output in DOCUMENTS if output.product in wanted)


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
