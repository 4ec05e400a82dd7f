"""The pages of a deck: one page a slide of the file, with its title made unique and its notes whole."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import assert_never

from rtdocs.i18n import Language, language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.base.text_metrics import measured_in
from rtdocs.layout.schema import blank
from rtdocs.layout.slides import (
    blank_wheel,
    board,
    chart_beside,
    key_figures,
    legend,
    network,
    path,
    poster,
    rt_cards,
)
from rtdocs.layout.timeline import blank as blank_timeline
from rtdocs.layout.timeline import timeline
from rtdocs.plan.content.prints import BlankTimelineSlide, CardsSlide, PosterSlide
from rtdocs.plan.content.slides import (
    BlankSlide,
    BlankWheelSlide,
    BoardSlide,
    ChartSlide,
    Deck,
    EffectSlide,
    FiguresSlide,
    LegendSlide,
    NetworkSlide,
    PathSlide,
    SchemaSlide,
    Slide,
    StoryPosterSlide,
    TextSlide,
    TimelineSlide,
    TitleSlide,
)
from rtdocs.write.powerpoint import logos
from rtdocs.write.powerpoint.chain_pages import chain_pages, schema_in_turn
from rtdocs.write.powerpoint.charts import PlacedChart
from rtdocs.write.powerpoint.page import Page, drawn_page, paragraphs
from rtdocs.write.powerpoint.placeholders import Place, Spot
from rtdocs.write.powerpoint.template import Layout, Role, Template
from rtdocs.write.powerpoint.text import Filling, bottom, fill, fill_title, flow

_BESIDE_LOGOS = 8 * EMU_PER_POINT

Turn = tuple[int, int]
"""The place of a page in a deck: the number of its slide in the plan, and its own among that slide's pages."""


def pages(deck: Deck, template: Template) -> tuple[Page, ...]:
    """Return the pages of a deck in order; no two have the same title."""
    with measured_in(template.font):
        return tuple(_every(deck, template))


def in_turn(deck: Deck, template: Template) -> Iterator[tuple[Turn, Page]]:
    """Yield the pages of a deck as soon as each is drawn, without headings, each with its place in the deck.

    First comes the first page of the schema, then all other slides, then the rest of the schema, which is most of the
    work of a long story. Of pages with one place the last counts (`chain.in_turn`).
    """
    later: list[tuple[int, str, Iterator[tuple[int, Page]]]] = []
    slides = list(enumerate(_keyed(deck)))
    for at, (key, slide) in slides:
        if isinstance(slide, SchemaSlide):
            pages_ = schema_in_turn(slide, template, _first(slide, deck, template))
            yield from _placed(at, key, islice(pages_, 1))
            later.append((at, key, pages_))
    for at, (key, slide) in slides:
        if not isinstance(slide, SchemaSlide):
            yield from _placed(at, key, enumerate(_pages(slide, deck, template, 1), 1))
    for at, key, pages_ in later:
        yield from _placed(at, key, pages_)


def _placed(at: int, key: str, numbered: Iterable[tuple[int, Page]]) -> Iterator[tuple[Turn, Page]]:
    for number, page in numbered:
        yield (at, number), replace(page, key=f"{key}.{number}")


def alone(deck: Deck, template: Template, key: str) -> Page | None:
    """Return one page by its key, without its heading and without the other slides of the plan; None for no such page.

    Args:
        deck: the presentation.
        template: its template.
        key: of the page; "" is the first page of the schema.
    """
    wanted, _, number = key.rpartition(".")
    at = int(number or 1) - 1
    with measured_in(template.font):
        for its, slide in _keyed(deck):
            if its == wanted or (not key and isinstance(slide, SchemaSlide)):
                first = _first(slide, deck, template)
                if isinstance(slide, SchemaSlide) and not at:
                    found = next((page for _, page in schema_in_turn(slide, template, first)), None)
                else:
                    found = next(islice(_pages(slide, deck, template, first), at, None), None)
                return found and replace(found, key=f"{its}.{at + 1}")
    return None


def _first(slide: Slide, deck: Deck, template: Template) -> int:
    """Return the number of a slide's first page, which a schema alone needs; few slides stand before it."""
    if not isinstance(slide, SchemaSlide):
        return 1
    before = deck.slides[: deck.slides.index(slide)]
    return 1 + sum(len(list(_pages(each, deck, template, 1))) for each in before)


def _every(deck: Deck, template: Template) -> Iterator[Page]:
    every: list[Page] = []
    for key, slide in _keyed(deck):
        found = _pages(slide, deck, template, len(every) + 1)
        every += [replace(page, key=f"{key}.{number}") for number, page in enumerate(found, 1)]
    yield from _headed(every, template)


