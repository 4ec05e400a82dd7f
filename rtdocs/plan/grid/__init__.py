"""The grid of questions, as a document and as a workbook.

In: the model. Out: a `Document` and a `GridBook`.
"""
