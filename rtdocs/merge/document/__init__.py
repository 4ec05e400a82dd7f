"""Word documents that people edited: block by block, within each content control of ours.

In: the document as it stands, the one that rtdocs writes now, the outline of what it wrote last. Out: their document
with our changes in it, and the account.
"""
