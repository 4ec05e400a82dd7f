"""Files as packages: a template's zip opened with care, finished files put in their places.

In: paths. Out: files that all stand, or none.
"""
