"""Plans as plain data for the writers: blocks of a document, slides, graphs, timelines, charts, sheets.

Nothing here knows the model, a language or a file format.
"""
