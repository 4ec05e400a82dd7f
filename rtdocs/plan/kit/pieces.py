"""The pieces of the kit, in the order in which a facilitator meets them."""

from rtdocs.i18n import Language

EXAMPLE = "example"
PIECES = ("guide", "invitation", "lesson", "poster", "cards", "sheets", "feedback", EXAMPLE)


def file_name(piece: str, language: Language) -> str:
    """Return the name of a piece's file, with its place in the kit: "1-guide-animation.docx"."""
    return language.say(f"kit.file.{piece}", number=PIECES.index(piece) + 1)
