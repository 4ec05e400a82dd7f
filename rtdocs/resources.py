"""Folders of the files that are not code: templates, samples, catalogues, data; in a wheel and in a checkout alike."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder `name` ("templates", "samples"), inside the installed package or at the top of a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
