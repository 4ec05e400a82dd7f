"""Kinds of sound that PowerPoint plays on every system: the bytes that each begins with, and its length in seconds."""

import io
import wave
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """A kind of sound: the ending of its files' names, and its content type as PowerPoint writes it."""

    MP3 = ".mp3", "audio/mpeg"
    M4A = ".m4a", "audio/mp4"
    WAV = ".wav", "audio/x-wav"

    def __init__(self, ending: str, content_type: str) -> None:
        self.ending = ending
        self.content_type = content_type

    def begins(self, content: bytes) -> bool:
        """Tell whether a file's bytes begin as this kind does, whatever the file's name."""
        return _BEGINS[self](content)

    def seconds(self, content: bytes) -> int:
        """Return the length of a sound in whole seconds, one at least; 0 where the file does not say."""
        try:
            length = _LENGTHS[self](content)
        except (wave.Error, EOFError, ZeroDivisionError):
            return 0
        return max(1, round(length)) if length else 0


# Files that play sound in other programs, not in every PowerPoint: named so that nobody wonders where theirs went.
_OF_DEVICES = (".3gp", ".aac", ".aif", ".aiff", ".amr", ".caf", ".mp4", ".wma")
_OF_PROGRAMS = (".au", ".flac", ".mid", ".midi", ".mka", ".mp2", ".oga", ".ogg", ".opus", ".webm")
OTHER_ENDINGS = frozenset(_OF_DEVICES + _OF_PROGRAMS)


def _is_mp3(content: bytes) -> bool:
    return content.startswith(b"ID3") or _frame(content, 0) is not None


def _is_m4a(content: bytes) -> bool:
    return content[4:8] == b"ftyp"


def _is_wav(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WAVE"


def _wav_length(content: bytes) -> float:
    with wave.open(io.BytesIO(content)) as sound:
        return float(sound.getnframes() / sound.getframerate())


# --- m4a: boxes of ISO/IEC 14496-12, each its size (4 bytes) and its name (4 bytes), then what it holds ---


def _m4a_length(content: bytes) -> float:
    """Return the length in seconds by the box `mvhd`: a duration in units, and the number of units a second."""
    header = _box(_box(content, b"moov"), b"mvhd")
    large = header[:1] == b"\x01"  # version 1: dates of 8 bytes, and so the length
    at, wide = (20, 8) if large else (12, 4)
    a_second, length = header[at : at + 4], header[at + 4 : at + 4 + wide]
    return int.from_bytes(length) / int.from_bytes(a_second)


def _box(content: bytes, wanted: bytes) -> bytes:
    """Return the content of the first box of a name; empty where there is none."""
    return next((content[start:end] for name, start, end in _boxes(content) if name == wanted), b"")


def _boxes(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 0
    while at + 8 <= len(content):
        size, name, head = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8], 8
        if size == 1:  # a size of 8 bytes follows the name
            size, head = int.from_bytes(content[at + 8 : at + 16]), 16
        end = at + size if size >= head else len(content)
        yield name, at + head, end
        at = end


# --- mp3: frames of ISO/IEC 11172-3 and 13818-3, each with a head of 4 bytes ---

_RATES = (44_100, 48_000, 32_000)
_BIT_RATES = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Thousands of bits a second by their number from 1, of layer III, in versions 1 and 2; 2.5 has those of 2."""
_HALVINGS = {3: 0, 2: 1, 0: 2}
"""By the two bits of the version (1, 2, 2.5) how often the rate of samples is halved."""
_LAYER_III = 1
_SYNC = 0x7FF
"""The eleven bits that a head begins with."""


class _Frame(NamedTuple):
    """A frame: its size in bytes, and its length in seconds."""

    size: int
    seconds: float


def _frame(content: bytes, at: int) -> _Frame | None:
    """Return the frame of an MP3 that begins at a byte offset; None where none does."""
    head = int.from_bytes(content[at : at + 4])
    version, layer = head >> 19 & 3, head >> 17 & 3
    bits, rate, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    if head >> 21 != _SYNC or version not in _HALVINGS or layer != _LAYER_III:
        return None
    if not 0 < bits < 15 or rate >= len(_RATES):  # noqa: PLR2004 - 0 and 15 name no rate
        return None
    halvings = _HALVINGS[version]
    a_second, samples = _RATES[rate] >> halvings, 576 if halvings else 1152
    thousands = _BIT_RATES[2 if halvings else 1][bits - 1]
    return _Frame(samples // 8 * thousands * 1000 // a_second + padding, samples / a_second)


def _mp3_length(content: bytes) -> float:
    return sum(frame.seconds for frame in _frames(content, _after_tag(content)))


def _after_tag(content: bytes) -> int:
    """Return the offset of the first frame: behind an ID3 tag, whose size is written in four bytes of seven bits."""
    if not content.startswith(b"ID3"):
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frames(content: bytes, start: int) -> Iterator[_Frame]:
    at = start
    while frame := _frame(content, at):
        yield frame
        at += frame.size


_BEGINS: dict[Kind, Callable[[bytes], bool]] = {Kind.MP3: _is_mp3, Kind.M4A: _is_m4a, Kind.WAV: _is_wav}
_LENGTHS: dict[Kind, Callable[[bytes], float]] = {
    Kind.MP3: _mp3_length,
    Kind.M4A: _m4a_length,
    Kind.WAV: _wav_length,
}
