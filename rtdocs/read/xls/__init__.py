"""What an old Excel file (.xls, BIFF8) tells beside its values.

In: the bytes of the file. Out: a `Survey` for each sheet.
"""
