"""No file harms: one message or an honest reading, within 300 MB, and soon."""

import sys

import pytest
from hostile import CASES, READ
from measure import check

from rtdocs.i18n import language_of

MOST_MEGABYTES = 300
MOST_SECONDS = 2 * 2  # two seconds of processor on a machine of our own; those of others may be twice as slow
CANNOT_GO_ON = 3

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")


def opening(key):
    """Return the sentence of a message up to the first value in it that is not the path."""
    language = language_of("en")
    values = dict.fromkeys(("sheet", "rows", "columns", "most_rows", "most_columns", "most_cells"), "\0")
    return language.say(f"errors.{key}", path="\0", **values)


@pytest.mark.parametrize("name", CASES)
def test_no_file_harms(name, tmp_path):
    make, outcome = CASES[name]
    run = check(make(tmp_path))
    assert run.megabytes <= MOST_MEGABYTES
    assert run.seconds <= MOST_SECONDS
    assert "Traceback" not in run.err
    assert "panicked" not in run.err
    if outcome == READ:
        assert run.code in {0, 1}
        assert run.err == ""
    else:
        assert (run.code, run.out) == (CANNOT_GO_ON, "")
        assert len(run.err.splitlines()) == 1
        assert all(part.strip() in run.err for part in opening(outcome).split("\0"))
