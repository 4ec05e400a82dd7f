"""What people wrote in their workbook is theirs: a fault of rtdocs tells where it broke, never what it held."""

import pytest
from workbooks import complete, workbook

from rtdocs import checks
from rtdocs.cli import main as cli
from rtdocs.i18n import codes, language_of

MARK = "Marguerite Untel"


def marked(folder):
    """Write a workbook whose every text is a mark."""
    sheets = {name: [rows[0], *([MARK for _ in row] for row in rows[1:])] for name, rows in complete().items()}
    return workbook(folder, sheets)


@pytest.mark.parametrize("code", codes())
def test_a_fault_of_rtdocs_tells_where_it_broke_and_no_word_of_the_workbook(code, tmp_path, capsys, monkeypatch):
    def broken(story):
        raise KeyError(story.events[0].title)

    monkeypatch.setattr(checks, "TOPICS", (broken,))
    assert cli.run(["check", str(marked(tmp_path))], language_of(code)) == cli.CANNOT_GO_ON
    shown = capsys.readouterr()
    assert MARK not in shown.out + shown.err
    assert "KeyError (checks/__init__.py:" in shown.err


def test_who_mends_rtdocs_may_ask_for_all(tmp_path, capsys, monkeypatch):
    def broken(story):
        raise KeyError(story.events[0].title)

    monkeypatch.setattr(checks, "TOPICS", (broken,))
    monkeypatch.setenv("RTDOCS_DEBUG", "1")
    with pytest.raises(KeyError, match=MARK):
        cli.run(["check", str(marked(tmp_path))], language_of("fr"))
    assert MARK not in capsys.readouterr().err


def test_a_workbook_that_is_refused_is_named_and_not_quoted(tmp_path, capsys):
    path = marked(tmp_path)
    path.write_bytes(path.read_bytes()[:-400])
    assert cli.run(["check", str(path)], language_of("fr")) == cli.CANNOT_GO_ON
    shown = capsys.readouterr()
    assert path.name in shown.err
    assert MARK not in shown.out + shown.err
