"""DrawingML that slides and Word documents share: shapes, charts, colours of the theme, legibility.

In: looks, charts. Out: XML as text.
"""
