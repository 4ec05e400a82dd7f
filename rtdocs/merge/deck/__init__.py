"""Presentations that people edited, merged slide by slide, then shape by shape.

In: a `DeckState` of what rtdocs wrote last, and two files. Out: one file and its account.
"""
