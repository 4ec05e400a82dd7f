"""Which files can be merged, and how: one function a kind of document, loaded when one is met."""

from pathlib import Path

from rtdocs.i18n import Language
from rtdocs.outcomes import Account


def with_base(path: Path) -> str:
    """Put into a finished document what it shows, and return the same as text for the record; empty for other kinds."""
    if path.suffix == ".pptx":
        from rtdocs.merge.deck.merge import with_base as deck_with_base  # noqa: PLC0415 - only decks pay for it

        return deck_with_base(path)
    if path.suffix == ".docx":
        from rtdocs.merge.document.merge import base_of  # noqa: PLC0415 - only documents pay for it

        return base_of(path)
    return ""


def merge(theirs: Path, ours: Path, target: Path, language: Language, record: str) -> Account | None:
    """Merge a document that people changed with the one that rtdocs writes now.

    Args:
        theirs: the file as people left it.
        ours: the file as rtdocs writes it now, with its base.
        target: the file to write; not written where rtdocs has nothing to add.
        language: of what is said in the merged file.
        record: the base as the record beside the file holds it; empty where it does not.

    Returns:
        What was done; None where the file is of another kind, or where it cannot be done safely.
    """
    if ours.suffix == ".pptx":
        from rtdocs.merge.deck.merge import merge as merge_decks  # noqa: PLC0415 - idem

        return merge_decks(theirs, ours, target, language, record)
    if ours.suffix == ".docx":
        from rtdocs.merge.document.merge import merge as merge_documents  # noqa: PLC0415 - idem

        return merge_documents(theirs, ours, target, language, record)
    return None
