"""Places where the page may read and write: inside one folder, under names that no system takes for something else."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rtdocs.errors import CannotWrite, UnreadableWorkbook

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"})
GRIDS = frozenset({".docx", ".xlsx", ".xlsm", ".ods", ".xls"})
TEMPLATES = frozenset({".docx", ".dotx", ".docm", ".dotm", ".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""How the names of files end that may be dropped on the page, by what they are for."""

MOST_SHOWN = 300
"""Folders, and workbooks, of a folder that the page lists."""
LONGEST_NAME = 200
"""Bytes of a file's name without its ending: systems have room for 255, with a number and signs of ours beside it."""

_LOCK = "~$"  # Office marks an open file by one beside it whose name starts so
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *(\..*)?", re.IGNORECASE)
_WITHOUT_SIGN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # signs of control, and those that turn what is shown around


class Shelf(NamedTuple):
    """The contents of a folder: the names of its folders and of its workbooks, sorted without regard to case."""

    folders: tuple[str, ...]
    workbooks: tuple[str, ...]


def inside(root: Path, parts: str) -> Path:
    """Return the path of a place inside the root, given by its names with slashes between; "" is the root itself.

    Raises:
        CannotWrite: the place lies outside the root, also by a link, or one of its parts is no name.
    """
    names = [name for name in parts.split("/") if name]
    home = root.resolve()
    if any(name != plain(name) or name in {".", ".."} for name in names):
        raise CannotWrite("page-outside", path=root)
    place = home.joinpath(*names).resolve()
    if not place.is_relative_to(home):
        raise CannotWrite("page-outside", path=root)
    return place


def parts(root: Path, place: Path) -> str:
    """Return a place inside the root as the page names it: its names with slashes between."""
    return "/".join(place.relative_to(root.resolve()).parts)


def shelf(folder: Path, root: Path) -> Shelf:
    """Return the folders and workbooks of a folder inside the root.

    Hidden ones are not shown, nor Office's lock files, unreadable ones, and links that lead outside.
    """
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError:
        return Shelf((), ())
    shown = [path for path in found if not path.name.startswith((".", "$", _LOCK)) and path.name == plain(path.name)]
    folders = [path.name for path in shown if _is(path, root, folder=True)]
    books = [path.name for path in shown if path.suffix.lower() in WORKBOOKS and _is(path, root, folder=False)]
    return Shelf(tuple(folders[:MOST_SHOWN]), tuple(books[:MOST_SHOWN]))


def _is(path: Path, root: Path, *, folder: bool) -> bool:
    try:
        return (path.is_dir() if folder else path.is_file()) and path.resolve().is_relative_to(root.resolve())
    except OSError:
        return False


def plain(name: str) -> str:
    """Return a file name that every system takes: without signs that lead elsewhere, hide, or turn the text around."""
    kept = "".join(" " if unicodedata.category(sign) in _WITHOUT_SIGN else sign for sign in name)
    kept = _FORBIDDEN.sub("-", kept).strip(". ")
    return f"_{kept}" if _RESERVED.fullmatch(kept) else kept


def dropped_name(name: str, endings: frozenset[str]) -> str:
    """Return the name under which a dropped file is kept.

    Raises:
        UnreadableWorkbook: the name ends like no file of this kind, or is the name of Office's lock file.
    """
    bare = plain(re.split(r"[/\\]", name)[-1])
    stem, ending = Path(bare).stem, Path(bare).suffix.lower()
    if ending not in endings or bare.startswith(_LOCK):
        raise UnreadableWorkbook("page-kind", path=bare, kinds=", ".join(sorted(endings)))
    return stem.encode()[:LONGEST_NAME].decode(errors="ignore").rstrip(". ") + ending


def free(path: Path) -> Path:
    """Return the path, or one beside it that no file has yet: "copie.xlsx", "copie (2).xlsx"."""
    return next(place for place in _numbered(path) if not place.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
