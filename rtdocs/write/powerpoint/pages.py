"""The pages of a deck: one page a slide of the file, with its title made unique and its notes whole."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import assert_never

from rtdocs.i18n import Language, language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Scene
from rtdocs.layout.base.text_metrics import measured_in
from rtdocs.layout.schema import blank
from rtdocs.layout.schema import pages as chain
from rtdocs.layout.schema.pages import Kind, Room
from rtdocs.layout.slides import (
    blank_wheel,
    board,
    chart_beside,
    effect,
    foot,
    key_figures,
    legend,
    network,
    path,
    poster,
    rt_cards,
    story_poster,
)
from rtdocs.layout.timeline import blank as blank_timeline
from rtdocs.layout.timeline import timeline
from rtdocs.plan.content.graph import Graph
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
from rtdocs.write.powerpoint.charts import PlacedChart
from rtdocs.write.powerpoint.page import Page
from rtdocs.write.powerpoint.placeholders import Place, Spot
from rtdocs.write.powerpoint.template import Layout, Role, Template
from rtdocs.write.powerpoint.text import Filling, bottom, fill, fill_title, flow

_LEGEND = 12.0
"""The letters of a legend at the foot of a slide, in points."""
_BESIDE_LOGOS = 8 * EMU_PER_POINT


def pages(deck: Deck, template: Template) -> tuple[Page, ...]:
    """Return the pages of a deck in order; no two have the same title."""
    with measured_in(template.font):
        return tuple(_every(deck, template))


def alone(deck: Deck, template: Template, key: str) -> Page | None:
    """Return one page by its key, without its heading and without the other slides of the plan; None for no such page.

    Args:
        deck: the presentation.
        template: its template.
        key: of the page; "" is the first page of the schema.
    """
    wanted, _, number = key.rpartition(".")
    with measured_in(template.font):
        for its, slide in _keyed(deck):
            if its == wanted or (not key and isinstance(slide, SchemaSlide)):
                at = int(number or 1) - 1
                pages_ = _pages(slide, deck, template, _first(slide, deck, template))
                found = next(islice(pages_, at, None), None)
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
            return _chain_pages(slide, template, first)
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
            return _drawn(slide.title, blank.draw(slide, frame), slide.notes)
        case BlankWheelSlide():
            return _drawn(slide.title, blank_wheel.draw(slide, frame), slide.notes)
        case ChartSlide():
            return _chart_page(slide, frame)
        case FiguresSlide():
            return _figures_page(slide, frame)
        case _:
            assert_never(slide)


def _kit_page(slide: PosterSlide | CardsSlide | BlankTimelineSlide | BoardSlide | NetworkSlide, frame: Frame) -> Page:
    match slide:
        case PosterSlide():
            return _drawn(slide.title, poster.draw(slide, frame), slide.notes, *slide.lines)
        case CardsSlide():
            return _drawn(slide.title, rt_cards.draw(slide, frame), slide.notes, *slide.lines)
        case BlankTimelineSlide():
            return _drawn(slide.title, blank_timeline.draw(slide, frame), slide.notes)
        case BoardSlide():
            return _board_page(slide, frame)
        case NetworkSlide():
            return _drawn(slide.title, network.draw(slide, frame), slide.notes)
        case _:
            assert_never(slide)


def _board_page(slide: BoardSlide, frame: Frame) -> Page:
    drawn = board.draw(slide, frame)
    told = (tile for tile in slide.tiles if tile.id in drawn.cut)
    return _drawn(slide.title, drawn.scene, slide.notes, *(part for tile in told for part in (tile.heading, tile.text)))


def _title_page(slide: TitleSlide, layout: Layout) -> Page:
    filled = [(spot, text, fill(text.splitlines(), layout.places[spot])) for spot, text in _under_title(slide, layout)]
    texts = tuple((spot, filling) for spot, _, filling in filled)
    whole = [text for _, text, filling in filled if filling.cut]
    return Page(
        role=Role.TITLE,
        title=slide.title,
        texts=texts,
        notes=_paragraphs(slide.notes, *whole),
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
            notes=_paragraphs(slide.notes),
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
    return _drawn(slide.title, key_figures.draw(slide, frame), slide.notes, *told)


def _legend_page(slide: LegendSlide, language: Language, frame: Frame) -> Page:
    """Return the legend, in the notes as well: its signs are drawings."""
    named = [(name, meaning) for _, name, meaning in (*slide.signs, *slide.lanes)]
    told = [language.say("powerpoint.legend", name=name, meaning=meaning) for name, meaning in named]
    return _drawn(slide.title, legend.draw(slide, frame), slide.notes, *told, *(meaning for _, meaning in slide.lines))


def _chain_pages(slide: SchemaSlide | EffectSlide | StoryPosterSlide, template: Template, first: int) -> Iterable[Page]:
    match slide:
        case SchemaSlide():
            return _schema_pages(slide, template, first)
        case EffectSlide():
            return [_effect_page(slide, template)]
        case StoryPosterSlide():
            return [_poster_page(slide, template)]
        case _:
            assert_never(slide)


def _schema_pages(slide: SchemaSlide, template: Template, first: int) -> Iterator[Page]:
    room = Room(template.drawing, template.foot, template.size)
    for page in chain.in_turn(slide.graph, room, first_page=first):
        left_out = _left_out(slide.graph, page.node_ids) if page.kind is Kind.OVERVIEW else 0
        shown = foot.Shown(page.node_ids, page.edge_ids, left_out=left_out)
        scene = _footed(page.scene, slide.graph, shown, template.foot)
        yield _drawn(
            _chain_title(slide, page),
            scene,
            _chain_notes(slide, page),
            *_told(slide.graph, *page.node_ids, *page.edge_ids),
        )


def _effect_page(slide: EffectSlide, template: Template) -> Page:
    page = effect.draw(slide, template.drawing)
    shown = foot.Shown(page.node_ids, page.edge_ids, page.quiet, _left_out(slide.graph, page.node_ids))
    scene = _footed(page.scene, slide.graph, shown, template.foot)
    return _drawn(slide.title, scene, slide.notes_opening, *_told(slide.graph, *page.node_ids, *page.edge_ids))


def _poster_page(slide: StoryPosterSlide, template: Template) -> Page:
    page = story_poster.draw(slide, template.drawing, template.foot)
    return _drawn(slide.title, page.scene, slide.notes_opening, *_told(slide.graph, *page.node_ids, *page.edge_ids))


def _told(graph: Graph, *ids: str) -> Iterator[str]:
    """Yield the sentences of boxes and arrows, by their ids."""
    alts = graph.alts
    return (alts[key] for key in ids if key in alts)


def _left_out(graph: Graph, shown: Iterable[str]) -> int:
    """Return the number of events and effects of a graph that a page does not show."""
    return len({node.id for node in graph.nodes} - set(shown))


def _footed(scene: Scene, graph: Graph, shown: foot.Shown, frame: Frame | None) -> Scene:
    """Return the drawing of a chain with its legend at the slide's foot, where that has room."""
    if frame is None:
        return scene
    return replace(scene, shapes=(*scene.shapes, *foot.legend(graph, shown, frame, _LEGEND)))


