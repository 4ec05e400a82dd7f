"""The drawing rules of schema slides, measured on the stored file.

The ways of bent connectors are those of presetShapeDefinitions.xml (ECMA-376), worked out here anew: a judge shares no
code with the accused.
"""

import re
from typing import NamedTuple

from stored import find

# EMU: a hundredth of a point. A way round between two level boxes needs a preset of no height, which none can have:
# its adjustments are whole hundred-thousandths of a height of 1, and its end may be off by so much.
NEAR = 127


class Box(NamedTuple):
    id: str
    name: str
    x: int
    y: int
    right: int
    bottom: int


class Arrow(NamedTuple):
    name: str
    start: tuple
    end: tuple
    points: tuple
    alt: str = ""


def boxes(slide):
    """Return the shapes with text that are no placeholders: events, effects, labels, markers.

    A card is a group: its base, the shape behind the others, stands for it, under the group's name.
    """
    return [
        _box(shape)
        for shape in find(slide, "//p:sp[not(.//p:ph)][.//a:t][not(preceding-sibling::p:sp[parent::p:grpSp])]")
    ]


def cards_hold_their_parts(slide):
    """Parts of a group lie on its base, apart from each other; the group is as large as its base, and not turned."""
    for group in find(slide, "//p:grpSp"):
        base, *parts = [_box(shape) for shape in find(group, "p:sp")]
        place = find(group, "p:grpSpPr/a:xfrm")[0]
        own, inner = (
            _numbers(place, f"a:{off}/@x | a:{off}/@y | a:{ext}/@cx | a:{ext}/@cy")
            for off, ext in (("off", "ext"), ("chOff", "chExt"))
        )
        if own != inner or own != (base.x, base.y, base.right - base.x, base.bottom - base.y) or place.attrib:
            yield f"{base.name}: the group is not its base"
        for at, part in enumerate(parts):
            if part.x < base.x or part.y < base.y or part.right > base.right or part.bottom > base.bottom:
                yield f"{part.name} leaves {base.name}"
            for other in parts[at + 1 :]:
                if part.x < other.right and other.x < part.right and part.y < other.bottom and other.y < part.bottom:
                    yield f"{part.name} and {other.name}"


def arrows(slide):
    """Return the connectors glued to something, each with its way as drawn."""
    return [_arrow(shape) for shape in find(slide, "//p:cxnSp[.//a:stCxn or .//a:endCxn]")]


def connectors_are_glued_at_both_ends(slide):
    for shape in find(slide, "//p:cxnSp[.//a:stCxn or .//a:endCxn]"):
        if not find(shape, ".//a:stCxn") or not find(shape, ".//a:endCxn"):
            yield f"loose: {find(shape, 'string(.//p:cNvPr/@name)')}"


def connectors_are_drawn_at_the_sites_they_name(slide):
    places = {box.id: box for box in map(_box, find(slide, "//p:sp[not(.//p:ph)]"))}
    dots = set(find(slide, "//p:sp[.//a:prstGeom/@prst='ellipse']/p:nvSpPr/p:cNvPr/@id"))
    for arrow in arrows(slide):
        for (shape, site), point in ((arrow.start, arrow.points[0]), (arrow.end, arrow.points[-1])):
            wanted = _site(places[shape], _SITES_OF_DOT[site] if shape in dots else site)
            if abs(wanted[0] - point[0]) > NEAR or abs(wanted[1] - point[1]) > NEAR:
                yield f"{arrow.name}: drawn at {point}, site {site} is at {wanted}"


def no_box_overlaps_another(slide):
    row = sorted(boxes(slide), key=lambda box: box.x)
    for at, one in enumerate(row):
        for other in row[at + 1 :]:
            if other.x >= one.right:
                break
            if one.y < other.bottom and other.y < one.bottom:
                yield f"{one.name} and {other.name}"


def no_connector_runs_through_a_box(slide):
    everything = boxes(slide)
    for arrow in arrows(slide):
        own = {arrow.start[0], arrow.end[0]}
        for box in everything:
            if _is_number_of(box, arrow):
                continue
            if any(_crosses(box, *way, margin=0 if box.id not in own else NEAR) for way in _ways(arrow)):
                yield f"{arrow.name} through {box.name}"


