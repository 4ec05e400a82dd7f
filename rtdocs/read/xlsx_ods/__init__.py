"""Zipped workbooks (.xlsx, .xlsm, .ods): facts beside their values, such as hidden rows, merged cells and errors.

In: the parts of its zip. Out: a `Survey` for each sheet.
"""
