"""The pages of a chain: its schema, the slide of an effect, the poster of the story."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from rtdocs.layout.base.scene import Frame, Scene
from rtdocs.layout.schema import pages as chain
from rtdocs.layout.schema.pages import Kind, PageRoom
from rtdocs.layout.slides import effect, foot, story_poster
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.content.slides import EffectSlide, SchemaSlide, StoryPosterSlide
from rtdocs.write.powerpoint.page import Page, drawn_page
from rtdocs.write.powerpoint.template import Template

_LEGEND = 12.0
"""The letters of a legend at the foot of a slide, in points."""


def chain_pages(slide: SchemaSlide | EffectSlide | StoryPosterSlide, template: Template, first: int) -> Iterable[Page]:
    """Return the pages of a schema, of the slide of an effect or of a story's poster; `first` is the deck's page."""
    match slide:
        case SchemaSlide():
            return _schema_pages(slide, template, first)
        case EffectSlide():
            return [_effect_page(slide, template)]
        case StoryPosterSlide():
            return [_poster_page(slide, template)]
        case _:
            assert_never(slide)


def _schema_pages(slide: SchemaSlide, template: Template, first: int) -> Iterable[Page]:
    return dict(schema_in_turn(slide, template, first)).values()


def schema_in_turn(slide: SchemaSlide, template: Template, first: int) -> Iterator[tuple[int, Page]]:
    """Yield the pages of a schema with their numbers among them, from 1; of those with one number the last counts."""
    room = PageRoom(template.drawing, template.foot, template.size)
    for page in chain.in_turn(slide.graph, room, first_page=first):
        left_out = _left_out(slide.graph, page.node_ids) if page.kind is Kind.OVERVIEW else 0
        shown = foot.Shown(page.node_ids, page.edge_ids, left_out=left_out)
        scene = _footed(page.scene, slide.graph, shown, template.foot)
        yield (
            page.number - first + 1,
            drawn_page(
                _chain_title(slide, page),
                scene,
                _chain_notes(slide, page),
                *_told(slide.graph, *page.node_ids, *page.edge_ids),
            ),
        )


def _effect_page(slide: EffectSlide, template: Template) -> Page:
    page = effect.draw(slide, template.drawing)
    shown = foot.Shown(page.node_ids, page.edge_ids, page.quiet, _left_out(slide.graph, page.node_ids))
    scene = _footed(page.scene, slide.graph, shown, template.foot)
    return drawn_page(slide.title, scene, slide.notes_opening, *_told(slide.graph, *page.node_ids, *page.edge_ids))


def _poster_page(slide: StoryPosterSlide, template: Template) -> Page:
    page = story_poster.draw(slide, template.drawing, template.foot)
    return drawn_page(slide.title, page.scene, slide.notes_opening, *_told(slide.graph, *page.node_ids, *page.edge_ids))


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
