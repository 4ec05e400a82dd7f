"""Cutting of texts longer than their place: an ellipsis says that the end is missing."""

ELLIPSIS = "…"


def cut(text: str, most: int) -> str:
    """Return a text of at most `most` characters, its end replaced by an ellipsis where it has more."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}{ELLIPSIS}"


def cut_between_words(text: str, most: int) -> str:
    """Return the whole words of the first `most` characters and an ellipsis; a text that is no longer, as it is."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:')}{ELLIPSIS}"
