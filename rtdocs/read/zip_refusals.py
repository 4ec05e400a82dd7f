"""Limits of a workbook's zip, held before anything reads it."""

import zipfile
from pathlib import Path

from rtdocs import zip_limits as zips
from rtdocs.errors import UnreadableWorkbook
from rtdocs.zip_limits import Refusal

LARGEST_OLD = 24 * 1024 * 1024
"""Bytes of an .xls, which nothing packs."""

_CELLS = ("xl/", "content.xml")  # beginnings of the names of the parts whose texts are cells


def inspect(path: Path, archive: zipfile.ZipFile) -> None:
    """Hold a workbook or a grid to the limits of every zip, and find damage in any of it: a copy could not hold that.

    Raises:
        UnreadableWorkbook: the zip breaks one of them, or one of its entries is damaged.
    """

    def refuse(why: Refusal) -> UnreadableWorkbook:
        return UnreadableWorkbook(f"workbook-{why.value}", path=path)

    zips.inspect(path, archive, refuse, cells=_CELLS, whole=True)
