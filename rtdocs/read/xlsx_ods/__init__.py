"""What a zipped workbook (.xlsx, .xlsm, .ods) tells beside its values: its day, hidden rows, merged cells, errors.

In: the parts of its zip. Out: a `Survey` for each sheet.
"""
