"""Conflicts between four real classifications, read as feeds of a test."""
