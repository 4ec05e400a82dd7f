"""How every document says things: events, effects, dates, several names, covers.

In: the model. Out: texts and runs in one language.
"""
