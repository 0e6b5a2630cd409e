"""The staff pages; Django looks for them under this name."""

from portal.admin import decisions, records

__all__ = ["decisions", "records"]
