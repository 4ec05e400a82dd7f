"""The declaration of the workbook: which sheets and columns there are, and how their names are recognised.

Readers and planners both stand on it. In: a name as a person typed it. Out: the sheet, column or field it means.
"""
