"""What is said of one or many entries now; no HTTP, no HTML."""
