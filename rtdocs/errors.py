"""Errors that stop a run: each names a sentence of the catalogue `errors` and its values; none is a traceback."""

from collections.abc import Sequence

from rtdocs.i18n import Language, language_of
from rtdocs.outcomes import Outcomes, paths
from rtdocs.template_problems import TemplateProblem


class RtdocsError(Exception):
    """An error that ends a run.

    Attributes:
        key: the sentence in the catalogue `errors`: what happened and the way out.
        values: the values for the sentence's places, mostly `path`.
        placed: the outcome of each file written before the run stopped; None where the run had not begun to write.
    """

    placed: Outcomes | None = None

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def say(self, language: Language) -> str:
        """Return the message in the reader's language and, where known, the names of the files already in place."""
        return " ".join(filter(None, (self.told(language), account(self.placed, language))))

    def told(self, language: Language) -> str:
        """Return the sentence on the error: what happened, and the way out."""
        return language.say(f"errors.{self.key}", **self.values)

    def __str__(self) -> str:
        return self.say(language_of("en"))


class UnreadableWorkbook(RtdocsError):  # noqa: N818 - named as a person would say it
    """The file is missing, is no workbook, is protected, or is refused as unsafe."""


class BrokenTemplate(RtdocsError):  # noqa: N818 - idem
    """A template cannot be read, or has faults that keep a document from being made.

    Attributes:
        faults: all faults with their places; the message names the first.
    """

    def __init__(self, key: str, *, faults: Sequence[TemplateProblem] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.faults = tuple(faults)

    def told(self, language: Language) -> str:
        """Return the sentence on the error: of several faults the first, and the command that lists all."""
        if not self.faults:
            return super().told(language)
        first = self.faults[0]
        told = " ".join(filter(None, (first.spot.say(language), first.message(language), first.way_out(language))))
        return language.say(f"errors.{self.key}", count=len(self.faults), first=told, **self.values)


class CannotWrite(RtdocsError):  # noqa: N818 - idem
    """The destination is missing, read-only, full, or a file there is open in another program."""


class UnusablePicture(RtdocsError):  # noqa: N818 - idem
    """A picture is missing, is of a kind that documents cannot show, is damaged, or is far too large.

    Attributes:
        flaw: the flaw: "missing", "kind", "damaged" or "too-large".
    """

    def __init__(self, flaw: str, **values: object) -> None:
        super().__init__(f"picture-{flaw}", **values)
        self.flaw = flaw


class UnusableNarration(RtdocsError):  # noqa: N818 - idem
    """The folder of recorded sounds is missing, or holds sounds that cannot be put on the slides."""


class Interrupted(KeyboardInterrupt):
    """A person, or the system, stopped a run while its files were made.

    Attributes:
        placed: the outcome of each file to write until then.
    """

    def __init__(self, placed: Outcomes) -> None:
        super().__init__()
        self.placed = placed


def account(placed: Outcomes | None, language: Language) -> str:
    """Return the sentence that says which files are in place after a run that stopped; empty where nobody looked."""
    if placed is None:
        return ""
    if not placed:
        return language.say("errors.untouched")
    return language.say("errors.placed", files=tuple(path.name for path in paths(placed)), count=len(placed))
