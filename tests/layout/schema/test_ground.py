"""The ground of a page: lines in channels have the room they need, whatever room is spread."""

from dataclasses import replace

from layout.schemas import FRAME

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.ground import Needs, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor

POINT = weights.POINT
LINES = {Corridor(upright=False, line=2): 5}
NEEDS = Needs(
    lanes=("F1", "F2"),
    rows=(("F1", 50 * POINT), ("F2", 50 * POINT)),
    left=0,
    right=0,
    columns=3,
    size=12.0,
    header=False,
    lines=LINES,
    arrows=frozenset(),
    most=150 * POINT,
)


def test_the_last_channel_of_a_lane_has_room_for_its_lines():
    full = FRAME._replace(height=needed_height(NEEDS))
    assert measured(NEEDS, full).channels[1].length == 4 * weights.APART + 2 * weights.CLEAR


def test_much_spare_room_is_shared_between_the_top_and_the_foot_of_a_lane():
    ground = measured(replace(NEEDS, lines={}), FRAME)
    first, second = ground.rows
    above, below = second.start - ground.bands[1].ground.start, ground.bands[1].ground.end - second.end
    assert first.end < second.start
    assert min(above, below) > 20 * POINT
