"""The drawing of a chain: boxes in lanes and in time, and the lines between them.

In: a `Content` (the boxes and arrows of one page) and a frame. Out: a `Scene`. The phases and their sources:
docs/makers/layout.md.
"""
