"""Files as packages: a template's zip opened with care, finished files put in their places.

In: paths, and the terms on which files may take the place of others. Out: what became of each file.
"""
