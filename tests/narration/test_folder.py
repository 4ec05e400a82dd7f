"""The folder of a narration: which sound is for which slide, and what is wrong told with its way out."""

from pathlib import Path

import pytest
import sounds

from rtdocs import narration
from rtdocs.errors import UnusableNarration
from rtdocs.i18n import language_of
from rtdocs.narration import Kind, sounds_in
from rtdocs.narration import folder as folders


def told(place, code="fr"):
    with pytest.raises(UnusableNarration) as raised:
        sounds_in(place)
    return raised.value.key, raised.value.say(language_of(code))


def test_sounds_are_found_by_the_number_at_the_start_of_their_names(tmp_path):
    names = {"03-réseau.M4A": sounds.m4a(33), "01 Accueil.wav": sounds.wav(72), "2.mp3": sounds.mp3(1000)}
    found = sounds_in(sounds.folder(tmp_path, **names))
    assert [(slide, each.slide, each.name, each.kind, each.seconds) for slide, each in found.items()] == [
        (1, 1, "01 Accueil.wav", Kind.WAV, 72),
        (2, 2, "2.mp3", Kind.MP3, 26),
        (3, 3, "03-réseau.M4A", Kind.M4A, 33),
    ]
    assert [each.content for each in found.values()] == [names[each.name] for each in found.values()]


def test_what_is_no_sound_and_what_systems_hide_is_left_alone(tmp_path):
    names = {"1.mp3": sounds.mp3(), "._1.mp3": b"Mac OS X", "Thumbs.db": b"", "2 texte.docx": b"", "notes.txt": b""}
    (tmp_path / "3.mp3").mkdir()
    assert list(sounds_in(sounds.folder(tmp_path, **names))) == [1]


def test_a_missing_folder_is_named(tmp_path):
    key, message = told(tmp_path / "sons")
    assert key == "narration-missing"
    assert str(tmp_path / "sons") in message


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "1.mp3").write_bytes(sounds.mp3())
    assert told(tmp_path / "1.mp3")[0] == "narration-is-file"


def test_a_folder_without_sounds_says_what_to_put_there(tmp_path):
    key, message = told(sounds.folder(tmp_path, **{"notes.txt": b"Bonjour"}))
    assert key == "narration-empty"
    assert ".m4a" in message


@pytest.mark.parametrize("name", ["accueil.mp3", "0.mp3", "000 rien.wav"])
def test_a_sound_without_the_number_of_a_slide_is_named(tmp_path, name):
    key, message = told(sounds.folder(tmp_path, **{name: sounds.mp3()}))
    assert key == "narration-unnumbered"
    assert f"« {name} »" in message.replace("\u00a0", " ")


def test_two_sounds_for_one_slide_are_both_named(tmp_path):
    key, message = told(sounds.folder(tmp_path, **{"3.mp3": sounds.mp3(), "03 b.wav": sounds.wav()}))
    assert key == "narration-two"
    assert all(name in message for name in ("3.mp3", "03 b.wav"))


@pytest.mark.parametrize("ending", [".ogg", ".wma", ".WMA", ".flac", ".mp4"])
def test_kinds_that_powerpoint_does_not_play_everywhere_are_refused(tmp_path, ending):
    key, message = told(sounds.folder(tmp_path, **{"1.mp3": sounds.mp3(), f"2{ending}": b"OggS"}))
    assert key == "narration-kind"
    assert f"2{ending}" in message


@pytest.mark.parametrize(("name", "content"), [("1.mp3", sounds.m4a()), ("1.m4a", sounds.wav()), ("1.wav", b"")])
def test_bytes_of_another_kind_than_the_name_says_are_refused(tmp_path, name, content):
    assert told(sounds.folder(tmp_path, **{name: content}))[0] == "narration-disguised"


def test_sounds_that_are_too_large_in_all_are_refused_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_BYTES", 3 * 1024 * 1024)
    names = {"1.mp3": sounds.mp3() + bytes(2 * 1024 * 1024), "2.mp3": bytes(2 * 1024 * 1024)}
    key, message = told(sounds.folder(tmp_path, **names))
    assert key == "narration-too-large"
    assert "5 Mo" in message.replace("\u00a0", " ")
    assert "3 Mo" in message.replace("\u00a0", " ")


def test_the_limit_is_a_hundred_megabytes():
    assert narration.MOST_BYTES == 100 * 1024 * 1024


def refuse(*_args):
    raise PermissionError


@pytest.mark.parametrize("door", ["read_bytes", "iterdir"])
def test_what_cannot_be_read_is_told(tmp_path, monkeypatch, door):
    place = sounds.folder(tmp_path, **{"1.mp3": sounds.mp3()})
    monkeypatch.setattr(Path, door, refuse)
    assert told(place)[0] == "narration-unreadable"