def _keyed(deck: Deck) -> Iterator[tuple[str, Slide]]:
    """Yield the slides of the plan, each with its stable key; a repeated key gets a number."""
    turns: Counter[str] = Counter()
    for slide in deck.slides:
        key = _key(slide)
        turns[key] += 1
        yield (key if turns[key] == 1 else f"{key}-{turns[key]}"), slide


def _key(slide: Slide) -> str:
    """Return the key of a slide of the plan: its kind, and for a schema the numbers of its effects."""
    kind = f"rt-{type(slide).__name__.removesuffix('Slide').lower()}"
    if isinstance(slide, SchemaSlide | EffectSlide):
        return "-".join(["rt-schema", *(node.number for node in slide.graph.nodes if not node.lane)])
    return kind


def _pages(slide: Slide, deck: Deck, template: Template, first: int) -> Iterable[Page]:
    """Return the pages of one slide of the plan, the first of which is the deck's page `first`."""
    match slide:
        case TitleSlide():
            return [_title_page(slide, template.layouts[Role.TITLE])]
        case TextSlide():
            return _text_pages(slide, deck, template.layouts[Role.CONTENT])
        case SchemaSlide() | EffectSlide() | StoryPosterSlide():
            return chain_pages(slide, template, first)
        case TimelineSlide() | PathSlide():
            return _story_pages(slide, deck.page_words, template.drawing)
        case PosterSlide() | CardsSlide() | BlankTimelineSlide() | BoardSlide() | NetworkSlide():
            return [_kit_page(slide, template.drawing)]
        case LegendSlide() | BlankSlide() | ChartSlide() | BlankWheelSlide() | FiguresSlide():
            return [_drawing_page(slide, language_of(deck.language), template.drawing)]
        case _:
            assert_never(slide)


def _drawing_page(
    slide: LegendSlide | BlankSlide | ChartSlide | BlankWheelSlide | FiguresSlide, language: Language, frame: Frame
) -> Page:
    match slide:
        case LegendSlide():
            return _legend_page(slide, language, frame)
        case BlankSlide():
            return drawn_page(slide.title, blank.draw(slide, frame), slide.notes)
        case BlankWheelSlide():
            return drawn_page(slide.title, blank_wheel.draw(slide, frame), slide.notes)
        case ChartSlide():
            return _chart_page(slide, frame)
        case FiguresSlide():
            return _figures_page(slide, frame)
        case _:
            assert_never(slide)


def _kit_page(slide: PosterSlide | CardsSlide | BlankTimelineSlide | BoardSlide | NetworkSlide, frame: Frame) -> Page:
    match slide:
        case PosterSlide():
            return drawn_page(slide.title, poster.draw(slide, frame), slide.notes, *slide.lines)
        case CardsSlide():
            return drawn_page(slide.title, rt_cards.draw(slide, frame), slide.notes, *slide.lines)
        case BlankTimelineSlide():
            return drawn_page(slide.title, blank_timeline.draw(slide, frame), slide.notes)
        case BoardSlide():
            return _board_page(slide, frame)
        case NetworkSlide():
            return drawn_page(slide.title, network.draw(slide, frame), slide.notes)
        case _:
            assert_never(slide)


def _board_page(slide: BoardSlide, frame: Frame) -> Page:
    drawn = board.draw(slide, frame)
    told = (tile for tile in slide.tiles if tile.id in drawn.cut)
    return drawn_page(
        slide.title, drawn.scene, slide.notes, *(part for tile in told for part in (tile.heading, tile.text))
    )


def _title_page(slide: TitleSlide, layout: Layout) -> Page:
    filled = [(spot, text, fill(text.splitlines(), layout.places[spot])) for spot, text in _under_title(slide, layout)]
    texts = tuple((spot, filling) for spot, _, filling in filled)
    whole = [text for _, text, filling in filled if filling.cut]
    return Page(
        role=Role.TITLE,
        title=slide.title,
        texts=texts,
        notes=paragraphs(slide.notes, *whole),
        logos=slide.logos,
        line=_line(texts, layout),
    )


def _line(texts: Iterable[tuple[Spot, Filling]], layout: Layout) -> Frame:
    """Return the place of a line of logos: under the texts of a slide, or above its title, where there is more room."""
    title = layout.places[Spot.TITLE].frame
    low = max((bottom(filling, layout.places[spot]) for spot, filling in texts), default=title.bottom)
    floor = min(_floors(layout, low), default=low) - _BESIDE_LOGOS
    under, above = floor - low - _BESIDE_LOGOS, title.y - 2 * _BESIDE_LOGOS
    if under >= logos.LEAST or under >= above:
        height = min(under, logos.HEIGHT)
        return title._replace(y=floor - height, height=height)
    height = min(above, logos.HEIGHT)
    return title._replace(y=title.y - _BESIDE_LOGOS - height, height=height)


