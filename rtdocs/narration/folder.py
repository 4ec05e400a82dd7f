"""Sounds of a narration in a folder: the name of each file begins with the number of its slide.

"01 Accueil.mp3", "3.m4a" and "07-effets.wav" are for slides 1, 3 and 7. Files that are no sounds are left alone, and so
are those that systems hide in folders ("._01.mp3" on a Mac's disks). A slide may do without a sound.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rtdocs.errors import UnusableNarration
from rtdocs.narration.kinds import OTHER_ENDINGS, Kind

MOST_BYTES = 100 * 1024 * 1024
"""Of all the sounds of a folder: a presentation that is larger neither opens quickly nor goes through a mailbox."""

_MEGABYTE = 1024 * 1024
_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Sound:
    """A recorded sound.

    Attributes:
        slide: the number of its slide, from 1.
        name: of its file.
        content: the file's bytes.
        seconds: its length; 0 where the file does not say.
    """

    slide: int
    name: str
    kind: Kind
    content: bytes
    seconds: int = 0


def sounds_in(folder: str | Path) -> dict[int, Sound]:
    """Return the sounds of a folder by the number of their slide, in its order.

    Raises:
        UnusableNarration: the folder is missing or holds no sound; a sound has no number, a number that another has,
            a kind that PowerPoint does not play everywhere, or bytes of another kind than its name says; all of them
            are too large; a file cannot be read.
    """
    folder = Path(folder)
    found: dict[int, Path] = {}
    for path in _files(folder):
        slide = _slide_of(path)
        if slide in found:
            raise UnusableNarration("narration-two", slide=slide, first=found[slide].name, second=path.name)
        found[slide] = path
    if not found:
        raise UnusableNarration("narration-empty", path=folder)
    _refuse_too_large(folder, found.values())
    return {slide: _sound(slide, found[slide]) for slide in sorted(found)}


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder that play sound in some program, by name."""
    if not folder.exists():
        raise UnusableNarration("narration-missing", path=folder)
    if not folder.is_dir():
        raise UnusableNarration("narration-is-file", path=folder)
    try:
        every = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise UnusableNarration("narration-unreadable", path=folder) from error
    return [path for path in every if _ending(path) in OTHER_ENDINGS or _kind_of(path)]


def _slide_of(path: Path) -> int:
    """Return the number of a sound's slide, from 1.

    Raises:
        UnusableNarration: the sound has no number, or is of a kind that PowerPoint does not play on every system.
    """
    if _kind_of(path) is None:
        raise UnusableNarration("narration-kind", name=path.name, ending=_ending(path))
    number = _NUMBER.match(path.name)
    if number is None or not int(number[0]):
        raise UnusableNarration("narration-unnumbered", name=path.name)
    return int(number[0])


def _kind_of(path: Path) -> Kind | None:
    return next((kind for kind in Kind if kind.ending == _ending(path)), None)


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _refuse_too_large(folder: Path, paths: Iterable[Path]) -> None:
    size = sum(path.stat().st_size for path in paths)
    if size > MOST_BYTES:
        raise UnusableNarration(
            "narration-too-large", path=folder, size=-(-size // _MEGABYTE), most=MOST_BYTES // _MEGABYTE
        )


def _sound(slide: int, path: Path) -> Sound:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableNarration("narration-unreadable", path=path) from error
    kind = _kind_of(path)
    if kind is None or not kind.begins(content):
        raise UnusableNarration("narration-disguised", name=path.name, ending=_ending(path))
    return Sound(slide, path.name, kind, content, kind.seconds(content))