def arrows_of_the_chain_are_plain(slide):
    """Programs draw alike what is straight or has one bend; some pass over what stands in a choice."""
    for shape in find(slide, "//p:cxnSp[starts-with(.//p:cNvPr/@name, 'ar-')]"):
        name, preset = find(shape, "string(.//p:cNvPr/@name)"), find(shape, "string(.//a:prstGeom/@prst)")
        if preset not in {"straightConnector1", "bentConnector2"}:
            yield f"{name} is a {preset}"
        if find(shape, "ancestor::mc:AlternateContent"):
            yield f"{name} stands in a choice"


def lines_join_what_their_names_say(slide):
    """Who follows lines from box to box, through dots, meets the pairs that the names of lines bear, and no other."""
    lines = [arrow for arrow in arrows(slide) if arrow.name.startswith("ar-")]
    numbers = {box.id: box.name.partition(" ")[0].partition("-")[2] for box in boxes(slide) if box.name[:3] in _IDS}
    referred = {box.id for box in boxes(slide)} - set(numbers)
    following = {}
    for line in lines:
        following.setdefault(line.start[0], set()).add(line.end[0])
    met = {
        (source, target)
        for source in numbers.keys() & following.keys()
        for target in reached(source, following, numbers.keys() | referred)
    }
    for source, target in met:
        if target in numbers and (numbers[source], numbers[target]) not in named_pairs(slide):
            yield f"a line leads from {numbers[source]} to {numbers[target]}, and none says so"
    drawn = {(numbers[source], numbers[target]) for source, target in met if target in numbers}
    shown = set(numbers.values())
    for source, target in named_pairs(slide) - drawn:
        if {source, target} <= shown and not referred & {end for line in lines for end in (line.start[0], line.end[0])}:
            yield f"a line is named for {source} and {target}, and none joins them"


_IDS = ("ev-", "ef-")


def reached(source, following, boxes_there):
    """Yield the boxes that lines from a box lead to, through dots."""
    waiting, seen = list(following[source]), set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if here in boxes_there:
            yield here
        else:
            waiting += following.get(here, ())


def named_pairs(slide):
    """Return the pairs of numbers that the names of lines bear."""
    return {pair for arrow in arrows(slide) if arrow.name.startswith("ar-") for pair in _pairs_of(arrow)}


def _pairs_of(named):
    sources, _, targets = named.name.partition(" · ")[0].removeprefix("ar-").partition(">")
    return {(source, target) for source in sources.split(";") for target in targets.split(";")}


def _pair_of(box):
    (pair,) = _pairs_of(box)
    return pair


def both_lines_of_a_choice_are_one(slide):
    """Programs that do not take a glued connector draw a line instead: it must follow the same way."""
    for choice in find(slide, "//mc:AlternateContent"):
        arrow = _arrow(find(choice, "mc:Choice/p:cxnSp")[0])
        (line,) = find(choice, "mc:Fallback/p:sp")
        left, top, *_ = _frame(line)
        places = [(left + int(pt.get("x")), top + int(pt.get("y"))) for pt in find(line, ".//a:pathLst//a:pt")]
        way = [one for at, one in enumerate(arrow.points) if not at or one != arrow.points[at - 1]]
        if len(way) != len(places) or any(_apart(*pair) for pair in zip(way, places, strict=True)):
            yield f"{arrow.name}: {way} or {places}"


def every_arrow_with_a_reason_carries_its_number(slide):
    """The alternative text of an arrow tells its reason by number; the number stands on the arrow or is tied to it."""
    numbers = [number for box in boxes(slide) for number in _numbers_of(box)]
    for arrow in arrows(slide):
        for told in re.findall(r"(?:Raison|Reason) (\d+)", arrow.alt):
            if told not in numbers:
                yield f"{arrow.name} has no number {told}"


def every_number_is_that_of_one_arrow(slide):
    """A number lies on its arrow, close to it, or is tied to it, and no line of another arrow touches it."""
    everything, lines = boxes(slide), [_ends(shape) for shape in find(slide, "//p:cxnSp[not(.//a:stCxn)]")]
    for box in (box for box in everything if _numbers_of(box)):
        own = [arrow for arrow in arrows(slide) if _is_number_of(box, arrow)] or [
            arrow for arrow in arrows(slide) if _pair_of(box) in _pairs_of(arrow)
        ]
        ways = [way for arrow in own for way in _ways(arrow)]
        ties = [ends for ends in lines if any(_touches(box, end, end) for end in ends)]
        tied = any(_touches(_around(end), *way) for ends in ties for end in ends for way in ways)
        if not tied and not any(_touches(box, *way) for way in ways):
            yield f"{box.name} stands apart from its arrow"
        for other in arrows(slide):
            if other not in own and any(_crosses(box, *way, margin=0) for way in _ways(other)):
                yield f"{box.name} stands on {other.name}"


