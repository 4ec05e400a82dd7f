"""Sheets as tables: the table of each sheet, its row of headers, and a record for each row.

In: plain rows. Out: records, each with its cell of origin, and problems.
"""
