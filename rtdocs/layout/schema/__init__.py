"""The schema: lanes by function, time from left to right, arrows that the group claims.

In: a `Graph`. Out: pages, each a scene.
"""
