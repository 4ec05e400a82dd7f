"""The choice of a size that fits."""

import pytest

from rtdocs.layout.base.fitting import largest


@pytest.mark.parametrize(("room", "size"), [(20, 18), (15, 14), (12, 12), (3, 12)])
def test_the_largest_that_fits_is_taken_and_the_smallest_where_none_does(room, size):
    assert largest((18, 16, 14, 12), lambda each: each <= room) == size


def test_nothing_is_tried_behind_the_first_that_fits():
    tried = []
    assert largest((tried.append(each) or each for each in (18, 16, 14)), lambda each: each <= 16) == 16
    assert tried == [18, 16]


def test_there_must_be_something_to_try():
    with pytest.raises(ValueError, match="nothing to try"):
        largest((), lambda _each: True)
