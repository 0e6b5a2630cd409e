"""What a search concludes, above its hits: one answer with its kind, its address and what is asked of it."""
