"""What every drawing is made of: the scene, the table of looks, the width of text, boxes, spacing.

In: texts and frames. Out: shapes of a scene, in EMU.
"""
