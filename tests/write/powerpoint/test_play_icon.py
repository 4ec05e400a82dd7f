"""The picture of the play button: a PNG that is the same everywhere, and that is seen on any ground."""

import struct
import zlib

from stored import contrast

from rtdocs.write.powerpoint.play_icon import DARK, SIDE, play_icon


def pixels():
    """Return the picture's pixels by row, as RRGGBB."""
    icon, at, packed = play_icon(), 8, b""
    while at < len(icon):
        size, name = struct.unpack(">I4s", icon[at : at + 8])
        content = icon[at + 8 : at + 8 + size]
        assert struct.unpack(">I", icon[at + 8 + size : at + 12 + size]) == (zlib.crc32(name + content),)
        packed += content if name == b"IDAT" else b""
        at += 12 + size
    raw, step = zlib.decompress(packed), 3 * SIDE + 1
    rows = [raw[top + 1 : top + step] for top in range(0, len(raw), step)]
    return [[row[left : left + 3].hex().upper() for left in range(0, len(row), 3)] for row in rows]


def test_it_is_a_png_whose_parts_say_their_sum():
    assert play_icon().startswith(b"\x89PNG\r\n\x1a\n")
    assert [len(row) for row in pixels()] == [SIDE] * SIDE


def test_a_white_triangle_stands_on_a_dark_square_with_a_white_rim():
    every, middle = pixels(), SIDE // 2
    dark = bytes(DARK).hex().upper()
    assert every[middle][middle] == "FFFFFF"
    assert [every[middle][20], every[20][middle], every[middle][110]] == [dark] * 3
    assert {*every[0], *every[-1], *(row[0] for row in every), *(row[-1] for row in every)} == {"FFFFFF"}


def test_the_triangle_points_to_the_right():
    whites = [sum(row[column] == "FFFFFF" for row in pixels()) for column in (50, 70, 90)]
    assert whites == sorted(whites, reverse=True)
    assert len(set(whites)) == 3


def test_its_dark_is_seen_on_white_and_its_white_on_dark():
    assert contrast(bytes(DARK).hex(), "FFFFFF") >= 3
