"""The merge of presentations that people edited: slide by slide, then shape by shape.

In: the base as a `DeckState`, and two files. Out: one file and its account.
"""
