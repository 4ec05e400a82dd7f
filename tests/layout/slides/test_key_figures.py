from itertools import combinations

from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Box, Frame
from rtdocs.layout.slides import key_figures
from rtdocs.plan.content.slides import BigFigure, FiguresSlide

FRAME = Frame(254_000, 736_600, 11_684_000, 5_765_800)


def boxes(*figures):
    scene = key_figures.draw(FiguresSlide(title="En chiffres", figures=tuple(map(BigFigure._make, figures))), FRAME)
    return [shape for shape in scene.shapes if isinstance(shape, Box)]


def test_a_figure_stands_above_what_it_counts_in_letters_more_than_twice_as_large():
    [box, _] = boxes(("13 ans", "de 2006 à 2019"), ("14", "événements marquants"))
    assert [line.text for line in box.paragraphs] == ["13 ans", "de 2006 à 2019"]
    large, small = (look(box.style).role(line.role).size for line in box.paragraphs)
    assert (large, small) == (60, 24)
    assert box.alt == "13 ans de 2006 à 2019"


def test_many_figures_stand_in_rows_of_equal_lengths_within_the_slide():
    shown = boxes(*((f"{number} 000 $", "obtenus en chemin") for number in range(7)))
    rows = {box.frame.y for box in shown}
    assert [sum(box.frame.y == y for box in shown) for y in sorted(rows)] == [4, 3]
    for box in shown:
        assert FRAME.x <= box.frame.x
        assert box.frame.right <= FRAME.right
        assert FRAME.y <= box.frame.y
        assert box.frame.bottom <= FRAME.bottom
    assert not any(
        one.frame.x < other.frame.right
        and other.frame.x < one.frame.right
        and one.frame.y < other.frame.bottom
        and other.frame.y < one.frame.bottom
        for one, other in combinations(shown, 2)
    )


def test_long_words_and_many_figures_take_smaller_letters():
    short, long = boxes(("1", "an"), ("2", "effets")), boxes(*((f"{n} 500 000 $", "x" * 20) for n in range(12)))
    sizes = [look(shown[0].style).role("badge").size for shown in (short, long)]
    assert sizes[0] > sizes[1] >= 24
