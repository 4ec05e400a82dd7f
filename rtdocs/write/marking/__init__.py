"""Marks in a copy of a person's workbook: part by part in its zip, so that untouched parts stay byte for byte.

Loading a workbook with a library and saving it would lose pictures, text boxes, rich text and more. Every mark is made
so that it can be told from a person's own work, and taken away whole.
"""
