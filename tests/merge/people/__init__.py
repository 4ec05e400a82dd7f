"""What people do to documents, at random, and what must be true of them once they are merged.

Most edits leave a word of their own, "zq17z", so that none can be lost without being seen; what is taken away is
remembered by its text, what is moved by its place.
"""

import random
from pathlib import Path

from people import excel, powerpoint, word
from people.left import Left
from people.resaved import respun
from people.said import doubled, fills, frames, is_near, said, shapes, standing
from people.settled import lines, settle

__all__ = [
    "Left",
    "doubled",
    "edit",
    "fills",
    "frames",
    "is_near",
    "lines",
    "respun",
    "said",
    "settle",
    "shapes",
    "standing",
]

_KINDS = {".docx": word, ".pptx": powerpoint, ".xlsx": excel}


def edit(path: Path, left: Left, rng: random.Random, times: int) -> None:
    """Edit a file so many times, and save it as a program does."""
    program = _KINDS[path.suffix]
    opened = program.opened(path)
    for _ in range(times):
        rng.choice(program.EDITS)(opened, left, rng)
    opened.save(str(path))
    left.remember(said(path), standing(path))
