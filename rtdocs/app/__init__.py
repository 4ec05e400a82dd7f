"""The page on one's own computer: a small server on 127.0.0.1, and the page that it serves (`static/`).

In: what the page asks for (a workbook, a part to build). Out: the answers of the pipeline's own functions, told in
every language, and events when the workbook is saved. Nothing here reads a cell, draws or writes a document: `tasks` is
the only module that calls the pipeline, in a process of its own.
"""
