"""The one answer that stands above the hits of a search: its kind, its address and the intent of the query."""