def no_event_leaves_its_lane(slide, lanes):
    """Yield the events drawn outside of their lane's ground; `lanes` gives the lane's name by the event's."""
    grounds = {box.name: box for box in map(_box, find(slide, "//p:sp[not(.//p:ph)][not(.//a:t)]"))}
    for box in boxes(slide):
        if box.name in lanes:
            ground = grounds[lanes[box.name]]
            if box.y < ground.y or box.bottom > ground.bottom:
                yield f"{box.name} leaves {ground.name}"


def nothing_leaves_the_slide(slide, width, height):
    for box in map(_box, find(slide, "//p:sp[not(.//p:ph)]")):
        if box.x < 0 or box.y < 0 or box.right > width or box.bottom > height:
            yield f"{box.name} leaves the slide"
    for arrow in arrows(slide):
        if any(not (0 <= x <= width and 0 <= y <= height) for x, y in arrow.points):
            yield f"{arrow.name} leaves the slide"


def time_never_runs_backwards(slide, ranks):
    """Yield the events drawn left of an earlier one; `ranks` gives the place in time by the shape's name."""
    known = sorted((ranks[box.name], box.x, box.name) for box in boxes(slide) if box.name in ranks)
    furthest = -1
    for _, x, name in known:
        if x < furthest:
            yield f"{name} stands left of an earlier event"
        furthest = max(furthest, x)


def places(slide):
    """Return the dots of a timeline by their ids."""
    dots = find(slide, "//p:sp[not(.//a:t)][.//a:prstGeom[@prst='roundRect']//a:gd/@fmla='val 50000']")
    return {box.id: box for box in map(_box, dots)}


def stems_stand_upright_between_cards(slide):
    """Yield the stems of a timeline that slant, leave their card's edge, or meet another card or the bar of another."""
    dots, cards = places(slide), _bases(slide)
    for stem in (arrow for arrow in arrows(slide) if arrow.end[0] in dots):
        (x, start), (other, end) = stem.points
        own = cards[stem.start[0]]
        if x != other or not own.x < x < own.right or start not in {own.y, own.bottom}:
            yield f"{stem.name} is no stem of {own.name}"
        for card in set(cards.values()) - {own}:
            if card.x <= x <= card.right and card.y < max(start, end) and min(start, end) < card.bottom:
                yield f"{stem.name} meets {card.name}"
        for bar in map(_arrow, find(slide, "//p:cxnSp[not(.//a:stCxn)]")):
            (left, level), (right, _) = bar.points
            if left < x < right and min(start, end) < level < max(start, end):
                yield f"{stem.name} crosses {bar.name}"


def _bases(slide):
    """Return the base of each group by the ids of the group's shapes."""
    groups = (find(group, "p:sp") for group in find(slide, "//p:grpSp"))
    return {_box(shape).id: _box(shapes[0]) for shapes in groups for shape in shapes}


