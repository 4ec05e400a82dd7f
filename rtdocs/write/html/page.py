"""The drawings of a presentation on one page for a browser: no script, no address of elsewhere, nothing to fetch.

A screen reader meets each drawing as one image with a name; its contents follow as a list of whole sentences, the notes
of its slide. Boxes that could be walked through one by one would say the same in pieces, and each screen reader would
walk them another way. The drawing scrolls in a frame of its own, which the keyboard reaches, so that the page itself
fits a narrow or enlarged window.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rtdocs.i18n import Language, language_of
from rtdocs.layout.base.scene import Connector
from rtdocs.layout.base.text_metrics import measured_in
from rtdocs.plan.content.addresses import Piece, pieces
from rtdocs.plan.content.slides import Deck, TitleSlide
from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.drawingml.palette import DARK, LIGHT, variables
from rtdocs.write.html import svg
from rtdocs.write.powerpoint.page import Page
from rtdocs.write.powerpoint.pages import Turn, alone, in_turn, pages
from rtdocs.write.powerpoint.template import Template, open_template

STYLES = Path(__file__).with_name("preview.css")

# What a browser may do with the page: use the styles inside it, and the empty icon that keeps it from asking for one.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


class Drawing(NamedTuple):
    """A slide that is drawn, for a page that has the variables of `palette`.

    Attributes:
        number: of its slide, from 1.
        title: of the slide.
        name: the drawing's name for a screen reader.
        svg: the drawing, an element of a page; each shape has its id as `data-id`.
        wide: its natural width, in points.
        notes: those of the slide, paragraph by paragraph.
        told: the events, effects and arrows of the drawing, in whole sentences.
        has_arrows: whether it shows arrows.
        key: by which the page is found again in the deck of the same story, changed a little.
    """

    number: int
    title: str
    name: str
    svg: str
    wide: float
    notes: tuple[str, ...]
    told: tuple[str, ...]
    has_arrows: bool
    key: str


def drawings(deck: Deck, template: Path) -> Iterator[Drawing]:
    """Yield the drawings of a deck in the order of its slides.

    Raises:
        BrokenTemplate: as `powerpoint.write`.
    """
    opened = _opened(template)
    for number, page in enumerate(pages(deck, opened), 1):
        if page.is_drawn:
            yield _drawing(number, page, language_of(deck.language), opened.font)


def drawings_in_turn(deck: Deck, template: Path) -> Iterator[tuple[Turn, Drawing]]:
    """Yield the drawings of a deck as soon as each is there, as `pages.in_turn`, without the numbers of their slides.

    Raises:
        BrokenTemplate: as `powerpoint.write`.
    """
    opened = _opened(template)
    turns = in_turn(deck, opened)
    while True:
        with measured_in(opened.font):  # not while the caller is at work
            found = next(turns, None)
        if found is None:
            return
        turn, page = found
        if page.is_drawn:
            yield turn, _drawing(0, page, language_of(deck.language), opened.font)


def drawing(deck: Deck, template: Path, key: str) -> Drawing | None:
    """Return one drawing of a deck, without the time that the others take; None where no page of that key is drawn.

    Args:
        deck: the presentation.
        template: as for `drawings`.
        key: of its page; "" is the first of the schema. Its number is not known: 0.

    Raises:
        BrokenTemplate: as `powerpoint.write`.
    """
    opened = _opened(template)
    page = alone(deck, opened, key)
    return _drawing(0, page, language_of(deck.language), opened.font) if page and page.is_drawn else None


@lru_cache(1)
def _opened(template: Path) -> Template:
    """Return a template of ours, which is only looked at: one is enough for all drawings."""
    return open_template(template)


def _drawing(number: int, page: Page, language: Language, font: str) -> Drawing:
    name = language.say("preview.told-drawing" if page.told else "preview.drawing", title=page.title)
    wide = svg.natural_width(page.scene)
    arrows = any(isinstance(shape, Connector) for shape in page.scene.shapes)
    drawn = svg.embed(page.scene, name, font)
    return Drawing(number, page.title, name, drawn, wide, page.notes, page.told, arrows, page.key)


def write(deck: Deck, template: Path, path: Path) -> None:
    """Write the drawings of a deck as one page.

    Args:
        deck: the presentation.
        template: the one it would be written on, for the size of drawings and the numbers of slides.
        path: the file to write; the same deck and template give the same bytes.

    Raises:
        BrokenTemplate: as `powerpoint.write`.
        OSError: the file cannot be written.
    """
    drawn = tuple(drawings(deck, template))
    path.write_text(_page(deck, drawn, language_of(deck.language)), "utf-8", newline="\n")


def colours() -> str:
    """Return the rules that give a page the variables of `palette`, in light and dark."""
    return f""":root {{ {variables(LIGHT)} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables(DARK)} }} }}"""


def _page(deck: Deck, drawn: tuple[Drawing, ...], language: Language) -> str:
    opening = next(slide for slide in deck.slides if isinstance(slide, TitleSlide))
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{language.tag}">',
            _head(opening.title, deck.author, language),
            f'<body>\n<a class="skip" href="#drawings">{safe(language.say("preview.skip"))}</a>',
            _header(opening, language),
            _contents(drawn, language),
            '<main id="drawings" tabindex="-1" aria-labelledby="contents">',
            *(_section(drawing, language) for drawing in drawn),
            f"</main>\n<footer>{_own('p', opening.credit)}</footer>\n</body>\n</html>\n",
        )
    )


def _head(title: str, author: str, language: Language) -> str:
    return f"""<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="author" content="{safe(author)}"/>
