"""What filled grids bring back, merged with what the workbook holds.

In: the model and the answers read. Out: rows to write, and the account of what differs.
"""
