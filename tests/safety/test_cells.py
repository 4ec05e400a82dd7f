"""Whatever stands in the cells of a workbook, each value where nobody expects it: problems that can be said."""

import datetime as dt
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_mutants import told
from workbooks import complete, workbook

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e300, 1e300, allow_nan=False),
    st.dates(dt.date(1900, 3, 1)),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(
        ["A", "1", "2; 3", "RT 5", "=#REF!", "mai 2008", "revers", "Exemple", "\u200b", "N°", "x" * 32_000]
    ),
)


@st.composite
def sheets(draw):
    """Draw a workbook whose headers may be lost, twice or in another order, and whose cells hold anything."""
    drawn = {}
    for name, (headers, *rows) in complete().items():
        shuffled = draw(st.lists(st.sampled_from(headers), min_size=1, max_size=len(headers) + 2))
        cells = st.lists(VALUES, min_size=len(shuffled), max_size=len(shuffled))
        drawn[name] = [draw(st.sampled_from([headers, shuffled])), *draw(st.lists(cells, max_size=4)), *rows]
    return drawn


@given(sheets())
@settings(max_examples=150, deadline=5_000, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_cells_are_told(drawn):
    with tempfile.TemporaryDirectory() as folder:
        assert all(told(workbook(folder, drawn)))
