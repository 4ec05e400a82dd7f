"""The words of people in the comments on cells, without what programs write around them."""

import re

_OURS = re.compile(r"\n?— rtdocs —\n.*?(?:\n— — —|\Z)", re.DOTALL)  # what `rtdocs check --annotate` wrote
_SHADOW = re.compile(r"\[[^\]]*\]\s*\n")  # "[Threaded comment]": what Excel writes for older Excels
_TITLE = re.compile(r"\S[^\n:]{0,30}:")  # "Comment:" over the first words of a thread, "Reply:" over each answer


def words(text: str) -> str:
    """Return what a person wrote in a comment; empty where rtdocs wrote it all."""
    text = _OURS.sub("", text).strip()
    return _of_thread(text) if is_shadow(text) else text


def is_shadow(text: str) -> bool:
    """Tell whether a comment only repeats a thread for programs that know no threads."""
    return bool(_SHADOW.match(text))


def _of_thread(text: str) -> str:
    lines = [line.strip() for line in text.split("\n")]
    first = next((place for place, line in enumerate(lines) if _TITLE.fullmatch(line)), 0)
    return "\n".join(line for line in lines[first + 1 :] if line and not _TITLE.fullmatch(line))
