"""Grids of questions in Excel that people filled: question by question, by its code, cell by cell.

In: the workbook as it stands, the one that rtdocs writes now, what it wrote last. Out: their workbook with our changes
in it, part by part, and the account.
"""
