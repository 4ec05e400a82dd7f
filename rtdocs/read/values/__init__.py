"""The value of one cell: texts cleaned, dates, numbers and choices understood.

In: what a cell holds and its column's kind. Out: a value, or what is wrong with it.
"""
