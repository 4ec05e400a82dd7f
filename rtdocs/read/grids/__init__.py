"""Filled grids of questions, Excel or Word.

In: a grid that people filled and sent back. Out: rows of the sheet of answers.
"""