<link rel="icon" href="data:,"/>
<title>{safe(language.say("preview.title", title=title))}</title>
<style>
{colours()}
html {{ font-family: {svg.FONTS}; }}
{STYLES.read_text("utf-8")}</style>
</head>"""


def _header(opening: TitleSlide, language: Language) -> str:
    lines = "\n".join(_own("p", line, "aside") for line in opening.subtitle.splitlines())
    return f"<header>\n{_own('h1', opening.title)}\n{lines}\n<p>{safe(language.say('preview.about'))}</p>\n</header>"


def _contents(drawn: Iterable[Drawing], language: Language) -> str:
    links = "\n".join(
        f'<li><a href="#slide-{drawing.number}"><bdi>{safe(drawing.title)}</bdi></a> '
        f'<span class="aside">({safe(language.say("preview.link", number=drawing.number))})</span></li>'
        for drawing in drawn
    )
    heading = f'<h2 id="contents" tabindex="-1">{safe(language.say("preview.contents"))}</h2>'
    return f'<nav aria-labelledby="contents">\n{heading}\n<ul>\n{links}\n</ul>\n</nav>'


def _section(drawing: Drawing, language: Language) -> str:
    key = f"slide-{drawing.number}"
    return f"""<section id="{key}">
<h2 id="{key}-title" dir="auto">{safe(drawing.title)}</h2>
<figure>
<div class="paper" role="group" tabindex="0" aria-labelledby="{key}-title" style="--wide:{drawing.wide:g}">
{drawing.svg}
</div>
<figcaption>{safe(language.say("preview.slide", number=drawing.number))}</figcaption>
</figure>
{_notes(drawing, language)}
<p class="back"><a href="#contents">{safe(language.say("preview.back"))}</a></p>
</section>"""


def _notes(page: Drawing, language: Language) -> str:
    """Return the notes, open: a text that can be read needs no click. The group's numbers stand in the sentences."""
    items = "\n".join(_own("li", line) for line in page.told)
    inside = (*(_own("p", line) for line in page.notes), *([f"<ul>\n{items}\n</ul>"] if items else []))
    summary = safe(language.say("preview.told" if page.told else "preview.notes"))
    return "\n".join(('<details open="">', f"<summary>{summary}</summary>", *inside, "</details>")) if inside else ""


def _own(tag: str, text: str, look: str = "") -> str:
    """Return an element with words of the group, which may run from right to left; empty where there are no words."""
    look = look and f' class="{look}"'
    return f'<{tag} dir="auto"{look}>{"".join(map(_piece, pieces(text)))}</{tag}>' if text else ""


def _piece(piece: Piece) -> str:
    """Return words, or an address as a link whose target is not told the page it came from."""
    words = safe(piece.text)
    return f'<a href="{words}" rel="noreferrer">{words}</a>' if piece.is_address else words
