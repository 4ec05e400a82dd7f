"""The base of every drawing: the scene, the table of looks, the width of text, boxes, spacing.

In: texts and frames. Out: shapes of a scene, in EMU.
"""
