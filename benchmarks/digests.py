"""Prints a digest of every file that rtdocs writes for the samples, the kit, the plans and ten made-up stories.

Two versions of the code that print the same lines write the same bytes: `python benchmarks/digests.py > before`, then
the same after a change that should alter nothing, and `diff`.
"""

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from planned import STORIES, workbook_of  # noqa: E402 - the tests' stories stand beside the project
from stories import generated  # noqa: E402 - idem

import rtdocs  # noqa: E402 - idem
from rtdocs import documents  # noqa: E402 - idem
from rtdocs.i18n import language_of  # noqa: E402 - idem
from rtdocs.outcomes import Terms  # noqa: E402 - idem

LANGUAGES = ("fr", "en")
PARTS = ("report", "summary", "schema", "grid")


def main() -> None:
    """Write everything into folders that are then thrown away."""
    with tempfile.TemporaryDirectory() as name:
        for what, folder in _folders(Path(name)):
            for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.startswith(".")):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                print(f"{digest}  {what}/{path.relative_to(folder)}", flush=True)


def _folders(aside: Path) -> Iterator[tuple[str, Path]]:
    books = [*sorted((ROOT / "samples").glob("*.xlsx"))]
    books += [workbook_of(name, aside) for name in sorted(STORIES)]
    for lang in LANGUAGES:
        for book in books:
            folder = aside / f"{book.stem}-{lang}"
            rtdocs.build(book, folder, only=PARTS, lang=lang)
            rtdocs.preview(book, folder / "page.html", lang=lang)
            yield folder.name, folder
        yield f"kit-{lang}", _kit(aside / f"kit-{lang}", lang, None)
        yield f"kit-project-{lang}", _kit(aside / f"kit-project-{lang}", lang, books[1])
        for seed in range(10):
            yield f"told-{seed}-{lang}", _told(aside / f"told-{seed}-{lang}", seed, lang)


def _kit(folder: Path, lang: str, project: Path | None) -> Path:
    rtdocs.kit(folder, project=project, lang=lang)
    return folder


def _told(folder: Path, seed: int, lang: str) -> Path:
    order = documents.Order(
        generated(seed), language_of(lang), documents.outputs_of(PARTS), pdf=False, templates={}, all_questions=True
    )
    documents.write_all([order], folder, Terms(), lambda _name: None)
    return folder


if __name__ == "__main__":
    main()
