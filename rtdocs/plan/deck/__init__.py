"""The presentation.

In: the model. Out: a `Deck` of `plan.content.slides`.
"""
