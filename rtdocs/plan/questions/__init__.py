"""Which questions a story calls for, why, and what the group has answered.

In: the model and its facts. Out: questions worded in one language, in sections.
"""
