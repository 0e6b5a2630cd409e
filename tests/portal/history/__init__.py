"""Tests of what was said once, and of since when agencies differ."""
