"""Migration: the contents of an old workbook carried into a fresh one, with the account."""

from rtdocs.plan.migrate.book import carried

__all__ = ["carried"]
