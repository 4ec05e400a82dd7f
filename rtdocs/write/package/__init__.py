"""Files as packages: a template's zip opened with care, finished files put in their places.

In: paths, and the terms on which files may replace others. Out: the outcome of each file.
"""
