"""The page on one's own computer: a small server on 127.0.0.1, and the page that it serves (`static/`).

In: requests of the page (a workbook, a product to build). Out: the results of the pipeline's own functions, their
sentences in every language, and events when the workbook is saved. Nothing here reads a cell, draws or writes a
document: `tasks` is the only module that calls the pipeline, in a process of its own.
"""
