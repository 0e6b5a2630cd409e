"""Documents, and publishing them to the index."""
