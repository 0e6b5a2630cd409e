"""What was stated once: spans of facts, and what changed."""
