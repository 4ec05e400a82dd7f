"""Commands on a template, for callers without a terminal: begin one, show it, check it. Nothing prints."""

import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from rtdocs import pipeline
from rtdocs.documents import SLIDES, TEXTS
from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import Language, catalogue, codes, language_of
from rtdocs.outcomes import Outcomes, Terms
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.template_problems import TemplateProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from rtdocs.plan.content.document import Document

OURS = {
    "report": "rapport.docx",
    "summary": "sommaire.docx",
    "grid": "grille.docx",
    "schema": "schema.pptx",
    "poster": "affiche-recit.pptx",
}
"""The templates that a person may restyle, by the part that each is for."""
_TAGGED = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def new(target: Path, lang: str, *, force: bool = False) -> Outcomes:
    """Write our templates into a folder, with their names in a language; return the outcome of each file.

    A template that somebody restyled stays, and ours is written beside it, unless `force` says otherwise.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - `check` pays for no writing

    language = language_of(lang)
    names = {language.say(f"files.template-{name}"): file for name, file in OURS.items()}
    with outbox(target, Terms(force=force, marked=False)) as box:
        for name, file in names.items():
            _write_named(folder("templates") / file, box / name, language)
    return box.in_order(names)


def check(path: Path, lang: str) -> tuple[TemplateProblem, ...]:
    """Return the problems of a template: its faults, then the lacks that rtdocs makes up for.

    Raises:
        BrokenTemplate: the file cannot be read at all, or is no template.
    """
    from rtdocs.write.powerpoint import template  # noqa: PLC0415 - `new` pays for no reading
    from rtdocs.write.word import document  # noqa: PLC0415 - `new` pays for no reading

    if _is_text(path):
        return document.inspect(path, lang)
    return template.inspect(path).faults


def annotate(path: Path, copy: Path, lang: str, *, force: bool = False) -> tuple[tuple[TemplateProblem, ...], Outcomes]:
    """Write a copy of a Word template with a comment at each fault; return the faults and the copy's outcome.

    Raises:
        BrokenTemplate: as `check`.
        CannotWrite: the copy cannot be written.
    """
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem
    from rtdocs.write.word.template_copy import annotate as write  # noqa: PLC0415 - idem

    faults = check(path, lang)
    with outbox(copy.parent, Terms((path,), force)) as box:
        write(path, faults, language_of(lang), box / copy.name)
    return faults, box.outcomes


def show(path: Path, copy: Path, lang: str, *, force: bool = False) -> Outcomes:
    """Write a document or presentation on a template in which every name, part, style and place shows its own name.

    Raises:
        BrokenTemplate: the template cannot be read, or has faults.
        CannotWrite: the copy cannot be written.
    """
    from rtdocs.write.package.output import outbox  # noqa: PLC0415 - idem
    from rtdocs.write.powerpoint import specimen as powerpoint_specimen  # noqa: PLC0415 - idem

    with outbox(copy.parent, Terms((path,), force)) as box:
        if _is_text(path):
            _show_text(path, box / copy.name, language_of(lang))
        else:
            powerpoint_specimen.write(path, language_of(lang), box / copy.name)
    return box.outcomes


def _is_text(path: Path) -> bool:
    """Tell whether a template is of Word, and not of PowerPoint.

    Raises:
        BrokenTemplate: the file's ending is of neither.
    """
    if path.suffix.lower() not in TEXTS | SLIDES:
        raise BrokenTemplate("template-kind", path=path)
    return path.suffix.lower() in TEXTS


def _show_text(path: Path, copy: Path, language: Language) -> None:
    """Show a Word template with the fictional example that `rtdocs new --example` gives."""
    from rtdocs.plan import report  # noqa: PLC0415 - idem
    from rtdocs.plan.grid import grid  # noqa: PLC0415 - idem
    from rtdocs.plan.report import brief  # noqa: PLC0415 - idem
    from rtdocs.plan.report.specimen import specimen  # noqa: PLC0415 - idem
    from rtdocs.write.word import document  # noqa: PLC0415 - idem
    from rtdocs.write.word.specimen import styles_xml  # noqa: PLC0415 - idem

    with tempfile.TemporaryDirectory() as aside:
        example = Path(aside) / "example.xlsx"
        pipeline.new_workbook(example, lang=language.code, example=True)
        story = pipeline.load(example).story
    plans: dict[str, Callable[[Telling], Document]] = {
        "grid": grid.document,
        "summary": brief.plan,
        "report": report.plan,
    }
    plan = plans[document.purpose_of(path).value]
    document.write(specimen(plan(Telling(story, language)), language), path, copy, styles_xml)


def _write_named(source: Path, target: Path, language: Language) -> None:
    """Write a template of ours with the names of a language in its tags."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new_file:
        for entry in old.namelist():
            content = old.read(entry)
            new_file.writestr(entry, _translated(content, language) if entry in _TAGGED else content)


def _translated(content: bytes, language: Language) -> bytes:
    words = {
        name: text
        for code in codes()
        for key, name in catalogue.topic(code, "template").items()
        if isinstance(name, str) and isinstance(text := language.say(f"template.{key}"), str)
    }

    def tag(found: re.Match[str]) -> str:
        return found[1] + ".".join(words.get(document, document) for document in found[2].split(".")) + found[3]

    return re.sub(r"(\{\{[pr]? )([\w.]+)( \}\})", tag, content.decode()).encode()
