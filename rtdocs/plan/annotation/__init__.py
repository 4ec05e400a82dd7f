"""The marked copy of a workbook: one note a faulty cell, and a sheet that lists every problem.

In: a report of the checks. Out: a `MarkedBook`.
"""
