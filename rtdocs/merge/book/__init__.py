"""The merge of grids of questions in Excel that people filled: question by question, by code, cell by cell.

In: people's workbook, the workbook that rtdocs writes now, the base. Out: people's workbook with our changes in it,
part by part, and the account.
"""
