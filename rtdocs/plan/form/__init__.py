"""The project's workbook: empty, as a worked example, or filled with a content.

In: the declaration of the workbook. Out: a `FormBook`.
"""
