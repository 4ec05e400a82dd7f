"""The merge of Word documents that people edited: block by block, within each content control of rtdocs.

In: people's document, the document that rtdocs writes now, the base as an outline. Out: people's document with our
changes in it, and the account.
"""
