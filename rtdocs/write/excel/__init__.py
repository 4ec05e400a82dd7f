"""Workbooks: the one that people fill, and the grid of questions.

In: a `FormBook` or a `GridBook`. Out: an .xlsx file.
"""
