"""The questions that a story calls for, with their reasons and the group's answers.

In: the model and its facts. Out: questions worded in one language, in sections.
"""
