"""The wording of every document: events, effects, dates, several names, covers.

In: the model. Out: texts and runs in one language.
"""
