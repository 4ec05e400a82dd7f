"""Drawings of one slide each: legend, path, board of cards, poster, RT cards, network, blank wheel.

In: slides of `plan.content`. Out: scenes.
"""
