"""What the records state about one or many entries now; no HTTP, no HTML."""
