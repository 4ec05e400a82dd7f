"""rtdocs: from a facilitator's workbook to the report, the schema and the question grids of a chain.

    >>> import rtdocs
    >>> loaded = rtdocs.load("projet.xlsx")
    >>> report = rtdocs.check(loaded)
    >>> files = rtdocs.build("projet.xlsx", "out").files
    >>> page = rtdocs.preview(loaded).files
    >>> report = rtdocs.annotate("projet.xlsx", "copie.xlsx")
    >>> account = rtdocs.collect(["grille-ana.docx", "grille-luc.xlsx"], "copie.xlsx", workbook="projet.xlsx")
    >>> files = rtdocs.kit("trousse", project="projet.xlsx").files

Nothing here prints. Names are imported when first used, so that `import rtdocs` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rtdocs.copies import annotate, collect
    from rtdocs.pipeline import build, check, kit, load, preview

__all__ = ["__version__", "annotate", "build", "check", "collect", "kit", "load", "preview"]

__version__ = "0.2.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the pipeline has by that name
    if name in __all__:
        from rtdocs import copies, pipeline  # noqa: PLC0415 - only who builds pays for it

        return getattr(copies if name in {"annotate", "collect"} else pipeline, name)
    message = f"module 'rtdocs' has no attribute {name!r}"
    raise AttributeError(message)
