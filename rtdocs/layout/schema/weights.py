"""Every weight, distance and budget of the drawing of a chain, with how it was found.

Distances are in EMU. Costs have one unit: a bend of an arrow is 1.
"""

from rtdocs.layout.base.scene import EMU_PER_POINT

POINT = EMU_PER_POINT

# Distances, from the boards of the look and its table of measures.
APART = 8 * POINT  # between lines that run side by side
CLEAR = 6 * POINT  # from a line to a box that is not its own
HEAD = 12 * POINT  # the shortest arrow, and the least last segment of an arrow, for its head
LEAST_GAP = 21 * POINT  # between columns: a stub, a line, an arrow head
REASON_GAP = 30 * POINT  # between columns whose arrows bear numbers of reasons
ONE_LINE = 15 * POINT  # between rows where one line runs, or an arrow from box to box
CROWDED_LINE = 12 * POINT  # the same where a page is crowded
PAD = 5 * POINT  # from a lane's border to its boxes
CROWDED_PAD = 2 * POINT  # the same where a page is crowded
BETWEEN_LANES = 4 * POINT
HEADER_GAP = 3 * POINT  # from the years of the columns to the lanes
EFFECT_APART = 10 * POINT
EFFECT_INSET = 1.2  # rows: an effect that needs more, with the room to the next, stands in no first or last row
WIDEST_GAP = 44 * POINT
HIGHEST_CHANNEL = 24 * POINT
STEP = 2 * APART  # by which gaps and channels grow with their lines
GAP = 34 * POINT  # between columns, where lines ask for no more: room for three
CHANNEL = 24 * POINT  # below rows that are higher than they must be
DOT = 3 * POINT  # the diameter of a junction where lines join or part
BEND_DOT = POINT  # of one where a line only turns: as thick as the line
SMALL_RISE = 4 * POINT
NAME_INSIDE = 6 * POINT  # from a lane's side to its name
NAME_CLEAR = 3 * POINT  # from a lane's name to a line
TOUCH = 2_000  # EMU: ends of lines that meet at a dot
BLANK_APART = 24 * POINT  # between the boxes of a chain to fill in by hand

# Numbers of reasons beside their arrows.
LABEL_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)  # places along a segment, as shares of its length: the middle first
LABEL_FREE_ENDS = 18 * POINT  # the part of a segment that must stay visible beside a number on it
LABEL_BESIDE = POINT  # from a level arrow
LABEL_BESIDE_HEAD = 2 * POINT  # from an upright arrow: most are so short that their heads stand there too
LABEL_CLEAR = 3 * POINT  # from a box or another number
TIE_SAMPLES = 8  # points of a tie at which it is tested for obstacles

# Boxes of events, for letters of 12 points; other letters change them alike.
NARROWEST_BRIEF = 70 * POINT
NARROWEST, EASY, WIDEST = 88 * POINT, 124 * POINT, 180 * POINT
EFFECT_NARROWEST, EFFECT_WIDEST = 104 * POINT, 132 * POINT
EFFECT_DETAILED = 190 * POINT  # of an effect with its evidence
REFERENCE = 84 * POINT

# The cost of a route by its bends: up to one is free of thought, two are seldom, three and four a last resort.
BENDS = (0.0, 1.0, 2.4, 6.0, 10.0, 16.0)
LENGTH_ACROSS, LENGTH_DOWN = 0.11, 0.09  # for each step from a line of the mesh to the next
SHARED_LENGTH = 0.35  # the share of that cost where a route follows a line that goes on alike
CROSSING = 4.0  # Purchase (1997): crossings hinder readers most, then bends
MAYBE_CROSSING = 0.8  # two routes that meet in a corner, which the order of tracks may still part
BESIDE = 0.12  # for each step two strangers run side by side
SPREAD = 3.0  # each further side of a box at which its three and more arrows arrive or leave
NEVER = 60.0  # a drawing that would be misread: strangers on one line, a side where arrows both arrive and leave
SAVED_CHANNEL = 6.0  # a line in a channel, where a page would be too high with it: as much as three bends
BACKWARD = 3.5  # an arrow that arrives at a right side

