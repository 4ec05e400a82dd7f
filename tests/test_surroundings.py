"""The person's own programs load their own libraries, also where ours come in a folder of their own."""

import sys

import pytest

from rtdocs.surroundings import their_own


@pytest.mark.parametrize(
    ("frozen", "ours", "theirs"),
    [
        (True, {"LD_LIBRARY_PATH": "/program/_internal", "LD_LIBRARY_PATH_ORIG": "/theirs"}, "/theirs"),
        (True, {"LD_LIBRARY_PATH": "/program/_internal"}, None),
        (False, {"LD_LIBRARY_PATH": "/theirs"}, "/theirs"),
        (True, {}, None),
    ],
)
def test_word_and_libreoffice_load_their_own_libraries(monkeypatch, frozen, ours, theirs):
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    given = their_own({**ours, "HOME": "/ana"})
    assert given == {"HOME": "/ana", **({"LD_LIBRARY_PATH": theirs} if theirs else {})}
