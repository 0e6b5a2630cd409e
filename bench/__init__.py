"""Measurements: every figure is a ratio within one run, on the machine at hand."""
