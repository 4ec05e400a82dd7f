"""Free names for new parts: a template may hold parts of any name already, even be an earlier report of rtdocs."""

from itertools import chain, count
from typing import Any


class FreeNames:
    """A register of part names: gives names that no part of a package bears, each once.

    The package is one of python-docx or python-pptx.
    """

    def __init__(self, package: Any) -> None:  # noqa: ANN401 - neither library has types for both
        self._taken = {str(part.partname).casefold() for part in package.iter_parts()}

    def __call__(self, wanted: str) -> str:
        """Return `wanted` where it is free, else the first free of "chart-2.xml", "chart-3.xml"..."""
        stem, _, ending = wanted.rpartition(".")
        names = chain((wanted,), (f"{stem}-{number}.{ending}" for number in count(2)))
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
