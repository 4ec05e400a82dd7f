"""Carries what an old workbook holds into a fresh one, and accounts for it."""

from rtdocs.plan.migrate.book import carried

__all__ = ["carried"]
