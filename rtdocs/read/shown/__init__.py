"""What a cell shows, where that is more or less than it stores: by the code of its number format.

In: a value as python-calamine gives it, and the code. Out: a value that says what a person sees, in any language.
"""
