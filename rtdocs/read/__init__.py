"""From a workbook to the model and the problems of its cells."""
