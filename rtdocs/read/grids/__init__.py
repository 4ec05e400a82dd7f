"""Filled grids of questions, Excel or Word.

In: a file that came back. Out: rows of the sheet of answers.
"""
