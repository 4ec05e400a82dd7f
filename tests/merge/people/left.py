"""What people left in a file: what must be true of it once it is merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count


@dataclass
class Left:
    """What people left in a file.

    Attributes:
        words: a word of each edit, "zq17z", that is nowhere else.
        lines: whole lines as people left them; each edit that changes one again takes it away.
        gone: the texts that they took away.
        frames: where they moved or sized shapes to, by slide and id.
        fills: the colours that they gave shapes, by slide and id.
        removed: the shapes that they took away, by slide and id.
    """

    words: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    frames: dict[str, tuple[int, ...]] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def word(self) -> str:
        """Return a word that is nowhere else."""
        self.words.append(f"zq{next(self.numbers)}z")
        return self.words[-1]

    def remember(self, said: str, standing: str) -> None:
        """Forget what people themselves took away by a later edit, and remember the lines that they wrote in."""
        there = standing.split("\n")
        self.words = [word for word in self.words if word in said]
        kept = set(self.lines) & set(there)
        self.lines = sorted(kept | {line for line in there if "zq" in line})
        self.gone = [text for text in self.gone if text not in kept]
