"""What stops a run. Each error names a sentence of the catalogue `errors` and what fills it; none is a traceback."""

from collections.abc import Sequence

from rtdocs.i18n import Language, language_of
from rtdocs.template_problems import TemplateProblem


class RtdocsError(Exception):
    """A run cannot go on.

    Attributes:
        key: the sentence in the catalogue `errors`: what happened and the way out.
        values: what fills the sentence's places, mostly `path`.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def say(self, language: Language) -> str:
        """Return the message in the reader's language."""
        return language.say(f"errors.{self.key}", **self.values)

    def __str__(self) -> str:
        return self.say(language_of("en"))


class UnreadableWorkbook(RtdocsError):  # noqa: N818 - named as a person would say it
    """The file is missing, is no workbook, is protected, or is refused as unsafe."""


class BrokenTemplate(RtdocsError):  # noqa: N818 - idem
    """A template cannot be read, or has faults that keep a document from being made.

    Attributes:
        faults: all of them, with their places; the message tells the first.
    """

    def __init__(self, key: str, *, faults: Sequence[TemplateProblem] = (), **values: object) -> None:
        super().__init__(key, **values)
        self.faults = tuple(faults)

    def say(self, language: Language) -> str:
        """Return the message in the reader's language: of several faults the first, and how to see all."""
        if not self.faults:
            return super().say(language)
        first = self.faults[0]
        told = " ".join(filter(None, (first.spot.say(language), first.message(language), first.way_out(language))))
        return language.say(f"errors.{self.key}", count=len(self.faults), first=told, **self.values)


class CannotWrite(RtdocsError):  # noqa: N818 - idem
    """The destination is missing, read-only, full, or a file there is open in another program."""


class UnusablePicture(RtdocsError):  # noqa: N818 - idem
    """A picture is missing, is of a kind that documents cannot show, is damaged, or is far too large.

    Attributes:
        flaw: which of these: "missing", "kind", "damaged", "too-large".
    """

    def __init__(self, flaw: str, **values: object) -> None:
        super().__init__(f"picture-{flaw}", **values)
        self.flaw = flaw


class UnusableNarration(RtdocsError):  # noqa: N818 - idem
    """The folder of recorded sounds is missing, or holds what cannot be put on the slides."""
