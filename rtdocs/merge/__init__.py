"""What people changed in a file and what rtdocs would write now, brought together so that nothing is lost.

In: the file as it stands, the file as rtdocs writes it now, and the outline of what rtdocs wrote before. Out: the bytes
of one file, and how many passages were renewed, kept, or left for the person to look at.
"""
