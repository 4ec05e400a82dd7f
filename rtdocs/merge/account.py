"""What a merge did, piece by piece, for a person to be told."""

from dataclasses import dataclass
from enum import Enum


class Deed(Enum):
    """What became of one piece; each has a sentence in the catalogue `merge`."""

    RENEWED = "renewed"  # only we changed it
    ADDED = "added"  # it is new
    REMOVED = "removed"  # the story no longer calls for it, and nobody had changed it
    KEPT = "kept"  # only they changed it
    OFFERED = "offered"  # both changed it: theirs stays, ours is shown beside
    LEFT_OUT = "left-out"  # they had deleted it, and it stays deleted


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a document and what became of it.

    Attributes:
        place: the part of the document, as a person knows it: a slide's title.
        piece: what in it; empty for all of it.
        ours: the text that rtdocs offers, where it is not in the document.
    """

    deed: Deed
    place: str
    piece: str = ""
    ours: str = ""


Account = tuple[Entry, ...]