def _chain_title(slide: SchemaSlide, page: chain.Page) -> str:
    match page.kind:
        case Kind.WHOLE | Kind.OVERVIEW:
            return slide.title
        case Kind.CHAPTER:
            return page.title
        case _:
            assert_never(page.kind)


def _chain_notes(slide: SchemaSlide, page: chain.Page) -> str:
    return (slide.overview_notes or slide.notes_opening) if page.kind is Kind.OVERVIEW else slide.notes_opening


def _story_pages(slide: TimelineSlide | PathSlide, words: str, frame: Frame) -> Iterator[Page]:
    """Yield the pages of a timeline or path, with the sentences of their marks or steps in the notes."""
    drawn = path.pages(slide, frame) if isinstance(slide, PathSlide) else timeline.pages(slide.timeline, frame)
    sentences = dict(slide.lines)
    for number, page in enumerate(drawn, 1):
        title = _numbered(slide.title, words, number, len(drawn))
        yield _drawn(title, page.scene, slide.notes_opening, *(sentences[key] for key in page.shown))


def _chart_page(slide: ChartSlide, frame: Frame) -> Page:
    placed, remarks = chart_beside.draw(slide, frame)
    return replace(_drawn(slide.title, remarks, slide.notes), chart=PlacedChart(slide.chart, placed))


def _drawn(title: str, scene: Scene, notes: str, *told: str) -> Page:
    return Page(role=Role.DRAWING, title=title, scene=scene, notes=_paragraphs(notes), told=_paragraphs(*told))


def _paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(line for text in texts for line in text.splitlines() if line.strip())


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
