"""The text that a cell shows, where it is more or less than the stored value: by the code of its number format.

In: a value as python-calamine gives it, and the code. Out: a value that says, in any language, the text a person sees.
"""
