"""Old Excel files (.xls, BIFF8): the facts beside their values.

In: the bytes of the file. Out: a `Survey` for each sheet.
"""
