"""The grammar of the codes of number formats: sections parted by ";", and tokens: digits, letters of days, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>general)'
    r"|(?P<ampm>AM/PM|A/P)|(?P<power>E[+-])|(?P<letters>y+|m+|d+|h+|s+|e+)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_SYMBOL = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)


_FRENCH_DAY = re.compile(r'(?<![a-z"])j{1,4}(?![a-z"]).*(?<![a-z"])a{2,4}(?![a-z"])', re.IGNORECASE)
_IN_ENGLISH = str.maketrans("jJaA", "ddyy")


@dataclass(frozen=True, slots=True)
class FormatToken:
    """A token of a number format: its kind, and its text."""

    kind: str
    text: str


def sections(code: str) -> list[str]:
    """Return the sections of a number format, for positive and negative numbers, zero and texts."""
    pieces = re.findall(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])+|;', code, re.DOTALL)
    found = [""]
    for piece in pieces:
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


def tokens(section: str) -> Iterator[FormatToken]:
    """Yield the tokens of a section; some programs write jj/mm/aaaa, as Excel shows it, where it stores dd/mm/yyyy."""
    plain = section.translate(_IN_ENGLISH) if _FRENCH_DAY.search(section) else section
    for found in _TOKEN.finditer(plain):
        kind, text = found.lastgroup or "pad", found[found.lastgroup or 0]
        if kind == "bracket" and re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
            kind = "elapsed"
        yield FormatToken(kind, text)


def literal(token: FormatToken) -> str:
    """Return the literal text of a token; empty for a digit and other tokens without one."""
    match token.kind:
        case "quoted" | "escaped" | "literal" | "letters" | "ampm":
            return token.text
        case "bracket" if symbol := _SYMBOL.fullmatch(token.text):
            return symbol[1]
        case "pad":
            return " " if token.text.startswith("_") else ""
        case _:
            return ""
