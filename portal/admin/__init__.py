"""The staff pages; Django looks for them under this name."""

from portal.admin import decision_pages, record_pages

__all__ = ["decision_pages", "record_pages"]
