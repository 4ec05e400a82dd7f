"""Tiny sounds made by hand, for tests: silence in each kind that PowerPoint plays everywhere."""

import io
import wave

FRAME = b"\xff\xfb\x90\x64" + bytes(413)
"""A frame of MPEG-1 layer III: 128 000 bits a second, 44 100 samples a second, so 417 bytes and 26 ms."""


def wav(seconds=1):
    """Return silence as a .wav file."""
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(1000)
        sound.writeframes(b"\x80" * int(seconds * 1000))
    return target.getvalue()


def mp3(frames=40, *, tag=b""):
    """Return frames as an .mp3 file, behind a tag of ID3 that holds some bytes."""
    head = b"ID3\x04\x00\x00" + bytes((len(tag) >> 7 * place) & 0x7F for place in (3, 2, 1, 0)) + tag if tag else b""
    return head + FRAME * frames


def m4a(seconds=1, *, version=0, moov=True):
    """Return the boxes of an .m4a file with the header that tells its length."""
    wide = 8 if version else 4
    header = bytes((version, 0, 0, 0)) + bytes(2 * wide) + (1000).to_bytes(4) + (seconds * 1000).to_bytes(wide)
    movie = box(b"moov", box(b"mvhd", header + bytes(80))) if moov else b""
    return box(b"ftyp", b"M4A \x00\x00\x00\x00") + box(b"mdat", bytes(20)) + movie


def box(name, content):
    """Return a box: its size, its name, what it holds."""
    return (len(content) + 8).to_bytes(4) + name + content


def folder(place, **names):
    """Put sounds in a folder, by the names of their files; return it."""
    place.mkdir(exist_ok=True)
    for name, content in names.items():
        (place / name).write_bytes(content)
    return place
