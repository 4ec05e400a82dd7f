"""Decks of invented projects, for judges."""

from layout.schemas import project

from rtdocs.plan.content.slides import Deck, SchemaSlide
from rtdocs.resources import folder
from rtdocs.write.powerpoint import presentation


def deck(path, graphs):
    """Write one deck with the schemas of some projects."""
    slides = tuple(_slide(graph) for graph in graphs)
    plan = Deck(
        language="fr",
        title="Projets inventés",
        author="Table de quartier",
        subject="Essai",
        date="2026-01-31",
        slides=slides,
        footer="Essai",
        page_words="{title} ({page} de {pages})",
    )
    presentation.write(plan, folder("templates") / "schema.pptx", path)
    return path


def graphs(seeds, events=0):
    """Return the schemas of the projects of some numbers, of so many events, or of as many as the number gives."""
    return [project(seed, events or 5 + seed % 17) for seed in seeds]


def _slide(graph):
    return SchemaSlide(
        title=graph.id,
        graph=graph,
        notes_opening="Essai.",
        overview_notes="Essai.",
    )
