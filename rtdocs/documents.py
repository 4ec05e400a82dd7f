"""The documents of a build: one file for each product and language, on our templates or a person's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.plan.wording.anonymous import Anonymous
from rtdocs.plan.wording.telling import Telling
from rtdocs.products import DOCUMENTS, Edition, Output, Product, our_template
from rtdocs.template_problems import TemplateProblem, TemplateRule

if TYPE_CHECKING:
    from rtdocs.write.package.output import Outbox

Given = Iterable[str | Path] | Mapping[str, str | Path]
"""Templates that a person gives: each is for the document it has places for, or for the part that it is named by."""


TEXTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
SLIDES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""What the name of a template ends with."""


class BuildOrder(NamedTuple):
    """One language of a build: the story, the files to write in that language, and the options of the command."""

    story: Story
    language: Language
    outputs: tuple[Output, ...]
    pdf: bool
    templates: Mapping[Product, Path]
    all_questions: bool
    edition: Edition = Edition.FUNDER
    anonymous: Anonymous | None = None

    @property
    def telling(self) -> Telling:
        """The story in the order's language, for the readers of its edition."""
        return Telling(self.story, self.language, self.edition is Edition.GROUP)

    def wish(self, name: str) -> object:
        """Return the value of an option of the build, by its name in `products`.

        "everything": whether grids hold all questions that the story calls for. "anonymous": the story with its names
        replaced by roles, or None. "theme": the template of the schema, whose colours and fonts the poster takes where
        it has no template of its own, or None.
        """
        theme = None if Product.POSTER in self.templates else self.templates.get(Product.SCHEMA)
        wishes = {"everything": self.all_questions, "anonymous": self.anonymous, "theme": theme}
        return wishes[name]


Written = tuple[list[str], list[tuple[Path, TemplateProblem]]]
"""The names of the files of a build, and what is to be said of the templates given."""


def write_all(
    orders: Iterable[BuildOrder], target: Path, terms: Terms, progress: Callable[[str], None]
) -> tuple[Outcomes, list[tuple[Path, TemplateProblem]]]:
    """Write all files of a build in every language; return the outcome of each file, in the order of writing.

    The second value is the notes: the path of a person's template, with a fault or lack that did not stop the build.
    """
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
    from rtdocs.merge.files import bring_together  # noqa: PLC0415 - a check pays for no writer

    names = [output.file_name(order.telling) for output in order.outputs]
    notes: list[tuple[Path, TemplateProblem]] = []
    for output, name in zip(order.outputs, names, strict=True):
        progress(name)
        template = order.templates.get(output.product, our_template(output.template))
        found = output.write(order, template, box / name)
        bring_together(box, name, order.language)
        notes += [(template, note) for note in found if output.product in order.templates]
    notes += _about_summary(order)
    return [*names, *(_printed(box.files, names, order.story.saved, progress) if order.pdf else ())], notes


def _about_summary(order: BuildOrder) -> Iterator[tuple[Path, TemplateProblem]]:
    """Yield a note where the summary has no template made for it: it is then longer, or looks otherwise."""
    if not any(output.product is Product.SUMMARY for output in order.outputs):
        return
    from rtdocs.write.word.document import purpose_of  # noqa: PLC0415 - as above

    own, report = (order.templates.get(product) for product in (Product.SUMMARY, Product.REPORT))
    if own and Product(purpose_of(own).value) is not Product.SUMMARY:
        yield own, TemplateProblem(TemplateRule.LONGER_SUMMARY)
    elif report and not own:
        yield report, TemplateProblem(TemplateRule.OUR_SUMMARY)


def _printed(aside: Path, names: Iterable[str], day: str, progress: Callable[[str], None]) -> Iterator[str]:
    from rtdocs.write.pdf.printing import pdf_of, print_all  # noqa: PLC0415 - only who wants PDF files pays for it

    documents = [aside / name for name in names if name.endswith((".docx", ".pptx"))]
    for document in documents:
        progress(pdf_of(document).name)
    if documents:
        yield from (path.name for path in print_all(documents, day))


def outputs_of(parts: Iterable[Product | str]) -> tuple[Output, ...]:
    """Return the files that make up the products asked for, in the order of writing.

    Raises:
        ValueError: a product that does not exist.
    """
    wanted = {Product(part) for part in parts}
    return tuple(output for output in DOCUMENTS if output.product in wanted)


def templates_of(given: Given, outputs: Iterable[Output] = DOCUMENTS) -> dict[Product, Path]:
    """Return the person's template of each product that has one, for a build of some outputs.

    A template made for the summary serves the report where no summary is wanted and the report has none of its own.

    Raises:
        BrokenTemplate: a file is no template, or two are for one product.
        ValueError: a product that does not exist.
    """
    if isinstance(given, Mapping):
        return _each_its_own((Product(part), Path(path)) for part, path in given.items())
    found = _each_its_own((_part_of(Path(path)), Path(path)) for path in given)
    if Product.SUMMARY in found and not any(output.product is Product.SUMMARY for output in outputs):
        found.setdefault(Product.REPORT, found[Product.SUMMARY])
    return found


def _each_its_own(pairs: Iterable[tuple[Product, Path]]) -> dict[Product, Path]:
    found: dict[Product, Path] = {}
    for part, path in pairs:
        if part in found:
            raise BrokenTemplate("template-two", first=found[part], path=path)
        found[part] = path
    return found


def _part_of(path: Path) -> Product:
    """Return the product that a template is for: slides by their size, Word files by the places they hold."""
    if path.suffix.lower() in SLIDES:
        from rtdocs.write.powerpoint.template import is_for_poster  # noqa: PLC0415 - only who gives one pays for it

        return Product.POSTER if is_for_poster(path) else Product.SCHEMA
    if path.suffix.lower() not in TEXTS:
        raise BrokenTemplate("template-kind", path=path)
    from rtdocs.write.word.document import purpose_of  # noqa: PLC0415 - only who gives a template pays for it

    return Product(purpose_of(path).value)
