"""Word documents: a person's template printed, with blocks in the places it keeps for them.

In: a `Document`. Out: a .docx file.
"""
