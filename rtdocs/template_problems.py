"""Problems of a template: a fault is declared once here; its words stand in the catalogue `faults`.

The catalogue holds, for each fault, `title`, `message` (what is wrong), `why` (why it matters) and `way_out` (what to
do); a fault that can guess what was meant also holds `did_you_mean`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from rtdocs.i18n import Language


class TemplateRule(Enum):
    """A kind of fault: its code, and whether it keeps a document from being made or is only reported."""

    UNKNOWN_NAME = ("M1", True)
    INCOMPLETE = ("M2", True)
    FORBIDDEN = ("M3", True)
    SPLIT = ("M4", True)
    MISPLACED = ("M5", True)
    REPEATED = ("M6", True)
    CROSSED = ("M7", True)
    CROWDED = ("M8", True)
    HIDDEN = ("M9", True)
    OUTSIDE = ("M10", True)
    ACTIVE = ("M11", True)
    TOO_LONG = ("M12", True)
    TOO_SMALL = ("M13", True)
    TRACKED = ("M14", True)

    NO_STYLES = ("M20", False)
    NO_NUMBERING = ("M21", False)
    NO_PLACE = ("M22", False)
    MACROS = ("M23", False)
    NO_LAYOUT = ("M24", False)
    NO_PLACEHOLDER = ("M25", False)
    NO_ROOM = ("M26", False)
    SLIDES = ("M27", False)
    COLOURS = ("M28", False)
    LEFT_OUT = ("M29", False)
    LEFT_BEHIND = ("M30", False)
    DEAD_LINK = ("M31", False)
    FONT = ("M32", False)
    LONGER_SUMMARY = ("M33", False)
    OUR_SUMMARY = ("M34", False)
    NARROW = ("M35", False)

    def __init__(self, code: str, stops: bool) -> None:  # noqa: FBT001 - the values of an enum's members have no names
        self.code = code
        self.stops = stops

    @property
    def key(self) -> str:
        """Return the fault's table in the catalogue `faults`: "unknown-name"."""
        return self.name.lower().replace("_", "-")

    def title(self, language: Language) -> str:
        """Return the fault in a few words."""
        return language.say(f"faults.{self.key}.title")

    def why(self, language: Language) -> str:
        """Return the sentence on why the fault matters."""
        return language.say(f"faults.{self.key}.why")

    def message(self, language: Language) -> str:
        """Return the sentence on the fault, its places shown as dots."""
        return _open(language.say(f"faults.{self.key}.message"))

    def way_out(self, language: Language) -> str:
        """Return the sentence on the way out, its places shown as dots."""
        return _open(language.say(f"faults.{self.key}.way_out"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePlace:
    """A place in a template, as a person counts from 1; 0 where a number does not apply.

    Attributes:
        part: "body", "header", "footer", "footnote", "endnote", "slides", "file"; empty for the file as a whole.
        paragraph: the paragraph, those in tables not counted.
        table, row, cell: the cell that holds the fault, in place of a paragraph.
        layout: the name of a layout of slides.
        inside: the name of a part of the file ("word/theme/theme1.xml"), where people have no name for the place.
    """

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    layout: str = ""
    inside: str = ""

    def say(self, language: Language) -> str:
        """Return the place in words; empty for the file as a whole."""
        if self.layout:
            return language.say("faults.spot.layout", name=self.layout)
        if self.inside:
            return language.say("faults.spot.inside", name=self.inside)
        if not self.part:
            return ""
        if self.table:
            return language.say(f"faults.spot.{self.part}.cell", table=self.table, row=self.row, cell=self.cell)
        if self.paragraph:
            return language.say(f"faults.spot.{self.part}.paragraph", paragraph=self.paragraph)
        return language.say(f"faults.spot.{self.part}.whole")


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """A fault of a template at a place: the text at fault, and the values of its sentences' places."""

    fault: TemplateRule
    spot: TemplatePlace = TemplatePlace()
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """Return the sentence on the fault, with its text and values."""
        return language.say(f"faults.{self.fault.key}.message", text=self.text, **self.values)

    def way_out(self, language: Language) -> str:
        """Return the sentence on the way out, with the nearest name where one is near."""
        guess = "did_you_mean" if self.values.get("nearest") else "way_out"
        return language.say(f"faults.{self.fault.key}.{guess}", text=self.text, **self.values)


def _open(sentence: str) -> str:
    """Return a sentence with dots in its places; the braces of a tag, doubled in the catalogue, are those of a tag."""
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", sentence).replace("{{{{", "{{").replace("}}}}", "}}")


OF_A_BUILD = frozenset({TemplateRule.LONGER_SUMMARY, TemplateRule.OUR_SUMMARY})
"""What only a build can say: a look at the template alone does not show it."""


def stopping(faults: Iterable[TemplateProblem]) -> tuple[TemplateProblem, ...]:
    """Return the faults that keep a document from being made."""
    return tuple(each for each in faults if each.fault.stops)
