"""The drawings of a presentation on one page for a browser: no script, no address of elsewhere, nothing to fetch.

A screen reader meets each drawing as one image with a name; what it shows follows as a list of whole sentences, the
notes of its slide. Boxes that could be walked through one by one would say the same in pieces, and each screen reader
would walk them another way. The drawing scrolls in a frame of its own, which the keyboard reaches, so that the page
itself fits a narrow or enlarged window.
"""

from collections.abc import Iterable
from pathlib import Path

from rtdocs.i18n import Language, language_of
from rtdocs.plan.content.slides import Deck, TitleSlide
from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.drawingml.palette import DARK, LIGHT, variables
from rtdocs.write.html import svg
from rtdocs.write.powerpoint.pages import Page, pages
from rtdocs.write.powerpoint.template import open_template

STYLES = Path(__file__).with_name("preview.css")

# What a browser may do with the page: use the styles inside it, and the empty icon that keeps it from asking for one.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def write(deck: Deck, template: Path, path: Path) -> None:
    """Write the drawings of a deck as one page.

    Args:
        deck: the presentation.
        template: the one it would be written on: it says how large drawings are and how slides are counted.
        path: the file to write; the same deck and template give the same bytes.

    Raises:
        BrokenTemplate: as `powerpoint.write`.
        OSError: the file cannot be written.
    """
    every = enumerate(pages(deck, open_template(template)), 1)
    drawn = [(number, page) for number, page in every if page.is_drawn]
    path.write_text(_page(deck, drawn, language_of(deck.language)), "utf-8", newline="\n")


def _page(deck: Deck, drawn: Iterable[tuple[int, Page]], language: Language) -> str:
    opening = next(slide for slide in deck.slides if isinstance(slide, TitleSlide))
    drawn = tuple(drawn)
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{language.tag}">',
            _head(opening.title, deck.author, language),
            f'<body>\n<a class="skip" href="#drawings">{safe(language.say("preview.skip"))}</a>',
            _header(opening, language),
            _contents(drawn, language),
            '<main id="drawings" tabindex="-1" aria-labelledby="contents">',
            *(_section(number, page, language) for number, page in drawn),
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
:root {{ {variables(LIGHT)} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {variables(DARK)} }} }}
html {{ font-family: {svg.FONTS}; }}
{STYLES.read_text("utf-8")}</style>
</head>"""


def _header(opening: TitleSlide, language: Language) -> str:
    lines = "\n".join(_own("p", line, "aside") for line in opening.subtitle.splitlines())
    return f"<header>\n{_own('h1', opening.title)}\n{lines}\n<p>{safe(language.say('preview.about'))}</p>\n</header>"


def _contents(drawn: Iterable[tuple[int, Page]], language: Language) -> str:
    links = "\n".join(
        f'<li><a href="#slide-{number}"><bdi>{safe(page.title)}</bdi></a> '
        f'<span class="aside">({safe(language.say("preview.link", number=number))})</span></li>'
        for number, page in drawn
    )
    heading = f'<h2 id="contents" tabindex="-1">{safe(language.say("preview.contents"))}</h2>'
    return f'<nav aria-labelledby="contents">\n{heading}\n<ul>\n{links}\n</ul>\n</nav>'


def _section(number: int, page: Page, language: Language) -> str:
    key = f"slide-{number}"
    name = language.say("preview.told-drawing" if page.told else "preview.drawing", title=page.title)
    return f"""<section id="{key}">
<h2 id="{key}-title" dir="auto">{safe(page.title)}</h2>
<figure>
<div class="paper" role="group" tabindex="0" aria-labelledby="{key}-title">
{svg.embed(page.scene, name)}
</div>
<figcaption>{safe(language.say("preview.slide", number=number))}</figcaption>
</figure>
{_notes(page, language)}
<p class="back"><a href="#contents">{safe(language.say("preview.back"))}</a></p>
</section>"""


def _notes(page: Page, language: Language) -> str:
    """Return the notes, open: what can be read needs no click. The group's own numbers stand in the sentences."""
    items = "\n".join(_own("li", line) for line in page.told)
    inside = (*(_own("p", line) for line in page.notes), *([f"<ul>\n{items}\n</ul>"] if items else []))
    summary = safe(language.say("preview.told" if page.told else "preview.notes"))
    return "\n".join(('<details open="">', f"<summary>{summary}</summary>", *inside, "</details>")) if inside else ""


def _own(tag: str, text: str, look: str = "") -> str:
    """Return an element with words of the group, which may run from right to left; none where there are no words."""
    look = look and f' class="{look}"'
    return f'<{tag} dir="auto"{look}>{safe(text)}</{tag}>' if text else ""
