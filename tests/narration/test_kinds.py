"""Kinds of sound: known by their bytes, and how long they last."""

import pytest
import sounds

from rtdocs.narration import Kind

MADE = {Kind.WAV: sounds.wav(), Kind.MP3: sounds.mp3(), Kind.M4A: sounds.m4a()}


@pytest.mark.parametrize("kind", Kind)
def test_bytes_tell_their_kind_whatever_the_name(kind):
    assert [each for each in Kind if each.begins(MADE[kind])] == [kind]


@pytest.mark.parametrize("content", [b"", b"RIFF", b"OggS" + bytes(60), b"\xff\xfe" + bytes(60), b"Bonjour"])
def test_other_bytes_are_of_no_kind(content):
    assert [each for each in Kind if each.begins(content)] == []


@pytest.mark.parametrize("head", ["FFFD9064", "FFFB0064", "FFFBF064", "FFFB9C64", "FFEB9064"])
def test_a_frame_of_another_layer_rate_or_version_is_no_mp3(head):
    assert not Kind.MP3.begins(bytes.fromhex(head) + bytes(400))


@pytest.mark.parametrize(
    ("kind", "content", "seconds"),
    [
        (Kind.WAV, sounds.wav(72), 72),
        (Kind.WAV, sounds.wav(0.1), 1),
        (Kind.MP3, sounds.mp3(1000), 26),
        (Kind.MP3, sounds.mp3(1000, tag=bytes(300)), 26),
        (Kind.MP3, b"\xff\xf3\x90\xc4" + bytes(257), 1),
        (Kind.M4A, sounds.m4a(33), 33),
        (Kind.M4A, sounds.m4a(33, version=1), 33),
    ],
)
def test_a_sound_tells_how_long_it_lasts(kind, content, seconds):
    assert kind.seconds(content) == seconds


def test_frames_of_version_2_are_half_as_long():
    """80 000 bits and 22 050 samples a second, 576 samples a frame: 261 bytes, 26 ms."""
    assert Kind.MP3.seconds((b"\xff\xf3\x90\xc4" + bytes(257)) * 1000) == 26


def test_frames_of_changing_rates_are_counted_one_by_one():
    """A guess from the first frames would take the 26 s of this sound for 89."""
    slow = b"\xff\xfb\x10\x64" + bytes(100)  # 32 000 bits a second: 104 bytes, and 26 ms like the others
    assert Kind.MP3.seconds(slow * 200 + sounds.FRAME * 800) == 26


def test_a_box_may_tell_its_size_in_eight_bytes_or_reach_to_the_end():
    head, movie = sounds.box(b"ftyp", b"M4A "), sounds.m4a(5)[len(sounds.box(b"ftyp", bytes(8))) + 28 :]
    large = (1).to_bytes(4) + b"mdat" + (20).to_bytes(8) + bytes(4)
    assert Kind.M4A.seconds(head + large + movie) == 5
    assert Kind.M4A.seconds(head + large + bytes(4) + movie[4:]) == 5


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.WAV, b"RIFF\x04\x00\x00\x00WAVE"),
        (Kind.WAV, sounds.wav()[:20]),
        (Kind.WAV, sounds.wav().replace(b"fmt \x10\x00\x00\x00\x01", b"fmt \x10\x00\x00\x00\x55")),
        (Kind.WAV, sounds.wav(0)[:24] + bytes(4) + sounds.wav(0)[28:]),
        (Kind.MP3, b"ID3\x04\x00\x00\x00\x00\x00\x00"),
        (Kind.M4A, sounds.m4a(moov=False)),
    ],
)
def test_a_sound_that_does_not_say_how_long_it_lasts_is_taken_all_the_same(kind, content):
    assert kind.seconds(content) == 0
