"""Figures of a story: its schema, timeline, profile and wheel.

In: the model and its facts. Out: graphs, timelines and charts of `plan.content`.
"""
