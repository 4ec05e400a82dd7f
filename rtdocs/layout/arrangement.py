"""Finds how a page's boxes fit its frame: the size of letters, the columns, the rows, and the width of boxes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rtdocs.layout import columns as sweeping
from rtdocs.layout.cards import Card, card, natural_width
from rtdocs.layout.content import Content, Piece, lane_style
from rtdocs.layout.metrics import height, wrap
from rtdocs.layout.rows import Cell, place
from rtdocs.layout.scene import EMU_PER_INCH, EMU_PER_POINT, Frame
from rtdocs.layout.theme import look
