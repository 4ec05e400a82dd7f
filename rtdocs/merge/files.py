"""The kinds of documents that can be merged, with one merge a kind, loaded when a document of the kind is met."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from rtdocs.i18n import Language
from rtdocs.merge.merged import Merge
from rtdocs.outcomes import Account
from rtdocs.write.package.origin import read_record

if TYPE_CHECKING:
    from rtdocs.write.package.output import Outbox

_DECK: Final = ".pptx"


class _Kind(NamedTuple):
    """The merge of a kind of document: the function that gives its base as text, and the merge."""

    base_of: Callable[[Path], str]
    merge: Callable[[Path, Path, Path, Language, str], Merge | None]


def bring_together(box: "Outbox", name: str, language: Language) -> None:
    """Give a finished document its base, and merge it with the document of its name that people changed."""
    box.bases[name] = with_base(box / name)
    box.merge(name, lambda theirs, ours, target, record: merge(theirs, ours, target, language, record))
    if merged := box.merged.get(name):
        # Their file keeps the base that it bears, unless it was written anew.
        box.bases[name] = base_in(box / name) if merged.differs else read_record(box.folder).bases.get(name, "")


def with_base(path: Path) -> str:
    """Put the base of a finished document into its file, and return it as text; empty for other kinds of files."""
    if path.suffix == _DECK:
        from rtdocs.merge.deck.merge import with_base as deck_with_base  # noqa: PLC0415 - only decks pay for it

        return deck_with_base(path)
    kind = _kind(path)
    base = kind.base_of(path) if kind else ""
    if base:
        from rtdocs.merge import carried  # noqa: PLC0415 - who has nothing to merge pays for no parser

        carried.put(path, base)
    return base


def base_in(path: Path) -> str:
    """Return the base that a file bears, as text; empty for none."""
    if path.suffix == _DECK:
        from rtdocs.merge.deck.merge import base_in as base_in_deck  # noqa: PLC0415 - only decks pay for it

        return base_in_deck(path)
    from rtdocs.merge import carried  # noqa: PLC0415 - who has nothing to merge pays for no parser

    return carried.take(path, "")


def merge(theirs: Path, ours: Path, target: Path, language: Language, record: str) -> Account | None:
    """Merge a document that people changed with the one that rtdocs writes now.

    Args:
        theirs: the file as people left it.
        ours: the file as rtdocs writes it now, with its base.
        target: the file to write; not written where rtdocs has nothing to add.
        language: of the sentences that the merge adds to the file.
        record: the base as the record beside the file holds it; empty where the record has none.

    Returns:
        The account; None where the file is of another kind, or where the merge might lose text of people.
    """
    if ours.suffix == _DECK:
        from rtdocs.merge.deck.merge import merge as merge_decks  # noqa: PLC0415 - only decks pay for it

        return merge_decks(theirs, ours, target, language, record)
    kind = _kind(ours)
    if kind is None:
        return None
    from rtdocs.merge import carried  # noqa: PLC0415 - who has nothing to merge pays for no parser

    done = kind.merge(theirs, ours, target, language, carried.take(theirs, record))
    if done and target.exists():
        carried.put(target, carried.with_gone(carried.take(ours, ""), done.gone))
    return done.account if done else None


def _kind(path: Path) -> _Kind | None:
    if path.suffix == ".docx":
        from rtdocs.merge.document import merge as documents  # noqa: PLC0415 - only documents pay for it

        return _Kind(documents.base_of, documents.merge)
    if path.suffix == ".xlsx":
        from rtdocs.merge.book import merge as books  # noqa: PLC0415 - only workbooks pay for it

        return _Kind(books.base_of, books.merge)
    return None
