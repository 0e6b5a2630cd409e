"""Reads feeds: one pass reads a feed, writes its records and concludes what is absent."""
