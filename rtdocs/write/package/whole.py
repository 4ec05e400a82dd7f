"""Packages written in one piece: put together in memory, and brought to the disk by one plain write.

A zip that is written straight to a disk that fills up cannot be closed: Python closes it again when it forgets it, and
prints a traceback of its own then (`zipfile.ZipFile.__del__`).
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def save_whole(document: Any, path: Path) -> None:  # noqa: ANN401 - of python-docx, python-pptx or docxtpl: no types
    """Save a document of python-docx or python-pptx.

    Raises:
        OSError: `path` cannot be written.
    """
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(stream.getvalue())


@contextmanager
def whole_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Yield a zip to fill, which is written to `path` when the block ends well.

    Raises:
        OSError: `path` cannot be written.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        yield package
    path.write_bytes(stream.getvalue())
