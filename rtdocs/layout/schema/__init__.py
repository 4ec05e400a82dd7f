"""The drawing of a chain: boxes in lanes and in time, and the lines between them.

In: a `Content` (what one page shows) and a frame. Out: a `Scene`. The phases and their sources: docs/layout.md.
"""
