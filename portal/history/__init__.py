"""The history of facts: when each one was stated, and what changed."""
