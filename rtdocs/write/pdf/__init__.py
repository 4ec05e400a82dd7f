"""PDF files, by LibreOffice where it is on the computer.

In: finished documents. Out: .pdf files, and page numbers for the contents.
"""
