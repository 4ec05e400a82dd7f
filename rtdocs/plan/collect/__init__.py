"""Answers of filled grids, merged with those of the workbook.

In: the model and the answers read. Out: rows to write, and the account of the differences.
"""
