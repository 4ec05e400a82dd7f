"""Workbooks in an older or home-made shape: guesses which sheet is which table and which column is which."""
