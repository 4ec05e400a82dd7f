"""Makes the templates of what a workshop prints: `python templates/make_kit.py`.

affiche.pptx is the poster (A3), affiche-recit.pptx that of a story (tabloid, the large paper of Québec), cartes.pptx
the cards (Letter), feuilles.pptx the sheets to fill in (A3). As with schema.pptx, restyle them in PowerPoint and keep
the names of their layouts. The places of a card page are alike on its left and right, so that a back falls on its
front.
"""

from pathlib import Path

from make_schema import BODY, FOOTER, NUMBER, TITLE, Layout, Place, make, rule

from rtdocs.layout.base.look import Slot
from rtdocs.layout.base.scene import EMU_PER_INCH, EMU_PER_POINT, Frame

FOLDER = Path(__file__).parent
POINT = EMU_PER_POINT
A3 = 15_120_000, 10_692_000
TABLOID = 17 * EMU_PER_INCH, 11 * EMU_PER_INCH
LETTER = 8 * EMU_PER_INCH + EMU_PER_INCH // 2, 11 * EMU_PER_INCH
MARGIN = 36 * POINT


def main() -> None:
    """Write the four templates beside this script."""
    _poster()
    _story_poster()
    _cards()
    _sheets()


def _poster() -> None:
    """A title over a short rule, with room below it for what an outcome is."""
    width, height = A3
    margin = 28 * POINT
    title = Frame(margin, 8 * POINT, width - 2 * margin, 48 * POINT)
    foot = Frame(margin, height - 32 * POINT, width - 2 * margin, 22 * POINT)
    bars = rule(margin, title.bottom - 2 * POINT, 64 * POINT, 4 * POINT)
    master = _places(title, foot, 38, Slot.DARK, height)
    _make("affiche.pptx", A3, master, bars, ("Affiche / Poster", "Modèle de l’affiche des RT / Template of the poster"))


def _story_poster() -> None:
    """A title over a short rule, and the whole page for the chain; the foot's left is free for the credit."""
    width, height = TABLOID
    margin = 30 * POINT
    title = Frame(margin, 14 * POINT, width - 2 * margin, 46 * POINT)
    foot = Frame(width - margin - 300 * POINT, height - 42 * POINT, 300 * POINT, 24 * POINT)
    bars = rule(margin, title.bottom - 2 * POINT, 64 * POINT, 4 * POINT)
    title_place, body, footer, number = _places(title, foot, 32, Slot.DARK, height)
    text = Frame(margin, title.bottom + 24 * POINT, title.width, foot.y - title.bottom - 36 * POINT)
    footer = footer._replace(frame=foot, align="r")
    titles = ("Affiche du récit / Story poster", "Modèle de l’affiche du récit / Template of the story poster")
    master = (title_place, body._replace(frame=text), footer, number)
    _make("affiche-recit.pptx", TABLOID, master, bars, titles, whole_foot=False)


def _cards() -> None:
    """Next to nothing beside the cards: a title that says which page this is."""
    width, height = LETTER
    margin = 28 * POINT
    title = Frame(margin, 14 * POINT, width - 2 * margin, 25 * POINT)
    foot = Frame(margin, height - 26 * POINT, width - 2 * margin, 22 * POINT)
    titles = ("Cartes / Cards", "Modèle des cartes de RT / Template of the outcome cards")
    _make("cartes.pptx", LETTER, _places(title, foot, 13, Slot.DARK, height), (), titles)


def _sheets() -> None:
    """The look of the slides, on paper."""
    width, height = A3
    title = Frame(MARGIN, 16 * POINT, width - 2 * MARGIN, 56 * POINT)
    foot = Frame(MARGIN, height - 40 * POINT, width - 2 * MARGIN, 24 * POINT)
    bars = rule(MARGIN, title.bottom - 2 * POINT, 64 * POINT, 4 * POINT)
    titles = ("Feuilles / Sheets", "Modèle des feuilles à remplir / Template of the sheets to fill in")
    _make("feuilles.pptx", A3, _places(title, foot, 30, Slot.DARK, height), bars, titles)


def _places(title: Frame, foot: Frame, size: int, colour: Slot, height: int) -> tuple[Place, ...]:
    """Return the places of a master: title, text between it and the foot, and the foot with a number at its right."""
    text = Frame(title.x, title.bottom + 24 * POINT, title.width, foot.y - title.bottom - 36 * POINT)
    number = 60 * POINT
    left = Frame(foot.x, foot.y, foot.width - number, min(foot.height, height - foot.y))
    right = Frame(left.right, foot.y, number, left.height)
    return (
        TITLE._replace(frame=title, size=size, colour=colour, bold=True, anchor="ctr", inset=0),
        BODY._replace(frame=text, size=20, inset=0),
        FOOTER._replace(frame=left, size=12, colour=Slot.QUIET, anchor="ctr", align="l", inset=0),
        NUMBER._replace(frame=right, size=12, colour=Slot.QUIET, anchor="ctr", align="r", inset=0),
    )


def _make(
    name: str,
    size: tuple[int, int],
    master: tuple[Place, ...],
    bars: tuple[tuple[Frame, Slot], ...],
    titles: tuple[str, str],
    *,
    whole_foot: bool = True,
) -> None:
    """Write a template whose three layouts all have the master's places; only that of drawings has no text."""
    title, body, footer, _ = master
    cover = Layout(
        "title",
        0,
        "Titre / Title",
        (
            TITLE._replace(kind="ctrTitle", frame=title.frame, size=title.size, inset=0),
            BODY._replace(
                kind="subTitle", frame=body.frame, size=body.size, bullets=False, inset=0, name="Sous-titre / Subtitle"
            ),
            FOOTER,
        ),
        bars,
    )
    # The foot of a page without a number has the whole width.
    wide = title.frame.width if whole_foot else footer.frame.width
    whole = footer._replace(frame=Frame(footer.frame.x, footer.frame.y, wide, footer.frame.height))
    text = Layout(
        "obj", 1, "Titre et contenu / Title and content", (TITLE, BODY._replace(kind=""), FOOTER, NUMBER), bars
    )
    drawing = Layout("titleOnly", 5, "Titre seul / Title only", (TITLE, whole), bars)
    make(FOLDER / name, size, master, (cover, text, drawing), titles)


if __name__ == "__main__":
    main()
