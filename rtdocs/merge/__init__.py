"""Documents that people edited, merged with what rtdocs would write today: nothing of theirs is lost.

In: what rtdocs wrote last (its base), the file as people left it, the file as rtdocs writes it now.
Out: one file, and the account of what was renewed, kept, offered and left out.
"""
