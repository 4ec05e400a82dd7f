"""The shapes of functions and signs, as large as their frames; the fuller a shape, the smaller it is drawn."""

from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Box, Frame, Paragraph

# Shares of the frame's width and height, so that a circle, an arrow and a square look alike in size.
_SHARES = {"ellipse": (1.0, 1.0), "homePlate": (1.0, 0.82), "rect": (0.86, 0.86)}
_SHARE = (1.0, 0.7)


def sign_box(key: str, style: str, frame: Frame, text: str = "", alt: str = "") -> Box:
    """Return a shape in the middle of a frame, with or without a number in it."""
    across, down = _SHARES.get(look(style).preset, _SHARE)
    wide, high = round(frame.width * across), round(frame.height * down)
    place = Frame(frame.x + (frame.width - wide) // 2, frame.y + (frame.height - high) // 2, wide, high)
    words = (Paragraph(text, "badge"),) if text else ()
    return Box(id=key, frame=place, style=style, paragraphs=words, name=alt, alt=alt)
