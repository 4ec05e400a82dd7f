"""Workbooks of people, to be marked."""

import pytest
from write.marking.copies import KINDS


@pytest.fixture(params=KINDS)
def original(request, tmp_path):
    return KINDS[request.param](tmp_path)
