"""The parts of a page that our templates leave to prints, and repertoires whose names are of any length."""

from hypothesis import strategies

from rtdocs import repertoire
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame

POINT = EMU_PER_POINT
A3 = Frame(28 * POINT, 62 * POINT, 1134 * POINT, 744 * POINT)
LETTER = Frame(28 * POINT, 43 * POINT, 556 * POINT, 717 * POINT)

WORDS = strategies.text("abc éœW-’ ", min_size=1, max_size=60).map(lambda text: f"x{text.strip()}")
LABELS = strategies.dictionaries(
    strategies.integers(1, 12),
    strategies.one_of(WORDS, strategies.lists(WORDS, min_size=1, max_size=12).map(" ".join)),
    max_size=12,
)


def renamed(labels, code="fr"):
    """Return the repertoire with a group's own labels."""
    return repertoire.load(code).relabelled(labels)
