"""Sheets as tables: which sheet it is, where its headers stand, a record for each row.

In: plain rows. Out: records, each with the cell it came from, and problems.
"""
