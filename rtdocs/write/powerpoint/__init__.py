"""Presentations: native shapes and text on a person's template.

In: a `Deck`. Out: a .pptx file.
"""
