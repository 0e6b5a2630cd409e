"""The staff pages; Django looks for them under this name."""

from portal.admin import acceptance_pages, decision_pages, finding_pages, record_pages, visitor_report_queue

__all__ = ["acceptance_pages", "decision_pages", "finding_pages", "record_pages", "visitor_report_queue"]
