"""The timeline: marks on an axis to scale, their words beside it.

In: a `Timeline`. Out: scenes.
"""