def _floors(layout: Layout, low: int) -> Iterator[int]:
    """Yield the upper ends of what stands below a height on a slide."""
    places = (layout.places[spot].frame.y for spot in (Spot.FOOTER, Spot.NUMBER) if spot in layout.places)
    return (y for y in places if y > low)


def _under_title(slide: TitleSlide, layout: Layout) -> list[tuple[Spot, str]]:
    """Return the texts under the title; the credit joins the subtitle where the template has no place for it."""
    if Spot.TEXT in layout.places:
        wanted = [(Spot.SUBTITLE, slide.subtitle), (Spot.TEXT, slide.credit)]
    else:
        wanted = [(Spot.SUBTITLE, f"{slide.subtitle}\n{slide.credit}".strip())]
    return [(spot, text) for spot, text in wanted if text]


def _text_pages(slide: TextSlide, deck: Deck, layout: Layout) -> list[Page]:
    place = layout.places[Spot.TEXT]
    parts = flow(slide.items, _above_logos(place) if slide.logos else place)
    return [
        Page(
            role=Role.CONTENT,
            title=_numbered(slide.title, deck.page_words, number, len(parts)),
            texts=((Spot.TEXT, part),),
            notes=paragraphs(slide.notes),
            logos=slide.logos if number == len(parts) else (),
            line=place.frame._replace(y=place.frame.bottom - logos.HEIGHT, height=logos.HEIGHT),
        )
        for number, part in enumerate(parts, 1)
    ]


def _above_logos(place: Place) -> Place:
    """Return a place whose text leaves room for a line of logos at its foot."""
    return replace(place, frame=place.frame._replace(height=place.frame.height - logos.HEIGHT - _BESIDE_LOGOS))


def _figures_page(slide: FiguresSlide, frame: Frame) -> Page:
    told = (f"{figure.value} {figure.what}" for figure in slide.figures)
    return drawn_page(slide.title, key_figures.draw(slide, frame), slide.notes, *told)


def _legend_page(slide: LegendSlide, language: Language, frame: Frame) -> Page:
    """Return the legend, in the notes as well: its signs are drawings."""
    named = [(name, meaning) for _, name, meaning in (*slide.signs, *slide.lanes)]
    told = [language.say("powerpoint.legend", name=name, meaning=meaning) for name, meaning in named]
    return drawn_page(
        slide.title, legend.draw(slide, frame), slide.notes, *told, *(meaning for _, meaning in slide.lines)
    )


def _story_pages(slide: TimelineSlide | PathSlide, words: str, frame: Frame) -> Iterator[Page]:
    """Yield the pages of a timeline or path, with the sentences of their marks or steps in the notes."""
    drawn = path.pages(slide, frame) if isinstance(slide, PathSlide) else timeline.pages(slide.timeline, frame)
    sentences = dict(slide.lines)
    for number, page in enumerate(drawn, 1):
        title = _numbered(slide.title, words, number, len(drawn))
        yield drawn_page(title, page.scene, slide.notes_opening, *(sentences[key] for key in page.shown))


def _chart_page(slide: ChartSlide, frame: Frame) -> Page:
    placed, remarks = chart_beside.draw(slide, frame)
    return replace(drawn_page(slide.title, remarks, slide.notes), chart=PlacedChart(slide.chart, placed))


def _numbered(title: str, words: str, number: int, of: int) -> str:
    """Return the title of one of several slides: "Title (2 de 3)"; filled by hand, since it may hold braces."""
    if of == 1:
        return title
    return words.replace("{pages}", str(of)).replace("{page}", str(number)).replace("{title}", title)


def _headed(every: Iterable[Page], template: Template) -> Iterator[Page]:
    """Yield the pages with titles as shown; a repeated title gets a number, as screen readers list slides by title."""
    turns: Counter[str] = Counter()
    taken: set[str] = set()
    for page in every:
        place = template.layouts[page.role].places[Spot.TITLE]
        heading = fill_title(page.title, place)
        while _shown(heading) in taken:
            turns[page.title] += 1
            heading = fill_title(f"{page.title} ({turns[page.title] + 1})", place)
        taken.add(_shown(heading))
        yield replace(page, heading=heading)


def _shown(heading: Filling) -> str:
    return heading.pieces[0].text
