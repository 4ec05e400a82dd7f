"""The merge of documents that people edited with today's documents: no text of people is lost.

In: the base (the document as rtdocs wrote it last), the file as people left it ("theirs"), the file as rtdocs writes it
now ("ours"). Out: one file, and the account of the pieces renewed, kept, offered and left out.
"""