# Finding places.
INSIDE = (0.5, 3.0)  # the weight of an arrow within a column against columns of unequal size: two tries
WITHIN_COLUMN = 0.3  # an arrow within a column: time is read from left to right
# An event below a later one of its lane and column: time runs down where it cannot run right. For few and many events.
EARLIER_BELOW = (2.0, 1.0)
ROUNDS = 2  # of hill climbing over rows and columns
REPAIRS = 4  # of routing anew where lines would lie on each other or claim what nobody claimed
REROUTES = 4  # rounds of ripping up each route and laying it anew
EFFORT = 160  # the product of shapes tried and events, for one size of letters
LEAST_LOOKED_AT = 4  # the least number of shapes tried
BRIEF_EFFORT = 240  # the same for boxes of few words
WHOLE_EFFORT = 480  # the same for stories that may stand whole on one slide
CELLS = 3.0  # of the grid for each event, at most
CELLS_EACH = 1.7  # of the grid for each event, where there must be room to spare
SMALLER = 0.5  # points that letters may be smaller for years above columns and names of lanes in their places
TIGHT = 10.0  # the largest letters of a tight page on paper
LETTERS = (330, 3)  # no letters larger than the first, shared among all events, and the second: in points
LINES = 0.6  # of each arrow in the gaps, and in the channels, of a page
CLIMBED = 8  # of them, that fit
TRIED = 3  # arrangements of one size of letters that are routed and scored
OVER = 120.0  # the weight of a shape's excess height in the choice of shapes, for each share of the height
NEARLY, TOO_HIGH = 0.02, 0.2  # shares of the height over which likes share rows, and over which none is tried
CROWDED = (0.0, 1.0)  # the weight of a point of height: where there is room, and where a page is crowded
LOWEST_ROW = 44 * POINT  # of two lines of small letters
LOWEST_BRIEF_ROW = 28 * POINT  # of one line

# Places that stay as a story grows.
DEALT = (
    1,
    2,
    3,
    5,
    6,
    8,
    11,
    14,
    19,
    24,
    29,
    34,
    39,
    44,
    49,
    54,
    59,
    *range(65, 500, 6),
)  # events that are dealt out anew
EFFECTS_DEALT = (1, 2, 5, *range(7, 500))  # effects, alike
RESERVED_FROM, RESERVE = 7, 8  # events from which a column of so many stays free at the right
SCORED = 24  # events up to which deals are drawn and scored
PUSHED = 3  # boxes that move one after the other to make room for a new one, at most
MAY_MOVE = 12  # boxes of which one may move for a new one
LEAST_GAIN = 1e-9  # of a move that is kept: less is the rounding of sums
ORDERED_EXACTLY = 8  # the most lines of a corridor whose order is found by dynamic programming: 2^8 sets in a moment
FORBIDDEN = 1_000.0  # an order of two lines that would put one on the other: above any sum of crossings
CROWD = 3  # arrows at a box that share a side of it and a trunk; each further side costs SPREAD where they cannot

# The objective over finished drawings, in the order of the table of measures.
SCORE_FALSE = 100.0
SCORE_CROSSING = 5.0
SCORE_BEND = 1.0
SCORE_LONG_WAY = 4.0  # an arrow of its own with more than two bends
SCORE_DETOUR = 6.0  # each share of length over the shortest
SCORE_TIGHT = 2.0  # each gap or channel with less room than its lines want
SCORE_NAME = 20.0  # a lane's name without free ground
SCORE_TIE = 1.5  # a reason's number away from its arrow
SCORE_TRUNK = 3.0  # three arrows that meet without sharing a line
SCORE_ASTRAY = 2.0  # a lane's name away from the upper left end of its lane
SCORE_UNDATED = 6.0  # no years above the columns
SCORE_LETTERS = 4.0  # a point that letters are larger
SCORE_STACKED = 0.3  # an event more than there are columns: time is read from left to right
SCORE_NARROW = 0.03  # a point that boxes are narrower than is easy to read

# Chapters of a long story.
CHAPTER = 12  # events
UNEVEN = 0.6  # the weight of two events more or less than in the other chapters, against an arrow that leaves

# Letters, in points.
SIZE = 12.0  # of slides
SMALL_SIZES = (16.0, 14.0, 13.0)  # of the slide of a story of few events
SLIDE_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)  # of the slide of a whole chain
SMALL_POSTER_SIZES = (24.0, 20.0, 18.0)  # of the poster of a story of few events
POSTER_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0, 9.5, 9.0)  # read from across a room where few events let it
SMALLEST = 9.0  # of all
MOST_WHOLE = 24  # events on one slide in letters smaller than those of slides
MOST_BRIEF = 60  # events in an overview
TITLE_CUTS = (0, 240, 120, 60, 30)  # letters of the title of an event that stands alone: whole, else as late as it fits
SMALL_WORD = 3  # letters: an article or preposition, with which no cut title should end
SMALL_STORY = 6  # events of a story whose page has room to spare

# Pages that are kept: those of a long story, drawn anew at each save of its workbook, of which most have not changed.
PAGES_KEPT = 400
