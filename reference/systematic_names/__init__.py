"""Systematic names cut into the concepts that they are built of, the same for English and Korean."""