def way(preset, frame, adjustments, *, flip_h=False, flip_v=False, rotation=0):
    """Return the points of a connector as PowerPoint draws it from what is stored; frame is (x, y, width, height)."""
    x, y, width, height = frame
    a1, a2, a3 = ((adjustments.get(f"adj{number}", 50_000) / 100_000) for number in (1, 2, 3))
    ways = {
        "line": [(0, 0), (1, 1)],
        "straightConnector1": [(0, 0), (1, 1)],
        "bentConnector2": [(0, 0), (1, 0), (1, 1)],
        "bentConnector3": [(0, 0), (a1, 0), (a1, 1), (1, 1)],
        "curvedConnector3": [(0, 0), (a1, 0), (a1, 1), (1, 1)],  # the curve stays inside these stretches
        "bentConnector4": [(0, 0), (a1, 0), (a1, a2), (1, a2), (1, 1)],
        "bentConnector5": [(0, 0), (a1, 0), (a1, a2), (a3, a2), (a3, 1), (1, 1)],
    }
    middle = (x + width / 2, y + height / 2)
    points = []
    for across, down in ways[preset]:
        dx = (across - 0.5) * width * (-1 if flip_h else 1)
        dy = (down - 0.5) * height * (-1 if flip_v else 1)
        for _ in range(rotation // 5_400_000 % 4):
            dx, dy = -dy, dx  # a quarter turn clockwise, y downwards
        points.append((round(middle[0] + dx), round(middle[1] + dy)))
    return tuple(points)


def _box(shape):
    frame = _frame(shape)
    is_base = find(shape, "parent::p:grpSp and not(preceding-sibling::p:sp)")
    return Box(
        *find(shape, ".//p:cNvPr/@id"),
        *find(shape, "../p:nvGrpSpPr/p:cNvPr/@name" if is_base else ".//p:cNvPr/@name"),
        frame[0],
        frame[1],
        frame[0] + frame[2],
        frame[1] + frame[3],
    )


def _frame(shape):
    return _numbers(
        shape, "p:spPr/a:xfrm/a:off/@x | p:spPr/a:xfrm/a:off/@y | p:spPr/a:xfrm/a:ext/@cx | p:spPr/a:xfrm/a:ext/@cy"
    )


def _numbers(node, path):
    return tuple(int(number) for number in find(node, path))


def _arrow(shape):
    place = find(shape, "p:spPr/a:xfrm")[0]
    guides = {guide.get("name"): int(guide.get("fmla").split()[1]) for guide in find(shape, ".//a:gd")}
    ends = [
        (find(shape, f"string(.//a:{end}/@id)"), int(find(shape, f"string(.//a:{end}/@idx)") or 0))
        for end in ("stCxn", "endCxn")
    ]
    points = way(
        find(shape, "string(.//a:prstGeom/@prst)"),
        _frame(shape),
        guides,
        flip_h=place.get("flipH") == "1",
        flip_v=place.get("flipV") == "1",
        rotation=int(place.get("rot", "0")),
    )
    return Arrow(find(shape, "string(.//p:cNvPr/@name)"), *ends, points, find(shape, "string(.//p:cNvPr/@descr)"))


def _is_number_of(box, arrow):
    return bool(_numbers_of(box)) and box.name.rpartition(" (")[0] == arrow.name


def _numbers_of(box):
    """Return the numbers of reasons that a box bears: "ar-6>A · Flèche de 6 à A (3)"."""
    told = re.fullmatch(r"ar-.* \((\d+(?:, \d+)*)\)", box.name)
    return told[1].split(", ") if told else []


def _ends(shape):
    """Return the two ends of a straight line that holds on to nothing."""
    points = _arrow(shape).points
    return points[0], points[-1]


def _around(point):
    return Box("", "", *point, *point)


def _touches(box, start, end, by=26_000):
    """Tell whether a stretch comes to within two points of a box."""
    return _crosses(box, start, end, margin=-by)


def _apart(one, other):
    return any(abs(a - b) > NEAR for a, b in zip(one, other, strict=True))


def _site(box, number):
    middle, centre = (box.x + box.right) / 2, (box.y + box.bottom) / 2
    return [(middle, box.y), (box.x, centre), (middle, box.bottom), (box.right, centre)][number]


# Of the eight sites of an ellipse those that a rectangle has too, as the rectangle counts them.
_SITES_OF_DOT = {0: 0, 2: 1, 4: 2, 6: 3}


def _ways(arrow):
    return list(zip(arrow.points, arrow.points[1:], strict=False))


def _crosses(box, start, end, *, margin):
    """Tell whether a stretch runs through the inside of a box; a slope is sampled."""
    inside = (box.x + margin, box.y + margin, box.right - margin, box.bottom - margin)
    for step in range(101):
        x = start[0] + (end[0] - start[0]) * step / 100
        y = start[1] + (end[1] - start[1]) * step / 100
        if inside[0] < x < inside[2] and inside[1] < y < inside[3]:
            return True
    return False


RULES = [
    connectors_are_glued_at_both_ends,
    connectors_are_drawn_at_the_sites_they_name,
    no_box_overlaps_another,
    cards_hold_their_parts,
    no_connector_runs_through_a_box,
    both_lines_of_a_choice_are_one,
    arrows_of_the_chain_are_plain,
    lines_join_what_their_names_say,
]
NUMBER_RULES = [every_arrow_with_a_reason_carries_its_number, every_number_is_that_of_one_arrow]
