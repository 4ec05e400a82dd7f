"""The report: a whole Word document planned from a story, one section a file."""

from rtdocs.plan.report.document import plan

__all__ = ["plan"]
