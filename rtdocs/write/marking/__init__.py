"""Marks a copy of a person's workbook: part by part in its zip, so that all we do not touch stays byte for byte.

Loading a workbook with a library and saving it would lose pictures, text boxes, rich text and more. Every mark is made
so that it can be told from a person's own work, and taken away whole.
"""
