"""The drawings as one page for a browser.

In: a `Deck`. Out: an .html file with SVG.
"""
