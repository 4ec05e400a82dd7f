"""The value of one cell: texts cleaned, dates, numbers and choices understood.

In: a cell's raw value and its column's kind. Out: a value, or the rule that it breaks.
"""
